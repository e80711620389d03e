#!/usr/bin/env bash
# SPDX-License-Identifier: 0BSD
# consumers.sh: projects that use sockerr, from tests/consumers, built on what make install put into
# a prefix, or on generated/ alone; and make install itself.
#
# With --cross, those that are built for another system instead. What is not installed is named as
# skipped. Run by make test-consumers and make test-consumers-cross.
set -euo pipefail

project=$PWD
prefix=$(realpath "${BUILD:?}")/tests/prefix
scratch=$(realpath "${SCRATCH:?}")
build=$BUILD
own_makeflags=${MAKEFLAGS-}
proved=0 failed=0

# Nothing of this project's own build, or of the user's, is to reach the consumers.
unset MAKEFLAGS MFLAGS MAKELEVEL CFLAGS CXXFLAGS CPPFLAGS LDFLAGS CC CXX DESTDIR SOCKERR_DATA \
    SOCKERR CMAKE_GENERATOR
export PKG_CONFIG_PATH=$prefix/share/pkgconfig LC_ALL=C
without_prefix=$PATH
with_prefix=$prefix/bin:$PATH

# Runs a test, a function whose name is its promise, in an empty folder of its own.
prove() { # NAME [ARGUMENT]...
    local folder="$scratch/$1${2:+-$2}"
    mkdir -p "$folder"
    # In the background: in a condition, set -e would mean nothing.
    (
        set -ex
        cd "$folder"
        "$@"
    ) > "$folder.log" 2>&1 &
    if wait $!; then
        proved=$((proved + 1))
    else
        tail -n 30 "$folder.log"
        echo "failed: $*"
        failed=$((failed + 1))
    fi
}

have() { # WHAT FILE
    [ -e "$2" ] || command -v "$2" > /dev/null || {
        echo "skipped: $1: $2 is not installed"
        return 1
    }
}

take() { # PROJECT: copies it here
    cp -r "$project/tests/consumers/$1/." .
}

take_data() { # the project's own copy of the tables, and over it a column of its own
    cp -r "$(pkg-config --variable=data sockerr)" data
    mkdir -p my-data/spaces
    cp "$project/tests/consumers/my-os.yaml" my-data/spaces
}

take_vendored() {
    mkdir -p third_party
    cp -r "$project/generated" third_party/sockerr
}

# Building again

state() { # of each object and generated header: its name, age and inode
    find . -path ./data -prune -o -type f \( -name '*.o' -o -name sockerr.h -o -name sockerr_codes.h \) \
        -printf '%p %T@ %i\n' | sort
}

# Builds, and compares what was made with what ought to be; the tool must have run, or not.
remakes() { # WHAT RAN COMMAND...
    local expected=$1 ran=$2 before made
    shift 2
    before=$(state)
    "$@" > log 2>&1 || { cat log; return 1; }
    made=$(comm -13 <(echo "$before") <(state) | cut -d' ' -f1 | sed 's|.*/||; s|\.c\.o|.o|' |
        sort -u | xargs)
    [ "$made" = "$expected" ]
    [ "$ran" = "$(if grep -q 'sockerr generate ' log; then echo asked; else echo idle; fi)" ]
}

# Everything that may happen to the tables of a project, in data and in my-data over it, and what must
# be made again for it: main.c includes sockerr.h, and codes.c sockerr_codes.h, which has nothing of
# my-os.
rebuilds_exactly() { # MAIN COMMAND...
    local main=$1 before
    local everything='codes.o main.o sockerr.h sockerr_codes.h'
    shift
    "$@"
    [ "$("$main")" = 'ConnectionRefused TimedOut 60' ]
    remakes '' idle "$@"
    echo '# a note' >> my-data/spaces/my-os.yaml
    remakes '' asked "$@"
    remakes '' idle "$@"
    sed -i 's/TimedOut: 60/TimedOut: 61/' my-data/spaces/my-os.yaml
    remakes 'main.o sockerr.h' asked "$@"
    [ "$("$main")" = 'ConnectionRefused SocketError 61' ]
    remakes '' idle "$@"
    sed 's/my-os/other-os/' my-data/spaces/my-os.yaml > data/spaces/other-os.yaml
    echo 'codes: {ECONNREFUSED: 9001}' >> data/spaces/other-os.yaml
    remakes "$everything" asked "$@"
    remakes '' idle "$@"
    rm data/spaces/other-os.yaml
    remakes "$everything" asked "$@"
    remakes '' idle "$@"
    before=$(state)
    cp my-data/spaces/my-os.yaml good.yaml
    echo 'kind: none' >> my-data/spaces/my-os.yaml
    if "$@"; then return 1; fi
    if "$@"; then return 1; fi # still: a failure is not forgotten
    [ "$(state)" = "$before" ]
    cp good.yaml my-data/spaces/my-os.yaml
    remakes '' asked "$@"
}

