#!/bin/bash
# Time and peak memory of every step on generated notices of 10^2, 10^4 and 10^6
# tasks, beside cJSON_Parse alone in the same run; then every table and diagram
# of the Huzhou notice, from start to exit. Nothing else should run meanwhile.
#
#   scripts/bench.sh [TASKS...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=build/default
zeren=$build/bin/zeren
notice=data/huzhou-2021.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --preset default >"$work/log" && cmake --build --preset default >>"$work/log" || {
    tail -20 "$work/log" >&2
    exit 1
}

for tasks in "${@:-100 10000 1000000}"; do
    for count in $tasks; do
        units=$((count / 50 < 70 ? 70 : count / 50))
        runs=$((count < 1000000 ? 1000000 / count < 100 ? 1000000 / count : 100 : 1))
        echo "== $count tasks, fastest of $runs"
        /usr/bin/python3 tests/bench/generate.py --tasks "$count" --units "$units" \
            >"$work/notice.json"
        "$build/tests/bench/bench_steps" "$work/notice.json" "$runs"
    done
done

fastest_ms() { # COMMAND...: the fastest of ten runs
    local best=999999999 i start took
    for i in 1 2 3 4 5 6 7 8 9 10; do
        start=$(date +%s%N)
        "$@" >"$work/out" 2>&1
        took=$((($(date +%s%N) - start) / 10000))
        best=$((took < best ? took : best))
    done
    printf '%8d.%02d ms  %s\n' $((best / 100)) $((best % 100)) "${*#"$zeren"}"
}

echo "== the Huzhou notice, start to exit, fastest of 10"
fastest_ms "$zeren" workload "$notice"
fastest_ms "$zeren" clusters "$notice"
fastest_ms "$zeren" clusters --method leiden "$notice"
fastest_ms "$zeren" coverage "$notice"
fastest_ms "$zeren" compare --from five-year --to annual "$notice"
fastest_ms "$zeren" unit 市发展改革委 "$notice"
for format in svg png pdf; do
    fastest_ms "$zeren" render units -o "$work/units.$format" "$notice"
    fastest_ms "$zeren" render officials -o "$work/officials.$format" "$notice"
done
