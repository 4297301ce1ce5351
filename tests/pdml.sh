#!/usr/bin/env bash
# Holds our dissection of these captures against tshark's PDML, field by field (tests/pdml.py). What may disagree, and
# why, stands in tests/pdml.allow. Needs tshark and python3, and the release build.
#
#   HOPLAB=path/to/hoplab tests/pdml.sh CAPTURE...
set -euo pipefail
hoplab=${HOPLAB:-${CARGO_TARGET_DIR:-target}/release/hoplab}
exec "$(dirname "$0")/pdml.py" "$hoplab" "$(dirname "$0")/pdml.allow" "$@"
