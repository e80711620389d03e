/* SPDX-License-Identifier: 0BSD */
/*
 * test_build.c: the tool as a step of a build: the depfile and the stamp, by which Make and Ninja
 * know when to run it again. consumers.sh has whole projects that rely on them.
 */
#include "run.h"
#include "suite.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *project;

/* A folder with small tables in it, as data. */
static char *with_data(const char *name)
{
    char *folder = new_folder(name);
    do_in(folder, "cp -r '%s/tests/bad/base' data && mkdir out", project);
    return folder;
}

/* The rest of each depfile of the small tables. Some files are absent: their folder is there. */
#define PREREQUISITES                                                                              \
    ": \\\n  data/socket_errors.yaml \\\n  data \\\n  data/spaces \\\n  data/spaces/os.yaml\n"     \
    "\ndata/socket_errors.yaml:\n\ndata:\n\ndata/spaces:\n\ndata/spaces/os.yaml:\n"

static void check_depfile(const char *folder, const char *options, const char *targets)
{
    do_in(folder, "'%s' generate --data data --depfile d %s", tool(), options);
    char *expected = printed("%s" PREREQUISITES, targets);
    check_run(run_in(folder, "cat d"), 0, expected, "");
    free(expected);
}

START_TEST(a_depfile_names_what_was_made_of_what)
{
    char *folder = with_data("depfile");
    check_depfile(folder, "--out out codes.csv sockerr.h", "out/sockerr.h out/codes.csv");
    check_depfile(folder, "--out out/ codes.csv", "out/codes.csv");
    check_depfile(folder, "--out ./out codes.csv", "./out/codes.csv");
    check_depfile(folder, "--out . codes.csv", "codes.csv");
    check_depfile(folder, "codes.csv", "codes.csv");
    check_depfile(folder, "",
                  "sockerr.h sockerr_switch.h sockerr_codes.h sockerr_dotnet.h sockerr_verify.h "
                  "table.csv codes.csv table.json table.md index.html");
    check_depfile(folder, "--out out --stamp out/stamp", "out/stamp");
    free(folder);
}
END_TEST

/* Tells whether Make, and Ninja where it is installed, take the stamp to depend on the data, also
 * when a file of it is gone. */
static void check_readers(const char *folder)
{
    /* The rule needs something to do, and Ninja its target, with what is special to it escaped. */
    do_in(folder, "sed '1,/^$/ s/^$/\\t@:/' d > m && "
                  "make -q -rR -f m || { echo make: it is not new; exit 1; }");
    do_in(folder, "if command -v ninja > /dev/null; then "
                  "s=$(printf '%%s' stamp* | sed 's/[$ :]/$&/g'); "
                  "printf 'rule r\\n command = cp d x\\n depfile = x\\n deps = gcc\\n restat = 1\\n"
                  "build %%s: r\\n' \"$s\" > build.ninja; "
                  "ninja > log || { cat log; exit 1; }; ninja -t deps > log; "
                  "for f in data*/spaces/*; do "
                  "grep -qFx \"    $f\" log || { echo ninja has not $f; exit 1; }; done; fi");
    do_in(folder, "touch -d '10 minutes ago' stamp*; touch data*/spaces/os.yaml; "
                  "if make -q -rR -f m; then echo make: it is not old; exit 1; fi; "
                  "rm data*/spaces/os.yaml; touch -d '1 hour ago' data*/spaces; "
                  "make -q -rR -f m 2> log; [ $? = 1 ] || { cat log; exit 1; }");
}

/* Every character of a path: either both read it, or it is refused. */
START_TEST(make_and_ninja_read_each_path_that_is_written)
{
    static const char refused[] = "\"%&'*;<=>?[^`|\t\n\x01\x7F";
    for (int byte = 1; byte < 128; byte++) {
        if (byte == '/' || (byte > 0x01 && byte < '\t') || (byte > '\n' && byte < ' '))
            continue;
        if ((byte >= '0' && byte <= '9') || (byte >= 'B' && byte <= 'Z') ||
            (byte >= 'b' && byte <= 'z'))
            continue;
        char *folder = with_data("characters");
        const char quoted[] = {byte == '\'' ? '"' : '\'', (char)byte, byte == '\'' ? '"' : '\'',
                               '\0'};
        do_in(folder, "mv data data%sx && touch -d '1 hour ago' data*x data*x/* data*x/*/*",
              quoted);
        struct run run = run_in(
            folder, "'%s' generate --data data%sx --out out --depfile d --stamp stamp%sx table.csv",
            tool(), quoted, quoted);
        ck_assert_msg(run.status == (strchr(refused, byte) != NULL ? 3 : 0), "%s: status %d, %s",
                      quoted, run.status, run.err);
        if (run.status == 0)
            check_readers(folder);
        else
            do_in(folder, "ls -A out && ! [ -e d ] && ! [ -e stamp%sx ]", quoted);
        run_free(&run);
        free(folder);
    }
}
END_TEST

