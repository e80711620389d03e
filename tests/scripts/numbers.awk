# SPDX-License-Identifier: 0BSD
# numbers.awk: the symbols under codes of a column, with their numbers; an alias has its target's.
/^codes:/ { codes = 1; next }
/^[^ ]/ { codes = 0 }
codes {
    sub(":", "", $1)
    number[$1] = $2 ~ /^-?[0-9]/ ? $2 : number[$2]
    print $1 "\t" number[$1]
}