# Make

make_builds_on_the_installed_headers() {
    take make
    make
    ./main
}

a_cxx_program_builds_on_the_installed_headers() {
    take cxx
    make
    ./main
}

the_make_fragment_rebuilds_exactly_what_changed() {
    take make-generate
    take_data
    rebuilds_exactly ./main make -j2
    rm gen/sockerr_codes.h
    remakes 'codes.o sockerr_codes.h' asked make -j2
    rm -r gen
    make -j2
    # The tool's own tables, and arguments that Make divides at commas.
    sed -i 's/--data data --over my-data))/--over my-data --spaces linux,macos,my-os --verbose))/' \
        Makefile
    make -j2
    grep -q 'SOCKERR_SPACE_COUNT *= 3$' gen/sockerr.h
    [ "$(./main)" = 'ConnectionRefused SocketError 61' ]
    remakes '' idle make -j2
    sed -i 's/TimedOut: 61/TimedOut: 60/' my-data/spaces/my-os.yaml
    remakes 'main.o sockerr.h' asked make -j2
    [ "$(./main)" = 'ConnectionRefused TimedOut 60' ]
    # The tool's own tables alone.
    sed -i 's/,--over my-data .*))$/))/' Makefile
    echo 'int main(void) { return refused_code() != 111; }' > main.c
    sed -i '1i int refused_code(void);' main.c
    make -j2
    ./main
    cmp gen/sockerr.h "$prefix/include/sockerr.h"
    remakes '' idle make -j2
}

# CMake

cmake_builds_on_the_installed_headers() { # GENERATOR
    take cmake
    take_data
    CMAKE_PREFIX_PATH=$prefix cmake -G "$1" -B build
    cmake --build build -v
    build/main
    build/main_cxx
    build/main_fresh
    build/prefixed
}

cmake_builds_on_a_prefix_that_was_moved() {
    cp -r "$prefix" 'moved here'
    take cmake
    take_data
    CMAKE_PREFIX_PATH=$PWD/'moved here' cmake -B build
    cmake --build build -v
    build/main && build/main_fresh
    grep "^SOCKERR_EXECUTABLE:FILEPATH=$PWD/moved here/bin/sockerr" build/CMakeCache.txt
    if grep -rF "$prefix/" build; then return 1; fi
}

cmake_takes_the_version_it_asks_for_or_a_later_one() {
    local version
    for version in 0 0.1 0.0.1...1 0.1.0; do
        echo "cmake_minimum_required(VERSION 3.19)
              project(p NONE)
              find_package(sockerr $version REQUIRED)" > CMakeLists.txt
        CMAKE_PREFIX_PATH=$prefix cmake -B "$version"
    done
    for version in 0.2 1 0.0.1...0.0.9 '0.1.1 EXACT'; do
        echo "cmake_minimum_required(VERSION 3.19)
              project(p NONE)
              find_package(sockerr $version REQUIRED)" > CMakeLists.txt
        if CMAKE_PREFIX_PATH=$prefix cmake -B "$version"; then return 1; fi
    done
}

cmake_builds_on_vendored_headers() {
    take cmake-vendored
    take_vendored
    cmake -B build
    cmake --build build
    build/main
    cmake -S third_party/sockerr -B alone
}

