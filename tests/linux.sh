#!/usr/bin/env bash
# A real Linux home network, recorded (`oracle/expected`), against the scenario built like it: who said what to whom, in
# which order, must be the same; for some also the times, windows and error texts that were measured there. Needs tshark,
# jq, python3, and the release build.
#
#   HOPLAB=path/to/hoplab ORACLE=path/to/oracle tests/linux.sh [SCENE…]
#
# The scenes stand in tests/linux/, one file a family. Each is a function `scene_NAME` that prints what is done (lines for
# `--do`, from 20 s on, when every host has its lease and nothing moves). It may have company: `scenario_NAME` prints the file
# to run in place of linux-home, `allowed_NAME` the options of compare.py for what may differ (docs/conformance.md says why),
# `until_NAME` the end in place of 40 s.
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
for family in tests/linux/*.sh; do
  # shellcheck source=/dev/null
  source "$family"
done
known() { declare -F | sed -n 's/^declare -f scene_//p'; }

# One scene: played once, compared at every point where the real one was recorded.
play() {
  local name=$1 args=() allowed=() scenario=linux-home until=40s code=0 failed=0 line expected point seen verdict
  while IFS= read -r line; do args+=(--do "$line"); done < <("scene_$name")
  if declare -F "scenario_$name" >/dev/null; then scenario=$("scenario_$name"); fi
  if declare -F "until_$name" >/dev/null; then until=$("until_$name"); fi
  if declare -F "allowed_$name" >/dev/null; then mapfile -t allowed < <("allowed_$name"); fi
  # What the scenario itself expects is no matter here.
  "$hoplab" run "$scenario" --until "$until" "${args[@]}" --pcap "$work/$name.pcapng" --pcap-dir "$work/$name" \
    >"$work/$name.lines" || code=$?
  if [ $code -gt 1 ]; then
    printf 'DIFF  %-22s hoplab run ended with %s\n' "$name" "$code"
    return 1
  fi
  code=0
  for expected in "$oracle/expected/$name".*.json; do
    point=$(basename "$expected" .json); point=${point#"$name".}; point=${point/-/:}
    seen="frame.interface_name==\"$point\" && frame.time_epoch >= 19.5"
    if verdict=$(python3 "$oracle/compare.py" "$expected" "$work/$name.pcapng" --sim-filter "$seen" "${allowed[@]}" 2>&1); then
      printf 'ok    %-22s %-12s %s\n' "$name" "$point" "$(tail -n 1 <<<"$verdict")"
    elif [ "$(jq '.events | length' "$expected")" = 0 ] && grep -q ' 0 simulator events' <<<"$verdict"; then
      printf 'ok    %-22s %-12s silent, as there\n' "$name" "$point"
    else
      printf 'DIFF  %-22s %-12s\n%s\n' "$name" "$point" "$verdict"
      failed=1
    fi
  done
  verdict=$(python3 tests/linux_observed.py "$name" "$oracle/observations.jsonl" "$work/$name/pc1.eth0.pcap" "$work/$name.lines") || code=$?
  case $code in
    0) printf 'ok    %-22s %s\n' "$name" "$verdict" ;;
    3) ;; # nothing was measured
    *) printf 'DIFF  %-22s measured otherwise\n%s\n' "$name" "$verdict"; failed=1 ;;
  esac
  return $failed
}

# Every recorded scene is played, or docs/conformance.md says why not.
everything_is_there() {
  local name pattern missing=0
  for name in $(find "$oracle/expected" -name '*.json' -printf '%f\n' | cut -d. -f1 | sort -u); do
    declare -F "scene_$name" >/dev/null && continue
    for pattern in $(sed -n '/^## Scenes that are not compared/,$ s/^| `\([^`]*\)` .*/\1/p' docs/conformance.md); do
      # shellcheck disable=SC2053
      [[ $name == $pattern ]] && continue 2
    done
    printf 'MISS  %-22s neither played nor excused in docs/conformance.md\n' "$name"
    missing=1
  done
  return $missing
}

scenes=("$@")
[ ${#scenes[@]} -gt 0 ] || mapfile -t scenes < <(known)
failed=0
[ $# -gt 0 ] || everything_is_there || failed=1
for name in "${scenes[@]}"; do
  if ! declare -F "scene_$name" >/dev/null; then
    echo "linux.sh: no scene $name; there are: $(known | paste -sd' ')" >&2
    exit 2
  fi
  play "$name" || failed=1
done
exit $failed
