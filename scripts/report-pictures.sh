#!/bin/bash
# Take the pictures of the report in docs/pictures, with the zeren of build/default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=build/pictures
scripts/fetch-packages.sh tests/browser "$work/browser"
export ZEREN_CHROMIUM=${ZEREN_CHROMIUM:-$(command -v chromium)}
picture() { # LANGUAGE THEME
    build/default/bin/zeren report data/huzhou-2021.json --lang "$1" -o "$work/$1.html"
    node "$work/browser/picture.mjs" "$work/$1.html" "docs/pictures/report.$1.png" "$2"
}
picture en light
picture zh dark
