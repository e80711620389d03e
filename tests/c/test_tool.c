/* SPDX-License-Identifier: 0BSD */
/*
 * test_tool.c: the tool as its users meet it: what it prints, writes and returns.
 *
 * Each folder of tests/bad is a case: what it has lies over tests/bad/base, and `expected` is all
 * that the tool may say of it. With GOLDEN set, `expected` is written instead (make golden).
 */
#include "run.h"
#include "suite.h"
#include "tsv.h"

#include <check.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The project's own folder, from which the tests are run. */
static char *project;

/* A folder with a copy of the shipped data in it, as data. */
static char *with_data(const char *name)
{
    char *folder = new_folder(name);
    do_in(folder, "cp -r '%s/data' data && mkdir out", project);
    return folder;
}

/* Diagnostics */

enum { MOST_CASES = 200 };
static char *cases[MOST_CASES];
static int case_count;

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void find_cases(void)
{
    DIR *folder = opendir("tests/bad");
    if (folder == NULL)
        return;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "base") != 0 &&
            case_count < MOST_CASES)
            cases[case_count++] = strdup(entry->d_name);
    closedir(folder);
    qsort(cases, (size_t)case_count, sizeof *cases, by_name);
}

static void write_golden(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

START_TEST(bad_data_is_refused_with_all_that_is_wrong)
{
    char *folder = new_folder("bad");
    char *expected_path = printed("%s/tests/bad/%s/expected", project, cases[_i]);
    do_in(folder, "cp -r '%s/tests/bad/base' data && cp -r '%s/tests/bad/%s/.' data", project,
          project, cases[_i]);
    do_in(folder, "mkdir out && for f in sockerr.h table.csv; do echo old > out/$f; done");
    struct run check = run_in(folder, "'%s' check --data data", tool());
    if (getenv("GOLDEN") != NULL)
        write_golden(expected_path, check.err);
    char *expected = read_whole(expected_path);
    ck_assert_str_ne(expected, "");
    check_run(check, 1, "", expected);
    check_run(run_in(folder, "'%s' generate --data data --out out", tool()), 1, "", expected);
    check_run(run_in(folder, "ls -A out && cat out/*"), 0, "sockerr.h\ntable.csv\nold\nold\n", "");
    free(expected);
    free(expected_path);
    free(folder);
}
END_TEST

START_TEST(the_data_of_the_bad_cases_is_good_without_them)
{
    do_in(project, "'%s' check --data tests/bad/base", tool());
}
END_TEST

START_TEST(no_data_at_all_is_refused)
{
    char *folder = new_folder("no_data");
    check_run(run_in(folder, "'%s' check --data data", tool()), 3, "",
              "sockerr: data/socket_errors.yaml: No such file or directory\n"
              "sockerr: data/spaces: No such file or directory\n");
    do_in(folder, "mkdir -p data/spaces && echo '[]' > data/socket_errors.yaml");
    check_run(run_in(folder, "'%s' check --data data", tool()), 1, "",
              "data/socket_errors.yaml:1:1: error: the SocketError Success is missing\n"
              "    1 | []\n"
              "      | ^\n"
              "data/socket_errors.yaml:1:1: error: the SocketError SocketError is missing\n"
              "    1 | []\n"
              "      | ^\n"
              "data/spaces: error: no space: there is not one .yaml file here\n");
    free(folder);
}
END_TEST

/* Makes a column of a list of 255 "Winsock codes" that was once published, and checks the data. */
static struct run check_untrusted(void)
{
    char *folder = with_data("untrusted");
    do_in(folder,
          "{ echo 'space: listed'; echo 'title: Listed'; echo 'kind: winsock'; "
          "echo 'sources: [a list]'; echo 'codes:'; "
          "sed 1d '%s/tests/expected/winsock_untrusted.tsv' | "
          "while read -r code symbol; do echo \"  $symbol: $code\"; done; "
          "} > data/spaces/listed.yaml",
          project);
    struct run run = run_in(folder, "'%s' generate --data data --out out", tool());
    do_in(folder, "rmdir out");
    free(folder);
    ck_assert_int_eq(run.status, 1);
    return run;
}

static bool says(const struct run *run, size_t row, const char *what)
{
    char *line = printed("data/spaces/listed.yaml:%zu:%s", row + 6, what);
    bool said = strstr(run->err, line) != NULL;
    free(line);
    return said;
}

/* True for the first row of its symbol; a later one is refused for being that. */
static bool is_first(const struct tsv *list, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (strcmp(list->rows[i][1], list->rows[row][1]) == 0)
            return false;
    return true;
}

START_TEST(the_untrusted_winsock_list_is_refused_for_each_repeated_symbol)
{
    struct tsv list = tsv_read("tests/expected/winsock_untrusted.tsv", '\t');
    struct run run = check_untrusted();
    ck_assert_uint_eq(list.count, 255);
    for (size_t i = 0; i < list.count; i++) {
        char *what = printed("3: error: the symbol %s stands here twice\n", list.rows[i][1]);
        ck_assert_msg(says(&run, i, what) == !is_first(&list, i), "row %zu: %s", i, what);
        free(what);
    }
    run_free(&run);
    tsv_free(&list);
}
END_TEST

/* What Winsock's own list, which test_facts.c compares with other sources, gives a symbol; 0: none.
 */
static int winsock_code(const struct tsv *codes, const char *symbol)
{
    for (size_t i = 0; i < codes->count; i++)
        if (strcmp(codes->rows[i][0], "windows") == 0 && strcmp(codes->rows[i][1], symbol) == 0)
            return tsv_number(codes->rows[i][2]);
    return 0;
}

static bool is_value(const struct tsv *founding, int number)
{
    for (size_t i = 0; i < founding->count; i++)
        if (tsv_number(founding->rows[i][1]) == number)
            return true;
    return false;
}

START_TEST(the_untrusted_winsock_list_is_refused_for_each_invention_and_each_wrong_code)
{
    struct tsv list = tsv_read("tests/expected/winsock_untrusted.tsv", '\t');
    struct tsv codes = tsv_read("tests/expected/codes.tsv", '\t');
    struct tsv founding = tsv_read("tests/expected/founding.tsv", '\t');
    struct run run = check_untrusted();
    int invented = 0, wrong = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (!is_first(&list, i))
            continue;
        const char *symbol = list.rows[i][1];
        int code = winsock_code(&codes, symbol);
        char *what = printed("3: error: Winsock has no symbol %s", symbol);
        ck_assert_msg(says(&run, i, what) == (code == 0), "row %zu: %s", i, what);
        free(what);
        invented += code == 0;
        if (code == 0 || !is_value(&founding, code) || tsv_number(list.rows[i][0]) == code)
            continue;
        what = printed("%zu: error: the Winsock code of ", strlen(symbol) + 5);
        ck_assert_msg(says(&run, i, what), "row %zu: not said: %s", i, what);
        free(what);
        wrong++;
    }
    ck_assert_int_eq(invented, 12);
    ck_assert_int_gt(wrong, 20);
    run_free(&run);
    tsv_free(&list);
    tsv_free(&codes);
    tsv_free(&founding);
}
END_TEST

