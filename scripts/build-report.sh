#!/bin/bash
# Build the front end of the report into C, for CMake.
#
#   scripts/build-report.sh WORK_DIRECTORY OUT.c
set -euo pipefail

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$scripts/fetch-packages.sh" "$scripts/../render/report/web" "$1"
cd "$1"
node build.mjs "$2"
