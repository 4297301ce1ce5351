# Scenes of the provider's side: another public address.
# shellcheck shell=bash

# The address changes by hand in the middle of a connection.
scene_isp_renumber() {
  printf '%s\n' "20s internet tcp listen:7101 accept recv wait:30s close" \
    "20.01s pc1 tcp connect:203.0.113.10:7101:40080:6s send:3 wait:1s send:3 wait:500ms send:1 recv close" \
    "20.5s router ip addr del 203.0.113.2/24 dev wan" "20.5s router ip addr add 203.0.113.55/24 dev wan" \
    "20.51s router ip route replace default via 203.0.113.10" \
    "23s pc1 curl http://203.0.113.10/ip" \
    "24s internet ip neigh flush all" "24.1s far curl --connect-timeout 5 http://203.0.113.2:8080/" \
    "30s far ping -c 1 203.0.113.55"
}
# There the rules were written for the old address: they went on as long as the provider remembered the neighbour, and the
# new address had none. Here a rule holds for the address the router has. So the calls to the forwarded port are left out.
allowed_isp_renumber() {
  printf '%s\n' --drop '(TCP|ICMP).*8080|ARP request 192.168.0.1>192.168.0.3|ICMP echo' --collapse
}

# There the server was started again with another pool; here it takes the lease back, and gives .67 where the other pool
# had .76. It is refused in other words, and the times of the lease are its own.
scene_isp_renumber_dhcp() {
  printf '%s\n' "19.6s router wan dhcp" "22s internet leases reassign 203.0.113.66"
}
scenario_isp_renumber_dhcp() {
  sed -e 's/^            wan: "203.0.113.2\/24",/            wan: None,/' -e '/^            gateway: "203.0.113.10",/d' \
    -e '0,/^            services: \[$/s//            dhcp: (interface: "eth0", pool: ("203.0.113.66", "203.0.113.69"), lease: "12s"),\n&/' \
    scenarios/linux-home.ron >"$work/leased.ron"
  echo "$work/leased.ron"
}
until_isp_renumber_dhcp() { echo 30s; }
allowed_isp_renumber_dhcp() {
  printf '%s\n' --map 203.0.113.67=203.0.113.76 --ignore lease,t1,t2,message,options,dns
}
