#!/bin/sh
# SPDX-License-Identifier: 0BSD
# mono.sh: sockets that really fail, in Mono (mono-mcs, mono-runtime), against what sockerr_dotnet.h says
# that Mono reads their errors as. Run by make test-mono.
set -eu
scratch=${SCRATCH:?}

for program in mono mcs; do
    command -v $program > /dev/null || {
        echo "skipped: $program is not installed"
        exit 0
    }
done
if [ "$(uname -s)" != Linux ]; then
    echo "skipped: not Linux"
    exit 0
fi

mcs -out:"$scratch/mono.exe" tests/live/mono.cs
# A Unix socket's path may have 107 characters, and the scratch folder's more.
(cd "$scratch" && mono mono.exe .) > "$scratch/shown"
cc -Wall -Wextra -Werror -Igenerated -o "$scratch/compare" tests/live/mono.c
"$scratch/compare" < "$scratch/shown"
