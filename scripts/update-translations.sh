#!/bin/bash
# Bring data/locale/*.po up to date with the messages in the sources.
#
#   scripts/update-translations.sh                  update the catalogues
#   scripts/update-translations.sh --template FILE  only write the template
#
# Messages are marked _("…"), N_("…") in tables, and _n("one", "many", count).
set -euo pipefail

extract() { # FILE
    (
        cd "$root"
        find src analysis render cli -name '*.[ch]' | LC_ALL=C sort |
            xgettext --files-from=- --from-code=UTF-8 --language=C \
                --keyword= --keyword=_ --keyword=N_ --keyword=_n:1,2 \
                --flag=_:1:pass-c-format --flag=N_:1:pass-c-format \
                --add-comments=TRANSLATORS --add-location=file \
                --package-name=zeren --force-po -o -
    ) | sed -e 's/charset=CHARSET/charset=UTF-8/' -e '/^"POT-Creation-Date/d' >"$1"
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [[ ${1:-} == --template ]]; then
    extract "$2"
    exit
fi

template=$(mktemp)
trap 'rm -f "$template"' EXIT
extract "$template"
for catalogue in "$root"/data/locale/*.po; do
    msgmerge --quiet --update --backup=none --no-fuzzy-matching "$catalogue" "$template"
    msgattrib --no-obsolete -o "$catalogue" "$catalogue"
    echo "${catalogue##*/}: $(LC_ALL=C msgfmt --statistics -o /dev/null "$catalogue" 2>&1)"
done
