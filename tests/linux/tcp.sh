# Scenes of TCP: pc1 and web3 on the LAN, call by call as the programs that were recorded made them; nft rows are iptables here.
# shellcheck shell=bash
to=192.168.0.3
filter="iptables -A INPUT -p tcp"

scene_tcp_basic() {
  printf '%s\n' "20s web3 tcp listen:7200 accept recv wait:100ms send:6 recv wait:100ms close" \
    "20.01s pc1 tcp connect:$to:7200:42000 send:5 recv wait:100ms close"
}
scene_tcp_server_closes() {
  printf '%s\n' "20s web3 tcp listen:7201 accept send:3 wait:100ms close" \
    "20.01s pc1 tcp connect:$to:7201:42001 recv recv wait:100ms close"
}
scene_tcp_half_close() {
  printf '%s\n' "20s web3 tcp listen:7202 accept recvall send:5 wait:100ms send:5 wait:100ms close" \
    "20.01s pc1 tcp connect:$to:7202:42002 send:7 shutdown recvall close"
}
scene_tcp_simultaneous_close() {
  printf '%s\n' "20s web3 tcp listen:7203 accept wait:100ms close" \
    "20.01s pc1 tcp connect:$to:7203:42003 wait:100ms close" \
    "20.05s pc1 $filter --tcp-flags FIN FIN -j DROP" "20.05s web3 $filter --tcp-flags FIN FIN -j DROP" \
    "20.17s pc1 iptables -F" "20.17s web3 iptables -F"
}
scene_tcp_simultaneous_open() {
  printf '%s\n' "20s pc1 ping -c 1 $to" \
    "20.1s pc1 $filter --dport 42004 -j DROP" "20.1s web3 $filter --dport 42004 -j DROP" \
    "20.2s pc1 tcp connect:$to:42004:42004 wait:100ms send:4 wait:100ms close" \
    "20.20005s web3 tcp connect:192.168.0.100:42004:42004 recv recv close" \
    "20.5s pc1 iptables -F" "20.5s web3 iptables -F" "20.5s lab link set pc1 delay=1ms"
}
scene_tcp_closed() {
  printf '%s\n' "20s pc1 tcp connect:$to:7999:42005"
}
scene_tcp_filtered() {
  printf '%s\n' "19s web3 $filter --dport 7998 -j DROP" "20s pc1 tcp connect:$to:7998:42006:8s"
}
scene_tcp_host_down() {
  printf '%s\n' "20s pc1 tcp connect:192.168.0.250:80::8s"
}
scene_tcp_abort() {
  printf '%s\n' "20s web3 tcp listen:7204 accept recv recv close" \
    "20.01s pc1 tcp connect:$to:7204:42007 send:1 wait:100ms abort"
}
scene_tcp_data_after_close() {
  printf '%s\n' "20s web3 tcp listen:7205 accept close" \
    "20.01s pc1 tcp connect:$to:7205:42008 wait:200ms send:13 wait:200ms send:1 close"
}
scene_tcp_close_unread() {
  printf '%s\n' "20s web3 tcp listen:7206 accept wait:200ms close" \
    "20.01s pc1 tcp connect:$to:7206:42009 send:10 wait:400ms close"
}
# SO_RCVBUF 4096: Linux doubles it.
scene_tcp_zero_window() {
  printf '%s\n' "19s web3 sysctl -w net.ipv4.tcp_rmem = 4096 8192 16777216" \
    "20s web3 tcp listen:7207 accept wait:2800ms recvall close" \
    "20.01s pc1 tcp connect:$to:7207:42010 send:40000 wait:5s close"
}
scene_tcp_retransmit_rto() {
  printf '%s\n' "20s web3 tcp listen:7208 accept recv recv wait:100ms recv close" \
    "20.01s pc1 tcp connect:$to:7208:42011 send:5 wait:200ms send:9 wait:4s close" \
    "20.1s web3 $filter --dport 7208 -m length --length 61: -j DROP" "22.7s web3 iptables -F"
}
scene_tcp_fast_retransmit() {
  printf '%s\n' "20s web3 tcp listen:7209 accept recvall close" \
    "20.01s pc1 tcp connect:$to:7209:42012 send:4 wait:100ms send:14480 wait:1s close" \
    "20.05s web3 $filter --dport 7209 -m length --length 1001: -m statistic --mode nth --every 1000 --packet 2 -j DROP"
}
scene_tcp_syn_retry() {
  printf '%s\n' "20s pc1 ping -c 1 $to" \
    "20.1s web3 $filter --dport 7210 --tcp-flags SYN,ACK SYN -m statistic --mode nth --every 1000 --packet 0 -j DROP" \
    "20.1s pc1 $filter --sport 7210 --tcp-flags SYN,ACK SYN,ACK -m statistic --mode nth --every 1000 --packet 0 -j DROP" \
    "20.2s web3 tcp listen:7210 accept recvall close" "20.3s pc1 tcp connect:$to:7210:42013 wait:10ms close"
}
scene_tcp_keepalive() {
  printf '%s\n' "20s web3 tcp listen:7211 accept wait:8s abort" \
    "20.01s pc1 tcp connect:$to:7211:42014 keepalive:1s:1s:3 recv close" \
    "22.61s web3 $filter --dport 7211 -j DROP" "27s web3 iptables -F"
}
scene_tcp_backlog_full() {
  printf '%s\n' "20s web3 tcp listen:7212:1 wait:20s" \
    "20.01s pc1 tcp connect:$to:7212:42020 wait:3080ms abort" "20.02s pc1 tcp connect:$to:7212:42021 wait:3072ms abort" \
    "20.03s pc1 tcp connect:$to:7212:42022:3s" "21.53s pc1 tcp connect:$to:7212:42023:1500ms"
}

# Linux counts its own overhead for each segment against a receive buffer of 8 kB and throws one away that lies within
# the window it had offered. Ours counts bytes, so nothing is lost and nothing repeated.
allowed_tcp_zero_window() {
  printf '%s\n' --drop 'DATA retransmission'
}

scene_pmtud_tcp() {
  printf '%s\n' "20s far tcp listen:7102 accept recvall wait:2s abort" \
    "20.01s pc1 tcp connect:198.51.100.10:7102 send:6000 wait:1s abort"
}
scenario_pmtud_tcp() {
  sed 's/Cable(ends: ("internet:eth0", "router:wan"), /&mtu: 1400, /' scenarios/linux-home.ron >"$work/narrow.ron"
  echo "$work/narrow.ron"
}
# There one end of the cable carries 1400 bytes and the other 1500; here a link has one MTU, so the server that announces
# 1460 stands one router further away. And tshark calls what is repeated within a round trip "out of order", not
# "retransmission": the sizes of all segments are compared instead (linux_observed.py).
allowed_pmtud_tcp() {
  printf '%s\n' --map 198.51.100.10=203.0.113.10 --ignore hops,l2 --drop 'ARP|DATA retransmission'
}
