/* SPDX-License-Identifier: 0BSD */
/* test_import.c: the way to a new column: probe, import, generate. */
#include "run.h"
#include "suite.h"
#include "tsv.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *project;

static char *with_probe(const char *name)
{
    char *folder = new_folder(name);
    do_in(folder, "SOCKERR_DATA='%s/data' '%s' probe > probe.c", project, tool());
    return folder;
}

/* Turns a column into sorted lines of symbol and number, its aliases worked out. */
static void list_numbers(const char *folder, const char *column, const char *list)
{
    do_in(folder,
          "awk '/^codes:/ { on = 1; next } /^[^ ]/ { on = 0 } on { sub(\":\", \"\", $1); "
          "n[$1] = $2 ~ /^-?[0-9]/ ? $2 : n[$2]; print $1 \"\\t\" n[$1] }' %s | sort > %s",
          column, list);
}

#if defined(__linux__) && defined(__x86_64__)
START_TEST(the_probe_run_here_is_the_column_of_linux)
{
    char *folder = with_probe("probe_run");
    do_in(folder,
          "cc -std=c89 -pedantic -Wall -Wextra -Werror -o probe probe.c && "
          "./probe | SOCKERR_DATA='%s/data' '%s' import linux > made.yaml",
          project, tool());
    list_numbers(folder, "made.yaml", "made");
    do_in(folder,
          "awk -F'\\t' '$1 == \"linux\" && $4 == \"yes\" { print $2 \"\\t\" $3 }' "
          "'%s/tests/expected/codes.tsv' | sort | diff - made",
          project);
    free(folder);
}
END_TEST

START_TEST(the_probe_run_here_is_the_column_of_getaddrinfo)
{
    char *folder = with_probe("probe_gai");
    do_in(folder,
          "cc -o probe probe.c && ./probe | SOCKERR_DATA='%s/data' '%s' import "
          "--kind getaddrinfo linux-gai > made.yaml",
          project, tool());
    list_numbers(folder, "made.yaml", "made");
    do_in(folder,
          "awk -F'\\t' '$1 == \"linux-gai\" { print $2 \"\\t\" $3 }' "
          "'%s/tests/expected/codes.tsv' | sort | diff - made",
          project);
    free(folder);
}
END_TEST
#endif

START_TEST(the_probe_preprocessed_is_the_probe_run)
{
    static const char *const compilers[] = {"gcc", "clang"};
    for (int i = 0; i < 2; i++) {
        char *folder = with_probe("probe_preprocessed");
        do_in(folder,
              "export SOCKERR_DATA='%s/data'; %s -o probe probe.c && "
              "./probe | '%s' import here > run.yaml && "
              "%s -E probe.c | '%s' import here > preprocessed.yaml && "
              "cmp run.yaml preprocessed.yaml",
              project, compilers[i], tool(), compilers[i], tool());
        free(folder);
    }
}
END_TEST

START_TEST(a_header_is_read_whichever_way_it_gives_its_numbers)
{
    do_in(project,
          "SOCKERR_DATA=data '%s' import odd tests/import/odd.h | "
          "diff tests/import/odd.yaml -",
          tool());
}
END_TEST

START_TEST(errno_l_is_read)
{
    char *folder = new_folder("errno_l");
    do_in(project, "SOCKERR_DATA=data '%s' import listed - < tests/import/errno-l.txt > '%s/made'",
          tool(), folder);
    list_numbers(folder, "made", "numbers");
    do_in(folder,
          "awk '{ print $1 \"\\t\" $2 }' '%s/tests/import/errno-l.txt' | sort | "
          "diff - numbers && grep -q '^  EWOULDBLOCK: EAGAIN$' made && "
          "grep -q '^  ENOTSUP: EOPNOTSUPP$' made",
          project);
    free(folder);
}
END_TEST

