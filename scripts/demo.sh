#!/bin/bash
# From a fresh clone to the responsibility network of a real city: install what
# is missing, build, and put every table and diagram of the Huzhou notice in out/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

notice=data/huzhou-2021.json
unit=市发展改革委
zeren=build/demo/bin/zeren
log=build/demo/demo.log

# Say what is being done; its output is of interest only when it fails.
quietly() { # WORDS COMMAND...
    local words=$1
    shift
    echo "$words"
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        echo "failed: $*" >&2
        exit 1
    fi
}

made=()
# The warnings about the notice are in check.txt, so they are shown only when a
# command fails. `check` exits 1 when it has found something: that is its work.
make_file() { # FILE WORDS VERB ARGUMENTS...
    local file=$1 words=$2 code=0
    shift 2
    "$zeren" "$@" -o "$file" 2>"$log" || code=$?
    if ((code > 1)) || { ((code == 1)) && [[ $1 != check ]]; }; then
        cat "$log" >&2
        echo "failed with exit code $code: $zeren $*" >&2
        exit 1
    fi
    made+=("$file|$words")
}

# One file for each question.
make_results() { # DIRECTORY SUFFIX OPTIONS...
    local directory=$1 suffix=$2
    shift 2
    make_file "$directory/check.$suffix" "what is worth a second look in the notice" \
        check "$notice" "$@"
    make_file "$directory/workload.$suffix" "what each unit leads and supports, and who is overloaded" \
        workload "$notice" "$@"
    make_file "$directory/clusters.$suffix" "who works together beyond chance, who bridges, who works alone" \
        clusters "$notice" "$@"
    make_file "$directory/coverage.$suffix" "what each official covers, and where two meet" \
        coverage "$notice" "$@"
    make_file "$directory/robustness.$suffix" "what fails with a unit, and how few would do" \
        robustness "$notice" "$@"
    make_file "$directory/compare.$suffix" "how the year's plan differs from the five-year plan" \
        compare "$notice" --from five-year --to annual "$@"
    make_file "$directory/unit.$suffix" "the task list of $unit" \
        unit "$unit" "$notice" "$@"
}

make_diagrams() { # LANGUAGE
    local format
    for format in svg png; do
        make_file "out/diagrams/units.$1.$format" "the map of who works with whom" \
            render units "$notice" --lang "$1"
        make_file "out/diagrams/officials.$1.$format" "the officials and the units they call on" \
            render officials "$notice" --lang "$1"
    done
}

scripts/install-dependencies.sh
mkdir -p build/demo out/tables out/json out/diagrams
quietly "configuring build/demo" cmake --preset demo
quietly "building zeren" cmake --build --preset demo --parallel "$(getconf _NPROCESSORS_ONLN)"

echo "reading $notice"
for language in en zh; do
    make_diagrams "$language"
done
make_file out/report.html "everything on one page, in both languages" report "$notice"
for language in en zh; do
    make_results out/tables "$language.txt" --lang "$language" --format table
done
make_results out/json json --format json

printf '\nmade in out/:\n'
for entry in "${made[@]}"; do
    printf '  %-36s %s\n' "${entry%%|*}" "${entry#*|}"
done
cat <<EOF

look first at:
  out/report.html in a browser
  out/diagrams/units.en.svg (or .zh.svg, .png) in a browser
  out/tables/workload.en.txt
  then ask for yourself: $zeren unit $unit $notice
EOF
