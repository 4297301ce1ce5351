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
      "30s pc2 ping -c 1 192.168.0.77" "31s phone nc -u -m hello pc2 7" "40s pc2 dhcp renew" "42s router pcp server on" \
      "43s pc1 pcp map tcp 80 8090 600 exact" "44s pc2 pcp map tcp 80 8090 600 exact" "45s pc2 pcp map udp 7000" "46s pc1 pcp unmap tcp 80" ;;
    linux-home) printf '%s\n' "10s pc1 ping -c 2 198.51.100.10" "12s far curl http://203.0.113.2:8080/ip" "14s pc1 dig naver.com @192.168.0.1" ;;
  esac
}

# Every link end alone: merged, a frame seen at five places looks like four retransmissions.
# What a point of this scenario may show besides clean frames: a refused connection and a repeated question belong to what
# is shown, and on a lossy line gaps and late segments.
allowed() { # NAME
  local always='Connection reset|DNS query retransmission'
  case $1 in
    tcp-loss) printf '%s' "$always|Previous segment\(s\) not captured|suspected\) out-of-order" ;;
    # Two boxes with one address are what these two are about.
    address-conflict | forward-fails-lease) printf '%s' "$always|Duplicate IP address configured" ;;
    # What is too large for the dialled line is sent again in smaller segments.
    pppoe) printf '%s' "$always|suspected\) out-of-order" ;;
    *) printf '%s' "$always" ;;
  esac
}

lint() { # NAME CAPTURE
  local point bad=0
  while IFS= read -r point; do
    tshark -n -r "$2" -Y "frame.interface_name==\"$point\"" -w "$work/point.pcapng" 2>/dev/null
    lint_point "$1 $point" "$work/point.pcapng" "$(allowed "$1")" || bad=1
  done < <(tshark -n -r "$2" -T fields -e frame.interface_name 2>/dev/null | sort -u)
  return $bad
}

lint_point() { # NAME CAPTURE
  if [ -x "$oracle/pcap_lint.sh" ]; then
    "$oracle/pcap_lint.sh" -s -a "$3" "$2" >"$work/lint.json" || {
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

# A comment says why, in the chosen language, at the interface where it was decided; through a pipe as from a file.
comment() { # LANG INTERFACE FILTER WANTED
  local found
  found=$("$hoplab" run home --until 20s --do "10s pc1 curl http://example.com/" --do "15s visitor curl http://router.wan:9999/" \
    --pcap - --quiet --lang "$1" 2>/dev/null |
    tshark -n -r - -Y "frame.interface_name==\"$2\" && ($3)" -T fields -e frame.comment 2>/dev/null)
  grep -qF -- "$4" <<<"$found" || { printf 'no comment "%s" (%s) at %s, %s:\n%s\n' "$4" "$1" "$2" "$3" "$found"; return 1; }
}

comments() {
  local syn='tcp.flags.syn==1 && tcp.flags.ack==0' bad=0
  comment en pc1:eth0 "$syn" 'out of eth0, by the gateway 192.168.0.1' || bad=1
  comment ko pc1:eth0 "$syn" '게이트웨이 192.168.0.1에 맡깁니다' || bad=1
  comment en router:wan "$syn && tcp.dstport==80" 'adds a NAT row' || bad=1
  comment ko router:wan "$syn && tcp.dstport==80" 'NAT 테이블에 행이 생깁니다' || bad=1
  comment en router:wan "$syn && tcp.dstport==9999" 'no port-forward rule fits TCP port 9999' || bad=1
  comment ko router:wan "$syn && tcp.dstport==9999" '포트포워딩 규칙도 없습니다' || bad=1
  [ $bad = 0 ] && printf '%-30s say why, in both languages\n' "packet comments"
  return $bad
}

# One interface a file, by the name of the interface, stamps in nanoseconds.
folder() {
  "$hoplab" run home --until 20s --do "10s pc1 ping -c 2 pc2" --pcap-dir "$work/folder" --quiet
  local file
  for file in "$work"/folder/*.pcap; do
    capinfos -t "$file" 2>/dev/null | grep -q nanosecond || { printf '%s: no nanosecond pcap\n' "$file"; return 1; }
    # An interface that saw nothing has a file with a head only.
    [ "$(wc -c <"$file")" -eq 24 ] || lint_point "folder ${file##*/}" "$file" "$(allowed home)" || return 1
  done
}

failed=0
comments || failed=1
folder || failed=1
while read -r name _; do
  args=()
  while IFS= read -r line; do args+=(--do "$line"); done < <(extra "$name")
  "$hoplab" run "$name" --until 60s ${args[@]+"${args[@]}"} --pcap "$captures/$name.pcapng" --quiet || {
    echo "$name: its expectations do not hold"; failed=1; }
  lint "$name" "$captures/$name.pcapng" || failed=1
done < <("$hoplab" list --scenarios)
exit $failed
