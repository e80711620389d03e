/* SPDX-License-Identifier: 0BSD */
/* test_compile.c: the shipped headers in every language they promise, alone, without a warning. */
#include "run.h"
#include "suite.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WARNINGS                                                                                   \
    "-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wswitch-enum -Wcast-qual "  \
    "-Wundef -Wunused-function -Wunused-macros -Werror"

/* What -Weverything warns of that a header for C99 and C++98 cannot do otherwise. */
#define EVERYTHING                                                                                 \
    "-Weverything -Werror -Wno-padded -Wno-c++98-compat -Wno-c++98-compat-pedantic "               \
    "-Wno-old-style-cast -Wno-declaration-after-statement"

static const struct {
    const char *compiler, *language, *options;
} ways[] = {
    {"gcc", "c", "-std=gnu90 " WARNINGS " -Wno-overlength-strings"},
    {"gcc", "c", "-std=c99 " WARNINGS},
    {"gcc", "c", "-std=c11 " WARNINGS},
    {"gcc", "c", "-std=c17 -O2 -ffreestanding -nostdinc " WARNINGS},
    {"gcc", "c", "-std=c2x -O1 " WARNINGS},
    {"gcc", "c", "-std=c99 -fshort-enums " WARNINGS},
    {"gcc", "c++", "-std=c++98 " WARNINGS},
    {"gcc", "c++", "-std=c++11 " WARNINGS},
    {"gcc", "c++", "-std=c++14 -O2 " WARNINGS},
    {"gcc", "c++", "-std=c++17 -fshort-enums " WARNINGS},
    {"gcc", "c++", "-std=c++20 " WARNINGS},
    {"clang", "c", "-std=c99 " WARNINGS},
    {"clang", "c", "-std=c99 " EVERYTHING},
    {"clang", "c", "-std=c17 -O2 -ffreestanding -nostdinc " EVERYTHING},
    {"clang", "c", "-std=c2x -fshort-enums " WARNINGS},
    {"clang", "c++", "-std=c++98 " EVERYTHING},
    {"clang", "c++", "-std=c++11 " WARNINGS},
    {"clang", "c++", "-std=c++14 " EVERYTHING},
    {"clang", "c++", "-std=c++17 " EVERYTHING},
    {"clang", "c++", "-std=c++20 " EVERYTHING},
};
enum { WAYS = sizeof ways / sizeof *ways };

/* A way of each compiler and language, the strictest: what is slow is tested in these alone. */
static const int strictest[] = {1, 6, 13, 19};
enum { STRICTEST = sizeof strictest / sizeof *strictest };

/* The ways that have a system's headers. */
static int hosted[WAYS], hosted_count;

static void find_hosted(void)
{
    for (int i = 0; i < WAYS; i++)
        if (strstr(ways[i].options, "-nostdinc") == NULL)
            hosted[hosted_count++] = i;
}

/* Compiles what a shell command prints in a way, with the headers of a folder. */
static void compile(int way, const char *folder, const char *command, const char *options)
{
    do_in(folder, "%s | %s -x %s %s %s -I. -c -o '%s/compiled.o' -", command, ways[way].compiler,
          ways[way].language, ways[way].options, options, scratch());
}

/* What a program that includes headers, and has nothing else, is warned of besides. */
#define NOTHING_ELSE "-Wno-missing-variable-declarations"

START_TEST(each_header_compiles_alone_and_twice_without_a_warning)
{
    static const char *const headers[] = {"sockerr.h", "sockerr_switch.h", "sockerr_dotnet.h",
                                          "sockerr_codes.h"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        char *command = printed("printf '#include \"%s\"\n#include \"%s\"\nint one = 1;\n'",
                                headers[i], headers[i]);
        compile(strictest[_i], "generated", command, NOTHING_ELSE);
        free(command);
    }
}
END_TEST

#define INCLUDES                                                                                   \
    "{ for header in sockerr.h sockerr_[a-u]*.h; do echo \"#include \\\"$header\\\"\"; done; "     \
    "echo 'int one = 1;'; }"

START_TEST(headers_of_other_tables_compile_without_a_warning)
{
    char *odd = printed("%s/odd", built());
    compile(_i, odd, INCLUDES, NOTHING_ELSE);
    free(odd);
}
END_TEST

START_TEST(headers_of_a_large_table_compile_without_a_warning)
{
    char *scattered = printed("%s/scattered", built());
    compile(strictest[_i], scattered, INCLUDES, NOTHING_ELSE);
    free(scattered);
}
END_TEST

