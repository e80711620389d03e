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
# No process of it may take longer than PATIENCE, 20 seconds of the processor. A test that lacks a
# program or a device prints what it lacks and exits 77: it is skipped.
#
#   cli.sh [--slow] [NAME...]
#
# With --slow, the tests are those of tests/cli-slow, and PATIENCE is 60. Names of tests as arguments
# run these alone. With GOLDEN=1 expected is rewritten. With STOP=1 the first test that fails is the last.
set -u
tests=cli patience=${PATIENCE:-20}
if [ "${1:-}" = --slow ]; then
    tests=cli-slow patience=${PATIENCE:-60}
    shift
fi
project=$PWD
scratch=${SCRATCH:?run the tests by make}/$tests
tool=$(realpath "${TOOL:?run the tests by make}")
mkdir -p "$scratch"
export PROJECT=$project PYTHON=${PYTHON:-python3} LC_ALL=C PATH=${tool%/*}:$PATH
unset SOCKERR_DATA MAKEFLAGS MAKELEVEL NO_COLOR COLUMNS

run() { # NAME
    local folder=$scratch/$1
    status=2
    rm -rf "$folder" "$folder.got" && cp -r "tests/$tests/$1" "$folder" && rm -f "$folder/expected" ||
        return
    (ulimit -t "$patience" && cd "$folder" && exec sh ./cmd) > "$folder.got" 2>&1 < /dev/null
    status=$?
    [ "$status" = 0 ] || echo "exit $status" >> "$folder.got"
}

passed=0 failed=0 skipped=0
if [ $# = 0 ]; then
    set -- $(ls "tests/$tests")
fi
for name in "$@"; do
    run "$name"
    if [ "$status" = 77 ]; then
        skipped=$((skipped + 1))
        echo "skipped: $name: $(head -1 "$scratch/$name.got")"
    elif [ "${GOLDEN:-}" = 1 ]; then
        cp "$scratch/$name.got" "tests/$tests/$name/expected"
    elif diff -u "tests/$tests/$name/expected" "$scratch/$name.got" > "$scratch/$name.diff" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name"
        cat "$scratch/$name.diff"
        [ "${STOP:-}" != 1 ] || break
    fi
done
[ "${GOLDEN:-}" = 1 ] || echo "$tests: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ $# != 0 ]
