#!/bin/bash
# Install what zeren is built from, and with --tests what its tests need too.
#
#   scripts/install-dependencies.sh [--tests]
#
# Debian and Ubuntu: apt installs what is missing; when nothing is, no network
# and no password are asked for. Elsewhere: names the packages and stops.
set -euo pipefail

build_packages=(
    build-essential cmake pkg-config gettext
    libigraph-dev libgraphviz-dev libcjson-dev libutf8proc-dev
    libxml2-dev libzip-dev libpoppler-glib-dev libxlsxwriter-dev
    nodejs npm # bundle the front end of the report; the command needs neither
    fonts-noto-cjk # the diagrams are in Chinese
)
test_packages=(
    libcriterion-dev
    python3-jsonschema python3-igraph python3-networkx python3-scipy python3-numpy
    python3-openpyxl
    librsvg2-bin poppler-utils # open the pictures and PDFs
    chromium # opens the report
    locales # pictures are the same in any
)

name_packages() {
    cat >&2 <<EOF
zeren installs its packages on Debian and Ubuntu only (no apt-get here). Please
install these, then run the command again with ZEREN_SKIP_INSTALL=1:

  needed     C11 compiler, make, CMake 3.25, pkg-config, GNU gettext,
             igraph 0.10 (C), Graphviz (gvc, cgraph), cJSON, utf8proc,
             libxml2, libzip, poppler-glib, libxlsxwriter, node 18 with npm,
             a Chinese font such as Noto Sans CJK
  for tests  Criterion 2.4; for /usr/bin/python3: jsonschema, igraph, networkx,
             scipy, numpy; rsvg-convert; pdftotext and pdffonts; Chromium;
             localedef and the sources of its locales

  Homebrew   brew install cmake pkg-config gettext igraph graphviz cjson utf8proc \\
                 libxml2 libzip poppler libxlsxwriter node criterion librsvg && brew install --cask font-noto-sans-cjk
  Fedora     dnf install gcc gcc-c++ make cmake pkgconf gettext igraph-devel \\
                 graphviz-devel cjson-devel utf8proc-devel libxml2-devel \\
                 libzip-devel poppler-glib-devel libxlsxwriter-devel nodejs-npm google-noto-sans-cjk-fonts \\
                 librsvg2-tools poppler-utils chromium
EOF
}

is_installed() { # PACKAGE
    dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif [[ -t 0 ]]; then
        sudo "$@"
    else
        sudo -n "$@" # nobody is there to type a password
    fi
}

# apt waits for the lock on packages by itself, not for the one on its lists.
update_lists() {
    local try
    for try in 1 2 3 4 5 6; do
        as_root apt-get update -qq -o Acquire::Retries=3 && return
        echo "apt-get update failed ($try of 6)" >&2
        sleep $((try * 2))
    done
    echo "going on with the package lists that are here" >&2
}

install_missing() { # PACKAGES...
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 \
        "$@" </dev/null
}

packages=("${build_packages[@]}")
case "${1:-}" in
--tests) packages+=("${test_packages[@]}") ;;
'') ;;
*)
    echo "usage: install-dependencies.sh [--tests]" >&2
    exit 2
    ;;
esac

if [[ -n ${ZEREN_SKIP_INSTALL:-} ]]; then
    exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    name_packages
    exit 1
fi

# Node is often there already from elsewhere, and then Debian's would be in its way.
is_there() { # PACKAGE
    case $1 in
    nodejs | npm) command -v "${1%js}" >/dev/null || is_installed "$1" ;;
    *) is_installed "$1" ;;
    esac
}

missing=()
for package in "${packages[@]}"; do
    is_there "$package" || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
    echo "all ${#packages[@]} packages are installed"
    exit 0
fi

echo "installing: ${missing[*]}"
if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    echo "this needs root and there is no sudo; as root, run:" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
fi
update_lists
install_missing "${missing[@]}"