/* Warnings stand in the way of nothing. */

START_TEST(a_misspelt_symbol_is_warned_of)
{
    char *folder = with_data("misspelt");
    do_in(folder, "printf 'space: my-os\ntitle: Mine\nkind: errno\nsources: [me]\n"
                  "codes: {ECONREFUSED: 9001, EAGIAN: 9002, EMYOWN: 9003}\n' "
                  "> data/spaces/my-os.yaml");
    check_run(run_in(folder, "'%s' generate --data data --out out sockerr.h", tool()), 0, "",
              "data/spaces/my-os.yaml:5:9: warning: no other space has the symbol ECONREFUSED; "
              "did you mean ECONNREFUSED?\n"
              "    5 | codes: {ECONREFUSED: 9001, EAGIAN: 9002, EMYOWN: 9003}\n"
              "      |         ^~~~~~~~~~~\n");
    free(folder);
}
END_TEST

START_TEST(a_winsock_code_that_is_not_4_2bsds_is_warned_of)
{
    char *folder = with_data("bsd");
    do_in(folder, "printf 'space: my-sock\ntitle: Mine\nkind: winsock\nsources: [me]\n"
                  "codes:\n  WSAELOOP: 10099\n  WSAESTALE: 10070\n' > data/spaces/my-sock.yaml");
    struct run run = run_in(folder, "'%s' check --data data 2>&1 | grep -A3 my-sock", tool());
    check_run(run, 0,
              "data/spaces/my-sock.yaml:6:13: warning: WSAELOOP is 10099, which is not 10000 and "
              "4.2BSD's ELOOP\n"
              "    6 |   WSAELOOP: 10099\n"
              "      |             ^~~~~\n"
              "data/spaces/freebsd.yaml:80:10: note: ELOOP is 62 here\n",
              "");
    free(folder);
}
END_TEST

/* Few columns lack what nearly all have, and for each there is a reason: FreeRTOS has a third of
 * the names, and the others have no source for one. Many have a few names of their own. */
