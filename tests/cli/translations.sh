#!/bin/bash
# Every message of the sources is in the Chinese catalogue, translated.
set -euo pipefail

catalogue=$ZEREN_SOURCE_DIR/data/locale/zh_CN.po
advise() {
    echo "run scripts/update-translations.sh, then translate what it reports" >&2
    exit 1
}

statistics=$(LC_ALL=C msgfmt --check --statistics -o /dev/null "$catalogue" 2>&1)
echo "zh_CN: $statistics"
case $statistics in
*untranslated* | *fuzzy*) advise ;;
esac

"$ZEREN_SOURCE_DIR/scripts/update-translations.sh" --template zeren.pot
LC_ALL=C msgcmp "$catalogue" zeren.pot || advise
