#!/bin/bash
# Install what is missing, build zeren twice and run every test: as it is
# shipped, and with the address and undefined-behaviour sanitizers. The last
# lines are ctest's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-dependencies.sh --tests

jobs=$(getconf _NPROCESSORS_ONLN)
for preset in default asan; do
    echo "== $preset: build"
    cmake --preset "$preset"
    cmake --build --preset "$preset" --parallel "$jobs"
done
for preset in default asan; do
    echo "== $preset: test"
    ctest --preset "$preset" --parallel 2
done
