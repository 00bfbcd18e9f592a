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

[[ $# -gt 0 ]] || set -- 100 10000 1000000
for tasks; do
    units=$((tasks / 50 < 70 ? 70 : tasks / 50))
    runs=$((tasks < 10000 ? 100 : tasks < 1000000 ? 10 : 1))
    echo "== $tasks tasks, fastest of $runs"
    /usr/bin/python3 tests/bench/generate.py --tasks "$tasks" --units "$units" >"$work/notice.json"
    "$build/tests/bench/bench_steps" "$work/notice.json" "$runs"
done

fastest_ms() { # COMMAND...: the fastest of ten runs
    local best=999999999 i start took
    for i in 1 2 3 4 5 6 7 8 9 10; do
        start=$(date +%s%N)
        "$@" >"$work/out" 2>&1 || {
            echo "${*#"$zeren"}: $(head -1 "$work/out")" >&2
            return 1
        }
        took=$((($(date +%s%N) - start) / 10000))
        best=$((took < best ? took : best))
    done
    printf '%8d.%02d ms  %s\n' $((best / 100)) $((best % 100)) "${*#"$zeren"}"
}

echo "== the Huzhou notice, start to exit, fastest of 10"
failed=0
fastest_ms "$zeren" workload "$notice" || failed=1
fastest_ms "$zeren" clusters "$notice" || failed=1
fastest_ms "$zeren" clusters --method leiden "$notice" || failed=1
fastest_ms "$zeren" coverage "$notice" || failed=1
fastest_ms "$zeren" compare --from five-year --to annual "$notice" || failed=1
fastest_ms "$zeren" balance "$notice" || failed=1
fastest_ms "$zeren" balance --weigh items "$notice" || failed=1
fastest_ms "$zeren" what-if --remove 市发展改革委 "$notice" || failed=1
fastest_ms "$zeren" unit 市发展改革委 "$notice" || failed=1
for format in svg png pdf; do
    for kind in units officials; do
        fastest_ms "$zeren" render "$kind" -o "$work/$kind.$format" "$notice" || failed=1
    done
done
exit $failed