START_TEST(what_a_column_lacks_and_what_it_has_alone_is_warned_of)
{
    static const char *const warnings[] = {
        "freertos.yaml:3:8: warning: nearly every errno space has EPERM, ENFILE, EMFILE, ENOTSOCK, "
        "EDESTADDRREQ, EMSGSIZE and 26 more; this one has not\n",
        "ibmi.yaml:3:8: warning: nearly every errno space has ETXTBSY, ENOEXEC, ENOTTY, EPROTO; "
        "this "
        "one has not\n",
        "lwip-gai.yaml:3:8: warning: nearly every getaddrinfo space has EAI_SOCKTYPE; this one has "
        "not\n",
        "sunos4.yaml:3:8: warning: nearly every errno space has EILSEQ; this one has not\n",
        "tru64.yaml:3:8: warning: nearly every errno space has EAGAIN; this one has not\n",
        "vxworks-gai.yaml:3:8: warning: nearly every getaddrinfo space has EAI_FAMILY, EAI_NONAME, "
        "EAI_FAIL, EAI_MEMORY; this one has not\n",
        "openbsd.yaml:3:8: warning: no other space has EIPSEC\n",
        "freebsd.yaml:3:8: warning: no other space has ECAPMODE, EINTEGRITY\n",
    };
    char *folder = with_data("lacking");
    do_in(folder,
          "for f in data/spaces/*; do s=${f##*/}; grep -q \"^${s%%.yaml}\t\" "
          "'%s/tests/expected/codes.tsv' || rm $f; done",
          project);
    struct run run = run_in(folder, "'%s' check --data data", tool());
    ck_assert_int_eq(run.status, 0);
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
        ck_assert_msg(strstr(run.err, warnings[i]) != NULL, "not said: %s", warnings[i]);
    ck_assert_ptr_null(strstr(run.err, "linux.yaml"));
    ck_assert_ptr_null(strstr(run.err, "error:"));
    run_free(&run);
    free(folder);
}
END_TEST

/* Schemas, for editors */

START_TEST(every_data_file_is_valid_and_names_its_schema)
{
    do_in(project, "%s tests/oracles/schemas.py data", getenv("PYTHON"));
}
END_TEST

START_TEST(what_a_schema_can_tell_it_refuses)
{
    do_in(project, "%s tests/oracles/schemas.py bad | diff tests/expected/refused_by_schema.txt -",
          getenv("PYTHON"));
}
END_TEST

START_TEST(the_parsers_of_verify_read_what_they_should)
{
    do_in(project, "%s -B -m doctest tests/oracles/verify.py", getenv("PYTHON"));
}
END_TEST

/* Outputs */

START_TEST(csv_files_are_what_the_oracle_says)
{
    static const char *const folders[] = {"data", "tests/tables/odd"};
    const char *python = getenv("PYTHON");
    for (int i = 0; i < 2; i++) {
        char *made = i == 0 ? printed("%s/generated", project) : printed("%s/odd", scratch());
        do_in(project, "%s tests/oracles/oracle.py table %s | cmp - '%s/table.csv'", python, folders[i],
              made);
        do_in(project, "%s tests/oracles/oracle.py codes %s | cmp - '%s/codes.csv'", python, folders[i],
              made);
        free(made);
    }
}
END_TEST

START_TEST(json_markdown_and_html_are_what_the_data_and_the_csv_files_say)
{
    do_in(project, "\"$PYTHON\" -B tests/oracles/reference.py data generated");
    do_in(project, "\"$PYTHON\" -B tests/oracles/reference.py tests/tables/odd '%s/odd'", scratch());
}
END_TEST

/* What a page, a table of Markdown, JSON or C could take for its own is text in each of them. */
START_TEST(text_of_the_data_stays_text_in_every_output)
{
    char *folder = with_data("hostile");
    do_in(folder,
          "mkdir over && cat > over/socket_errors.yaml <<'END'\n"
          "- {name: TimedOut, summary: \"*/ \\\" \\\\ ?"
          "?/ </script><script>alert(1)</script> <!--rows--> "
          "--> ]]> | `x` [a](javascript:b) &amp; \\e[31m \\x85 \\u2028 \\r\\n# H\"}\n"
          "END\n"
          "mkdir over/spaces && cat > over/spaces/linux.yaml <<'END'\n"
          "{title: \"</title><img src=x onerror=y>\\n| a |\", sources: [\"<b>&\\\" onclick='z' "
          "//\"]}\n"
          "END\n"
          "mkdir whole && cp -r data/* whole && '%s' generate --data data --data over --out out",
          tool());
    do_in(
        folder,
        "cd '%s' && \"$PYTHON\" -B - '%s' <<'END'\n"
        "import sys, yaml, pathlib\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "errors = yaml.safe_load((folder / 'whole/socket_errors.yaml').read_text())\n"
        "over = yaml.safe_load((folder / 'over/socket_errors.yaml').read_text())[0]\n"
        "for error in errors:\n"
        "    if error['name'] == over['name']: error.update(over)\n"
        "(folder / 'whole/socket_errors.yaml').write_text(yaml.safe_dump(errors))\n"
        "space = yaml.safe_load((folder / 'whole/spaces/linux.yaml').read_text())\n"
        "space.update(yaml.safe_load((folder / 'over/spaces/linux.yaml').read_text()))\n"
        "(folder / 'whole/spaces/linux.yaml').write_text(yaml.safe_dump(space, sort_keys=False))\n"
        "END\n"
        "\"$PYTHON\" -B tests/oracles/reference.py '%s/whole' '%s/out' && cd '%s/out' && "
        "printf '#include \"sockerr.h\"\\nint main(void) { return 0; }\\n' > m.c && "
        "cc -std=c99 -trigraphs -Wall -Wextra -Wno-unused -Werror m.c -o m",
        project, folder, folder, folder, folder);
    free(folder);
}
END_TEST

