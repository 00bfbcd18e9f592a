#!/bin/bash
# Every command of the gallery runs and draws the picture below it; none is missing or left over.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

pages=$ZEREN_SOURCE_DIR/docs
rm -rf data docs
ln -s "$ZEREN_SOURCE_DIR/data" data
mkdir -p docs/gallery
for page in gallery.md gallery.zh-CN.md; do
    sed -n 's/^    \$ zeren //p' "$pages/$page" >commands
    sed -n 's/^!\[..*\](\(gallery\/[^)]*\))$/docs\/\1/p' "$pages/$page" >shown
    sed -n 's/.* -o //p' commands >drawn
    claim "$page shows what its commands draw" cmp -s drawn shown
    claim "$page has a dozen commands or so" test "$(wc -l <commands)" -ge 10
    while read -ra words; do
        picture=${words[-1]}
        run "${words[@]}" </dev/null
        exits 0
        claim "draws $picture" grep -q '</svg>' "$picture"
        claim "$picture is in the gallery" grep -q '</svg>' "$ZEREN_SOURCE_DIR/$picture"
    done <commands
    for kind in units officials official unit network compare trace matrix groups; do
        claim "$page shows $kind" grep -q "^render $kind " commands
    done
done
claim 'has no picture that no page shows' \
    test "$(ls "$pages/gallery")" = "$(ls "$PWD/docs/gallery")"

done_testing