START_TEST(a_path_is_refused_for_where_a_character_stands)
{
    static const char *const stamps[] = {"~x",    "x\\",   "x ",    "x:",   "f(x)",
                                         "x\\ y", "x\\#y", "x\\$y", "x\\:y"};
    char *folder = with_data("places");
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        char *err =
            printed("sockerr: %s: Make and Ninja read no path with such a character\n", stamps[i]);
        check_run(
            run_in(folder, "'%s' generate --data data --depfile d --stamp '%s'", tool(), stamps[i]),
            3, "", err);
        free(err);
    }
    do_in(folder,
          "'%s' generate --data data --depfile d --stamp 'x~\\y(z)z '\"'\"'' 2>/dev/null; "
          "[ $? = 3 ] && '%s' generate --data data --depfile d --stamp 'x~\\y(z)z'",
          tool(), tool());
    free(folder);
}
END_TEST

START_TEST(the_stamp_is_touched_though_no_output_is)
{
    char *folder = with_data("stamp");
    do_in(folder, "'%s' generate --data data --out out --stamp s && [ -f s ]", tool());
    do_in(folder, "touch -d 2001-02-03 s out/* && ls -li --time-style=full-iso out > before");
    do_in(folder, "'%s' generate --data data --out out --stamp s", tool());
    do_in(folder, "ls -li --time-style=full-iso out | diff before - && [ s -nt data/spaces ]");
    free(folder);
}
END_TEST

/* Neither says that a run was good which was not. */
START_TEST(a_run_that_fails_leaves_stamp_and_depfile_as_they_were)
{
    static const char *const failing[] = {
        "echo 'kind: none' >> data/spaces/os.yaml; %s --out out",
        "%s --out nowhere",
        "rm out/table.csv; mkdir out/table.csv; %s --out out",
        "echo >> out/table.csv; trap '' XFSZ; ulimit -f 0; %s --out out",
    };
    for (size_t i = 0; i < sizeof failing / sizeof *failing; i++) {
        char *folder = with_data("failing");
        char *command = printed("'%s' generate --data data --depfile d --stamp s", tool());
        do_in(folder, "%s --out out && echo old > d && touch -d 2001-02-03 s d", command);
        char *format = printed("%s", failing[i]);
        char *at = strstr(format, "%s");
        *at = '\0';
        struct run run = run_in(folder, "%s%s%s", format, command, at + 2);
        ck_assert_int_ne(run.status, 0);
        run_free(&run);
        check_run(run_in(folder, "cat d && find s d ! -newermt 2001-02-04"), 0, "old\ns\nd\n", "");
        check_run(run_in(folder, "ls -A"), 0, "d\ndata\nout\ns\n", "");
        free(format);
        free(command);
        free(folder);
    }
}
END_TEST

START_TEST(a_depfile_or_stamp_that_cannot_be_written_is_3)
{
    char *folder = with_data("unwritable");
    const char *command = "'%s' generate --data data --out out table.csv %s";
    check_run(run_in(folder, command, tool(), "--depfile no/d"), 3, "",
              "sockerr: no: No such file or directory\n");
    check_run(run_in(folder, command, tool(), "--stamp no/s"), 3, "",
              "sockerr: no/s: No such file or directory\n");
    check_run(run_in(folder, command, tool(), "--stamp out"), 3, "",
              "sockerr: out: Is a directory\n");
    check_run(run_in(folder, command, tool(), "--depfile no/d --stamp s || [ ! -e s ] && exit 3"),
              3, "", "sockerr: no: No such file or directory\n");
    free(folder);
}
END_TEST

START_TEST(a_depfile_that_needs_no_change_is_not_touched)
{
    char *folder = with_data("same_depfile");
    do_in(folder, "'%s' generate --data data --out out --depfile d && touch -d 2001-02-03 d",
          tool());
    do_in(folder, "'%s' generate --data data --out out --depfile d && ! [ d -nt data ]", tool());
    free(folder);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("build");
    TCase *build = tcase_create("depfile and stamp");
    tcase_set_timeout(build, 60);
    tcase_add_test(build, a_depfile_names_what_was_made_of_what);
    tcase_add_test(build, make_and_ninja_read_each_path_that_is_written);
    tcase_add_test(build, a_path_is_refused_for_where_a_character_stands);
    tcase_add_test(build, the_stamp_is_touched_though_no_output_is);
    tcase_add_test(build, a_run_that_fails_leaves_stamp_and_depfile_as_they_were);
    tcase_add_test(build, a_depfile_or_stamp_that_cannot_be_written_is_3);
    tcase_add_test(build, a_depfile_that_needs_no_change_is_not_touched);
    suite_add_tcase(suite, build);
    return suite;
}

int main(void)
{
    project = getcwd(NULL, 0);
    const int status = run_suite(make_suite());
    free(project);
    return status;
}
