#!/bin/sh
# Renews the three lock files from pyproject.toml. Needs `uv` on PATH (python -m pip install uv); nothing else in the
# project does. Run without arguments to take in only what pyproject.toml newly asks for, with --upgrade to take the
# newest releases. The locks hold versions and hashes for every platform, and never an index address or a path.
set -eu
cd "$(dirname "$0")/.."

lock() {
    out=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "tools/lock.sh" --output-file "$out" "$@"
}

lock requirements.txt pyproject.toml "$@"
lock requirements-test.txt pyproject.toml --extra test --constraint requirements.txt "$@"
echo "setuptools>=77" | lock requirements-build.txt - "$@"