/* See collisions.c. */
START_TEST(a_wrong_name_of_the_right_hash_is_no_name)
{
    do_in(
        ".",
        "seed=$(sed -n '/sockerr_by_name(const/,/^}/s/.*sockerr_hash(name, \\([0-9]*u\\)).*/\\1/p' "
        "generated/sockerr.h) && test -n \"$seed\" && "
        "cc -std=c99 -O2 -DSEED=$seed -Igenerated -o '%s/collisions' tests/c/collisions.c && "
        "'%s/collisions'",
        scratch(), scratch());
}
END_TEST

/* What is known to differ under a condition is verified under every other. */
START_TEST(a_number_that_is_known_to_differ_is_verified_elsewhere)
{
    char *folder = with_data("differs");
    do_in(folder,
          "cat > data/spaces/mine.yaml <<'END'\n"
          "{space: mine, title: M, kind: errno, host: defined(MINE), sources: [me], "
          "codes: {EACCES: 5, EPERM: 7}, differs: {EACCES: defined(ODD)}}\n"
          "END\n"
          "sed -i '/^host:/d' data/spaces/linux.yaml && "
          "'%s' generate --data data --out out sockerr_verify.h sockerr.h && "
          "try() { printf '#include <errno.h>\\n#define MINE 1\\n#undef EACCES\\n#undef EPERM\\n"
          "#define EPERM 7\\n%%s\\n#include \"sockerr_verify.h\"\\n' \"$1\" | "
          "cc -std=c11 -Iout -x c -fsyntax-only - 2>log; } && "
          "try '#define EACCES 5' && ! try '#define EACCES 6' && grep -q 'EACCES' log && "
          "try '#define ODD\n#define EACCES 6' && ! try '#define ODD\n#define EPERM 8'",
          tool());
    free(folder);
}
END_TEST

/* Of any number of spaces that are alike, the header has one set of tables. */
START_TEST(spaces_that_are_alike_share_their_tables)
{
    char *folder = new_folder("alike");
    do_in(folder,
          "cp -r '%s/tests/bad/base' data && mkdir out && for n in 2 3 4; do "
          "sed \"s/space: os/space: os$n/\" data/spaces/os.yaml > data/spaces/os$n.yaml && "
          "'%s' generate --data data --out out sockerr.h && "
          "grep -c 'static const' out/sockerr.h > tables$n || exit 1; done && "
          "cmp tables2 tables3 && cmp tables3 tables4",
          project, tool());
    free(folder);
}
END_TEST

/* An array has at most eight places a code; what lies farther apart is hashed. */
START_TEST(codes_that_lie_far_apart_take_no_large_array)
{
    char *folder = new_folder("sparse");
    do_in(folder,
          "cp -r '%s/tests/bad/base' data && mkdir out && for i in 1 2 3 4 5 6 7 8 9; do "
          "echo \"  E$i: ${i}000\"; done >> data/spaces/os.yaml && sed -i 's/: 61$/: 7000000/' "
          "data/spaces/os.yaml && '%s' generate --data data --out out sockerr.h && "
          "test $(tr -cd , < out/sockerr.h | wc -c) -lt 1500",
          project, tool());
    free(folder);
}
END_TEST

/* The same bytes, whatever the folder, the locale, the time zone, and the order in which the files
 * of the data came into theirs. */
START_TEST(the_same_data_gives_the_same_bytes)
{
    char *folder = with_data("same");
    do_in(folder, "mkdir -p else/where/spaces there && cp data/*.yaml else/where && "
                  "for f in $(ls -r data/spaces); do cp data/spaces/$f else/where/spaces; done");
    do_in(folder, "LC_ALL=C TZ=UTC '%s' generate --data data --out out", tool());
    do_in(folder,
          "cd there && LC_ALL=C.UTF-8 LANGUAGE=tr TZ=Asia/Tokyo "
          "'%s' generate --data '%s/else/where/' --out .",
          tool(), folder);
    do_in(folder,
          "diff -r out there && diff -r -x CMakeLists.txt -x meson.build out '%s/generated'",
          project);
    free(folder);
}
END_TEST

START_TEST(what_is_as_it_should_be_is_not_touched)
{
    char *folder = with_data("untouched");
    do_in(folder, "'%s' generate --data data --out out && touch -d 2001-02-03 out/*", tool());
    do_in(folder, "ls -li --time-style=full-iso out > before");
    do_in(folder, "'%s' generate --data data --out out", tool());
    do_in(folder, "ls -li --time-style=full-iso out | diff before -");
    do_in(folder,
          "sed -i 's/^title: HP-UX 11$/title: HP-UX/' data/spaces/hpux.yaml && "
          "'%s' generate --data data --out out",
          tool());
    struct run run = run_in(folder, "find out -newermt 2002-01-01 -type f | sort");
    check_run(run, 0,
              "out/index.html\nout/sockerr.h\nout/sockerr_codes.h\nout/sockerr_verify.h\n"
              "out/table.json\nout/table.md\n",
              "");
    free(folder);
}
END_TEST

