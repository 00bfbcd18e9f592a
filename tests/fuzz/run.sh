#!/bin/bash
# Fuzzes every container in turn, or those that are named, for SECONDS each; what breaks one stays
# in OUT/NAME.
#
#     tests/fuzz/run.sh BUILD SECONDS [NAME...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd) seconds=$2
shift 2
[ $# -gt 0 ] || set -- text html docx xlsx csv pdf
out=$build/fuzzing
for name in "$@"; do
    mkdir -p "$out/$name" "$out/$name.corpus"
    cp "$here/corpus/$name"/* "$out/$name.corpus/"
    for document in "$here"/../import/*/*; do
        case $name:$document in
        text:*.txt | csv:*.csv | html:*.html)
            cp "$document" "$out/$name.corpus/$(basename "$(dirname "$document")")-$(basename "$document")" ;;
        esac
    done
    status=0
    nice -n 15 "$build/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -rss_limit_mb=1024 \
        -timeout=10 -max_len=16384 -print_final_stats=1 -artifact_prefix="$out/$name/" \
        "$out/$name.corpus" > "$out/$name.log" 2>&1 || status=$?
    echo "$name: $(grep -a stat::number_of_executed_units "$out/$name.log" | tr -dc '0-9') runs," \
        "$(grep -a stat::peak_rss_mb "$out/$name.log" | tr -dc '0-9') MiB at most, exit $status"
done
