# Scenes of ICMP and traceroute.
# shellcheck shell=bash

scene_ping_server() {
  printf '%s\n' "20s pc1 ping -c 3 -i 0.2 203.0.113.10"
}

scene_wan_ping() {
  printf '%s\n' "20s far ping -c 1 203.0.113.2"
}

scene_ttl_exceeded() {
  printf '%s\n' "20s pc1 ping -c 1 -t 1 -W 2 198.51.100.10" "23s pc1 ping -c 1 -t 2 -W 2 198.51.100.10" \
    "26s pc1 ping -c 1 -t 3 -W 2 198.51.100.10"
}

scene_net_unreachable() {
  printf '%s\n' "20s pc1 ping -c 1 -W 2 192.0.2.1" "23s router ip route del default" "24s pc1 ping -c 1 -W 2 192.0.2.1"
}

scene_host_unreachable() {
  printf '%s\n' "20s pc1 ping -c 1 -W 6 203.0.113.77"
}

scene_port_unreachable() {
  printf '%s\n' "20s pc1 nc -u -p 40123 -m hello 203.0.113.10 9"
}

scene_admin_prohibited() {
  printf '%s\n' \
    "19s internet iptables -A INPUT -p udp --dport 5555 -j REJECT --reject-with icmp-admin-prohibited" \
    "19s internet iptables -A INPUT -p tcp --dport 5556 -j REJECT --reject-with tcp-reset" \
    "19s internet iptables -A INPUT -p tcp --dport 5557 -j REJECT --reject-with icmp-port-unreachable" \
    "20s pc1 nc -u -m x 203.0.113.10 5555" "21s pc1 tcp connect:203.0.113.10:5556::4s" \
    "22s pc1 tcp connect:203.0.113.10:5557::4s"
}

scene_broadcast_ping() {
  local n
  printf '%s\n' "20s pc1 ping -b -c 1 -W 1 192.168.0.255"
  for n in pc2 phone web3; do printf '%s\n' "22s $n sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0"; done
  printf '%s\n' "23s pc1 ping -b -c 1 -W 1 192.168.0.255"
}

scene_icmp_redirect() {
  printf '%s\n' "19s router sysctl -w net.ipv4.conf.all.send_redirects=1" \
    "19s pc1 ip route add 192.168.0.4/32 via 192.168.0.1" "20s pc1 ping -c 2 -i 0.3 192.168.0.4"
}

allowed_icmp_redirect() {
  # The recorded router told of the nearer way with the second packet only, which had left by then; ours does with the first.
  printf '%s\n' --ignore l2
}

# The way is known before, but for the first.
known_way() { printf '%s\n' "18s pc1 ping -c 1 198.51.100.10"; }
route() { printf '%s\n' "20s pc1 traceroute -n -q 1 -N 1 -w 3 -m 6 $* 198.51.100.10"; }
scene_traceroute_icmp() { route -I; }
scene_traceroute_udp() { known_way && route -U; }
scene_traceroute_udp_high_ports() { known_way && route; }
scene_traceroute_tcp() { known_way && route -T -p 80; }