START_TEST(only_the_files_named_are_written)
{
    char *folder = with_data("named");
    do_in(folder, "'%s' generate --data data --out out table.csv sockerr.h", tool());
    check_run(run_in(folder, "ls -A out"), 0, "sockerr.h\ntable.csv\n", "");
    check_run(
        run_in(folder, "'%s' generate --data data --out out sockerr.c 2>&1 | head -1", tool()), 0,
        "sockerr: no output is named sockerr.c; there are sockerr.h sockerr_switch.h "
        "sockerr_codes.h "
        "sockerr_dotnet.h sockerr_verify.h table.csv codes.csv table.json "
        "table.md index.html\n",
        "");
    free(folder);
}
END_TEST

START_TEST(check_tells_stale_and_missing_files_and_writes_none)
{
    char *folder = with_data("stale");
    do_in(folder, "'%s' generate --data data --out out", tool());
    do_in(folder, "'%s' generate --check --data data --out out", tool());
    do_in(folder, "rm out/codes.csv && echo >> out/sockerr.h && head -c 100 out/table.csv > t && "
                  "mv t out/table.csv");
    check_run(run_in(folder, "'%s' generate --check --data data --out out", tool()), 1, "",
              "sockerr: out/sockerr.h is stale\n"
              "sockerr: out/table.csv is stale\n"
              "sockerr: out/codes.csv is missing\n");
    check_run(run_in(folder, "ls -A out"), 0,
              "index.html\nsockerr.h\nsockerr_codes.h\nsockerr_dotnet.h\nsockerr_switch.h\n"
              "sockerr_verify.h\ntable.csv\ntable.json\ntable.md\n",
              "");
    free(folder);
}
END_TEST

START_TEST(a_file_that_cannot_be_written_leaves_the_others_as_they_were)
{
    char *folder = with_data("unwritable");
    check_run(run_in(folder, "'%s' generate --data data --out nowhere table.csv", tool()), 3, "",
              "sockerr: nowhere: No such file or directory\n");
    do_in(folder, "mkdir out/table.csv && echo old > out/sockerr.h");
    struct run run = run_in(folder, "'%s' generate --data data --out out", tool());
    ck_assert_int_eq(run.status, 3);
    ck_assert_str_eq(run.err, "sockerr: out/table.csv: not a regular file\n");
    run_free(&run);
    check_run(run_in(folder, "ls -A out && cat out/sockerr.h"), 0, "sockerr.h\ntable.csv\nold\n",
              "");
    free(folder);
}
END_TEST

/* A limit on the size of files stands for a full disk: a write fails in the middle of a file. */
START_TEST(a_write_that_fails_leaves_all_files_as_they_were)
{
    char *folder = with_data("full");
    do_in(folder, "echo old > out/sockerr.h && echo old > out/table.csv");
    struct run run =
        run_in(folder, "trap '' XFSZ; ulimit -f 8; '%s' generate --data data --out out", tool());
    ck_assert_int_eq(run.status, 3);
    ck_assert_ptr_nonnull(strstr(run.err, "sockerr: out/sockerr.h: File too large\n"));
    run_free(&run);
    check_run(run_in(folder, "ls -A out && cat out/*"), 0, "sockerr.h\ntable.csv\nold\nold\n", "");
    free(folder);
}
END_TEST

START_TEST(new_files_have_the_rights_of_the_umask)
{
    char *folder = with_data("rights");
    do_in(folder, "umask 027 && '%s' generate --data data --out out", tool());
    check_run(run_in(folder, "stat -c %%a out/* | uniq -c | tr -d ' '"), 0, "10640\n", "");
    free(folder);
}
END_TEST

/* Columns */

static void write_plain_column(const char *folder, const struct tsv *founding, int column)
{
    static const char *const names[] = {"windows", "linux", "macos"};
    static const char *const kinds[] = {"winsock", "errno", "errno"};
    char *path = printed("%s/data/spaces/plain-%s.yaml", folder, names[column]);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "space: plain-%s\ntitle: Plain\nkind: %s\nsources: [founding.tsv]\n",
            names[column], kinds[column]);
    fprintf(file, "socket_errors:\n");
    for (size_t row = 0; row < founding->count; row++) {
        char *const *fields = founding->rows[row];
        /* .NET invents SocketError's own number, and one over 10000 or below 0 off Windows. */
        int number = tsv_number(fields[1 + column]);
        bool invented = column == 0 ? number < 0 : number < 0 || number > 10000;
        if (!invented)
            fprintf(file, "  %s: %s\n", fields[0], fields[1 + column]);
    }
    ck_assert_int_eq(fclose(file), 0);
    free(path);
}

