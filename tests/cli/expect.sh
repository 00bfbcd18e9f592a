# Sourced by the tests of the command. Run it, then say what must have come of it:
#
#     run workload notice.json        the command; leaves out, err and $code
#     exits 0                         its exit code
#     answers 'REGEX'                 standard output has a line like this
#     says 'REGEX'                    so has standard error
#     is_silent                       and here, standard error is empty
#     done_testing                    last line: fails if anything did not hold
#
# shellcheck shell=bash
set -uo pipefail

ran= code=0 claims=0 failures=0
t9=$ZEREN_SOURCE_DIR/tests/data/t9.json
huzhou=$ZEREN_SOURCE_DIR/data/huzhou-2021.json

run() {
    ran="zeren $*"
    code=0
    "$ZEREN" "$@" >out 2>err || code=$?
}

claim() { # WORDS COMMAND...
    local words=$1
    shift
    claims=$((claims + 1))
    "$@" && return
    failures=$((failures + 1))
    printf 'not so: %s: %s\n' "$ran" "$words"
    printf '  exit %s\n' "$code"
    head -c 600 out | sed 's/^/  out: /'
    head -c 600 err | sed 's/^/  err: /'
}

exits() { claim "exits $1" test "$code" = "$1"; }
answers() { claim "answers '$1'" grep -qE -e "$1" out; }
answers_nothing() { claim "answers nothing" test ! -s out; }
says() { claim "says '$1'" grep -qE -e "$1" err; }
is_silent() { claim "is silent" test ! -s err; }

done_testing() {
    echo "$claims claims, $failures do not hold"
    exit "$((failures > 0))"
}
