#!/bin/sh
# SPDX-License-Identifier: 0BSD
#
# use.sh FOLDER: prints a C file, which is C++ too, that includes each header of a folder twice and uses
# every function that they define: its address stands in an array, so compilers must compile it.
#
# The functions are those that the headers' text begins a line with. It fails where gcc knows of one
# that is not among them.
set -eu
folder=${1:?a folder}
scratch=${SCRATCH:?run the tests by make}

headers=
for header in "$folder"/sockerr*.h; do
    case $header in
    *_verify.h) ;;
    *) headers="$headers ${header##*/}" ;;
    esac
done
for header in $headers $headers; do
    echo "#include \"$header\""
done > "$scratch/includes.c"

for header in $headers; do
    sed -n 's/^static .*\<\(sockerr_[a-z_0-9]*\)(.*/\1/p' "$folder/$header"
done | sort > "$scratch/listed"

# A line of gcc's list: /* FILE:LINE:NF */ static int sockerr_name (int); …
gcc -std=c99 "-I$folder" -fsyntax-only -aux-info "$scratch/known" "$scratch/includes.c"
sed -n 's|^/\* [^ ]*:NF \*/ [^(]*\<\(sockerr_[a-z_0-9]*\) (.*|\1|p' "$scratch/known" | sort > "$scratch/defined"

if ! diff "$scratch/listed" "$scratch/defined" >&2 || ! [ -s "$scratch/listed" ]; then
    echo "use.sh: the functions in the text of $folder are not those that gcc finds there" >&2
    exit 1
fi

cat "$scratch/includes.c"
echo 'typedef void (*function)(void);'
echo 'extern const function used[];'
echo 'const function used[] = {'
sed 's/.*/    (function)\&&,/' "$scratch/listed"
echo '};'