/* Negative codes, codes at both ends of an int, aliases and holes, through to a program. */
START_TEST(a_column_nobody_has_seen_goes_all_the_way)
{
    char *folder = new_folder("all_the_way");
    do_in(folder,
          "cp -r '%s/data' data && printf '#define ECONNREFUSED (-2147483647 - 1)\\n"
          "#define ETIMEDOUT 0x7fffffff\\n#define EAGAIN -7\\n#define EWOULDBLOCK EAGAIN\\n"
          "#define EPIPE 3000\\n#define EMYOWN 12\\n' > my.h && "
          "'%s' import --data data my-os my.h > my-os.yaml && mv my-os.yaml data/spaces && "
          "mkdir out && '%s' generate --data data --out out",
          project, tool(), tool());
    do_in(folder,
          "printf '#include \"sockerr_switch.h\"\\n"
          "#define BOTH(code, e) (sockerr_from_my_os(code) == (e) && "
          "sockerr_switch_from_my_os(code) == (e) && sockerr_to_my_os((e), 1) == (code) && "
          "sockerr_switch_to_my_os((e), 1) == (code))\\n"
          "int main(void) { return !(BOTH(-2147483647 - 1, SOCKERR_CONNECTION_REFUSED) && "
          "BOTH(2147483647, SOCKERR_TIMED_OUT) && BOTH(-7, SOCKERR_WOULD_BLOCK) && "
          "BOTH(3000, SOCKERR_SHUTDOWN) && sockerr_from_my_os(12) == SOCKERR_SOCKET_ERROR && "
          "sockerr_to_my_os(SOCKERR_HOST_DOWN, 5) == 5); }' > my.c && "
          "cc -Wall -Wextra -Werror -Iout -o my my.c && ./my");
    free(folder);
}
END_TEST

static void check_import(const char *command, int status, const char *err)
{
    struct run run = run_in(project, "export SOCKERR_DATA=data; %s", command);
    ck_assert_int_eq(run.status, status);
    ck_assert_str_eq(run.out, "");
    ck_assert_msg(strstr(run.err, err) == run.err, "%s: %s", command, run.err);
    run_free(&run);
}

START_TEST(what_cannot_be_imported_is_refused)
{
    char *nothing = printed("echo nothing | '%s' import my-os", tool());
    char *missing = printed("'%s' import my-os no/such/file", tool());
    char *name = printed("'%s' import My_OS tests/import/odd.h", tool());
    char *kind = printed("'%s' import --kind errn my-os", tool());
    char *none = printed("'%s' import", tool());
    char *wide = printed("printf 'E\\000P\\000' | '%s' import my-os", tool());
    char *large = printed("yes '#' | head -c 16777217 | '%s' import my-os", tool());
    char *full = printed("'%s' import my-os tests/import/odd.h > /dev/full", tool());
    check_import(nothing, 1, "sockerr: standard input: no errno symbol was found\n");
    check_import(missing, 3, "sockerr: no/such/file: No such file or directory\n");
    check_import(name, 2, "sockerr: not a name that a space may have: My_OS\n");
    check_import(kind, 2, "sockerr: there is no kind errn; did you mean errno?\n");
    check_import(none, 2, "sockerr: import takes the name of a space, and at most one file\n");
    check_import(wide, 3,
                 "sockerr: standard input: a NUL character: this is no text, or not in "
                 "UTF-8\n");
    check_import(large, 3, "sockerr: standard input: larger than 16777216 bytes\n");
    free(large);
    free(wide);
    if (access("/dev/full", W_OK) == 0)
        check_import(full, 3, "sockerr: standard output: No space left on device\n");
    free(nothing);
    free(missing);
    free(name);
    free(kind);
    free(none);
    free(full);
}
END_TEST

/* The shell makes the file before the tool runs: it is left out of what import reads. */
START_TEST(a_column_may_be_written_where_it_belongs)
{
    char *folder = new_folder("in_place");
    do_in(folder,
          "cp -r '%s/data' data && echo '#define ECONNREFUSED 7' > my.h && "
          "'%s' import --data data my-os my.h > data/spaces/my-os.yaml && "
          "'%s' import --data data my-os my.h > again && cmp again data/spaces/my-os.yaml && "
          "grep -q '^  ECONNREFUSED: 7$' again",
          project, tool(), tool());
    free(folder);
}
END_TEST

/* A name that stands for more names at each step is worked out once. */
START_TEST(names_of_names_take_no_time)
{
    char *folder = new_folder("names");
    do_in(folder,
          "{ echo '#define EA0 1'; for i in $(seq 1 60); do j=$((i - 1)); "
          "echo \"#define EA$i EA$j+EA$j+EA$j\"; done; } > chain.h && "
          "SOCKERR_DATA='%s/data' timeout ${PATIENCE:-10} '%s' import my-os chain.h > made && "
          "grep -q '^  EA19: 1162261467$' made && grep -q '^# line 61: EA60 ' made",
          project, tool());
    free(folder);
}
END_TEST

