#!/bin/bash
# Messages are in the language asked for, whatever locales are installed.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

# A command with a catalogue of its own, so that this does not wait for the translator; it also
# shows that the catalogue is found from wherever the command is.
mkdir -p place/bin place/share/locale/zh_CN/LC_MESSAGES
cp "$ZEREN" place/bin/zeren
ZEREN=$PWD/place/bin/zeren
cat >zh.po <<'PO'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"
msgid "Usage: zeren %s [OPTION...] %s\n"
msgstr "用法：zeren %s [选项...] %s\n"
msgid "--%s needs a value"
msgstr "--%s 需要一个值"
PO
msgfmt -o place/share/locale/zh_CN/LC_MESSAGES/zeren.mo zh.po

export LC_ALL= LC_MESSAGES= LANG= LANGUAGE=
chinese='用法'

speaks_chinese() { answers "^$chinese"; }
speaks_english() { answers '^Usage'; }

for locale in C C.UTF-8 POSIX en_US.UTF-8 zh_CN.UTF-8 nonsense ''; do
    export LC_ALL=$locale
    run --lang zh workload -h
    exits 0
    speaks_chinese
    run workload --lang=zh -h
    speaks_chinese
    run workload -h --lang en
    speaks_english
done
export LC_ALL=
for locale in zh_CN.UTF-8 zh_CN zh; do
    LC_ALL=$locale run workload -h
    speaks_chinese
    LC_MESSAGES=$locale run workload -h
    speaks_chinese
    LANG=$locale run workload -h
    speaks_chinese
    LANG=en_US.UTF-8 LANGUAGE=$locale run workload -h
    speaks_chinese
    LC_ALL=C LANG=$locale run workload -h
    speaks_english
    LC_ALL=C LANGUAGE=$locale run workload -h
    speaks_english
done
run workload -h
speaks_english

run --lang zh workload --top
exits 2
says '^zeren: --top 需要一个值$'
run --lang fr workload -h
exits 2
run workload --lang fr
exits 2
says 'expected en or zh'

# Numbers keep their point, names their bytes.
for locale in C C.UTF-8 de_DE.UTF-8 zh_CN.UTF-8; do
    LC_ALL=$locale run workload --lang en --format json "$t9"
    cp out "json.$locale"
    claim 'is the same in every locale' cmp -s json.C "json.$locale"
done
run workload --lang zh --format json "$t9"
claim 'is the same in every language' cmp -s json.C out

done_testing
