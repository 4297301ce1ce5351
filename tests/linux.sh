#!/usr/bin/env bash
# A real Linux home network, recorded (`oracle/expected`), against the scenario built like it: who said what to whom, in
# which order, must be the same. Needs tshark, python3, and the release build.
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
    *) echo "linux.sh: no scene $1" >&2; exit 2 ;;
  esac
}

scenes=("$@")
[ ${#scenes[@]} -gt 0 ] || scenes=(arp_ping_lan dhcp_dora ping_server dns_via_router nat_http portforward portforward_closed hairpin)
failed=0
for name in "${scenes[@]}"; do
  args=()
  while IFS= read -r line; do args+=(--do "$line"); done < <(scene "$name")
  "$hoplab" run linux-home --until 40s "${args[@]}" --pcap "$work/$name.pcapng" --quiet
  for expected in "$oracle/expected/$name".*.json; do
    point=$(basename "$expected" .json); point=${point#"$name".}; point=${point/-/:}
    filter="frame.interface_name==\"$point\" && frame.time_epoch >= 19.5"
    if verdict=$(python3 "$oracle/compare.py" "$expected" "$work/$name.pcapng" --sim-filter "$filter" 2>&1); then
      printf 'ok    %-20s %-12s %s\n' "$name" "$point" "$(tail -n 1 <<<"$verdict")"
    elif [ "$(jq '.events | length' "$expected")" = 0 ] && grep -q ' 0 simulator events' <<<"$verdict"; then
      printf 'ok    %-20s %-12s silent, as there\n' "$name" "$point"
    else
      printf 'DIFF  %-20s %-12s\n%s\n' "$name" "$point" "$verdict"
      failed=1
    fi
  done
done
exit $failed