START_TEST(the_founding_table_as_plain_columns_comes_out_as_it_went_in)
{
    char *folder = with_data("plain");
    struct tsv founding = tsv_read("tests/expected/founding.tsv", '\t');
    for (int column = 0; column < 3; column++)
        write_plain_column(folder, &founding, column);
    do_in(folder, "'%s' generate --data data --out out", tool());
    do_in(folder,
          "awk -F, -v OFS='\\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } "
          "{ print $1, $at[\"plain-windows\"], $at[\"plain-linux\"], $at[\"plain-macos\"] }' "
          "out/table.csv > made");
    do_in(folder,
          "awk -F'\\t' -v OFS='\\t' 'NR > 1 { if ($2 < 0) $2 = \"\"; "
          "for (i = 3; i <= 4; i++) if ($i < 0 || $i > 10000) $i = \"\"; print }' "
          "'%s/tests/expected/founding.tsv' | diff - made",
          project);
    tsv_free(&founding);
    free(folder);
}
END_TEST

START_TEST(one_new_file_is_a_new_column)
{
    char *folder = with_data("column");
    do_in(folder, "printf 'space: my-os\\ntitle: Mine\\nkind: errno\\nsources: [me]\\n"
                  "codes: {ECONNREFUSED: 9001}\\nsocket_errors: {TimedOut: 9002}\\n' "
                  "> data/spaces/my-os.yaml");
    do_in(folder, "'%s' generate --data data --out out", tool());
    do_in(folder, "printf '#include \"sockerr_switch.h\"\\nint main(void) { return "
                  "sockerr_from_my_os(9001) != SOCKERR_CONNECTION_REFUSED || "
                  "sockerr_to(SOCKERR_SPACE_MY_OS, SOCKERR_TIMED_OUT, -1) != 9002 || "
                  "sockerr_switch_to_my_os(SOCKERR_TIMED_OUT, -1) != 9002; }' > my.c && "
                  "cc -Iout -o my my.c && ./my");
    free(folder);
}
END_TEST

/* The command line */

/* However much is wrong, what is said of it has an end, and comes soon. */
START_TEST(diagnostics_have_an_end)
{
    char *folder = with_data("flood");
    do_in(folder, "{ echo 'space: flood'; echo 'title: Flood'; echo 'kind: errno'; "
                  "echo 'sources: [me]'; printf 'codes: {'; "
                  "seq 1 20000 | sed 's/.*/E&: EX&,/' | tr '\\n' ' '; echo '}'; "
                  "} > data/spaces/flood.yaml");
    struct run run = run_in(folder, "timeout 20 '%s' check --data data 2>&1 | tail -1", tool());
    check_run(run, 0, "sockerr: and 19000 more\n", "");
    run = run_in(folder, "'%s' check --data data 2>&1 | wc -c", tool());
    ck_assert_int_lt(atoi(run.out), 1000000);
    run_free(&run);
    free(folder);
}
END_TEST

START_TEST(an_optional_file_that_cannot_be_read_is_not_taken_for_absent)
{
    char *folder = with_data("dangling");
    do_in(folder, "ln -sf nowhere data/stand_ins.yaml");
    check_run(run_in(folder, "'%s' generate --data data --out out sockerr.h", tool()), 3, "",
              "sockerr: data/stand_ins.yaml: No such file or directory\n");
    free(folder);
}
END_TEST

/* A slip in a name would leave a whole file out without a word. */
START_TEST(a_file_that_is_nearly_one_of_the_three_is_refused_and_others_are_left_alone)
{
    char *folder = with_data("misnamed");
    do_in(folder, "touch data/notes.yaml data/compose.yml && '%s' check --data data 2>/dev/null",
          tool());
    do_in(folder, "touch data/stand_in.yaml data/runtimes.yml");
    check_run(run_in(folder, "'%s' generate --data data --out out sockerr.h", tool()), 1, "",
              "data/stand_in.yaml: error: this file is not read; did you mean stand_ins.yaml?\n"
              "data/runtimes.yml: error: this file is not read; did you mean runtimes.yaml?\n");
    free(folder);
}
END_TEST

START_TEST(wrong_usage_is_2)
{
    static const char *const wrong[] = {
        "",
        "generat",
        "generate --dat",
        "generate --nothing",
        "generate --data",
        "generate --out a --out b",
        "generate --data ''",
        "generate --out ''",
        "generate --depfile ''",
        "generate --stamp ''",
        "generate --check --depfile d",
        "generate --check --stamp s",
        "check --depfile d",
        "check --stamp s",
        "generate nothing.h",
        "check --out .",
        "check --check",
        "check sockerr.h",
        "check --json",
        "probe x",
        "lookup",
        "lookup --json --csv 1",
        "lookup --spaces linux 1",
        "lookup --space nowhere 1",
        "translate 1",
        "translate --from linux 1",
        "translate --from linux --to macos",
        "translate --from linux --to nowhere 1",
        "help nothing",
        "help lookup check",
        "-1",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct run run = run_in(project, "SOCKERR_DATA=data '%s' %s", tool(), wrong[i]);
        ck_assert_msg(run.status == 2, "%s: status %d", wrong[i], run.status);
        ck_assert_str_eq(run.out, "");
        ck_assert_ptr_nonnull(strstr(run.err, "sockerr: "));
        run_free(&run);
    }
}
END_TEST

