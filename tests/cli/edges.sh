#!/bin/bash
# Notices with nothing, or hardly anything, in them: every verb has an answer, in every format.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

notice() { # FILE UNITS TASKS
    printf '{"zeren":1,"plans":[{"id":"p"},{"id":"q"}],"units":[%s],"tasks":[%s]}' "$2" "$3" >"$1"
}
task() { # ID PLAN LEADS SUPPORT
    printf '{"id":"%s","plan":"%s","title":"x","lead":[%s],"support":[%s]}' "$@"
}
notice no-tasks.json '' ''
notice no-units.json '' "$(task t p '' '')"
notice one-unit.json '' "$(task t p '"a"' '')"
notice two-sides.json '' "$(task t p '"a"' ''),$(task u q '"a","b"' '"c"')"
notice no-lead.json '' "$(task t p '' '"a","b"'),$(task u q '' '"b"')"
notice groups.json '{"name":"g","members":["a","b"]},{"name":"h","open":true}' \
    "$(task t p '"g"' '"h"'),$(task u q '"h"' '"a"')"
notice same.json '' "$(task t p '"a"' '"b"'),$(task u q '"a"' '"b"')"

answers_well() { # FORMAT
    claim 'is 0 or 1' test "$code" = 0 -o "$code" = 1
    claim 'has no fault to tell' test -z "$(grep -E 'Sanitizer|runtime error' err)"
    claim 'ends its last line' test -z "$(tail -c 1 out)"
    [[ $1 != json ]] || cp out "answer.$claims"
}

for file in *.json; do
    for words in "check $file" "workload $file" "workload $file --groups expand" \
        "workload $file --groups ignore --plan q" "clusters $file --runs 5" \
        "clusters $file --method leiden --runs 5" "coverage $file" "robustness $file" \
        "coverage $file --official none" "compare $file --from p --to q --deals 99" \
        "compare $file no-tasks.json --groups ignore" "compare same.json $file --rule lead"; do
        for format in table json; do
            # shellcheck disable=SC2086 # words, indeed
            run $words --format "$format"
            answers_well "$format"
        done
    done
done
for file in one-unit.json two-sides.json groups.json same.json; do
    for format in table json csv md; do
        run unit a "$file" --format "$format" --groups expand
        answers_well "$format"
    done
done
ran='every answer in JSON'
claim 'is JSON' /usr/bin/python3 -c 'import json, sys
for name in sys.argv[1:]:
    json.load(open(name))' answer.*

done_testing
