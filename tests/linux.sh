#!/usr/bin/env bash
# A real Linux home network, recorded (`oracle/expected`), against the scenario built like it: who said what to whom, in
# which order, must be the same; for TCP also the times, windows and error texts that were measured there. Needs tshark, python3, and the release build.
#
#   HOPLAB=path/to/hoplab ORACLE=path/to/oracle tests/linux.sh [SCENE…]
set -euo pipefail
cd "$(dirname "$0")/.."
hoplab=${HOPLAB:-${CARGO_TARGET_DIR:-target}/release/hoplab}
oracle=${ORACLE:-../shared/oracle}
if [ ! -d "$oracle/expected" ]; then
  echo "linux.sh: no recordings at $oracle: nothing to compare with"
  [ "${CI:-}" != true ]
  exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each scene: what is done, from 20 s on, when every host has its lease and nothing moves.
scene() {
  case $1 in
    arp_ping_lan) printf '%s\n' "20s pc1 ping -c 3 -i 0.2 pc2" ;;
    # Its lease given back before, so that the exchange stands alone.
    dhcp_dora) printf '%s\n' "12s pc1 dhcp release" "20s pc1 dhcp renew" ;;
    ping_server) printf '%s\n' "20s pc1 ping -c 3 -i 0.2 203.0.113.10" ;;
    dns_via_router) printf '%s\n' "20s pc1 dig naver.com @192.168.0.1" "21.3s pc1 dig naver.com @192.168.0.1" \
      "21.4s pc1 dig www.naver.com @192.168.0.1" ;;
    nat_http) printf '%s\n' "20s pc1 curl --local-port 41000 http://203.0.113.10/ip" ;;
    portforward) printf '%s\n' "20s far curl http://203.0.113.2:8080/" "21s far curl http://203.0.113.2:8081/" \
      "22s far curl http://203.0.113.2:8080/ip" "23s internet curl http://203.0.113.2:8080/ip" ;;
    portforward_closed) printf '%s\n' "20s far curl http://203.0.113.2:8083/" ;;
    hairpin) printf '%s\n' "20s pc1 curl --local-port 41100 http://203.0.113.2:8080/ip" "21s pc1 curl http://203.0.113.2:8080/" ;;
    tcp_* | pmtud_tcp) tcp_scene "$1" ;;
    *) echo "linux.sh: no scene $1" >&2; exit 2 ;;
  esac
}