START_TEST(help_and_version_go_to_standard_output)
{
    struct run run = run_in(project, "'%s' --help", tool());
    ck_assert_int_eq(run.status, 0);
    ck_assert_ptr_nonnull(strstr(run.out, "Usage: sockerr generate "));
    ck_assert_str_eq(run.err, "");
    run_free(&run);
    run = run_in(project, "'%s' --version", tool());
    char *header = read_whole("generated/sockerr.h");
    char *version =
        printed("#define SOCKERR_VERSION \"%.*s\"", (int)strcspn(run.out + 8, "\n"), run.out + 8);
    ck_assert_ptr_nonnull(strstr(header, version));
    free(version);
    free(header);
    run_free(&run);
}
END_TEST

/* All of them, as --help lists them. */
START_TEST(each_verb_has_help_of_its_own)
{
    struct run verbs =
        run_in(project, "'%s' --help | sed -n 's/^  \\([a-z]*\\)  .*/\\1/p'", tool());
    size_t count = 0;
    for (char *verb = strtok(verbs.out, "\n"); verb != NULL; verb = strtok(NULL, "\n"), count++) {
        char *usage = printed("Usage: sockerr %s", verb);
        struct run help = run_in(project, "'%s' help %s", tool(), verb);
        ck_assert_int_eq(help.status, 0);
        ck_assert_str_eq(help.err, "");
        ck_assert_ptr_eq(strstr(help.out, usage), help.out);
        check_run(run_in(project, "'%s' %s --help", tool(), verb), 0, help.out, "");
        run_free(&help);
        free(usage);
    }
    ck_assert_uint_ge(count, 7);
    run_free(&verbs);
}
END_TEST

START_TEST(a_misspelt_verb_is_told_the_right_one)
{
    check_run(run_in(project, "'%s' lokup", tool()), 2, "",
              "sockerr: there is no verb lokup; did you mean lookup?\nTry \"sockerr help\".\n");
}
END_TEST

START_TEST(no_line_of_the_help_is_longer_than_a_terminals)
{
    do_in(project, "! '%s' --help | grep -v '%s' | grep -E '.{91}'", tool(),
          "^ *[/A-Za-z0-9_.-]*;$");
}
END_TEST

START_TEST(a_full_disk_on_standard_output_is_3)
{
    if (access("/dev/full", W_OK) != 0)
        return;
    check_run(run_in(project, "'%s' --version > /dev/full", tool()), 3, "",
              "sockerr: standard output: No space left on device\n");
}
END_TEST

START_TEST(the_data_folder_may_come_from_the_environment)
{
    do_in(project, "SOCKERR_DATA=tests/bad/base '%s' check", tool());
    do_in(project, "SOCKERR_DATA=nowhere '%s' check --data tests/bad/base", tool());
    struct run run = run_in(project, "SOCKERR_DATA=nowhere '%s' check", tool());
    ck_assert_int_eq(run.status, 3);
    run_free(&run);
}
END_TEST

/* The licence of the tool, the data and what is generated, wherever a comment may stand. */
START_TEST(every_file_says_its_licence)
{
    struct run run = run_in(
        ".", "find generator data generated tests Makefile .ci -type f "
             "! -path 'tests/bad/*' ! -path 'tests/expected/*' "
             "! -path 'tests/import/*' ! -path 'tests/overlay/*' ! -path 'tests/fuzz/regression/*' "
             "! -name 'mutations*' ! -name not_covered.txt "
             "! -name '*.csv' ! -name '*.md' ! -name '*.pyc' "
             "-exec grep -L 'SPDX-License-Identifier: 0BSD' {} +");
    ck_assert_str_eq(run.out, "");
    run_free(&run);
    do_in(".", "test \"$(find generator data generated -name '*.[ch]' -o -name '*.yaml' | wc -l)\" "
               "-gt 100");
}
END_TEST

/* Each option and verb of the help is in the manual, and the other way round. */
START_TEST(the_manual_has_what_the_help_has)
{
    do_in(".",
          "'%s' --help | grep -oE '(^|[ ,])--[a-z]+' | tr -d ' ,' | sort -u > '%s/helped' && "
          "sed 's/Fl -/Fl --/; s/, -\\([a-z]\\)/, --\\1/' generator/man/sockerr.1 | "
          "grep -E '^\\.It Fl' | grep -oE -- '--[a-z]+' | sort -u > '%s/manual' && "
          "diff '%s/helped' '%s/manual' && '%s' --help | sed -n 's/^  \\([a-z]*\\)  .*/\\1/p' "
          "> '%s/verbs' && test \"$(wc -l < '%s/verbs')\" -ge 7 && while read -r verb; do "
          "grep -q \"^\\.It Cm $verb\" generator/man/sockerr.1 || exit 1; done < '%s/verbs'",
          tool(), scratch(), scratch(), scratch(), scratch(), tool(), scratch(), scratch(),
          scratch());
}
END_TEST

START_TEST(the_manual_pages_are_well_formed)
{
    struct run run = run_in(".", "command -v mandoc");
    if (run.status == 0)
        do_in("generator/man",
              "! mandoc -Tlint *.[135] 2>&1 | grep -v -e 'referenced manual not found' "
              "-e 'mandoc.db'"); /* which of these are installed is no matter */
    else
        puts("skipped: the_manual_pages_are_well_formed: mandoc is not installed");
    run_free(&run);
}
END_TEST

