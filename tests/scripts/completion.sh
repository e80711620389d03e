#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# completion.sh: what the installed completion offers for a command line, against the tables and
# against what sockerr --help prints. Run by make test-completion.
#
# The completion asks the tool that the command line begins with. Here that is sockerr in PATH: the
# installed one.
# shellcheck disable=SC2016,SC2088 # what looks as if it were to be expanded is not to be
set -uo pipefail

prefix=$(realpath "${BUILD:?}")/tests/prefix
installed=$prefix/share/bash-completion/completions/sockerr
project=$PWD
scratch=$(realpath "${SCRATCH:?}")
passed=0 failed=0
unset SOCKERR_DATA
export LC_ALL=C PATH=$prefix/bin:$PATH
cd "$scratch" || exit

# shellcheck disable=SC2317 # the file calls it
complete() { completed="$*"; }
# shellcheck disable=SC1090 # it is installed
. "$installed" || exit
unset -f complete

# What is offered for the last of the words, sorted, in one line. They stand behind $command.
command=sockerr
offered() { # WORD...
    local COMP_WORDS=("$command" "$@") COMP_CWORD=$#
    "${function:-_sockerr}" # reads these two, and sets COMPREPLY
    printf '%s\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"} | sort | paste -sd ' '
}

same() { # EXPECTED GOT WHAT
    [ "$1" = "$2" ] && passed=$((passed + 1)) && return
    printf 'failed: %s\nis offered:  %s\nand not:     %s\n' "$3" "$2" "$1"
    failed=$((failed + 1))
}

expect() { # EXPECTED WORD...
    local expected=$1
    shift
    same "$expected" "$(offered "$@" 2>&1)" "sockerr $*"
}

list() { # what standard input has, a line each, as it is offered
    sort | paste -sd ' '
}

function=${completed#*-F } function=${function%% *}
[ "$completed" = "-F $function sockerr" ] || exit

# Verbs and options are those of the usage.

declare -A usage=()
while read -r word; do
    case $word in
    verb:) verb=none usage[none]='' ;;
    verb:*) verb=${word#verb:} usage[${word#verb:}]='' ;;
    *) usage[$verb]+="$word"$'\n' ;;
    esac
done < <("$prefix/bin/sockerr" --help | sed -n '/^Usage/,/^$/p' |
    sed -E 's/^(Usage:|      ) sockerr *([a-z]*)/verb:\2 /' | grep -oE 'verb:[a-z]*|--[a-z]+')
[ "${#usage[@]}" -ge 10 ] || exit
for verb in "${!usage[@]}"; do
    options=$(printf %s "${usage[$verb]}" | sort -u | list)
    case $verb in
    none) expect "$options" -- ;;
    help) ;; # whatever it takes
    *) expect "$options" "$verb" -- ;;
    esac
done
verbs=$(printf "%s\n" "${!usage[@]}" | grep -vx none | sort -u | list)

expect "$verbs" ''
expect "$verbs" help ''
expect 'generate' ge
expect 'generate' help g
expect '--help --version' --
expect '--version' --v
expect 'check' --data "$project/data" c
expect '--data --depfile' generate sockerr.h --d
expect '--out --over' generate --data "$project/data" --o

# Folders and files, as they are named

mkdir -p 'one folder' one.d/spaces other
touch 'one file' one.mk
expect 'one folder one.d' generate --data one
expect 'one folder' generate --out 'one\ f'
expect 'one folder' check -d '"one f'
expect 'one folder' lookup --over 'one\ f'
expect 'one file one folder one.d one.mk' generate --depfile one
expect 'one.d one.mk' generate --stamp one.
expect 'one.d one.mk' import my-os one.
expect 'one.d one.mk' annotate one.
expect 'one.d' generate --data = one.d
expect "$(find . -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | list)" generate --data =
expect '' generate --prefix ''
expect 'errno getaddrinfo h_errno library status winsock' import --kind ''
expect 'getaddrinfo' import -k g

# Spaces and SocketErrors

