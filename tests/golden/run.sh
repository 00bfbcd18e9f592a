#!/bin/bash
# What the command prints on the fixture of the methods reference, byte for byte, in every format.
#
#   tests/golden/run.sh            compare, as ctest does
#   tests/golden/run.sh --update   write what is printed now; read the difference before committing
#
# ZEREN names the command; without it, that of build/default is taken.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
zeren=${ZEREN:-$here/../../build/default/bin/zeren}
notice=../data/t9.json # relative, so that the name in a message is the same everywhere
update=${1:-}
export LC_ALL=C.UTF-8
unset LANGUAGE NO_COLOR COLUMNS
cd "$here"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

expect() { # NAME ARGS...: what they print is NAME, and NAME.stderr where they talk
    local name=$1 code=0
    shift
    "$zeren" "$@" >"$scratch/$name" 2>"$scratch/$name.stderr" || code=$?
    [[ $code == 0 ]] || echo "exit $code" >>"$scratch/$name.stderr"
    [[ -s $scratch/$name.stderr ]] || rm "$scratch/$name.stderr"

    local file
    for file in "$name" "$name.stderr"; do
        if [[ $update == --update ]]; then
            rm -f "$file"
            [[ ! -e $scratch/$file ]] || cp "$scratch/$file" "$file"
        elif [[ -e $file || -e $scratch/$file ]] && ! diff -u -N "$file" "$scratch/$file"; then
            failures=$((failures + 1))
        fi
    done
}

for format in table md csv json; do
    expect "check.$format" check --format "$format" "$notice"
    expect "workload.$format" workload --format "$format" "$notice"
    expect "clusters.$format" clusters --format "$format" "$notice"
    expect "coverage.$format" coverage --format "$format" "$notice"
    expect "compare.$format" compare --from five --to annual --format "$format" "$notice"
    expect "robustness.$format" robustness --format "$format" "$notice"
    expect "trace.$format" trace --format "$format" ../data/trace_city.json
    expect "unit.$format" unit A --format "$format" "$notice"
done

((failures == 0)) || echo "$failures files differ; see $here/run.sh --update" >&2
((failures == 0))