/* What a stand-in is for stands beside it. */
START_TEST(every_stand_in_has_its_reason)
{
    do_in(".", "test \"$(grep -c '^[A-Z]' data/stand_ins.yaml)\" -gt 80 && "
               "! grep '^[A-Z]' data/stand_ins.yaml | grep -v '\\] *# .'");
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("tool");
    TCase *diagnostics = tcase_create("diagnostics");
    tcase_set_timeout(diagnostics, 60);
    tcase_add_loop_test(diagnostics, bad_data_is_refused_with_all_that_is_wrong, 0, case_count);
    tcase_add_test(diagnostics, the_data_of_the_bad_cases_is_good_without_them);
    tcase_add_test(diagnostics, no_data_at_all_is_refused);
    tcase_add_test(diagnostics, the_untrusted_winsock_list_is_refused_for_each_repeated_symbol);
    tcase_add_test(diagnostics,
                   the_untrusted_winsock_list_is_refused_for_each_invention_and_each_wrong_code);
    tcase_add_test(diagnostics, diagnostics_have_an_end);
    tcase_add_test(diagnostics, an_optional_file_that_cannot_be_read_is_not_taken_for_absent);
    tcase_add_test(diagnostics,
                   a_file_that_is_nearly_one_of_the_three_is_refused_and_others_are_left_alone);
    suite_add_tcase(suite, diagnostics);

    TCase *warnings = tcase_create("warnings and schemas");
    tcase_set_timeout(warnings, 60);
    tcase_add_test(warnings, every_file_says_its_licence);
    tcase_add_test(warnings, every_stand_in_has_its_reason);
    tcase_add_test(warnings, the_manual_has_what_the_help_has);
    tcase_add_test(warnings, the_manual_pages_are_well_formed);
    tcase_add_test(warnings, a_misspelt_symbol_is_warned_of);
    tcase_add_test(warnings, a_winsock_code_that_is_not_4_2bsds_is_warned_of);
    tcase_add_test(warnings, what_a_column_lacks_and_what_it_has_alone_is_warned_of);
    tcase_add_test(warnings, every_data_file_is_valid_and_names_its_schema);
    tcase_add_test(warnings, what_a_schema_can_tell_it_refuses);
    tcase_add_test(warnings, the_parsers_of_verify_read_what_they_should);
    suite_add_tcase(suite, warnings);

    TCase *files = tcase_create("outputs and columns");
    tcase_set_timeout(files, 60);
    tcase_add_test(files, csv_files_are_what_the_oracle_says);
    tcase_add_test(files, a_wrong_name_of_the_right_hash_is_no_name);
    tcase_add_test(files, a_number_that_is_known_to_differ_is_verified_elsewhere);
    tcase_add_test(files, codes_that_lie_far_apart_take_no_large_array);
    tcase_add_test(files, spaces_that_are_alike_share_their_tables);
    tcase_add_test(files, json_markdown_and_html_are_what_the_data_and_the_csv_files_say);
    tcase_add_test(files, text_of_the_data_stays_text_in_every_output);
    tcase_add_test(files, the_same_data_gives_the_same_bytes);
    tcase_add_test(files, what_is_as_it_should_be_is_not_touched);
    tcase_add_test(files, only_the_files_named_are_written);
    tcase_add_test(files, check_tells_stale_and_missing_files_and_writes_none);
    tcase_add_test(files, a_file_that_cannot_be_written_leaves_the_others_as_they_were);
    tcase_add_test(files, a_write_that_fails_leaves_all_files_as_they_were);
    tcase_add_test(files, new_files_have_the_rights_of_the_umask);
    tcase_add_test(files, the_founding_table_as_plain_columns_comes_out_as_it_went_in);
    tcase_add_test(files, one_new_file_is_a_new_column);
    suite_add_tcase(suite, files);

    TCase *usage = tcase_create("command line");
    tcase_add_test(usage, wrong_usage_is_2);
    tcase_add_test(usage, help_and_version_go_to_standard_output);
    tcase_add_test(usage, each_verb_has_help_of_its_own);
    tcase_add_test(usage, a_misspelt_verb_is_told_the_right_one);
    tcase_add_test(usage, no_line_of_the_help_is_longer_than_a_terminals);
    tcase_add_test(usage, a_full_disk_on_standard_output_is_3);
    tcase_add_test(usage, the_data_folder_may_come_from_the_environment);
    suite_add_tcase(suite, usage);
    return suite;
}

int main(void)
{
    project = getcwd(NULL, 0);
    find_cases();
    if (project == NULL || case_count == 0) {
        fputs("test_tool: run it in the project's folder\n", stderr);
        return EXIT_FAILURE;
    }
    const int status = run_suite(make_suite());
    for (int i = 0; i < case_count; i++)
        free(cases[i]);
    free(project);
    return status;
}
