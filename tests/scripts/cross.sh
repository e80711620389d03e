#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# cross.sh: other systems' headers and programs, as far as Debian has them:
#
# - sockerr_verify.h compiles against each set of headers, and one wrong number makes it fail;
# - the probe, preprocessed with them, imports to just that system's column;
# - real sockets of Windows, in Wine, read right.
#
# What is not installed is named as skipped. Run by make test-cross.
set -euo pipefail

tool=${TOOL:?}
scratch=${SCRATCH:?}
passed=0 failed=0
export SOCKERR_DATA=data
"$tool" probe > "$scratch/probe.c"

fail() {
    echo "failed: $*"
    failed=$((failed + 1))
}

# A column's confirmed symbols and numbers, its aliases worked out, as the expectations have them.
expected() { # SPACE
    awk -F'\t' -v space="$1" '$1 == space && $4 == "yes" { print $2 "\t" $3 }' \
        "${CODES:?}" | sort
}

made() { # FILE
    awk '/^codes:/ { on = 1; next } /^[^ ]/ { on = 0 }
         on { sub(":", "", $1); n[$1] = $2 ~ /^-?[0-9]/ ? $2 : n[$2]; print $1 "\t" n[$1] }' "$1" |
        sort
}

# Compares what the probe finds with a column; the symbols that are known to differ are left aside.
probe() { # SPACE KIND ASIDE COMPILER...
    local space=$1 kind=$2 aside=$3
    shift 3
    if ! "$@" -E "$scratch/probe.c" 2> "$scratch/errors" |
        "$tool" import --kind "$kind" made > "$scratch/made.yaml"; then
        fail "$space: the probe was not preprocessed: $(head -1 "$scratch/errors")"
    elif ! diff <(expected "$space" | grep -vE "$aside") \
                <(made "$scratch/made.yaml" | grep -vE "$aside") > "$scratch/difference"; then
        fail "$space: the probe found"$'\n'"$(cat "$scratch/difference")"
    else
        passed=$((passed + 1))
    fi
}

verify() { # SPACE COMPILER...
    local space=$1
    shift
    echo '#include "sockerr_verify.h"' > "$scratch/verify.c"
    if ! "$@" -fsyntax-only -Igenerated "$scratch/verify.c" 2> "$scratch/errors"; then
        fail "$space: sockerr_verify.h: $(grep -m1 error "$scratch/errors")"
        return
    fi
    sed -E 's/^SOCKERR_VERIFY\((EPERM|WSAEINTR), [0-9]+\)/SOCKERR_VERIFY(\1, 99)/' \
        generated/sockerr_verify.h > "$scratch/sockerr_verify.h"
    if "$@" -fsyntax-only "-I$scratch" "$scratch/verify.c" 2> "$scratch/errors"; then
        fail "$space: a wrong number was not noticed"
    elif ! grep -q 'is 99 in sockerr, and' "$scratch/errors"; then
        fail "$space: a wrong number was not named"
    else
        passed=$((passed + 1))
    fi
    rm "$scratch/sockerr_verify.h"
}

have() { # FILE WHAT
    [ -e "$1" ] || command -v "$1" > /dev/null || {
        echo "skipped: $2 is not installed"
        return 1
    }
}

gcc_headers=(gcc -nostdinc -isystem "$(gcc -print-file-name=include)" -U__x86_64__)
clang_headers=(clang -nostdinc -isystem "$(clang -print-resource-dir)/include")

linux_names='^(EFSBADCRC|EFSCORRUPTED)'
for arch in mips powerpc sparc64 alpha hppa; do
    include=/usr/$arch-linux-gnu/include
    space=linux-${arch%64}
    have "$include/errno.h" "libc6-dev-$arch-cross" || continue
    case $arch in
        alpha | hppa) compile=("${gcc_headers[@]}" "-D__${arch}__" -isystem "$include") ;;
        *) compile=("${clang_headers[@]}" "--target=$arch-linux-gnu" -isystem "$include") ;;
    esac
    verify "$space" "${compile[@]}"
    probe "$space" errno "$linux_names" "${compile[@]}"
done

if have /usr/include/x86_64-linux-musl/errno.h musl-dev; then
    compile=("${clang_headers[@]}" -isystem /usr/include/x86_64-linux-musl)
    verify linux "${compile[@]}"
    probe linux errno "$linux_names" "${compile[@]}"
fi
for arch in x86_64 i686; do
    have "$arch-w64-mingw32-gcc" "gcc-mingw-w64-${arch/_/-}" || continue
    verify windows "$arch-w64-mingw32-gcc"
    probe ucrt errno '^(EOTHER|ENOFILE)' "$arch-w64-mingw32-gcc"
    probe windows winsock '^(EAI_NODATA|EAI_NOSECURENAME|EAI_IPSECPOLICY|WSA_SECURE|WSA_IPSEC|WSA_QOS_EUNKNOWN)' \
        "$arch-w64-mingw32-gcc"
done
if have /usr/include/wasm32-wasi/errno.h wasi-libc; then
    compile=("${clang_headers[@]}" --target=wasm32-wasi -isystem /usr/include/wasm32-wasi)
    verify wasi "${compile[@]}"
    probe wasi errno '^$' "${compile[@]}"
fi
if have /usr/include/newlib/errno.h libnewlib-dev; then
    compile=("${clang_headers[@]}" --target=arm-none-eabi -isystem /usr/include/newlib)
    verify newlib "${compile[@]}"
    # These two it has behind a macro of its own, among many that the column leaves out.
    probe newlib errno '^(ESHUTDOWN|ESOCKTNOSUPPORT)' "${compile[@]}"
fi
picolibc=/usr/lib/picolibc/arm-none-eabi/include
if have "$picolibc/errno.h" picolibc-arm-none-eabi; then
    compile=("${clang_headers[@]}" --target=arm-none-eabi -isystem "$picolibc"
        -D__LINUX_ERRNO_EXTENSIONS__)
    verify picolibc "${compile[@]}"
    # Debian's release is older than the column by these.
    probe picolibc errno '^(EHWPOISON|EISNAM|EKEYEXPIRED|EKEYREJECTED|EKEYREVOKED)' "${compile[@]}"
fi

if have wine wine && have x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64; then
    x86_64-w64-mingw32-gcc -Wall -Wextra -Igenerated -o "$scratch/live.exe" tests/live/live.c -lws2_32
    if WINEPREFIX=$(realpath "$scratch")/wine WINEDEBUG=-all timeout 3600 \
        wine "$scratch/live.exe" > "$scratch/live.log" 2>&1; then
        passed=$((passed + 1))
    else
        fail "windows, in Wine: $(cat "$scratch/live.log")"
    fi
fi

echo "cross: $passed passed, $failed failed"
[ "$failed" = 0 ]
