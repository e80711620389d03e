#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# completion.sh: what bash completes, in bash, with the file that make install has put into a prefix.
#
#     completion.sh PREFIX TOOL
set -euo pipefail

prefix=$1
tool=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
unset SOCKERR_DATA
# shellcheck source=/dev/null
source "$prefix/share/bash-completion/completions/sockerr"

# Completes the last of some words, and prints what is offered, in one line.
completed() { # WORD...
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    _sockerr 2> /dev/null || :
    echo "${COMPREPLY[*]}"
}

expect() { # OFFERED WORD...
    local expected=$1 found
    shift
    found=$(completed "$@")
    if [ "$found" != "$expected" ]; then
        printf 'completion.sh: %s\n  offers   %s\n  and not  %s\n' "$*" "$found" "$expected"
        failed=1
    fi
}

# Verbs and options are those of the help.
verbs=$("$tool" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | xargs)
[ "$(wc -w <<< "$verbs")" -ge 7 ]
expect "$verbs" sockerr ''
expect "$verbs" sockerr help ''
expect 'lookup' sockerr lo
expect '--help --version' sockerr -
for verb in $verbs; do
    options=$("$tool" help "$verb" | sed -nE 's/^ {2,6}(-., )?(--[a-z]+).*/\2/p' |
        xargs)
    sorted=$(completed sockerr "$verb" - | tr ' ' '\n' | sort | xargs)
    if [ "$sorted" != "$(tr ' ' '\n' <<< "$options" | sort | xargs)" ]; then
        echo "completion.sh: options of $verb: $sorted, and not $options"
        failed=1
    fi
done

# Spaces and SocketErrors are those of the installed data.
spaces=$(cd "$prefix/share/sockerr/spaces" && printf '%s\n' *.yaml | sed 's/\.yaml$//' | sort | xargs)
expect "$spaces" sockerr translate --from ''
expect 'macos macos-gai' sockerr translate --from linux --to mac
expect 'macos macos-gai' sockerr translate --from linux --to = mac
expect 'linux,macos linux,macos-gai' sockerr generate --spaces linux,mac
expect 'windows' sockerr lookup --space win
expect 'ConnectionAborted ConnectionRefused ConnectionReset' sockerr lookup Conn
expect 'macos: macos-gai:' sockerr lookup mac
expect 'errno' sockerr import --kind e
expect 'errno winsock getaddrinfo h_errno' sockerr import --kind ''
expect '' sockerr generate --prefix ''

# Or those of the folders that are named; names that no space may have are left out, and run nothing.
mkdir -p "$scratch/my data/spaces" "$scratch/over/spaces"
cd "$scratch"
# shellcheck disable=SC2016 # nothing is to run
touch 'my data/spaces/mine.yaml' 'my data/spaces/$(touch ran).yaml' 'my data/spaces/`touch ran`.yaml' \
    over/spaces/other.yaml
# shellcheck disable=SC2016
printf -- '- {name: Gone, value: 1}\n- name: $(touch ran)\n- name: Back\n' > 'my data/socket_errors.yaml'
expect 'mine' sockerr translate --data 'my data' --from ''
expect 'mine other' sockerr translate --data 'my data' -d over --from ''
expect 'Back Gone mine:' sockerr lookup '--data=my data' ''
expect 'mine' sockerr lookup --data = 'my data' --space ''
SOCKERR_DATA=over expect 'other' sockerr lookup --space ''
expect '' sockerr lookup --data nowhere --space ''
expect 'my data' sockerr generate --data my
expect 'my data over' sockerr generate --out ''
touch file
expect 'file' sockerr generate --depfile 'fi'
expect 'file' sockerr import mine 'fi'
[ ! -e ran ]
exit $failed
