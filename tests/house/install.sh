#!/bin/bash
# What is installed is enough: a program compiles with pkg-config alone, and the
# command runs, from a prefix that was not known when zeren was built.
set -euo pipefail

prefix=$PWD/prefix
rm -rf "$prefix"
cmake --install "$ZEREN_BUILD_DIR" --prefix "$prefix" >install.log

pc=$(find "$prefix" -name zeren.pc)
export PKG_CONFIG_PATH=${pc%/*}
read -ra flags <<<"$(pkg-config --cflags --libs zeren)"
"${CC:-cc}" -std=c11 "$ZEREN_SOURCE_DIR/examples/version.c" "${flags[@]}" \
    -Wl,-rpath,"$(pkg-config --variable=libdir zeren)" -o version
./version
"$prefix/bin/zeren" --version

test -s "$prefix/share/locale/zh_CN/LC_MESSAGES/zeren.mo"
for file in "$ZEREN_SOURCE_DIR"/data/*.json; do
    test ! -e "$file" || cmp "$file" "$prefix/share/zeren/${file##*/}"
done
