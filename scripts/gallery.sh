#!/bin/bash
# Draw the pictures of docs/gallery.md and its Chinese twin: run every command they show, with the
# zeren of build/default or the one ZEREN names. Then those of the READMEs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

zeren=${ZEREN:-build/default/bin/zeren}
mkdir -p docs/gallery
for page in docs/gallery.md docs/gallery.zh-CN.md; do
    # The commands are plain words, without quotes.
    sed -n 's/^    \$ zeren //p' "$page" | while read -ra words; do
        "$zeren" "${words[@]}" </dev/null
    done
done
for lang in en zh; do
    "$zeren" render units data/huzhou-2021.json --lang $lang -o docs/pictures/units.$lang.png
done
"$zeren" render officials data/huzhou-2021.json --lang zh -o docs/pictures/officials.zh.png
