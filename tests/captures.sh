#!/usr/bin/env bash
# tshark judges the captures of every built-in scenario and demo: no malformed frame, no bad checksum, no unexpected
# expert error. Needs tshark and jq, and the release build.
#
#   HOPLAB=path/to/hoplab ORACLE=path/to/oracle tests/captures.sh [FOLDER]
#
# The captures stay in FOLDER for the judges after this one.
set -euo pipefail
cd "$(dirname "$0")/.."
hoplab=${HOPLAB:-${CARGO_TARGET_DIR:-target}/release/hoplab}
oracle=${ORACLE:-../shared/oracle}
work=$(mktemp -d)
captures=${1:-$work}
trap 'rm -rf "$work"' EXIT

# What hosts are told to do beyond what a scenario does by itself, so that its captures have something in them.
extra() {
  case $1 in
    home) printf '%s\n' "10s pc1 ping -c 3 example.com" "12s pc2 curl http://naver.com/" "13s pc1 dig nosuch.example.com" \
      "14s router forward add tcp 8080 pc1:80" "15s visitor curl -i http://router.wan:8080/" "16s pc2 curl http://router.wan:8080/" \
      "17s visitor curl http://router.wan:9999/" "18s pc1 traceroute example.com" "20s pc1 dhcp release" "24s pc1 dhcp renew" \
      "30s pc2 ping -c 1 192.168.0.77" "31s phone nc -u -m hello pc2 7" "40s pc2 dhcp renew" ;;
    linux-home) printf '%s\n' "10s pc1 ping -c 2 198.51.100.10" "12s far curl http://203.0.113.2:8080/ip" "14s pc1 dig naver.com @192.168.0.1" ;;
  esac
}

# Every link end alone: merged, a frame seen at five places looks like four retransmissions.
lint() { # NAME CAPTURE
  local point bad=0
  while IFS= read -r point; do
    tshark -n -r "$2" -Y "frame.interface_name==\"$point\"" -w "$work/point.pcapng" 2>/dev/null
    lint_point "$1 $point" "$work/point.pcapng" || bad=1
  done < <(tshark -n -r "$2" -T fields -e frame.interface_name 2>/dev/null | sort -u)
  return $bad
}

lint_point() { # NAME CAPTURE
  if [ -x "$oracle/pcap_lint.sh" ]; then
    # A refused connection and a repeated question belong to what is shown; nothing else does.
    "$oracle/pcap_lint.sh" -s -a "${3:-Connection reset|DNS query retransmission}" "$2" >"$work/lint.json" || {
      jq -c '{file: "'"$1"'", findings}' "$work/lint.json"; return 1; }
    printf '%-30s %6s frames, clean\n' "$1" "$(jq .frames "$work/lint.json")"
  else
    # Without the oracle: what tshark alone says.
    local bad
    bad=$(tshark -n -r "$2" -o ip.check_checksum:TRUE -o tcp.check_checksum:TRUE -o udp.check_checksum:TRUE \
      -Y '_ws.malformed || ip.checksum.status==0 || tcp.checksum.status==0 || udp.checksum.status==0' 2>/dev/null | head -5)
    [ -z "$bad" ] || { printf '%s: %s\n' "$1" "$bad"; return 1; }
    printf '%-30s clean (tshark alone)\n' "$1"
  fi
}

failed=0
while read -r name _; do
  args=()
  while IFS= read -r line; do args+=(--do "$line"); done < <(extra "$name")
  "$hoplab" run "$name" --until 60s ${args[@]+"${args[@]}"} --pcap "$captures/$name.pcapng" --quiet || {
    echo "$name: its expectations do not hold"; failed=1; }
  lint "$name" "$captures/$name.pcapng" || failed=1
done < <("$hoplab" list --scenarios)
exit $failed
