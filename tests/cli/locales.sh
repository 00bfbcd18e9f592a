#!/bin/bash
# Every picture and its figures are the same bytes in any locale: here in a Chinese one, and for a
# host of the library in one with a decimal comma. Both are made for this test.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

draw=$1
mkdir -p locales
for locale in de_DE zh_CN; do
    [[ -d locales/$locale.UTF-8 ]] || localedef -i "$locale" -f UTF-8 "locales/$locale.UTF-8"
done
export LOCPATH=$PWD/locales
ran='the locale with a comma'
claim 'is there' test "$(LC_ALL=de_DE.UTF-8 locale decimal_point)" = ,

for kind in units officials 'official O1' 'unit A' network 'compare --from five --to annual' \
    matrix 'matrix --by tasks' 'trace --from five --to annual' groups; do
    for form in '--format svg' --measure; do
        # shellcheck disable=SC2086 # words
        LC_ALL=C run render $kind "$t9" --lang en $form
        exits 0
        cp out picture
        # shellcheck disable=SC2086
        LC_ALL=zh_CN.UTF-8 run render $kind "$t9" --lang en $form
        claim 'is the same in a Chinese locale' cmp picture out
    done
done

draw_all() { # LOCALE: every kind in three forms, by one process
    local kind form
    for kind in units officials 'official index=0' 'unit index=0' network 'compare from=0 to=1' \
        'matrix by=0' 'matrix by=1' 'trace from=0 to=1' groups; do
        read -ra words <<<"$kind"
        for form in svg dot measure; do
            printf '%s\t' "${words[0]}" "$form" "$t9" "${words[@]:1}"
            echo
        done
    done | LC_ALL=$1 "$draw" >"$1.drawn"
}
ran='draw, every kind in three forms'
claim 'draws' draw_all C
claim 'draws where numbers have a comma' draw_all de_DE.UTF-8
claim 'draws all' test "$(grep -c '^<svg ' C.drawn)" = 10 -a \
    "$(grep -cE '^(strict )?(di)?graph ' C.drawn)" = 10 -a "$(grep -c '^{' C.drawn)" = 10
claim 'is the same where numbers have a comma' cmp C.drawn de_DE.UTF-8.drawn

done_testing