# pc1 and web3 on the LAN, call by call as the oracle's programs made them (observe.py); its nft rows are iptables here.
tcp_scene() {
  local to=192.168.0.3 filter="iptables -A INPUT -p tcp"
  case $1 in
    tcp_basic) printf '%s\n' "20s web3 tcp listen:7200 accept recv wait:100ms send:6 recv wait:100ms close" \
      "20.01s pc1 tcp connect:$to:7200:42000 send:5 recv wait:100ms close" ;;
    tcp_server_closes) printf '%s\n' "20s web3 tcp listen:7201 accept send:3 wait:100ms close" \
      "20.01s pc1 tcp connect:$to:7201:42001 recv recv wait:100ms close" ;;
    tcp_half_close) printf '%s\n' "20s web3 tcp listen:7202 accept recvall send:5 wait:100ms send:5 wait:100ms close" \
      "20.01s pc1 tcp connect:$to:7202:42002 send:7 shutdown recvall close" ;;
    tcp_simultaneous_close) printf '%s\n' "20s web3 tcp listen:7203 accept wait:100ms close" \
      "20.01s pc1 tcp connect:$to:7203:42003 wait:100ms close" \
      "20.05s pc1 $filter --tcp-flags FIN FIN -j DROP" "20.05s web3 $filter --tcp-flags FIN FIN -j DROP" \
      "20.17s pc1 iptables -F" "20.17s web3 iptables -F" ;;
    tcp_simultaneous_open) printf '%s\n' "20s pc1 ping -c 1 $to" \
      "20.1s pc1 $filter --dport 42004 -j DROP" "20.1s web3 $filter --dport 42004 -j DROP" \
      "20.2s pc1 tcp connect:$to:42004:42004 wait:100ms send:4 wait:100ms close" \
      "20.20005s web3 tcp connect:192.168.0.100:42004:42004 recv recv close" \
      "20.5s pc1 iptables -F" "20.5s web3 iptables -F" "20.5s lab link set pc1 delay=1ms" ;;
    tcp_closed) printf '%s\n' "20s pc1 tcp connect:$to:7999:42005" ;;
    tcp_filtered) printf '%s\n' "19s web3 $filter --dport 7998 -j DROP" "20s pc1 tcp connect:$to:7998:42006:8s" ;;
    tcp_host_down) printf '%s\n' "20s pc1 tcp connect:192.168.0.250:80::8s" ;;
    tcp_abort) printf '%s\n' "20s web3 tcp listen:7204 accept recv recv close" \
      "20.01s pc1 tcp connect:$to:7204:42007 send:1 wait:100ms abort" ;;
    tcp_data_after_close) printf '%s\n' "20s web3 tcp listen:7205 accept close" \
      "20.01s pc1 tcp connect:$to:7205:42008 wait:200ms send:13 wait:200ms send:1 close" ;;
    tcp_close_unread) printf '%s\n' "20s web3 tcp listen:7206 accept wait:200ms close" \
      "20.01s pc1 tcp connect:$to:7206:42009 send:10 wait:400ms close" ;;
    # SO_RCVBUF 4096: Linux doubles it.
    tcp_zero_window) printf '%s\n' "19s web3 sysctl -w net.ipv4.tcp_rmem = 4096 8192 16777216" \
      "20s web3 tcp listen:7207 accept wait:2800ms recvall close" \
      "20.01s pc1 tcp connect:$to:7207:42010 send:40000 wait:5s close" ;;
    tcp_retransmit_rto) printf '%s\n' "20s web3 tcp listen:7208 accept recv recv wait:100ms recv close" \
      "20.01s pc1 tcp connect:$to:7208:42011 send:5 wait:200ms send:9 wait:4s close" \
      "20.1s web3 $filter --dport 7208 -m length --length 61: -j DROP" "22.7s web3 iptables -F" ;;
    tcp_fast_retransmit) printf '%s\n' "20s web3 tcp listen:7209 accept recvall close" \
      "20.01s pc1 tcp connect:$to:7209:42012 send:4 wait:100ms send:14480 wait:1s close" \
      "20.05s web3 $filter --dport 7209 -m length --length 1001: -m statistic --mode nth --every 1000 --packet 2 -j DROP" ;;
    tcp_syn_retry) printf '%s\n' "20s pc1 ping -c 1 $to" \
      "20.1s web3 $filter --dport 7210 --tcp-flags SYN,ACK SYN -m statistic --mode nth --every 1000 --packet 0 -j DROP" \
      "20.1s pc1 $filter --sport 7210 --tcp-flags SYN,ACK SYN,ACK -m statistic --mode nth --every 1000 --packet 0 -j DROP" \
      "20.2s web3 tcp listen:7210 accept recvall close" "20.3s pc1 tcp connect:$to:7210:42013 wait:10ms close" ;;
    tcp_keepalive) printf '%s\n' "20s web3 tcp listen:7211 accept wait:8s abort" \
      "20.01s pc1 tcp connect:$to:7211:42014 keepalive:1s:1s:3 recv close" \
      "22.61s web3 $filter --dport 7211 -j DROP" "27s web3 iptables -F" ;;
    tcp_backlog_full) printf '%s\n' "20s web3 tcp listen:7212:1 wait:20s" \
      "20.01s pc1 tcp connect:$to:7212:42020 wait:3080ms abort" "20.02s pc1 tcp connect:$to:7212:42021 wait:3072ms abort" \
      "20.03s pc1 tcp connect:$to:7212:42022:3s" "21.53s pc1 tcp connect:$to:7212:42023:1500ms" ;;
    pmtud_tcp) printf '%s\n' "20s far tcp listen:7102 accept recvall wait:2s abort" \
      "20.01s pc1 tcp connect:198.51.100.10:7102 send:6000 wait:1s abort" ;;
    *) echo "linux.sh: no scene $1" >&2; exit 2 ;;
  esac
}

