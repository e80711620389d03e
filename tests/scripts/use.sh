#!/bin/sh
# SPDX-License-Identifier: 0BSD
#
# use.sh FOLDER: prints a C file, which is C++ too, that includes each header of a folder twice and uses
# every function that they define: its address stands in an array, so compilers must compile it.
#
# The functions are those that gcc finds to be defined. It fails where one is declared alone.
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

# A line of gcc's list: /* FILE:LINE:NF */ static int sockerr_name (int); … NC is a declaration.
gcc -std=c99 "-I$folder" -fsyntax-only -aux-info "$scratch/known" "$scratch/includes.c"
functions() { # KIND
    sed -n "s|^/\* [^ ]*:$1 \*/ [^(]*\<\(sockerr_[a-z_0-9]*\) (.*|\1|p" "$scratch/known" | sort -u
}
functions NF > "$scratch/defined"
functions NC | comm -23 - "$scratch/defined" > "$scratch/declared"
if [ -s "$scratch/declared" ] || ! [ -s "$scratch/defined" ]; then
    echo "use.sh: declared and not defined in $folder: $(cat "$scratch/declared")" >&2
    exit 1
fi

cat "$scratch/includes.c"
echo 'typedef void (*function)(void);'
echo 'extern const function used[];'
echo 'const function used[] = {'
sed 's/.*/    (function)\&&,/' "$scratch/defined"
echo '};'