/* Neither contradicts the symbol that has the number, which policy says nothing of. */
START_TEST(two_that_contradict_each_other_do_not_share_a_number)
{
    char *folder = new_folder("contradiction");
    do_in(folder,
          "cp -r '%s/tests/overlay' data && printf '#define ENEUTRAL 7\n#define ECONNREFUSED "
          "ENEUTRAL\n#define "
          "ETIMEDOUT ENEUTRAL\n' | "
          "'%s' import --data data my-os > made && mv made data/spaces/my-os.yaml && "
          "grep -q '^  ECONNREFUSED: ENEUTRAL$' data/spaces/my-os.yaml && "
          "grep -q '^# line 3: ETIMEDOUT ENEUTRAL: reads as another SocketError' "
          "data/spaces/my-os.yaml && '%s' check --data data 2>/dev/null",
          project, tool(), tool());
    free(folder);
}
END_TEST

/* What mingw-w64 has for EAI_NODATA contradicts policy; the column is none the less one to keep. */
START_TEST(a_winsock_column_is_one_that_check_takes)
{
    char *folder = new_folder("winsock");
    do_in(folder,
          "cp -r '%s/data' data && printf 'EAI_NODATA 11004\nNO_DATA 11004\nWSANO_DATA 11004\n"
          "WSAECONNREFUSED 10061\nWSAEVENT 5\n' | "
          "'%s' import --data data --kind winsock my-sock > data/spaces/my-sock.yaml && "
          "grep -q '^  NO_DATA: WSANO_DATA$' data/spaces/my-sock.yaml && "
          "grep -q '^# line 1: EAI_NODATA 11004: reads as another' data/spaces/my-sock.yaml && "
          "'%s' generate --data data --out data sockerr.h",
          project, tool(), tool());
    free(folder);
}
END_TEST

/* What stands in the file comes out as text, never as a line of its own. */
START_TEST(text_of_the_file_becomes_no_yaml)
{
    char *folder = new_folder("hostile");
    do_in(folder,
          "printf '#define EPERM 1\\n#define EBAD x\\001\\033[1m: y\\n"
          "#define EWORSE \\342\\200\\250codes:\\n' > \"it's: a [file]\" && "
          "SOCKERR_DATA='%s/data' '%s' import my-os \"it's: a [file]\" > made",
          project, tool());
    char *made = printed("%s/made", folder), *text = read_whole(made);
    ck_assert_str_eq(text, "# yaml-language-server: $schema=../schemas/space.json\n"
                           "space: my-os\ntitle: my-os\nkind: errno\nsources:\n"
                           "  - 'it''s: a [file]'\ncodes:\n  EPERM: 1\n"
                           "# line 2: EBAD x??[1m: y: not a number that can be worked out\n"
                           "# line 3: EWORSE ???codes:: not a number that can be worked out\n");
    free(text);
    free(made);
    free(folder);
}
END_TEST

int main(void)
{
    project = getcwd(NULL, 0);
    Suite *suite = suite_create("import");
    TCase *import = tcase_create("import");
    tcase_set_timeout(import, 60);
#if defined(__linux__) && defined(__x86_64__)
    tcase_add_test(import, the_probe_run_here_is_the_column_of_linux);
    tcase_add_test(import, the_probe_run_here_is_the_column_of_getaddrinfo);
#endif
    tcase_add_test(import, the_probe_preprocessed_is_the_probe_run);
    tcase_add_test(import, a_header_is_read_whichever_way_it_gives_its_numbers);
    tcase_add_test(import, errno_l_is_read);
    tcase_add_test(import, a_column_nobody_has_seen_goes_all_the_way);
    tcase_add_test(import, what_cannot_be_imported_is_refused);
    tcase_add_test(import, a_column_may_be_written_where_it_belongs);
    tcase_add_test(import, names_of_names_take_no_time);
    tcase_add_test(import, two_that_contradict_each_other_do_not_share_a_number);
    tcase_add_test(import, a_winsock_column_is_one_that_check_takes);
    tcase_add_test(import, text_of_the_file_becomes_no_yaml);
    suite_add_tcase(suite, import);

    const int status = run_suite(suite);
    free(project);
    return status;
}