# What may differ, and why; nothing else may.
allowed() {
  case $1 in
    # Linux counts its own overhead for each segment against a receive buffer of 8 kB and throws one away that lies within
    # the window it had offered. Ours counts bytes, so nothing is lost and nothing repeated.
    tcp_zero_window) printf '%s\n' --drop 'DATA retransmission' ;;
    # There one end of the cable carries 1400 bytes and the other 1500; here a link has one MTU, so the server that announces
    # 1460 stands one router further away. And tshark calls what is repeated within a round trip "out of order", not
    # "retransmission": the sizes of all segments are compared instead (linux_observed.py).
    pmtud_tcp) printf '%s\n' --map 198.51.100.10=203.0.113.10 --ignore hops,l2 --drop 'ARP|DATA retransmission' ;;
  esac
}

scenes=("$@")
[ ${#scenes[@]} -gt 0 ] || scenes=(arp_ping_lan dhcp_dora ping_server dns_via_router nat_http portforward portforward_closed hairpin
  tcp_basic tcp_server_closes tcp_half_close tcp_simultaneous_close tcp_simultaneous_open tcp_closed tcp_filtered
  tcp_host_down tcp_abort tcp_data_after_close tcp_close_unread tcp_zero_window tcp_retransmit_rto tcp_fast_retransmit
  tcp_syn_retry tcp_keepalive tcp_backlog_full pmtud_tcp)
failed=0
for name in "${scenes[@]}"; do
  args=()
  while IFS= read -r line; do args+=(--do "$line"); done < <(scene "$name")
  scenario=linux-home
  if [ "$name" = pmtud_tcp ]; then
    scenario=$work/narrow.ron
    sed 's/Cable(ends: ("internet:eth0", "router:wan"), /&mtu: 1400, /' scenarios/linux-home.ron >"$scenario"
  fi
  "$hoplab" run "$scenario" --until 40s "${args[@]}" --pcap "$work/$name.pcapng" --pcap-dir "$work/$name" >"$work/$name.lines"
  mapfile -t allowed < <(allowed "$name")
  for expected in "$oracle/expected/$name".*.json; do
    point=$(basename "$expected" .json); point=${point#"$name".}; point=${point/-/:}
    filter="frame.interface_name==\"$point\" && frame.time_epoch >= 19.5"
    if verdict=$(python3 "$oracle/compare.py" "$expected" "$work/$name.pcapng" --sim-filter "$filter" "${allowed[@]}" 2>&1); then
      printf 'ok    %-20s %-12s %s\n' "$name" "$point" "$(tail -n 1 <<<"$verdict")"
    elif [ "$(jq '.events | length' "$expected")" = 0 ] && grep -q ' 0 simulator events' <<<"$verdict"; then
      printf 'ok    %-20s %-12s silent, as there\n' "$name" "$point"
    else
      printf 'DIFF  %-20s %-12s\n%s\n' "$name" "$point" "$verdict"
      failed=1
    fi
  done
  code=0
  verdict=$(python3 tests/linux_observed.py "$name" "$oracle/observations.jsonl" "$work/$name/pc1.eth0.pcap" "$work/$name.lines") || code=$?
  case $code in
    0) printf 'ok    %-20s %s\n' "$name" "$verdict" ;;
    3) ;; # nothing was measured
    *) printf 'DIFF  %-20s measured otherwise\n%s\n' "$name" "$verdict"; failed=1 ;;
  esac
done
exit $failed