sockerr_generate_rebuilds_exactly_what_changed() { # GENERATOR
    take cmake-generate
    take_data
    CMAKE_PREFIX_PATH=$prefix cmake -G "$1" -B build
    rebuilds_exactly build/main cmake --build build -v -j2
    build/other
}

# Meson

meson_builds_on_installed_vendored_and_generated_headers() {
    take meson
    take_data
    take_vendored
    PATH=$with_prefix meson setup build
    rebuilds_exactly build/main ninja -v -C build
    build/installed
    build/vendored
}

# make install

own_make() {
    MAKEFLAGS=$own_makeflags make --no-print-directory -C "$project" BUILD="$build" \
        PREFIX="$prefix" "$@"
}

files_in() { # FOLDER
    (cd "$1" && find . -type f -printf '%P %m\n' | sort)
}

install_puts_everything_under_destdir_and_uninstall_takes_it_away() {
    local root="$PWD/a root"
    (cd "$project/generated" && cksum -- sockerr*.h*) > generated.list
    own_make install DESTDIR="$root"
    own_make install DESTDIR="$root" > log
    if grep -vE '^install |generate --check|^make.*: ' log; then return 1; fi # nothing was made again
    diff <(files_in "$prefix") <(files_in "$root$prefix")
    cmp generated.list <(cd "$root$prefix/include" && cksum -- *)
    diff -r "$project/data" "$root$prefix/share/sockerr" > difference || true
    if grep -v "^Only in $root" difference; then return 1; fi
    echo mine > "$root$prefix/share/sockerr/spaces/mine"
    own_make uninstall DESTDIR="$root"
    [ "$(files_in "$root")" = "${prefix#/}/share/sockerr/spaces/mine 644" ]
    rm "$root$prefix/share/sockerr/spaces/mine"
    own_make uninstall DESTDIR="$root"
    [ -z "$(find "$root" -type f)" ]
}

