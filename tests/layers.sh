#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
#
# layers.sh: generator/ has seven rooms, and arrows between them run one way:
#
#     cli → {query, emit} → {resolve, load} → table → base
#
# A file includes headers of its own room and of rooms to the right, by "room/file.h". The two rooms of a
# pair do not include each other. No header includes itself by way of others. Each line that breaks a
# rule is printed.
set -u
failed=0

# What each room may include, besides itself.
declare -A right=(
    [cli]='query emit resolve load table base'
    [query]='resolve load table base'
    [emit]='resolve load table base'
    [resolve]='table base'
    [load]='table base'
    [table]='base'
    [base]=''
)

fail() {
    echo "failed: $*"
    failed=$((failed + 1))
}

for room in generator/*/; do
    room=$(basename "$room")
    [ -n "${right[$room]+set}" ] || [ -z "$(find "generator/$room" -name '*.[ch]')" ] ||
        fail "generator/$room is no room"
done
while read -r file; do
    fail "$file does not stand in a room"
done < <(find generator -name '*.[ch]' | grep -vE '^generator/[a-z]+/[a-z_0-9]+\.[ch]$')

# FILE:LINE:NAME of each include that is ours.
includes=$(grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' generator/*/*.[ch] |
    sed -E 's/^([^:]*:[0-9]*):[^"]*"([^"]*)".*/\1:\2/')

count=0
while IFS=: read -r file line name; do
    room=$(cut -d/ -f2 <<< "$file")
    other=${name%%/*}
    count=$((count + 1))
    if ! [[ $name =~ ^[a-z]+/[a-z_0-9]+\.h$ ]] || [ -z "${right[$other]+set}" ]; then
        fail "$file:$line: \"$name\" does not name a room and a header in it"
    elif [[ " $room ${right[$room]-} " != *" $other "* ]]; then
        fail "$file:$line: $room must not include \"$name\""
    fi
done <<< "$includes"

# tsort prints a circle of headers to standard error, a header a line.
circle=$(sed -nE 's|^generator/([^:]*\.h):[0-9]*:(.*)|\1 \2|p' <<< "$includes" | tsort 2>&1 > /dev/null) ||
    fail "headers include each other:"$'\n'"$circle"

echo "layers: $count includes, $failed wrong"
[ "$failed" = 0 ] && [ "$count" -gt 100 ]
