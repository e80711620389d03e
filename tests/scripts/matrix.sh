#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# matrix.sh: the headers under compilers for other systems and machines, with every function used,
# without a warning; and what the optimizers of gcc and clang make of them.
#
# What is not installed is named as skipped. Run by make test-matrix.
set -euo pipefail

scratch=${SCRATCH:?}
python=${PYTHON:?}
passed=0 failed=0

warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wswitch-enum
    -Wunused-macros -Wunused-function -Wcast-qual -Wundef -Werror)
everything=(-Weverything -Werror -Wno-padded -Wno-c++98-compat -Wno-c++98-compat-pedantic
    -Wno-old-style-cast -Wno-declaration-after-statement)

fail() {
    echo "failed: $*"
    failed=$((failed + 1))
}

have() { # PROGRAM
    command -v "$1" > /dev/null || {
        echo "skipped: $1 is not installed"
        return 1
    }
}

# A file that uses every function there is.
tests/scripts/use.sh generated > "$scratch/use.c"
cp "$scratch/use.c" "$scratch/use.cpp"

compile() { # NAME COMPILER...
    local name=$1
    shift
    if "$@" -Igenerated -Wno-cast-function-type -c -o "$scratch/use.o" 2> "$scratch/errors"; then
        passed=$((passed + 1))
    else
        fail "$name: $(grep -m1 -E 'error|warning' "$scratch/errors" || head -1 "$scratch/errors")"
    fi
}

languages() { # NAME C-COMPILER C++-COMPILER OPTION...
    local name=$1 c=$2 cpp=$3 standard strings
    shift 3
    if have "$c"; then
        for standard in gnu90 c99 c11 c17 c2x; do
            strings=-Woverlength-strings
            [ $standard != gnu90 ] || strings=-Wno-overlength-strings
            compile "$name, $standard" "$c" -std=$standard "${warnings[@]}" $strings "$@" "$scratch/use.c"
        done
    fi
    if have "$cpp"; then
        for standard in c++98 c++11 c++14 c++17 c++20; do
            compile "$name, $standard" "$cpp" -std=$standard "${warnings[@]}" "$@" "$scratch/use.cpp"
        done
    fi
}

languages "gcc, 32 bits" gcc g++ -m32
languages "gcc, 32 bits, short enums" gcc g++ -m32 -fshort-enums
languages "mingw-w64, 64 bits" x86_64-w64-mingw32-gcc x86_64-w64-mingw32-g++
languages "mingw-w64, 32 bits" i686-w64-mingw32-gcc i686-w64-mingw32-g++
languages "ARM without a system" arm-none-eabi-gcc arm-none-eabi-g++ -ffreestanding -nostdinc
if have tcc; then
    compile "tcc" tcc -Wall -Werror "$scratch/use.c"
fi

# clang for MSVC and others: their headers are not here, and need not be.
if have clang; then
    for target in x86_64-pc-windows-msvc i686-pc-windows-msvc aarch64-pc-windows-msvc \
        x86_64-apple-darwin aarch64-linux-gnu riscv32 wasm32-wasi sparc64-linux-gnu mips64; do
        compile "clang for $target, C" clang --target=$target -std=c99 "${everything[@]}" \
            -fsyntax-only -ffreestanding -nostdinc "$scratch/use.c"
        compile "clang for $target, C++" clang++ --target=$target -std=c++17 "${everything[@]}" \
            -fsyntax-only -ffreestanding -nostdinc -nostdinc++ -Wno-unused-command-line-argument \
            "$scratch/use.cpp"
    done
fi

