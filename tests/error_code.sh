#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
#
# error_code.sh: sockerr_error_code.hpp with each compiler and C++ library that is installed:
# compile/error_code.cpp in two objects, without a warning; the names that it defines; and a second
# prefix beside it.
set -u
folder=${SCRATCH:?run the tests by make} failed=0
warnings='-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
    -Wundef -Werror'
everything='-Weverything -Werror -Wno-padded -Wno-c++98-compat -Wno-c++98-compat-pedantic
    -Wno-old-style-cast -Wno-weak-vtables'

fail() {
    echo "failed: $*"
    failed=$((failed + 1))
}

# builds COMPILER OPTION...: the program, of two objects.
builds() {
    "$@" -Igenerated -I"$folder" -DSECOND -c -o "$folder/second.o" tests/compile/error_code.cpp &&
        "$@" -Igenerated -I"$folder" -o "$folder/program.exe" tests/compile/error_code.cpp "$folder/second.o"
}

works() {
    builds "$@" && "$folder/program.exe" || fail "$*"
}

# The numbers of errc's symbols in all spaces, from codes.tsv.
conditions() {
    awk -F'\t' -v OFS=', ' '
        BEGIN {
            while ((getline line < "tests/compile/errc.txt") > 0)
                if (line !~ /^#/ && split(line, pair, " ") == 2)
                    condition[pair[1]] = pair[2]
        }
        NR > 1 {
            symbol = $2
            sub(/^WSA/, "", symbol)
            if (symbol in condition) {
                space = toupper($1)
                gsub(/-/, "_", space)
                print "{SOCKERR_SPACE_" space, $3, "std::errc::" condition[symbol] "},"
            }
        }' "$CODES"
}

# What its headers and it define, but for what the system's define.
macros() {
    printf '#include <new>\n#include <string>\n#include <system_error>\n%s\n' "$1" |
        g++ -std=c++11 -Igenerated -E -dM -x c++ - | sort
}

names() {
    macros '#include "sockerr.h"' > "$folder/before"
    macros '#include "sockerr_error_code.hpp"' > "$folder/after"
    [ "$(comm -13 "$folder/before" "$folder/after")" = '#define SOCKERR_ERROR_CODE_HPP ' ] ||
        fail 'it defines other macros'
    # Besides its own, an object has what it takes from the C++ library.
    g++ -std=c++11 -Igenerated -DSECOND -c -o "$folder/names.o" tests/compile/error_code.cpp
    nm -C --defined-only "$folder/names.o" | cut -c20- |
        grep -Ev '^(sockerr_|(vtable|typeinfo|typeinfo name) for (sockerr_priv|std)::|(guard variable for )?sockerr_|std::|__gnu_cxx::|operator new\(unsigned long, void\*\)|of_second|DW\.ref)' > "$folder/names"
    [ ! -s "$folder/names" ] || fail "it defines other names: $(cat "$folder/names")"
}

conditions > "$folder/conditions.h"
if command -v g++ > /dev/null; then
    works g++ -std=c++11 -DCONDITIONS -I"$BUILD/tests/whole" $warnings
    works g++ -std=c++20 -O2 $warnings
    names
    "$TOOL" generate --prefix acme --spaces hpux,linux,macos --out "$folder"
    printf '#include "acme_error_code.hpp"\n#include "sockerr_error_code.hpp"\n%s' \
        'int main() { return acme_error_code(ACME_SPACE_HPUX, 239) != std::errc::connection_refused ||
            acme_error_code(ACME_SPACE_HPUX, 239) == sockerr_error_code(SOCKERR_SPACE_HPUX, 239); }' \
        > "$folder/prefix.cpp"
    g++ -std=c++11 $warnings -Igenerated -o "$folder/prefix" "$folder/prefix.cpp" && "$folder/prefix" ||
        fail 'two prefixes'
else
    echo 'skipped: g++ is not installed'
fi
if command -v clang++ > /dev/null; then
    works clang++ -std=c++11 $everything
    works clang++ -std=c++17 -O2 $warnings
    if echo '#include <system_error>' | clang++ -stdlib=libc++ -x c++ -fsyntax-only - 2> /dev/null; then
        works clang++ -std=c++11 -stdlib=libc++ $warnings
    else
        echo 'skipped: libc++-dev is not installed'
    fi
else
    echo 'skipped: clang++ is not installed'
fi
if ! command -v x86_64-w64-mingw32-g++ > /dev/null; then
    echo 'skipped: x86_64-w64-mingw32-g++ is not installed'
elif ! builds x86_64-w64-mingw32-g++ -std=c++11 -static $warnings; then
    fail 'for Windows'
elif ! command -v wine > /dev/null; then
    echo 'skipped: wine is not installed'
else
    WINEPREFIX=$(realpath "$folder")/wine WINEDEBUG=-all wine "$folder/program.exe" 2> "$folder/wine.log" ||
        fail 'in Wine'
fi
exit "$((failed > 0))"
