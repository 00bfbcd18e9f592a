#!/bin/sh
# libzeren shows the names of its public headers and nothing else.
set -eu

strangers=$(nm -D --defined-only "$ZEREN_LIB" | awk '$2 ~ /[A-Z]/ { print $3 }' |
    sed 's/@.*//' | grep -Ev '^zr_[a-z0-9]' | grep -Ev '^_(init|fini|edata|end|_bss_start)$' || true)
if [ -n "$strangers" ]; then
    echo "libzeren exports what no public header should declare:" >&2
    echo "$strangers" >&2
    exit 1
fi
nm -D --defined-only "$ZEREN_LIB" | grep -q ' T zr_version$' || {
    echo "libzeren does not export zr_version" >&2
    exit 1
}