# An int of 16 bits cannot hold the codes, nor the hashes: that is said, and nothing else.
small_int() { # NAME COMPILER...
    local name=$1
    shift
    if echo '#include "sockerr.h"' | "$@" -x c -std=c99 -Igenerated -fsyntax-only - \
        2> "$scratch/errors"; then
        fail "$name: an int of 16 bits was taken"
    elif [ "$(grep -c 'error:' "$scratch/errors")" != 1 ] ||
        ! grep -q 'sockerr_priv_int_has_32_bits' "$scratch/errors"; then
        fail "$name: an int of 16 bits was not named: $(head -1 "$scratch/errors")"
    else
        passed=$((passed + 1))
    fi
}
if have avr-gcc; then small_int "AVR" avr-gcc; fi
if have clang; then small_int "MSP430" clang --target=msp430; fi

# Windows' headers, before ours and behind.
for compiler in x86_64-w64-mingw32-gcc i686-w64-mingw32-gcc x86_64-w64-mingw32-g++; do
    have $compiler || continue
    language=$(case $compiler in *g++) echo c++ ;; *) echo c ;; esac)
    for theirs in winsock2.h windows.h errno.h 'winsock2.h windows.h ws2tcpip.h'; do
        # shellcheck disable=SC2086 # a list of names
        printf '#include <%s>\n' $theirs > "$scratch/theirs.h"
        cp "$scratch/includes.c" "$scratch/ours.h"
        cat "$scratch/theirs.h" "$scratch/ours.h" > "$scratch/behind.c"
        cat "$scratch/ours.h" "$scratch/theirs.h" > "$scratch/before.c"
        for order in behind before; do
            compile "$compiler, $order $theirs" $compiler -x "$language" "${warnings[@]}" \
                -Wno-unused-macros "$scratch/$order.c"
        done
    done
done

# A translation of a code that is known, between spaces that are named, is a number: every pair of
# spaces with a code, and every code of every space. No table, no call, no jump is left.
for what in pairs constants; do
    "$python" tests/oracles/oracle.py $what data > "$scratch/$what.c"
    count=$(grep -c 'return sockerr' "$scratch/$what.c")
    # shellcheck disable=SC2016 # what objdump prints has dollars in it
    instructions='	(mov +\$0x[0-9a-f]+,%eax|xor +%eax,%eax|or +\$0xf+,%eax|retq?|nop.*|data16.*|cs nopw.*|xchg +%ax,%ax) *$'
    for compiler in gcc clang; do
        have $compiler || continue
        $compiler -std=c99 -O2 -Igenerated -c -o "$scratch/$what.o" "$scratch/$what.c"
        objdump -d --no-show-raw-insn "$scratch/$what.o" > "$scratch/$what.s"
        if [ "$count" -lt 4000 ] ||
            [ "$(grep -cE '^[0-9a-f]+ <f[0-9]+>:' "$scratch/$what.s")" != "$count" ]; then
            fail "$compiler, $what: not every function is there, or others are"
        elif grep -E '^ ' "$scratch/$what.s" |
            grep -vE "$instructions" > "$scratch/others"; then
            fail "$compiler, $what: $(head -1 "$scratch/others")"
        elif nm "$scratch/$what.o" | grep -v ' T f[0-9]*$' > "$scratch/others"; then
            fail "$compiler, $what: $(head -1 "$scratch/others")"
        else
            passed=$((passed + 1))
        fi
    done
done

# Nothing for a dynamic linker to do: a shared library with every function has no relocation in
# what is ours. Where there is a C library, its strlen and memcmp are called.
for compiler in gcc clang; do
    have $compiler || continue
    grep -v '^extern\|^const function\|^    (function)\|^};\|^typedef' "$scratch/use.c" > "$scratch/so.c"
    cat tests/compile/part.c >> "$scratch/so.c"
    $compiler -O2 -shared -fPIC -nostdlib -DNAME=one -Igenerated -o "$scratch/so" "$scratch/so.c"
    if readelf -rW "$scratch/so" | grep R_ | grep -vE ' (strlen|memcmp|bcmp)( |@|$)'; then
        fail "$compiler: there are dynamic relocations"
    else
        passed=$((passed + 1))
    fi
done

echo "matrix: $passed passed, $failed failed"
[ "$failed" = 0 ]