a_prefix_that_was_moved_works() {
    local offered
    cp -r "$prefix" moved
    [ "$(grep -rlF "$prefix" moved)" = moved/share/pkgconfig/sockerr.pc ]
    PKG_CONFIG_PATH=moved/share/pkgconfig pkg-config --define-prefix --cflags sockerr |
        grep -x -- '-Imoved/include *'
    # shellcheck disable=SC2016 # Make expands it
    printf '%s\n' 'gen/sockerr.h:' 'include moved/share/sockerr/sockerr.mk' \
        '$(eval $(call sockerr_generate,gen,sockerr.h,--spaces linux))' > Makefile
    make > log
    grep "^$PWD/moved/bin/sockerr generate " log
    offered=$(PATH=$PWD/moved/bin:$PATH bash -c '
        . moved/share/bash-completion/completions/sockerr
        COMP_WORDS=(sockerr translate --from linux-m) COMP_CWORD=3
        _sockerr && echo "${COMPREPLY[@]}"')
    [ "$offered" = linux-mips ]
    the_tool_needs_no_file_beside_it moved/bin/sockerr
}

the_tool_needs_no_file_beside_it() { # TOOL
    cp "$1" alone
    rm -rf moved
    ./alone lookup linux:111 | grep -Fx 'linux:111  ECONNREFUSED, of Linux'
    ./alone generate --out made/here
    diff made/here "$project/generated" > difference || true
    if grep -vE '(CMakeLists.txt|meson.build)$' difference; then return 1; fi
}

another_source_or_flag_is_noticed() {
    own_make -q "$build/sockerr"
    if own_make -q "$build/sockerr" VERSION=9; then return 1; fi
    if own_make -q "$build/sockerr" CFLAGS=-O3; then return 1; fi
    if own_make -q "$build/sockerr" tool_sources=generator/cli/main.c; then return 1; fi
}

# make, make install under one prefix and another, and make again: each file is compiled once.
another_prefix_compiles_nothing() {
    local compiled prefix
    mkdir copy
    cp -r "$project"/{Makefile,data,generated,generator,tests} copy
    printf '#!/bin/sh\necho "$*" >> "%s/calls"\nexec cc "$@"\n' "$PWD" > cc
    chmod +x cc
    for prefix in '' one two; do
        make -C copy CC="$PWD/cc" CFLAGS=-O0
        compiled=${compiled:-$(cat calls)}
        [ -z "$prefix" ] || make -C copy CC="$PWD/cc" CFLAGS=-O0 install PREFIX="$PWD/$prefix"
    done
    make -C copy CC="$PWD/cc" CFLAGS=-O0
    diff <(echo "$compiled") calls
    [ "$(grep -c -- ' -c ' calls)" -ge "$(find copy/generator -name '*.c' | wc -l)" ]
    for prefix in one two; do
        grep -x "prefix=$PWD/$prefix" "$prefix/share/pkgconfig/sockerr.pc"
        cmp "$prefix/bin/sockerr" copy/build/sockerr
    done
}

# Other systems

sockerr_generate_works_for_windows_and_what_it_made_in_wine() {
    take cmake-generate
    take_data
    # What is installed for the target has a tool that does not run here.
    cp -r "$prefix" sysroot
    printf '#!/bin/sh\nexit 1\n' > sysroot/bin/sockerr
    SYSROOT=$PWD/sysroot PATH=$with_prefix cmake -B build \
        -Dsockerr_DIR="$PWD/sysroot/share/cmake/sockerr" \
        -DCMAKE_TOOLCHAIN_FILE="$project/tests/consumers/mingw.cmake"
    cmake --build build -v
    if ! command -v wine; then return; fi
    [ "$(WINEPREFIX=$PWD/wine WINEDEBUG=-all timeout 3600 wine build/main.exe | tr -d '\r')" = \
        'ConnectionRefused TimedOut 60' ]
}

make_builds_for_another_architecture_and_it_runs() { # ARCHITECTURE QEMU
    take make
    make CC="clang --target=$1-linux-gnu" LDFLAGS=-static
    "$2" ./main
}

native() {
    prove install_puts_everything_under_destdir_and_uninstall_takes_it_away
    prove a_prefix_that_was_moved_works
    prove another_source_or_flag_is_noticed
    prove another_prefix_compiles_nothing
    prove make_builds_on_the_installed_headers
    prove the_make_fragment_rebuilds_exactly_what_changed
    have 'the C++ consumer' g++ && prove a_cxx_program_builds_on_the_installed_headers
    if have 'the CMake consumers' cmake; then
        prove cmake_takes_the_version_it_asks_for_or_a_later_one
        prove cmake_builds_on_a_prefix_that_was_moved
        prove cmake_builds_on_vendored_headers
        prove cmake_builds_on_the_installed_headers 'Unix Makefiles'
        prove sockerr_generate_rebuilds_exactly_what_changed 'Unix Makefiles'
        if have 'CMake with Ninja' ninja; then
            prove cmake_builds_on_the_installed_headers Ninja
            prove sockerr_generate_rebuilds_exactly_what_changed Ninja
        fi
    fi
    have 'the Meson consumer' meson &&
        prove meson_builds_on_installed_vendored_and_generated_headers
    return 0
}

cross() {
    have 'Windows' cmake && have 'Windows' x86_64-w64-mingw32-gcc &&
        prove sockerr_generate_works_for_windows_and_what_it_made_in_wine
    have 'running what was built for Windows' wine || true
    # clang, since Debian's cross compilers are not to be had beside its gcc-multilib.
    have PowerPC clang && have PowerPC powerpc64-linux-gnu-ld &&
        have PowerPC /usr/powerpc64-linux-gnu/lib/libc.a &&
        have PowerPC /usr/lib/gcc-cross/powerpc64-linux-gnu && have PowerPC qemu-ppc64 &&
        prove make_builds_for_another_architecture_and_it_runs powerpc64 qemu-ppc64
    return 0
}

PATH=$without_prefix
if [ "${1-}" = --cross ]; then cross; else native; fi

echo "consumers: $proved proved, $failed failed"
[ "$failed" = 0 ] || {
    echo "what they printed is in $scratch"
    exit 1
}