/* use.c, in the scratch folder, uses every function. */
static void write_uses(void)
{
    do_in(".", "SCRATCH='%s' tests/scripts/use.sh generated > '%s/use.c'", scratch(), scratch());
}

START_TEST(a_use_of_every_function_compiles_without_a_warning)
{
    char *command = printed("cat '%s/use.c'", scratch());
    compile(_i, "generated", command,
            "-Wno-cast-function-type -Wno-cast-function-type-strict -Wno-unknown-warning-option");
    free(command);
}
END_TEST

START_TEST(the_switch_forms_are_constant_expressions)
{
    static const char *const compilers[] = {"g++", "clang++"};
    static const char *const standards[] = {"c++14", "c++17", "c++20"};
    do_in(".",
          "\"$PYTHON\" tests/oracles/oracle.py constexpr data > '%s/cells.h' && "
          "test \"$(grep -c static_assert '%s/cells.h')\" -gt 5000",
          scratch(), scratch());
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++)
            do_in(".",
                  "%s -std=%s %s -Igenerated -I'%s' -o '%s/constexpr' "
                  "tests/compile/constexpr.cpp && '%s/constexpr'",
                  compilers[i], standards[j], WARNINGS, scratch(), scratch(), scratch());
}
END_TEST

/* Names of the system's own and ours do not meet, whoever comes first. */
START_TEST(the_headers_stand_beside_the_systems)
{
    static const char ours[] = "#include \"sockerr_switch.h\"\n#include \"sockerr_dotnet.h\"\n"
                               "#include \"sockerr_codes.h\"\n";
    static const char theirs[] = "#include <errno.h>\n#include <netdb.h>\n"
                                 "#include <sys/socket.h>\n#include <unistd.h>\n";
    for (int first = 0; first < 2; first++) {
        char *command = printed("printf '%s%s'", first ? ours : theirs, first ? theirs : ours);
        compile(hosted[_i], "generated", command, "-w");
        free(command);
    }
}
END_TEST

