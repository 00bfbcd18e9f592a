#!/bin/bash
# Run one file of tests in the browser: run.sh NAME.mjs, from its own directory.
set -euo pipefail

chromium=${ZEREN_CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
if [[ -z $chromium ]]; then
    echo "no Chromium here" >&2
    exit 77
fi
"$ZEREN_SOURCE_DIR/scripts/fetch-packages.sh" "$ZEREN_SOURCE_DIR/tests/browser" \
    "$ZEREN_BUILD_DIR/tests/browser/packages"
export ZEREN_CHROMIUM=$chromium
exec node "$ZEREN_BUILD_DIR/tests/browser/packages/$1"
