#!/bin/bash
# Help, near misses and the exit codes of a wrong command line.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

verbs='check workload clusters coverage robustness compare unit render help completion'

fits_screen() { (($(wc -l <out) <= 24 && $(LC_ALL=C.UTF-8 wc -L <out) <= 80)); }
is_narrow() { (($(LC_ALL=C.UTF-8 wc -L <out) <= 80)); }

run
exits 2
says "zeren -h"
run -h
exits 0
is_silent
claim 'fits a screen' fits_screen
answers '^Examples:'
run --help
exits 0
claim 'is narrow' is_narrow
for verb in $verbs; do
    answers "^  $verb +[A-Z]"
done
for topic in exit-codes environment formats; do
    answers "^  $topic "
done
run --version
exits 0
answers '^zeren [0-9]+\.[0-9]+\.[0-9]+$'

for verb in $verbs; do
    run "$verb" -h
    exits 0
    is_silent
    claim 'fits a screen' fits_screen
    answers "^Usage: zeren $verb "
    answers '^Examples:'
    cp out screen
    run "$verb" --help
    exits 0
    claim 'is narrow' is_narrow
    answers '^Examples:'
    for option in $(grep -oE -e '--[a-z-]+ ' screen | grep -v zeren); do
        answers "^  (-., |    )$option( |$)"
    done
    cp out page
    run help "$verb"
    claim 'is the page of --help' cmp -s out page
    # Help is help wherever it stands, and whatever else is wrong before it.
    run "$verb" notice.json --help
    exits 0
done
for topic in exit-codes environment formats; do
    run help "$topic"
    exits 0
    answers '^Example:'
    claim 'is narrow' is_narrow
done
run help formts
exits 2
says "did you mean 'formats'"

run wrkload "$t9"
exits 2
answers_nothing
says "no verb is called 'wrkload' \(did you mean 'workload'\?\)"
run workload --tpo 3 "$t9"
exits 2
says "did you mean '--top'"
run workload --runs 3 "$t9"
exits 2
says "'zeren clusters' has"
run workload -Q "$t9"
exits 2
says 'no option -Q'
run workload --help=x
exits 2
says 'takes no value'
run workload "$t9" --top
exits 2
says '--top needs a value'
run workload --format tabel "$t9"
exits 2
says "expected table, json, csv or md \(did you mean 'table'\?\)"
run workload
exits 2
says '^zeren: usage: zeren workload'
run workload "$t9" "$t9"
exits 2
says 'one argument too many'

for number in '' 0x 0x10 -1 +1 1e99 1.5 ' 1' '1 ' 4294967296 99999999999999999999; do
    run workload --top "$number" "$t9"
    exits 2
    answers_nothing
    says 'expected a whole number from 0 to 4294967295'
done
for number in '' nan inf -inf 0x1 -0.1 1.1 1e99 ' 1' 1,5; do
    run workload --alpha "$number" "$t9"
    exits 2
    says 'expected a number from 0 to 1'
done
run clusters --seed 18446744073709551616 "$t9"
exits 2
run clusters --resolution 0 "$t9"
exits 2

# Control characters of a command line do not reach the terminal.
run "$(printf 'x\033[31m')"
exits 2
claim 'has no escape' bash -c '! grep -q "$(printf "\033")" err'

run completion bash
exits 0
claim 'is valid bash' bash -n out
run completion fish
exits 2
run help man
exits 0
answers '^\.TH ZEREN 1'
answers '^\.SS zeren compare '

done_testing
