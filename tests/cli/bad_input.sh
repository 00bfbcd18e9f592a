#!/bin/bash
# Every kind of bad input is refused with its place, by every verb, and nothing is written.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

is_old() { test "$(cat old.txt)" = old; }
echo old >old.txt

# The file bad.json is refused. With a place (line:column) and words, the message has both.
refused() { # WORDS [PLACE]
    run workload bad.json -o old.txt
    ran="$case_name: zeren workload"
    exits 3
    answers_nothing
    says "^zeren: bad\.json${2:+:$2}.*$1"
    claim 'leaves the old file whole' is_old
    run check bad.json
    ran="$case_name: zeren check"
    exits 3
    claim "shows '$1'" grep -qE -e "$1" out err
    run check --format json bad.json
    ran="$case_name: zeren check --format json"
    exits 3
}

# A notice of two lines: what is given goes in before the tasks, or is the tasks.
whole() { # NAME MEMBERS TASKS
    case_name=$1
    printf '{"zeren":1,"plans":[{"id":"p"},{"id":"r"}],\n%s"tasks":[%s]}' "$2" "$3" >bad.json
}
task='"id":"t","plan":"p","title":"x","lead":["a"]'

whole 'a good one' '' "{$task}"
run workload bad.json
exits 0
is_silent

case_name='not JSON'
echo 'hello' >bad.json
refused '' '1:1'
case_name='cut off'
printf '{"zeren":1,' >bad.json
refused '' '1:'
case_name='trailing bytes'
whole 'trailing bytes' '' "{$task}"
echo ' x' >>bad.json
refused '' '2:'
case_name='deep nesting'
printf '[%.0s' {1..100000} >bad.json
refused '' '1:'
case_name='two million deep'
head -c 2000000 /dev/zero | tr '\0' '[' >bad.json
refused '' '1:'
case_name='an empty file'
: >bad.json
refused 'empty'
case_name='an array'
echo '[]' >bad.json
refused 'object'
case_name='invalid UTF-8'
printf '{"zeren":1,"title":"\xff","plans":[],"tasks":[]}' >bad.json
refused 'UTF-8' '1:'
case_name='an overlong form'
printf '{"zeren":1,"title":"\xc0\xaf","plans":[],"tasks":[]}' >bad.json
refused 'UTF-8' '1:'
case_name='a NUL byte'
printf '{"zeren":1,"title":"a\0b","plans":[],"tasks":[]}' >bad.json
refused '' '1:'

whole 'an escaped NUL' '"title":"a\u0000b",' "{$task}"
sed -i 's/\x00/\\u0000/' bad.json
printf '{"zeren":1,"title":"a\\u0000b","plans":[],"tasks":[]}' >bad.json
refused '' '1:'
case_name='a lone surrogate'
printf '{"zeren":1,"title":"a\\ud800b","plans":[],"tasks":[]}' >bad.json
refused 'surrogate' '1:'

whole 'an unsupported version' '' ''
sed -i 's/"zeren":1/"zeren":2/' bad.json
refused 'version' '1:'
whole 'a wrong type' '"units":3,' "{$task}"
refused '' '2:9'
whole 'an unknown plan' '' '{"id":"t","plan":"pp","title":"x","lead":["a"]}'
refused "unknown plan 'pp'.*did you mean 'p'" '2:'
whole 'an unknown official' '"officials":[{"name":"甲"}],' "{$task,\"official\":\"乙\"}"
refused '乙' '2:'
whole 'a duplicate id' '' "{$task},{$task}"
refused "'t'" '2:'
whole 'a duplicate key' '' "{$task,\"title\":\"y\"}"
refused 'title' '2:'
whole 'an empty name' '"units":[{"name":""}],' "{$task}"
refused 'empty' '2:'
whole 'a blank name' '' '{"id":"t","plan":"p","title":"x","lead":["　 "]}'
refused '' '2:'
whole 'an alias that two claim' '"units":[{"name":"a","aliases":["c"]},{"name":"b","aliases":["c"]}],' "{$task}"
refused "'c'" '2:'
whole 'a group in itself' '"units":[{"name":"g","members":["g"]}],' "{$task}"
refused "'g'" '2:'
whole 'a group in itself through another' \
    '"units":[{"name":"g","members":["h"]},{"name":"h","members":["g"]}],' "{$task}"
refused "'[gh]'" '2:'
whole 'a negative count' '' "{$task,\"items\":-1}"
refused '' '2:'
whole 'a fraction of a count' '' "{$task,\"items\":1.5}"
refused '' '2:'

case_name='100 MB in one string'
{ printf '{"zeren":1,"title":"' && head -c 100000000 /dev/zero | tr '\0' a && printf '"}'; } >bad.json
refused '' '1:'
rm bad.json
case_name='a missing file'
refused 'No such file'
mkdir bad.json
case_name='a directory'
refused ''
rmdir bad.json

# Everything wrong is listed in one run.
whole 'three problems' '"units":[{"name":""}],' \
    '{"id":"t","plan":"pp","title":"x"},{"id":"u","plan":"p","title":"x","items":-1}'
run check bad.json
exits 3
for words in empty "'pp'" -1; do
    answers "$words"
done
run workload bad.json
exits 3
says "3 problems in all; 'zeren check bad.json' shows them"

# Findings are worth one line, and change nothing else.
whole 'a finding' '' "{$task},{\"id\":\"u\",\"plan\":\"p\",\"title\":\"x\",\"lead\":[]}"
for words in 'workload bad.json' 'clusters bad.json' 'coverage bad.json' 'robustness bad.json' 'unit a bad.json'; do
    # shellcheck disable=SC2086
    run $words
    exits 0
    says "^zeren: bad\.json: 1 finding; 'zeren check bad.json' shows it$"
    claim 'says it once' test "$(wc -l <err)" = 1
done
run check bad.json
exits 1
is_silent
answers 'u'
run check "$t9"
claim 'has a line or more' test -s out

# Standard input is a file like another.
"$ZEREN" workload - <bad.json >out 2>err
says '^zeren: standard input: 1 finding'
ran='zeren workload -' code=0
printf '{' | "$ZEREN" workload - >out 2>err || code=$?
exits 3
answers_nothing
"$ZEREN" workload "$t9" >file
"$ZEREN" workload - <"$t9" >out
claim 'is the same from standard input' cmp -s file out

done_testing
