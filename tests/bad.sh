#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
#
# bad.sh: data that is wrong, a folder each below tests/bad.
#
#   base       good data; the files of a folder take the place of its files
#   expected   all that check prints for a folder, on standard error
#
# check exits 1. generate prints the same, exits 1, and leaves earlier outputs as they are.
# Names of folders as arguments run these alone. With GOLDEN=1 expected is rewritten.
set -u
scratch=${SCRATCH:?run the tests by make}/bad
tool=$(realpath "${TOOL:?run the tests by make}")
export LC_ALL=C
unset SOCKERR_DATA NO_COLOR COLUMNS

lay() { # NAME: base, the folder over it, and earlier outputs
    local folder=$scratch/$1
    rm -rf "$folder" && mkdir -p "$folder/out" && cp -r tests/bad/base "$folder/data" &&
        cp -r "tests/bad/$1/." "$folder/data" && rm -f "$folder/data/expected" &&
        echo old > "$folder/out/sockerr.h" && echo old > "$folder/out/table.csv"
}

judge() { # NAME: prints what is wrong
    local expected=$PWD/tests/bad/$1/expected
    cd "$scratch/$1" || return
    "$tool" check --data data > printed 2> said
    echo "exit $?" >> printed
    [ "${GOLDEN:-}" = 1 ] && cp said "$expected"
    [ -s said ] || echo "check says nothing"
    diff -u "$expected" said
    echo "exit 1" | diff -u - printed
    "$tool" generate --data data --out out > printed 2> said_by_generate
    echo "exit $?" >> printed
    diff -u said said_by_generate
    { echo "exit 1"; printf 'out/%s: old\n' sockerr.h table.csv; } > wanted
    grep -r '' out | sort | sed 's/:/: /' | cat printed - | diff -u wanted -
}

passed=0 failed=0
if [ $# = 0 ]; then
    set -- $(cd tests/bad && printf '%s\n' * | grep -vx base)
fi
for name in "$@"; do
    if wrong=$(lay "$name" 2>&1 && judge "$name" 2>&1) && [ -z "$wrong" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'failed: %s\n%s\n' "$name" "$wrong"
    fi
done
echo "bad: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
