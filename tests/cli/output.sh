#!/bin/bash
# The answer is written whole or not at all, and what cannot be written is said.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

no_strays() { test -z "$(find . -name '.zeren-*')"; }
is_old() { test "$(cat old.txt)" = old; }
fresh() {
    rm -rf old.txt new.txt link place
    mkdir -p place
    echo old >old.txt
}
untouched() {
    claim 'leaves the old file whole' is_old
    claim 'leaves no stray file' no_strays
}

run workload "$t9"
exits 0
cp out answer

fresh
run workload "$t9" -o new.txt
exits 0
answers_nothing
claim 'has the answer' cmp -s new.txt answer
run workload "$t9" --output=old.txt
exits 0
claim 'has the answer' cmp -s old.txt answer
claim 'leaves no stray file' no_strays
run workload "$t9" -o -
claim 'has the answer' cmp -s out answer

# Nothing is written when the input or the command line is wrong.
fresh
echo '{"zeren": 1,' >broken.json
for words in "workload broken.json" "workload missing.json" "workload $t9 --plan nope" \
    "workload $t9 --sort nope" "workload $t9 --table nope" \
    "unit nobody $t9" "compare $t9 --from five-year --to nope"; do
    # shellcheck disable=SC2086 # words, indeed
    run $words -o old.txt
    claim 'fails' test "$code" = 2 -o "$code" = 3
    answers_nothing
    says '^zeren: '
    untouched
done

# The notice itself is nobody's output.
cp "$t9" notice.json
ln -sf notice.json also.json
for place in notice.json ./also.json; do
    run workload notice.json -o "$place"
    exits 2
    says 'would replace the notice'
    claim 'leaves the notice whole' cmp -s notice.json "$t9"
done

# What is a place: permissions and links stay.
fresh
chmod 640 old.txt
run workload "$t9" -o old.txt
claim 'keeps permissions' test "$(stat -c %a old.txt)" = 640
(umask 027 && run workload "$t9" -o new.txt)
claim 'obeys umask' test "$(stat -c %a new.txt)" = 640
fresh
ln -s ../old.txt place/link
run workload "$t9" -o place/link
exits 0
claim 'stays a link' test -L place/link
claim 'has the answer' cmp -s old.txt answer
fresh
ln -s new.txt link
run workload "$t9" -o link
claim 'makes what a link names' cmp -s new.txt answer
claim 'stays a link' test -L link
rm -f loop
ln -s loop loop
run workload "$t9" -o loop
exits 4

# Places that cannot be renamed over are written to directly.
fresh
"$ZEREN" workload "$t9" -o /dev/stdout >new.txt
claim 'goes through /dev/stdout' cmp -s new.txt answer
echo old >new.txt
"$ZEREN" workload "$t9" -o /dev/stdout >>new.txt
claim 'appends when the shell does' cmp -s new.txt <(echo old && cat answer)
"$ZEREN" workload "$t9" -o >(cat >piped.txt)
sleep 0.2
claim 'goes into a pipe' cmp -s piped.txt answer
run workload "$t9" -o /dev/null
exits 0

# What cannot be written.
fresh
for place in /dev/full place missing/new.txt old.txt/new.txt ''; do
    run workload "$t9" -o "$place"
    exits 4
    says '^zeren: cannot write'
done
untouched
for words in "workload $t9" "help" "--version" "workload -h" "check $t9"; do
    ran="zeren $words > /dev/full" code=0
    # shellcheck disable=SC2086
    "$ZEREN" $words >/dev/full 2>err || code=$?
    exits 4
    says 'cannot write to standard output'
    ran="zeren $words >&-" code=0
    # shellcheck disable=SC2086
    "$ZEREN" $words >&- 2>err || code=$?
    exits 4
done
fresh
ran='zeren workload -o old.txt, at most 1 KiB' code=0
(ulimit -f 1 && exec "$ZEREN" workload --format json "$huzhou" -o old.txt >out 2>err) || code=$?
exits 4
untouched
if ((EUID != 0)); then
    chmod 444 old.txt
    run workload "$t9" -o old.txt
    exits 4
    untouched
fi

# A reader that goes early is nobody's error.
ran='zeren workload | true' code=0
(trap '' PIPE; "$ZEREN" workload "$huzhou" --format json 2>err || echo $? >code) | true
claim 'is nobody'\''s error' test ! -s code
"$ZEREN" workload "$huzhou" --format json 2>err | head -1 >out
claim 'is nobody'\''s error' test "${PIPESTATUS[0]}" = 0
claim 'says nothing of pipes' bash -c '! grep -qi pipe err'

done_testing

# Lists for all units are all there or none is; a place that is taken by a directory stands for a
# disk that is full by then.
fresh
mkdir -p lists/E.xlsx
run ledger "$t9" --split lists
exits 4
says "cannot write 'lists/E.xlsx'"
claim 'takes back the lists before' test "$(ls lists)" = E.xlsx
run ledger "$t9" --split lists --overwrite
exits 4
says "4 lists were replaced in 'lists'"
rm -rf lists
