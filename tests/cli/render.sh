#!/bin/bash
# Diagrams come in every format, by name or by --format, and binary ones spare the terminal.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

begins() { claim "begins with $1" test "$(head -c "${#1}" "$2")" = "$1"; }

for kind in units officials; do
    for format in svg png pdf dot; do
        run render "$kind" "$huzhou" -o "$kind.$format"
        exits 0
        answers_nothing
    done
    begins '<?xml' "$kind.svg"
    begins '%PDF-' "$kind.pdf"
    claim 'is DOT' grep -qE '^(strict )?(di)?graph .*\{' "$kind.dot"
    claim 'is a PNG' test "$(head -c 4 "$kind.png" | tr -d '\211')" = PNG
    run render "$kind" "$huzhou"
    claim 'is SVG on standard output' cmp -s out "$kind.svg"
    run render "$kind" "$huzhou" --format dot -o -
    claim 'is DOT on standard output' cmp -s out "$kind.dot"
    run render "$kind" "$huzhou" -o "$kind.x" --format svg
    claim 'goes by --format' cmp -s "$kind.x" "$kind.svg"
done
run render units "$huzhou" --title '一<b>&"' --null-model bicm --alpha 0.1 --top 20 --seed 2
exits 0
run render unit "$huzhou"
exits 2
says "expected units or officials \(did you mean 'units'\?\)"
run render units "$huzhou" -o picture.jpg
exits 2
says 'expected --format svg, png, pdf or dot'
for format in png pdf; do
    ran="zeren render units --format $format on a terminal" code=0
    script -qec "'$ZEREN' render units '$huzhou' --format $format" /dev/null >out 2>err || code=$?
    exits 2
    answers 'is not text for a terminal'
done

# Findings are worth one line here as well.
sed 's/"lead": *\["A"\]/"lead":[]/' "$t9" >finding.json
run render units finding.json
exits 0

done_testing
