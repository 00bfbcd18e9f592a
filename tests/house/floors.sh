#!/bin/bash
# Each floor calls only the floors below it, each foreign library lives in one
# room, and nothing below the command prints or exits.
set -euo pipefail
cd "$ZEREN_SOURCE_DIR"
shopt -s extglob # [[ == ]] then knows @(a|b)

failures=0
complain() { # PLACE MESSAGE
    echo "$1: $2" >&2
    failures=$((failures + 1))
}

# The file without comments, its lines kept in place. With `blank`, string and
# character literals are emptied as well.
code() { # FILE [blank]
    perl -0777 -pe '
        BEGIN { our $blank = shift @ARGV }
        s{("(?:\\.|[^"\\\n])*"|\x27(?:\\.|[^\x27\\\n])+\x27)|(/\*.*?\*/|//[^\n]*)}
         {defined $1 ? ($blank ? q("") : $1) : $2 =~ tr/\n//cdr || " "}gse' \
        "${2:-}" "$1"
}

includes() { # FILE: 'LINE:HEADER' for each, the brackets or quotes gone
    code "$1" | grep -nE '^[[:space:]]*#[[:space:]]*include' |
        sed -E 's/^([0-9]+):[^<"]*[<"]([^>"]*)[>"].*/\1:\2/' || true
}

# 1 the core, 2 analysis, 3 render, 4 the command. A public header stands on the
# floor of the room it is the door of.
floor_of() { # PATH
    case $1 in
    include/zeren/@(diagram|ledger|report|tables).h) echo 3 ;;
    include/zeren/@(balance|workload|clusters|coverage|compare|inspection|what_if|resolutions|robustness|series|trace).h) echo 2 ;;
    include/zeren/zeren.h) echo 3 ;;
    include/* | src/*) echo 1 ;;
    analysis/*) echo 2 ;;
    render/*) echo 3 ;;
    *) echo 4 ;;
    esac
}

# Which file of ours the compiler would take, or nothing for a foreign header.
resolve() { # FILE HEADER
    local place
    for place in "$(dirname "$1")" . src include; do
        if [[ -f $place/$2 ]]; then
            realpath --relative-to=. "$place/$2"
            return
        fi
    done
}

check_foreign() { # FILE LINE HEADER
    case $3 in
    ?(igraph/)igraph*.h)
        [[ $1 == analysis/igraph*.[ch] ]] ||
            complain "$1:$2" "only analysis/igraph*.c may include '$3'"
        ;;
    ?(graphviz/)@(gvc|cgraph|cdt|gvplugin*|gvcext|gvcjob|gvcommon|types|geom).h)
        [[ $1 == render/graphviz*.[ch] ]] ||
            complain "$1:$2" "only render/graphviz*.c may include '$3'"
        ;;
    ?(cjson/)cJSON*.h)
        [[ $1 == @(src|render)/json*.[ch] ]] ||
            complain "$1:$2" "only src/json*.c and render/json*.c may include '$3'"
        ;;
    ?(xlsxwriter/)xlsxwriter*.h)
        [[ $1 == render/xlsx_*.[ch] ]] ||
            complain "$1:$2" "only render/xlsx_*.[ch] may include '$3'"
        ;;
    libxml/*.h)
        [[ $1 == src/import/markup.c ]] ||
            complain "$1:$2" "only src/import/markup.c may include '$3'"
        ;;
    zip.h)
        [[ $1 == src/import/package.c ]] ||
            complain "$1:$2" "only src/import/package.c may include '$3'"
        ;;
    @(poppler*|glib*).h | @(poppler|glib)/*.h)
        [[ $1 == src/import/pdf_pages.c ]] ||
            complain "$1:$2" "only src/import/pdf_pages.c may include '$3'"
        ;;
    esac
}

check_includes() { # FILE
    local line header target
    while IFS=: read -r line header; do
        [[ -n $line ]] || continue
        check_foreign "$1" "$line" "$header"
        target=$(resolve "$1" "$header")
        if [[ -n $target && $(floor_of "$target") -gt $(floor_of "$1") ]]; then
            complain "$1:$line" "'$header' belongs to a floor above"
        fi
    done < <(includes "$1")
}

check_quiet() { # FILE
    local hit
    while IFS= read -r hit; do
        # The child that reads a PDF ends there, and nobody else.
        [[ $1 == src/import/pdf_pages.c && $hit == *_exit\(0\)* ]] && continue
        complain "$1:${hit%%:*}" "no printing and no exit below cli/: ${hit#*:}"
    done < <(code "$1" blank | grep -nE \
        '\b(v?printf|puts|putchar|perror|_?exit|_Exit|quick_exit|abort)[[:space:]]*\(|\b(stdout|stderr)\b' || true)
}

mapfile -t files < <(find include src analysis render cli -name '*.[ch]' | LC_ALL=C sort)
for file in "${files[@]}"; do
    check_includes "$file"
    [[ $file == cli/* ]] || check_quiet "$file"
done

echo "${#files[@]} files looked at, $failures problems"
((failures == 0))
