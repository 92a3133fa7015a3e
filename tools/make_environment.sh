#!/bin/sh
# Makes .venv ready for one purpose and says nothing when it already is.
#
#   tools/make_environment.sh base    what the program needs
#   tools/make_environment.sh test    the same and what the tests need
#
# Asks for a POSIX shell and a Python >= 3.11 that can make environments; only wheels are installed, so no compiler.
# Exit status: 0 ready, 1 an installation failed, 2 wrong usage or no such Python.
set -eu

purpose=${1:-}
case $purpose in
    base) locks="requirements-build.txt requirements.txt" ;;
    test) locks="requirements-build.txt requirements-test.txt" ;;
    *) echo "usage: tools/make_environment.sh base|test" >&2; exit 2 ;;
esac

cd "$(dirname "$0")/.."
here=$(pwd -P)
environment=$here/.venv
python=$environment/bin/python
stamp=$environment/.tawatur-$purpose

# Settings of the caller that would send packages elsewhere, or load modules from elsewhere.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_REQUIRE_HASHES PIP_CONSTRAINT
export PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
# Without a home there is no place for a cache of downloads, and pip would write beside the root of the file system.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then export PIP_NO_CACHE_DIR=1; fi

# What the environment must have been made from: the same path (its scripts hold it), locks, metadata and recipe.
fingerprint() {
    printf '%s\n' "$environment"
    # shellcheck disable=SC2086  # the list of lock files is meant to be split
    cat $locks pyproject.toml tools/make_environment.sh | cksum
}

# Every Python on PATH, newest name first. Each folder is looked into: the first hit may be a broken stand-in.
candidates() {
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        printf '%s\n' "$PATH" | tr ':' '\n' | while IFS= read -r folder; do
            [ -x "$folder/$name" ] && printf '%s\n' "$folder/$name"
        done || :
    done
}

suits() {
    "$1" -c 'import sys, venv, ensurepip
sys.exit(sys.version_info < (3, 11) or sys.implementation.name != "cpython")' >/dev/null 2>&1
}

# An environment made by hand is kept if it is a usable one of this very folder.
usable() {
    suits "$python" && grep -qF "$environment/bin" "$environment/bin/pip" 2>/dev/null &&
        "$python" -m pip --version >/dev/null 2>&1
}

make_environment() {
    found=$(candidates)
    while IFS= read -r candidate; do
        suits "$candidate" || continue
        "$candidate" -m venv --clear "$environment" >/dev/null 2>&1 && usable && return 0
    done <<LIST
$found
LIST
    echo "tawatur needs Python 3.11 or later with venv and pip: install it (Debian, Ubuntu: apt install python3 python3-venv)" >&2
    exit 2
}

install() {
    requirements=
    for lock in $locks; do requirements="$requirements -r $lock"; done
    # shellcheck disable=SC2086  # one -r for each lock file
    "$python" -m pip install -qq --only-binary :all: --require-hashes $requirements &&
        "$python" -m pip install -qq --no-deps --no-build-isolation --editable .
}

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] && [ -x "$python" ]; then exit 0; fi

usable || make_environment
echo "installing into .venv ($("$python" -c 'import platform; print("Python", platform.python_version())')) ..." >&2
rm -f "$stamp"
install || { echo "installing failed: is the package index within reach?" >&2; exit 1; }
fingerprint >"$stamp"