/* Nothing of the headers is seen outside an object. */
START_TEST(two_objects_link)
{
    static const char *const levels[] = {"gcc -O0", "gcc -O2", "clang -O0", "clang -O2"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        do_in(".",
              "cd '%s' && for part in one two; do "
              "%s -Wall -I\"$OLDPWD/generated\" -DNAME=$part -c -o $part.o "
              "\"$OLDPWD/tests/compile/part.c\" && "
              "test \"$(nm $part.o | grep -c ' [A-TV-Z] ')\" = 1; done && "
              "%s -o linked \"$OLDPWD/tests/compile/parts.c\" one.o two.o && ./linked",
              scratch(), levels[i], levels[i]);
}
END_TEST

/* An include that is not used adds no byte to an object, and no name, at -O0 too. */
START_TEST(an_unused_include_adds_nothing)
{
    static const char *const compilers[] = {"gcc", "clang"};
    for (int i = 0; i < 2; i++)
        do_in("generated",
              "printf '#include \"sockerr_switch.h\"\\n#include \"sockerr_dotnet.h\"\\n"
              "#include \"sockerr_codes.h\"\\n' | "
              "%s -x c -std=c99 -O0 -I. -c -o '%s/unused.o' - && test -z \"$(nm '%s/unused.o')\" "
              "&& test \"$(size -d '%s/unused.o' | awk 'NR == 2 {print $4}')\" = 0",
              compilers[i], scratch(), scratch(), scratch());
}
END_TEST

/* What a compiler defines for a system, and the spaces that a program compiled for it finds. */
static const struct {
    const char *macros, *spaces;
} hosts[] = {
    {"-D_WIN32", "WINDOWS UCRT WINDOWS"},
    {"-D__linux__ -D__x86_64__", "LINUX LINUX LINUX_GAI"},
    {"-D__linux__ -D__mips__", "LINUX_MIPS LINUX_MIPS LINUX_GAI"},
    {"-D__linux__ -D__powerpc__", "LINUX_POWERPC LINUX_POWERPC LINUX_GAI"},
    {"-D__linux__ -D__sparc__", "LINUX_SPARC LINUX_SPARC LINUX_GAI"},
    {"-D__linux__ -D__alpha__", "LINUX_ALPHA LINUX_ALPHA LINUX_GAI"},
    {"-D__linux__ -D__hppa__", "LINUX_HPPA LINUX_HPPA LINUX_GAI"},
    {"-D__linux__ -D__ANDROID__ -D__aarch64__", "ANDROID ANDROID ANDROID_GAI"},
    {"-D__APPLE__ -D__MACH__", "MACOS MACOS MACOS_GAI"},
    {"-D__FreeBSD__", "FREEBSD FREEBSD FREEBSD_GAI"},
    {"-D__NetBSD__", "NETBSD NETBSD NETBSD_GAI"},
    {"-D__OpenBSD__", "OPENBSD OPENBSD OPENBSD_GAI"},
    {"-D__sun -D__SVR4", "SOLARIS SOLARIS SOLARIS_GAI"},
    {"-D__sun -D__SVR4 -D__illumos__", "ILLUMOS ILLUMOS ILLUMOS_GAI"},
    {"-D__sun", "SUNOS4 SUNOS4 SOCKERR_SPACE_HOST_GAI"},
    {"-D_AIX", "AIX AIX AIX_GAI"},
    {"-D__hpux", "HPUX HPUX SOCKERR_SPACE_HOST_GAI"},
    {"-D__CYGWIN__", "CYGWIN CYGWIN CYGWIN_GAI"},
    {"-D__CYGWIN__ -D_WIN32", "CYGWIN CYGWIN CYGWIN_GAI"},
    {"-D__HAIKU__", "HAIKU HAIKU HAIKU_GAI"},
    {"-D__GNU__", "HURD HURD HURD_GAI"},
    {"-D__wasi__", "WASI WASI WASI_GAI"},
    {"-DNONE_OF_THESE", "SOCKERR_SPACE_HOST SOCKERR_SPACE_HOST_ERRNO SOCKERR_SPACE_HOST_GAI"},
};
enum { HOSTS = sizeof hosts / sizeof *hosts };

START_TEST(a_host_finds_its_spaces)
{
    struct run run = run_in("generated",
                            "printf '#include \"sockerr.h\"\nSOCKERR_SPACE_HOST "
                            "SOCKERR_SPACE_HOST_ERRNO SOCKERR_SPACE_HOST_GAI\n' | "
                            "gcc -undef %s -I. -E -P - | tail -1 | "
                            "sed -E 's/SOCKERR_SPACE_([A-GI-Z]|H[A-NP-Z])/\\1/g'",
                            hosts[_i].macros);
    char *expected = printed("%s\n", hosts[_i].spaces);
    ck_assert_str_eq(run.out, expected);
    free(expected);
    run_free(&run);
}
END_TEST

/* Of sockerr's headers, this one alone is about the system's. */
static const char *const verify_ways[] = {
    "gcc -x c -std=c99",     "gcc -x c -std=c11",       "gcc -x c -std=gnu17",
    "gcc -x c++ -std=c++98", "gcc -x c++ -std=c++11",   "clang -x c -std=c99",
    "clang -x c -std=c17",   "clang -x c++ -std=c++20",
};
enum { VERIFY_WAYS = sizeof verify_ways / sizeof *verify_ways };

START_TEST(the_hosts_own_headers_agree_with_its_column)
{
    do_in("generated",
          "echo '#include \"sockerr_verify.h\"' | %s -Wall -Wextra -Wpedantic "
          "-Werror -D_GNU_SOURCE -I. -fsyntax-only -",
          verify_ways[_i]);
}
END_TEST

#if defined(__linux__)
START_TEST(one_wrong_number_is_named_with_both_numbers)
{
    char *folder = new_folder("verify");
    do_in("generated",
          "sed 's/VERIFY(ENOTCONN, 107)/VERIFY(ENOTCONN, 108)/' sockerr_verify.h > '%s/wrong.h'",
          folder);
    struct run run =
        run_in(folder, "echo '#include \"wrong.h\"' | %s -I. -fsyntax-only -", verify_ways[_i]);
    ck_assert_int_ne(run.status, 0);
    if (strstr(verify_ways[_i], "99") == NULL && strstr(verify_ways[_i], "98") == NULL)
        ck_assert_ptr_nonnull(strstr(run.err, "ENOTCONN is 108 in sockerr, and 107 here"));
    else
        ck_assert_ptr_nonnull(strstr(run.err, "sockerr_verify"));
    run_free(&run);
    free(folder);
}
END_TEST
#endif

/* The constants of sockerr_codes.h are the numbers as they were gathered, every one, of the rare
 * spaces, too. */
START_TEST(each_symbol_is_a_constant_of_its_number)
{
    static const char *const compilers[] = {"gcc", "clang"};
    for (int i = 0; i < 2; i++)
        do_in(".",
              "awk -F'\\t' 'NR == 1 { print \"#include \\\"sockerr_codes.h\\\"\"; next } "
              "{ space = toupper($1); gsub(\"-\", \"_\", space); "
              "print \"_Static_assert(SOCKERR_\" space \"_\" $2 \" == \" $3 \", \\\"\\\");\" }' "
              "\"$CODES\" > '%s/constants.c' && "
              "test \"$(wc -l < '%s/constants.c')\" -gt 9000 && "
              "%s -std=c11 -Wall -Werror -I\"$BUILD/tests/whole\" -fsyntax-only '%s/constants.c'",
              scratch(), scratch(), compilers[i], scratch());
}
END_TEST

START_TEST(real_sockets_read_right)
{
    do_in(".", "cc -Wall -Wextra -Igenerated -o '%s/live' tests/live/live.c && '%s/live'",
          scratch(), scratch());
}
END_TEST

START_TEST(the_headers_include_nothing_but_each_other)
{
    struct run run = run_in("generated", "grep -h '^ *# *include' sockerr.h sockerr_[scd]*.h | "
                                         "sort -u");
    ck_assert_str_eq(run.out, "#include \"sockerr.h\"\n");
    run_free(&run);
}
END_TEST

/* A space may have any name. So there is one named as the end of each function's name: what is made
 * from it must be none of the functions that are there already. A gai and a count are refused,
 * by a law, and an enxio beside a space that is named space. */
START_TEST(no_space_can_be_named_so_that_two_functions_clash)
{
    char *folder = new_folder("clash");
    struct run run = run_in(
        ".",
        "root=$PWD && cd '%s' && mkdir spaces out && "
        "grep -oh '\\bsockerr_[a-z0-9_]*(' $root/generated/sockerr*.h | tr -d '(' | sort -u | "
        "awk '{ while (sub(/^[a-z0-9]*_/, \"\")) print }' | tr _ - | grep '^[a-z]' | sort -u | "
        "grep -vx -e gai -e enxio -e count | while read -r name; do test -f "
        "$root/data/spaces/$name.yaml || "
        "printf 'space: %%s\\ntitle: T\\nkind: errno\\nsources: [none]\\nlike: linux\\n"
        "codes: {EPERM: %%s}\\n' $name $((n += 1000)) > spaces/$name.yaml; done; ls spaces | wc "
        "-l; "
        "cp -r $root/data all && cp spaces/* all/spaces && '%s' generate --data all --out out && "
        "printf '#include \"sockerr_switch.h\"\\n#include \"sockerr_dotnet.h\"\\n' | "
        "gcc -std=c99 -Iout -Wall -Werror -fsyntax-only -x c -",
        folder, tool());
    ck_assert_msg(run.status == 0 && strtol(run.out, NULL, 10) > 50, "%s%s", run.out, run.err);
    run_free(&run);
    free(folder);
}
END_TEST

int main(void)
{
    find_hosted();
    Suite *suite = suite_create("compile");
    TCase *compile = add_case(suite, "compile");
    tcase_add_unchecked_fixture(compile, write_uses, NULL);
    tcase_add_loop_test(compile, each_header_compiles_alone_and_twice_without_a_warning, 0,
                        STRICTEST);
    tcase_add_loop_test(compile, headers_of_other_tables_compile_without_a_warning, 0, WAYS);
    tcase_add_loop_test(compile, headers_of_a_large_table_compile_without_a_warning, 0, STRICTEST);
    tcase_add_loop_test(compile, a_use_of_every_function_compiles_without_a_warning, 0, WAYS);
    tcase_add_loop_test(compile, the_headers_stand_beside_the_systems, 0, hosted_count);
    tcase_add_test(compile, two_objects_link);
    tcase_add_test(compile, the_switch_forms_are_constant_expressions);
    tcase_add_test(compile, an_unused_include_adds_nothing);
    tcase_add_loop_test(compile, a_host_finds_its_spaces, 0, HOSTS);
    tcase_add_loop_test(compile, the_hosts_own_headers_agree_with_its_column, 0, VERIFY_WAYS);
#if defined(__linux__)
    tcase_add_loop_test(compile, one_wrong_number_is_named_with_both_numbers, 0, VERIFY_WAYS);
#endif
    tcase_add_test(compile, each_symbol_is_a_constant_of_its_number);
    tcase_add_test(compile, real_sockets_read_right);
    tcase_add_test(compile, the_headers_include_nothing_but_each_other);
    tcase_add_test(compile, no_space_can_be_named_so_that_two_functions_clash);

    return run_suite(suite);
}
