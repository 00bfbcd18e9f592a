#!/bin/bash
# Build the front end of the report into C, for CMake.
#
#   scripts/build-report.sh WORK_DIRECTORY OUT.c
#
# The packages come from the npm registry as the lockfile pins them, into
# WORK_DIRECTORY; they are fetched again only when the lockfile changes.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../render/report/web" && pwd)
work=$1
out=$2

mkdir -p "$work"
exec 9>"$work/.lock"
if command -v flock >/dev/null; then
    flock 9 # two builds may share a directory
fi

# The sources beside the packages, where the bundler looks for them.
find "$work" -mindepth 1 -maxdepth 1 \
    ! -name node_modules ! -name .lock ! -name installed.json -exec rm -rf {} +
cp -R "$source/." "$work"
cd "$work"

fetch_packages() {
    local try
    for try in 1 2 3 4 5; do
        npm ci --ignore-scripts --no-audit --no-fund --prefer-offline \
            --loglevel=error 2>npm.log && return
        echo "npm ci failed ($try of 5)" >&2
        sleep $((try * 3))
    done
    cat npm.log >&2
    echo "the packages of the report could not be fetched; this needs the network once" >&2
    return 1
}

if ! cmp -s package-lock.json installed.json; then
    fetch_packages
    cp package-lock.json installed.json
fi
node build.mjs "$out"
