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

# Grey: frames and numbers say what colours do, and the legend does not speak of colours.
run render units "$huzhou" --theme print
exits 0
answers 'frames: modules'
claim 'speaks of no colours' test "$(grep -c 'colours:' out)" = 0
for frame in 'stroke-width="0.75" d=' 'stroke-width="0.75" stroke-dasharray="5,2"' \
    'stroke-width="0.75" stroke-dasharray="1,5"' 'stroke-width="1.75" d='; do
    answers "stroke=\"#000000\" $frame"
done
claim 'has no colour' test "$(grep -oE '"#[0-9a-f]{6}"' out | grep -cvE '#(..)\1\1')" = 0
run render officials "$huzhou" --theme print
exits 0
answers '市发展改革委 ②⑥⑤①④⑧'
answers '② 常务副市长'
answers 'numbers in circles'
run render officials "$huzhou" --theme print --measure
answers '"height_pt": 540,' # the numbers need no line more: all units on a slide, as in colour
answers '"units_left_out": 0,'
run render officials "$huzhou"
claim 'has no numbers where there are colours' test "$(grep -c '②' out)" = 0

run render units "$huzhou" --title '一<b>&"' --null-model bicm --alpha 0.1 --top 20 --seed 2
exits 0
run render unitz "$huzhou"
exits 2
says "expected units, officials, .* \(did you mean 'units'"
run render unit "$huzhou"
exits 2
says 'needs a name and a file'
run render units 名 "$huzhou"
exits 2
says 'takes one file and no name'
run render compare "$huzhou"
exits 2
says 'needs --from PLAN and --to PLAN, or two files'
city=$ZEREN_SOURCE_DIR/tests/data/trace_city.json
next=$ZEREN_SOURCE_DIR/tests/data/trace_city_2022.json
for kind in compare trace; do
    run render "$kind" "$city" "$next"
    exits 0
    claim 'has every id once' test -z "$(grep -o ' id="[^"]*"' out | sort | uniq -d)"
    run render "$kind" "$city" "$next" --measure
    exits 0
    for figure in label_overlaps clipped_labels node_overlaps tasks_left_out; do
        answers "\"$figure\": 0,?$"
    done
    run render "$kind" - -
    exits 2
    says 'only one of the two files can be standard input'
done
run render trace "$city" "$next"
answers '>What goes on, what was dropped, what is new<'
answers 'class="node task none"'
run render trace "$huzhou"
answers '>From plan to year<'
for page in a4 a3 16:9; do
    run render trace "$huzhou" --width $page --measure
    answers '"aspect": 1\.[47]'
    answers '"smallest_font_pt": (9|1[0-9])'
    answers '"tasks_left_out": 0'
done
run render trace "$next"
exits 2
says 'fewer than two plans'
run render units --width a5 "$huzhou"
exits 2
says 'expected a4, a3, 16:9 or millimetres'
for kind in units officials network matrix 'matrix --by tasks'; do
    for page in 'a4 --theme print' 'a3 --theme dark' '16:9 --theme light' '420 --aspect 1'; do
        # shellcheck disable=SC2086
        run render $kind --width $page --measure "$huzhou"
        exits 0
        for figure in label_overlaps clipped_labels node_overlaps; do
            answers "\"$figure\": 0,"
        done
    done
done
run render network --measure "$huzhou"
claim 'crosses no more than two columns in the best known order' \
    test "$(sed -n 's/.*"crossings": \([0-9]*\).*/\1/p' out | head -1)" -le 9735
claim 'finds that order' test "$(sed -n 's/.*"two_column_crossings": \([0-9]*\).*/\1/p' out)" -le 9735
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
