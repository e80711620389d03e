#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
#
# cli.sh: the tests of the command line, a folder each below tests/cli.
#
#   cmd        a shell script; the tool is sockerr in its PATH
#   expected   all that it prints, on both streams, and "exit N" at the end where that is not 0
#   …          any other file is its input
#
# A test runs in a copy of its folder, so that it may write there. PROJECT is the project's folder.
# Names of tests as arguments run these alone. With GOLDEN=1 expected is rewritten.
set -u
project=$PWD
scratch=${SCRATCH:?run the tests by make}/cli
tool=$(realpath "${TOOL:?run the tests by make}")
mkdir -p "$scratch/bin"
ln -sfn "$tool" "$scratch/bin/sockerr"
export PROJECT=$project PYTHON=${PYTHON:-python3} LC_ALL=C
unset SOCKERR_DATA MAKEFLAGS MAKELEVEL NO_COLOR COLUMNS

run() { # NAME
    local folder=$scratch/$1 status
    rm -rf "$folder" && cp -r "$project/tests/cli/$1" "$folder" && rm -f "$folder/expected" || return 2
    (cd "$folder" && PATH=$scratch/bin:$PATH exec sh ./cmd) > "$folder.got" 2>&1 < /dev/null
    status=$?
    [ "$status" = 0 ] || echo "exit $status" >> "$folder.got"
}

passed=0 failed=0
if [ $# = 0 ]; then
    set -- $(cd tests/cli && ls)
fi
for name in "$@"; do
    run "$name"
    if [ "${GOLDEN:-}" = 1 ]; then
        cp "$scratch/$name.got" "tests/cli/$name/expected"
    elif diff -u "tests/cli/$name/expected" "$scratch/$name.got" > "$scratch/$name.diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name"
        cat "$scratch/$name.diff"
    fi
done
[ "${GOLDEN:-}" = 1 ] || echo "cli: $passed passed, $failed failed"
[ "$failed" = 0 ]
