#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
#
# maps.sh: generator/README.md and tests/README.md are true and whole:
#
# - Each file of the folder stands in the first column of a table below a heading, itself or as a folder
#   (`help/`). A heading that is a folder (## base/) says where its tables are. NAME.[ch] is two files.
# - Each file that is named anywhere on the page, in backticks, exists.
# - Each function() exists in the file that is named before it in its paragraph.
#
# Each name that breaks a rule is printed.
set -u
failed=0 count=0

fail() {
    echo "failed: $*"
    failed=$((failed + 1))
}

# Prints what the page names: row or text, the folder of its heading, and the word; a paragraph's end.
names_in() { # PAGE
    awk '
        function words(what, line) {
            while (match(line, /`[^`]+`/)) {
                print what, folder == "" ? "./" : folder, substr(line, RSTART + 1, RLENGTH - 2)
                line = substr(line, RSTART + RLENGTH)
            }
        }
        /^```/ { code = !code; next }
        code { next }
        /^##/ { below = 1; folder = $0 ~ /^#+ [a-z\/-]+\/$/ ? $2 : "" }
        /^$|^[0-9]+\. |^\|/ { print "end . ." }
        /^\|/ {
            split($0, cells, "|")
            words(below ? "row" : "text", cells[2])
            sub(/^\|[^|]*\|/, "")
        }
        { words("text", $0) }' "$1"
}

# Prints the files that a word may mean: two for NAME.[ch].
expand() {
    case $1 in
    *'.[ch]') printf '%s\n' "${1%.*}.c" "${1%.*}.h" ;;
    *) printf '%s\n' "$1" ;;
    esac
}

# Prints where a file is; false where it is nowhere. The text may name a file without its folder.
find_file() { # row|text FOLDER NAME TOP
    local place
    for place in "$4/$2" "$4/" '' generated/; do
        [ -e "$place$3" ] && printf '%s\n' "$place$3" | sed 's|/\./|/|; s|/$||' && return
    done
    [ "$1" = text ] && find "$4" -name "$3" -print -quit | grep .
}

# Reports what a folder has and its page does not name.
check_folder() { # PAGE FOLDER NAMED
    local path
    for path in "$2"/*; do
        if [[ $3 == *$'\n'"$path/"* ]]; then
            check_folder "$1" "$path" "$3"
        elif [[ $3 != *$'\n'"$path"$'\n'* ]]; then
            fail "$1 does not name $path"
        fi
    done
}

check_page() { # TOP
    local page=$1/README.md what folder word name path last='' named=$'\n'$1/README.md$'\n'
    while read -r what folder word; do
        case $what:$word in
        end:*) last='' ;;
        text:*'()')
            grep -qsE "(^|[^a-z_])${word%()}\(" "$last" || fail "$page: $word is not in ${last:-any file}"
            ;;
        *)
            # In the text, only what looks like a file of ours.
            [ "$what" = row ] || [[ $word =~ ^[a-z][a-z0-9_/.-]*(/|\.[a-z]+|\.\[ch\])$ ]] || continue
            [[ $word != build/* ]] || continue
            while read -r name; do
                count=$((count + 1))
                if path=$(find_file "$what" "$folder" "$name" "$1"); then
                    last=$path
                    [ "$what" = text ] || named+=$path$'\n'
                else
                    fail "$page: $name does not exist"
                fi
            done < <(expand "$word")
            ;;
        esac
    done < <(names_in "$page")
    check_folder "$page" "$1" "$named"
}

check_page generator
check_page tests

echo "maps: $count names, $failed wrong"
[ "$failed" = 0 ] && [ "$count" -gt 150 ]
