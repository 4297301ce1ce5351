# Scenes of IPv4 itself: fragments, path MTU, martians.
# shellcheck shell=bash

scene_fragments_lan() {
  printf '%s\n' "20s pc1 ping -c 1 -s 2000 192.168.0.101"
}

scene_fragments_nat() {
  printf '%s\n' "20s pc1 ping -c 1 -s 2000 203.0.113.10"
}

# The first of two fragments, and nothing more; a second is waited for it.
scene_frag_timeout() {
  printf '%s\n' "19s pc2 sysctl -w net.ipv4.ipfrag_time=1" "20s pc1 ping -c 1 192.168.0.101" \
    "22s pc1 hping3 -1 -c 1 -x -N 77 -d 64 192.168.0.101"
}

scene_martian_source() {
  local source
  printf '%s\n' "18s internet ping -c 1 203.0.113.2" "19s router sysctl -w net.ipv4.conf.all.rp_filter=1"
  for source in 192.168.0.50 127.0.0.1 203.0.113.255 0.0.0.0; do
    printf '%s\n' "20s internet hping3 -S -c 1 -a $source -s 1234 -p 8080 203.0.113.2"
  done
}

# The way to the internet carries 1400 bytes.
narrow() {
  sed 's/Cable(ends: ("internet:eth0", "router:wan"), /&mtu: 1400, /' scenarios/linux-home.ron >"$work/narrow.ron"
  echo "$work/narrow.ron"
}
scenario_pmtud() { narrow; }
scene_pmtud() {
  printf '%s\n' "20s pc1 ping -c 1 -M do -s 1472 -W 2 203.0.113.10" "23s pc1 ping -c 1 -M do -s 1372 -W 2 203.0.113.10" \
    "25s pc1 ip route get 203.0.113.10"
}

# As pmtud_tcp (tcp.sh): the server that announces 1460 stands one router further away.
allowed_far() { printf '%s\n' --map 198.51.100.10=203.0.113.10 --ignore hops,l2 --drop 'ARP|DATA retransmission'; }

# The router may not say that it is too narrow: nothing arrives.
scenario_pmtud_blackhole() { narrow; }
scene_pmtud_blackhole() {
  printf '%s\n' "19s router iptables -A OUTPUT -p icmp --icmp-type destination-unreachable -j DROP" \
    "20s far tcp listen:7103 accept wait:4s abort" "20.01s pc1 tcp connect:198.51.100.10:7103 send:6000 wait:3950ms abort"
}
# Linux takes a RST at the far edge of what came beyond the hole, ours only one in sequence (RFC 5961 3.2): it is sent twice.
allowed_pmtud_blackhole() { printf '%s\n' --map 198.51.100.10=203.0.113.10 --ignore hops,l2 --drop 'ARP|DATA retransmission|RST'; }

# The same, and the router lowers the MSS of passing SYNs: all arrives.
scenario_mss_clamp() { narrow; }
scene_mss_clamp() {
  printf '%s\n' "19s router iptables -A OUTPUT -p icmp --icmp-type destination-unreachable -j DROP" \
    "19s router iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu" \
    "20s far tcp listen:7104 accept recvall wait:2s abort" "20.01s pc1 tcp connect:198.51.100.10:7104 send:6000 wait:1s abort"
}
allowed_mss_clamp() { allowed_far; }
