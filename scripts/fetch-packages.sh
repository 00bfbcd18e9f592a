#!/bin/bash
# Put a directory of sources and the packages of its lockfile side by side.
#
#   scripts/fetch-packages.sh SOURCE WORK_DIRECTORY
#
# The packages come from the npm registry as the lockfile pins them, and again
# only when it changes; so a second build needs no network.
set -euo pipefail

source=$(cd "$1" && pwd)
work=$2

mkdir -p "$work"
exec 9>"$work/.lock"
if command -v flock >/dev/null; then
    flock 9 # two builds may share a directory
fi

find "$work" -mindepth 1 -maxdepth 1 \
    ! -name node_modules ! -name .lock ! -name installed.json -exec rm -rf {} +
cp -R "$source/." "$work"
cd "$work"

if cmp -s package-lock.json installed.json; then
    exit 0
fi
for try in 1 2 3 4 5; do
    if npm ci --ignore-scripts --no-audit --no-fund --prefer-offline \
        --loglevel=error >npm.log 2>&1; then
        cp package-lock.json installed.json
        exit 0
    fi
    echo "npm ci failed ($try of 5)" >&2
    sleep $((try * 3))
done
cat npm.log >&2
echo "the packages of $source could not be fetched; this needs the network once" >&2
exit 1
