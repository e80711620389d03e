#!/bin/sh
# SPDX-License-Identifier: 0BSD
#
# embed.sh: writes the C of base/embedded.h: each FILE, by the path it has below DIR.
#
#   embed.sh [DIR FILE...] [-- DIR FILE...] > embedded.c
#
# An array of bytes for each: a string may not be so long.
set -eu
export LC_ALL=C

echo '#include "base/embedded.h"'
number=0
list=
dir=
for file; do
    if [ "$file" = -- ]; then
        dir=
    elif [ -z "$dir" ]; then
        dir=$file
    else
        [ -r "$dir/$file" ] || exit 1
        echo "static const unsigned char file_$number[] = {"
        od -An -v -tu1 "$dir/$file" | sed 's/[0-9][0-9]*/&,/g'
        echo '0};'
        list="$list    {\"$file\", (const char *)file_$number, sizeof file_$number - 1},
"
        number=$((number + 1))
    fi
done
echo 'const struct embedded_file embedded_files[] = {'
printf '%s' "$list"
echo '};'
echo "const size_t embedded_file_count = $number;"
