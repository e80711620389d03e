#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# completion.sh: what the installed completion offers for a command line, against the tables and
# against what sockerr --help prints. Run by make check, in the project's folder.
# shellcheck disable=SC2016,SC2088 # what looks as if it were to be expanded is not to be
set -uo pipefail

prefix=$(realpath "${SCRATCH:?}")/prefix
installed=$prefix/share/bash-completion/completions/sockerr
project=$PWD
scratch=$(realpath "$SCRATCH")/completion
failed=0
unset SOCKERR_DATA
export LC_ALL=C
rm -rf "$scratch"
mkdir -p "$scratch" && cd "$scratch" || exit

# shellcheck disable=SC2317 # the file calls it
complete() { completed="$*"; }
# shellcheck disable=SC1090 # it is installed
. "$installed" || exit
unset -f complete

# What is offered for the last of the words, sorted, in one line.
offered() { # WORD...
    local COMP_WORDS=(sockerr "$@") COMP_CWORD=$#
    "${function:-_sockerr}" # reads these two, and sets COMPREPLY
    printf '%s\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"} | sort | paste -sd ' '
}

same() { # EXPECTED GOT WHAT
    [ "$1" = "$2" ] && return
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
[ "${#usage[@]}" -ge 8 ] || exit
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

# Folders and files, as they are named

mkdir -p 'one folder' one.d/spaces other
touch 'one file' one.mk
expect 'one folder one.d' generate --data one
expect 'one folder' generate --out 'one\ f'
expect 'one folder' check -d '"one f'
expect 'one file one folder one.d one.mk' generate --depfile one
expect 'one.d one.mk' generate --stamp one.
expect 'one.d one.mk' import my-os one.
expect 'one.d' generate --data = one.d
expect "$(find . -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | list)" generate --data =
expect '' generate --prefix ''
expect 'errno getaddrinfo h_errno winsock' import --kind ''
expect 'getaddrinfo' import -k g

# Spaces and SocketErrors

spaces=$(cd "$project/data/spaces" && printf '%s\n' *.yaml | sed 's/\.yaml$//' | list)
names=$(tail -n +2 "$project/generated/table.csv" | cut -d, -f1 | list)
[ "$(wc -w <<< "$spaces")" -gt 60 ] && [ "$(wc -w <<< "$names")" = 47 ] || exit
for option in --spaces -s; do expect "$spaces" generate "$option" ''; done
for option in --from --to; do expect "$spaces" translate "$option" ''; done
expect "$spaces" lookup --space ''
expect 'macos macos-gai' translate --from mac
expect 'macos macos-gai' translate --to = mac
expect 'linux,macos linux,macos-gai' generate --spaces linux,mac
expect 'linux,hpux,aix linux,hpux,aix-gai' lookup --space linux,hpux,ai
expect '' translate --from linux,mac
expect "$(tr ' ' '\n' <<< "$names ${spaces// /: }:" | list)" lookup ''
expect 'ConnectionAborted ConnectionRefused ConnectionReset' lookup Conn
expect 'macos-gai: macos:' lookup mac
expect '' lookup macos :
expect '' lookup macos : Conn
expect '' lookup macos:6
expect '' translate --from linux --to macos 1
expect '' probe x

# Which folders they are read from

mkdir -p over/spaces first/spaces
touch over/spaces/zeta.yaml first/spaces/{alpha,linux}.yaml
printf -- '- name: Zeta\n  value: 7\n- name:   Zone # note\n' > over/socket_errors.yaml
printf -- '- name: Alpha\r\n- name: Beta\n  name: Gamma\n#- name: Delta\n' > first/socket_errors.yaml
expect 'zeta' translate --data over --from ''
expect 'alpha linux zeta' translate --data first --data over --from ''
expect 'alpha linux zeta' translate -d first --data = over --data other --from ''
expect 'Beta Zeta Zone alpha: linux: zeta:' lookup --data first --data over ''
expect 'Zeta Zone zeta:' lookup --data nowhere --data over ''
SOCKERR_DATA=first expect 'alpha linux' translate --from ''
SOCKERR_DATA=first expect 'zeta' translate --data over --from ''
SOCKERR_DATA='' expect "$spaces" translate --from ''
mv over 'an over' && HOME=$PWD
expect 'zeta' translate --data "~/an\\ over" --from ''
expect 'zeta' translate --data "'an over'" --from ''
# What stands behind the cursor is on the command line, too.
got=$(COMP_WORDS=(sockerr translate --from '' --data first) COMP_CWORD=3
    "$function" && printf '%s ' "${COMPREPLY[@]}")
same 'alpha linux ' "$got" '--data behind the cursor'

# Hostile folders: nothing is evaluated, nothing is waited for

mkdir -p 'bad $(touch owned)/spaces' pipe/spaces
for name in '$(touch owned)' ' ' 'a b' '`touch owned`' '*' 'a;touch owned' -n $'a\nb' good; do
    touch "bad \$(touch owned)/spaces/$name.yaml"
done
printf -- '- name: $(touch owned)\n- name: `touch owned`\n- name: *\n- name: A B\n- name: Good\n' \
    > 'bad $(touch owned)/socket_errors.yaml'
mkfifo pipe/socket_errors.yaml
expect 'good' generate --data 'bad $(touch owned)' --spaces ''
expect 'Good good:' lookup --data 'bad $(touch owned)' ''
expect 'bad $(touch owned)' check --data 'bad $('
expect '' check --data '$(touch owned)/'
expect '' lookup --data '$(touch owned)' '$(touch owned)'
expect '' generate --spaces '`touch owned`'
expect '' generate --data pipe --spaces ''
same 0 "$(timeout 20 bash -c '. "$1"; COMP_WORDS=(sockerr lookup --data pipe "") COMP_CWORD=4; "$2"' - \
    "$installed" "$function"; echo $?)" 'a table that never ends'
same '' "$(find . -name owned)" 'what a name would do'

# In a shell that is set up otherwise

for option in 'set -f' 'set -u' 'shopt -s failglob' 'shopt -s nullglob' 'shopt -s nocasematch' \
    'IFS=,'; do
    got=$(eval "$option" && COMP_WORDS=(sockerr translate --data first --data first --from '') &&
        COMP_CWORD=7 && "$function" && printf '%s ' "${COMPREPLY[@]}")
    same 'alpha linux ' "$got" "under $option"
done

if command -v shellcheck > /dev/null; then
    shellcheck "$installed" || failed=$((failed + 1))
else
    echo 'skipped: shellcheck is not installed'
fi
[ "$failed" = 0 ] || { echo "completion.sh: $failed failed"; exit 1; }
echo 'completion.sh: all is offered that should be'