spaces=$(cd "$project/data/spaces" && printf '%s\n' *.yaml | sed 's/\.yaml$//' | list)
names=$(tail -n +2 "$project/generated/table.csv" | cut -d, -f1 | list)
[ "$(wc -w <<< "$spaces")" -gt 60 ] && [ "$(wc -w <<< "$names")" = 47 ] || exit
for option in --spaces -s; do expect "$spaces" generate "$option" ''; done
expect "$spaces" spaces ''
expect 'macos macos-gai macos-ot' spaces linux mac
for option in --from --to; do expect "$spaces" translate "$option" ''; done
expect "$spaces" lookup --space ''
expect 'macos macos-gai macos-ot' translate --from mac
expect 'macos macos-gai macos-ot' translate --to = mac
expect 'linux,macos linux,macos-gai linux,macos-ot' generate --spaces linux,mac
expect 'linux,hpux,aix linux,hpux,aix-gai' lookup --space linux,hpux,ai
expect '' translate --from linux,mac
expect "$(tr ' ' '\n' <<< "$names ${spaces// /: }:" | list)" lookup ''
expect 'ConnectionAborted ConnectionRefused ConnectionReset' lookup Conn
expect 'macos-gai: macos-ot: macos:' lookup mac
expect '' lookup macos :
expect '' lookup macos : Conn
expect '' lookup macos:6
expect '' translate --from linux --to macos 1
expect '' probe x

# Which tables they are from: those of the command line, of SOCKERR_DATA, or the tool's own

column() { # SPACE
    printf '%s\n' "space: $1" "title: $1" 'kind: errno' 'sources: [none]' 'codes: {ETIMEDOUT: 60}'
}
cp -r "$project/tests/bad/base" first # a small table, with one space: os
names='ConnectionRefused SocketError Success TimedOut'
mkdir -p over/spaces more/spaces policy wrong
column zeta > over/spaces/zeta.yaml
column alpha > more/spaces/alpha.yaml
printf -- '- {name: Zone, value: 7, summary: s}\n- {name: TimedOut, value: null}\n' \
    > policy/socket_errors.yaml
echo 'not: right' > wrong/socket_errors.yaml
expect 'os' translate --data first --from ''
expect "$names os:" lookup --data first ''
expect "$(tr ' ' '\n' <<< "$spaces zeta" | list)" translate --over over --from ''
expect "$(tr ' ' '\n' <<< "$spaces alpha zeta" | list)" translate --over more --over over --from ''
expect 'alpha os zeta' translate -d first --over = over --over more --from ''
expect 'ConnectionRefused SocketError Success Zone os: zeta:' \
    lookup --over policy --data first --over over ''
expect '' lookup --data wrong ''
expect '' translate --data nowhere --from ''
export SOCKERR_DATA=first
expect 'os' translate --from ''
expect 'os zeta' translate --over over --from ''
SOCKERR_DATA=nowhere expect 'os' translate --data first --from ''
SOCKERR_DATA='' expect "$spaces" translate --from ''
mv over 'an over' && HOME=$PWD
expect 'os zeta' translate --over "~/an\\ over" --from ''
expect 'os zeta' translate --over "'an over'" --from ''
# What stands behind the cursor is on the command line, too.
got=$(COMP_WORDS=(sockerr translate --from '' --over more) COMP_CWORD=3
    "$function" && printf '%s\n' "${COMPREPLY[@]}" | list)
same 'alpha os' "$got" '--over behind the cursor'

# The tool is the one that is typed, wherever it is.

mkdir 'a tool' && ln -s "$prefix/bin/sockerr" 'a tool/sockerr'
for command in "$prefix/bin/sockerr" 'a\ tool/sockerr' "'a tool/sockerr'" '~/"a tool"/sockerr'; do
    expect 'os' translate --from ''
done
for command in nowhere/sockerr '$(touch owned)/sockerr' 'a tool'; do
    expect '' translate --from ''
    expect 'translate' tr # needs no tool
done
command=sockerr

# Hostile folders: nothing is evaluated, nothing is waited for

cp -r first 'bad $(touch owned)'
for name in '$(touch owned)' ' ' 'a b' '`touch owned`' '*' 'a;touch owned' -n $'a\nb'; do
    column good > "bad \$(touch owned)/spaces/$name.yaml"
    expect '' generate --data 'bad $(touch owned)' --spaces ''
    rm "bad \$(touch owned)/spaces/$name.yaml"
    column "$name" > 'bad $(touch owned)/spaces/good.yaml'
    expect '' generate --data 'bad $(touch owned)' --spaces ''
    printf -- '- name: %s\n  value: 7\n  summary: s\n' "$name" > 'an over/socket_errors.yaml'
    expect '' lookup --over 'an over' ''
done
column good > 'bad $(touch owned)/spaces/good.yaml'
expect 'good os' generate --data 'bad $(touch owned)' --spaces ''
expect 'good:' lookup --data 'bad $(touch owned)' g
expect 'bad $(touch owned)' check --data 'bad $('
expect '' check --data '$(touch owned)/'
expect '' lookup --data '$(touch owned)' '$(touch owned)'
expect '' generate --spaces '`touch owned`'
mkdir -p pipe/spaces
mkfifo pipe/socket_errors.yaml
expect '' generate --data pipe --spaces ''
same 0 "$(timeout 3600 bash -c '. "$1"; COMP_WORDS=(sockerr lookup --data pipe "") COMP_CWORD=4; "$2"' - \
    "$installed" "$function"; echo $?)" 'a table that never ends'
same '' "$(find . -name owned)" 'what a name would do'

# In a shell that is set up otherwise

for option in 'set -f' 'set -u' 'shopt -s failglob' 'shopt -s nullglob' 'shopt -s nocasematch' \
    'IFS=,'; do
    got=$(eval "$option" && COMP_WORDS=(sockerr translate --over more --over more --from '') &&
        COMP_CWORD=7 && "$function" && printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | tr '\n' ' ')
    same 'alpha os ' "$got" "under $option"
done

if command -v shellcheck > /dev/null; then
    shellcheck "$installed" || failed=$((failed + 1))
else
    echo 'skipped: shellcheck is not installed'
fi
echo "completion: $passed passed, $failed failed"
[ "$failed" = 0 ]
