#!/bin/bash
# A run that is interrupted while it writes leaves the old file whole and no stray one. The moment
# is held still by an fsync() that waits.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

if [[ $(nm -D "$ZEREN") == *__asan_init* ]]; then
    echo "the sanitizer must be loaded before anything else"
    exit 77
fi
cat >slow.c <<'C'
#include <unistd.h>
int fsync(int fd) { (void)fd; sleep(20); return 0; }
C
"${CC:-cc}" -shared -fPIC -o slow.so slow.c

set -m # without job control, bash lets jobs in the background ignore SIGINT
strays() { find . -name '.zeren-*'; }

for signal in INT TERM HUP; do
    echo old >old.txt
    LD_PRELOAD=$PWD/slow.so "$ZEREN" workload "$t9" -o old.txt 2>err &
    pid=$!
    ran="kill -$signal zeren" code=0
    for _ in {1..100}; do
        [[ -n $(strays) ]] && break
        sleep 0.05
    done
    claim 'is writing' test -n "$(strays)"
    kill "-$signal" "$pid"
    wait "$pid" || code=$?
    exits "$((128 + $(kill -l "$signal")))"
    claim 'leaves the old file whole' test "$(cat old.txt)" = old
    claim 'leaves no stray file' test -z "$(strays)"
done

done_testing
