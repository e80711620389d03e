#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# analyze.sh: gcc -fanalyzer, clang-tidy and cppcheck over the tool, with no finding but those that
# are known to be none, each with its reason. Run by make test-analyze.
set -euo pipefail

scratch=${SCRATCH:?}
failed=0
: > "$scratch/found"

defines=(-std=c11 -D_XOPEN_SOURCE=700 -Igenerator '-DSOCKERR_VERSION="x"' '-DSOCKERR_FROM=""')

# FILE: CHECK, and why it is none. What no tool finds any more must go.
known='
generator/base/escape.c: clang-analyzer-valist.Uninitialized  va_start has made it
generator/base/text.c: -Wanalyzer-null-argument  without bytes there is no capacity, and so room is made
generator/base/text.c: clang-analyzer-valist.Uninitialized  va_copy has made it
generator/emit/html.c: clang-analyzer-core.NullDereference  what is compared is a space of the table
generator/load/layers.c: internalAstError  cppcheck cannot parse a compound literal behind a question mark
generator/query/clues.c: ctuuninitvar  the line behind it sets the counts, which is all that is read
generator/query/lookup.c: -Wanalyzer-null-dereference  what has no names has none of them compared
generator/resolve/law_identifiers.c: clang-analyzer-core.NullDereference  what the index has was made
'

# Prints what a tool found that is not known; "generator/x.c:12:3: warning: … [CHECK]". Keeps the rest in
# the file found.
report() { # TOOL
    local line file check
    while read -r line; do
        file=${line%%:*}
        check=${line##*[}
        check=${check%]}
        echo "$file: $check" >> "$scratch/found"
        if ! grep -qF -- "$file: $check " <<< "$known"; then
            echo "failed: $1: $line"
            failed=$((failed + 1))
        fi
    done
}

have() { # PROGRAM
    command -v "$1" > /dev/null || {
        echo "skipped: $1 is not installed"
        return 1
    }
}

if have gcc; then
    for file in generator/*/*.c; do
        gcc "${defines[@]}" -O1 -fanalyzer -c -o "$scratch/object.o" "$file" 2>&1
    done | grep -E '(warning|error):' > "$scratch/gcc" || :
    report "gcc -fanalyzer" < "$scratch/gcc"
fi
if have clang-tidy; then
    # Left out: what is a matter of style here. Parameters of one type beside each other; recursion,
    # which is bounded; printf's result; memcpy; pointers' own size; capitals made of letters.
    checks='-*,bugprone-*,clang-analyzer-*,cert-*,misc-*,performance-*,portability-*'
    checks+=',-bugprone-easily-swappable-parameters,-misc-no-recursion,-cert-err33-c'
    checks+=',-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling'
    checks+=',-bugprone-sizeof-expression,-bugprone-narrowing-conversions'
    checks+=',-bugprone-not-null-terminated-result'
    clang-tidy --quiet --checks="$checks" generator/*/*.c -- "${defines[@]}" 2> /dev/null |
        grep -E '(warning|error):' | sed 's|^[^ ]*/generator/|generator/|' > "$scratch/clang-tidy" || :
    report clang-tidy < "$scratch/clang-tidy"
fi
if have cppcheck; then
    cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
        --template='{file}:{line}: warning: {message} [{id}]' "${defines[@]:1}" generator/*/*.c \
        2> "$scratch/cppcheck"
    report cppcheck < "$scratch/cppcheck"
fi
if have gcc && have clang-tidy && have cppcheck; then
    while IFS= read -r line; do
        if [ -n "$line" ] && ! grep -qxF -- "$(cut -d' ' -f1,2 <<< "$line")" "$scratch/found"; then
            echo "failed: no tool finds this any more: $line"
            failed=$((failed + 1))
        fi
    done <<< "$known"
fi
[ "$failed" = 0 ] || exit 1
echo "analyzed: no finding that is not known"
