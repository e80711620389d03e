/* SPDX-License-Identifier: 0BSD */
/*
 * test_lost.c: nothing is ever lost. Whatever fails while the tool writes, and whenever it is
 * killed, each output is whole, either as it was or as it is to be, and the exit status says which.
 */
#define _GNU_SOURCE
#include "run.h"
#include "suite.h"

#include <check.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is generated in these tests, of the small table tests/overlay: some of each kind. */
static const char outputs[] = "sockerr.h sockerr_switch.h table.csv table.json table.md index.html";
enum { OUTPUTS = 6 };

/* A folder with: data, of which new differs from old; out, with the outputs of old; and the
 * outputs of both, to compare with. */
static char *folder;

static void make_folder(void)
{
    folder = new_folder("lost");
    do_in(".",
          "cp -r tests/overlay '%s/old' && cp -r tests/overlay '%s/new' && cd '%s' && "
          "sed -i 's/^  title.*\\|^title:.*/title: Another title/' new/spaces/one.yaml && "
          "sed -i 's/summary: /summary: Another /' new/socket_errors.yaml && mkdir was will out && "
          "'%s' generate --data old --out was %s && "
          "'%s' generate --data new --out will %s && "
          "for file in was/*; do ! cmp -s $file will/$(basename $file) || "
          "test $(basename $file) = table.csv; done",
          folder, folder, folder, tool(), outputs, tool(), outputs);
}

static void free_folder(void)
{
    free(folder);
}

static void reset(void)
{
    do_in(folder, "rm -rf out mark && cp -r was out");
}

/* Checks what a run left: each output as it was or as it will be, and, where the status is 0, the
 * latter; and no other file, but for what is allowed. */
static void check_left(int status, bool leftovers)
{
    do_in(folder,
          "for file in %s; do cmp -s out/$file will/$file || "
          "{ test %d != 0 && cmp -s out/$file was/$file; } || exit 1; done",
          outputs, status);
    if (!leftovers)
        do_in(folder, "test \"$(ls -A out | wc -l)\" = %d", OUTPUTS);
}

#define GENERATE "generate --data new --out out %s", outputs

static struct run run_fault(const char *call, int at)
{
    char *line = printed(GENERATE);
    struct run run =
        run_in(folder, "FAULT=%s FAULT_AT=%d FAULT_MARK=mark LD_PRELOAD='%s/faults.so' '%s' %s",
               call, at, scratch(), tool(), line);
    free(line);
    return run;
}

static bool is_sanitized(void)
{
    struct run run = run_in(".", "nm '%s' | grep -q __asan_init", tool());
    bool sanitized = run.status == 0;
    run_free(&run);
    if (sanitized)
        puts("skipped: a call that fails, and another qsort: a sanitizer has its own");
    return sanitized;
}

/* A call, and the statuses that a run may end with where it fails. */
static const struct {
    const char *call;
    bool may_succeed; /* what failed may have been of no matter */
} faults[] = {
    {"malloc", false}, {"malloc+", false},  {"open", false},    {"open+", false},
    {"openat", false}, {"openat+", false},  {"read", false},    {"read+", false},
    {"write", true},   {"write+", false},   {"fsync", false},   {"fsync+", false},
    {"close", true},   {"renameat", false}, {"fstatat", false}, {"fstatat+", false},
};
enum { FAULTS = sizeof faults / sizeof *faults };

START_TEST(each_call_that_fails_leaves_every_output_whole)
{
    if (is_sanitized())
        return; /* its own allocator comes first */
    int at = 1;
    for (bool fired = true; fired; at++) {
        reset();
        struct run run = run_fault(faults[_i].call, at);
        fired = access(printed("%s/mark", folder), F_OK) == 0;
        if (fired && !faults[_i].may_succeed)
            ck_assert_msg(run.status == 3, "%s %d: status %d: %s", faults[_i].call, at, run.status,
                          run.err);
        ck_assert_msg(run.status == 0 || (run.status == 3 && *run.err != '\0'),
                      "%s %d: status %d: %s", faults[_i].call, at, run.status, run.err);
        check_left(run.status, false);
        run_free(&run);
    }
    ck_assert_int_gt(at, 2);
}
END_TEST

/* A rename is on the disk when its folder is: that is flushed too, behind each file that changes.
 */
START_TEST(the_folder_is_flushed_behind_its_files)
{
    if (is_sanitized())
        return;
    reset();
    struct run changed = run_in(folder, "for file in was/*; do cmp -s $file will/${file#was/} || "
                                        "echo $file; done | wc -l");
    struct run run = run_fault("fsync", atoi(changed.out) + 1);
    char *mark = printed("%s/mark", folder);
    ck_assert_int_eq(access(mark, F_OK), 0);
    ck_assert_int_eq(run.status, 3);
    free(mark);
    run_free(&run);
    run_free(&changed);
}
END_TEST

/* Verbs that write no file, and what they read. */
static const char *const asking[] = {
    "lookup --data new 61 refused - ECONNREFUSED",
    "lookup --data new --json -",
    "translate --data new --from one --to other 61 -",
    "help lookup",
};
static const char *const asking_faults[] = {"malloc", "malloc+", "open+", "read", "read+"};
enum { ASKING = sizeof asking / sizeof *asking };

/* What is printed is what is printed where nothing fails, or the status is 3, and why is said. */
START_TEST(each_call_that_fails_is_told_of_by_what_only_prints)
{
    if (is_sanitized())
        return;
    struct run good = run_in(folder, "printf '61\\n5\\n' | '%s' %s", tool(), asking[_i]);
    for (size_t i = 0; i < sizeof asking_faults / sizeof *asking_faults; i++) {
        bool fired = true;
        for (int at = 1; fired; at++) {
            do_in(folder, "rm -f mark");
            struct run run =
                run_in(folder,
                       "printf '61\\n5\\n' > asked; FAULT=%s FAULT_AT=%d FAULT_MARK=mark "
                       "LD_PRELOAD='%s/faults.so' '%s' %s < asked",
                       asking_faults[i], at, scratch(), tool(), asking[_i]);
            char *mark = printed("%s/mark", folder);
            fired = access(mark, F_OK) == 0;
            bool same = run.status == good.status && strcmp(run.out, good.out) == 0;
            ck_assert_msg(same || (run.status == 3 && *run.err != '\0'), "%s %d: status %d: %s%s",
                          asking_faults[i], at, run.status, run.out, run.err);
            free(mark);
            run_free(&run);
        }
    }
    run_free(&good);
}
END_TEST

static const int numbers[] = {SIGKILL, SIGINT, SIGTERM, SIGHUP, SIGPIPE};
enum { NUMBERS = sizeof numbers / sizeof *numbers, MOMENTS = 100 };

/* Starts the tool, and ends it with a signal after some microseconds. Returns its status. */
static int start_and_kill(int number, unsigned microseconds)
{
    char *line = printed(GENERATE);
    char *command = printed("cd '%s' && exec '%s' %s", folder, tool(), line);
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before); /* Check's handlers would end the whole test */
    pid_t child = fork();
    if (child == 0) {
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            signal(numbers[i], SIG_DFL);
        sigprocmask(SIG_SETMASK, &before, NULL);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    ck_assert_int_gt(child, 0);
    usleep(microseconds);
    kill(child, number);
    int status;
    waitpid(child, &status, 0);
    free(line);
    free(command);
    return status;
}

START_TEST(killed_at_any_moment_it_leaves_every_output_whole_and_the_next_run_repairs)
{
    int killed = 0;
    srand(1);
    for (int i = 0; i < (numbers[_i] == SIGKILL ? MOMENTS : MOMENTS / 4); i++) {
        reset();
        int status = start_and_kill(numbers[_i], (unsigned)rand() % 12000);
        killed += WIFSIGNALED(status);
        check_left(WIFEXITED(status) ? WEXITSTATUS(status) : -1, numbers[_i] == SIGKILL);
        char *line = printed(GENERATE);
        do_in(folder, "'%s' %s", tool(), line);
        free(line);
        check_left(0, false);
    }
    ck_assert_int_gt(killed, 0);
}
END_TEST

/* While files are written signals wait, but not until all of them are. */
START_TEST(a_signal_that_ends_a_run_has_it_give_up_and_one_that_is_ignored_has_not)
{
    if (is_sanitized())
        return;
    for (int at = 1; at <= 3; at++) { /* behind the fifth there is nothing to give up */
        reset();
        struct run run = run_fault("term", at);
        ck_assert_int_eq(run.status, 128 + SIGTERM);
        ck_assert_ptr_null(strstr(run.err, "sockerr:")); /* the shell may have spoken */
        do_in(folder, "test -e mark && diff -r out was");
        run_free(&run);
    }
    reset();
    char *line = printed(GENERATE);
    do_in(folder,
          "trap '' TERM; FAULT=term FAULT_AT=1 FAULT_MARK=mark LD_PRELOAD='%s/faults.so' '%s' %s "
          "&& test -e mark",
          scratch(), tool(), line);
    free(line);
    check_left(0, false);
}
END_TEST

/* A signal that whoever started the tool holds back will not end it, and so changes nothing. */
START_TEST(a_signal_that_was_held_before_is_not_waited_for)
{
    reset();
    char *line = printed(GENERATE);
    char *command = printed("cd '%s' && exec '%s' %s", folder, tool(), line);
    pid_t child = fork();
    if (child == 0) {
        sigset_t held;
        sigemptyset(&held);
        sigaddset(&held, SIGTERM);
        sigprocmask(SIG_BLOCK, &held, NULL);
        raise(SIGTERM);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
    check_left(0, false);
    free(line);
    free(command);
}
END_TEST

START_TEST(what_a_killed_run_left_is_removed_by_the_next)
{
    reset();
    char *line = printed(GENERATE);
    do_in(folder, "for file in out/*; do echo half > out/.$(basename $file).new; done && '%s' %s",
          tool(), line);
    free(line);
    check_left(0, false);
}
END_TEST

START_TEST(two_runs_at_once_leave_one_whole_result)
{
    for (int i = 0; i < 40; i++) {
        reset();
        char *line = printed(GENERATE);
        do_in(folder,
              "'%s' %s & first=$!; '%s' generate --data old --out out %s; second=$?; "
              "wait $first && test $second = 0 && { diff -r out was > /dev/null || "
              "diff -r out will > /dev/null; }",
              tool(), line, tool(), outputs);
        free(line);
    }
}
END_TEST

/* What stands where an output belongs, and is no file, is neither followed nor replaced. */
START_TEST(what_is_no_regular_file_is_not_written_to_nor_replaced)
{
    static const char *const ways[] = {"ln -s ../elsewhere", "ln -s ../missing", "mkfifo", "mkdir",
                                       "ln -s /dev/null"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        reset();
        char *line = printed(GENERATE);
        do_in(folder, "rm out/sockerr.h && echo kept > elsewhere && %s out/sockerr.h", ways[i]);
        struct run run = run_in(folder, "ls -l out/sockerr.h | cut -c1 && '%s' %s", tool(), line);
        ck_assert_int_eq(run.status, 3);
        ck_assert_str_eq(run.err, "sockerr: out/sockerr.h: not a regular file\n");
        do_in(folder,
              "test \"$(cat elsewhere)\" = kept && test ! -e missing && test ! -f out/sockerr.h -o "
              "-L out/sockerr.h && cmp out/table.csv was/table.csv && "
              "cmp out/sockerr_switch.h was/sockerr_switch.h");
        run_free(&run);
        free(line);
    }
}
END_TEST

/* On a disk of a few kilobytes, where it can be mounted. */
START_TEST(a_full_disk_leaves_every_output_whole)
{
    struct run run = run_in(folder, "unshare -rm true");
    if (run.status != 0)
        puts("skipped: a_full_disk_leaves_every_output_whole: no file system can be mounted here");
    bool can_mount = run.status == 0;
    run_free(&run);
    for (int size = 4; can_mount && size <= 256; size += 12) {
        reset();
        char *line = printed(GENERATE);
        run =
            run_in(folder,
                   "mkdir -p disk && unshare -rm sh -c 'mount -t tmpfs -o size=512k none disk && "
                   "cp was/* disk && head -c 600000 /dev/zero > disk/.rest 2> /dev/null; "
                   "truncate -s -%dk disk/.rest; rm -rf out && ln -s disk out && "
                   "\"$0\" %s; status=$?; rm disk/.rest out; mkdir out; cp disk/.[!.]* disk/* out "
                   "2> /dev/null; exit $status' '%s'",
                   size, line, tool());
        free(line);
        ck_assert_msg(run.status == 0 || run.status == 3, "%d: %s", run.status, run.err);
        check_left(run.status, false);
        run_free(&run);
    }
}
END_TEST

START_TEST(standard_streams_that_are_closed_are_told_of_and_never_written_into_a_file)
{
    static const char *const streams[] = {"<&-", ">&-", "2>&-", "<&- >&- 2>&-"};
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        reset();
        char *line = printed(GENERATE);
        do_in(folder, "'%s' %s %s", tool(), line, streams[i]);
        free(line);
        check_left(0, false);
    }
    struct run run = run_in(folder, "'%s' probe --data new >&-", tool());
    ck_assert_int_eq(run.status, 3);
    ck_assert_str_eq(run.err, "sockerr: standard output: Bad file descriptor\n");
    run_free(&run);
    run = run_in(folder, "'%s' import --data new my-os <&-", tool());
    ck_assert_int_eq(run.status, 3);
    ck_assert_str_eq(run.err, "sockerr: standard input: Bad file descriptor\n");
    run_free(&run);
}
END_TEST

/* What compares as equal may come in any order: no output may depend on it. */
START_TEST(every_qsort_makes_the_same_files)
{
    if (is_sanitized())
        return;
    do_in(".",
          "mkdir '%s/sorted' && FAULT=qsort LD_PRELOAD='%s/faults.so' '%s' generate "
          "--data data --out '%s/sorted' && for file in '%s'/sorted/*; do "
          "cmp $file generated/$(basename $file) || exit 1; done",
          folder, scratch(), tool(), folder, folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lost");
    TCase *lost = tcase_create("lost");
    tcase_set_timeout(lost, 600);
    tcase_add_unchecked_fixture(lost, make_folder, free_folder);
    tcase_add_loop_test(lost, each_call_that_fails_leaves_every_output_whole, 0, FAULTS);
    tcase_add_test(lost, the_folder_is_flushed_behind_its_files);
    tcase_add_loop_test(lost, each_call_that_fails_is_told_of_by_what_only_prints, 0, ASKING);
    tcase_add_loop_test(lost,
                        killed_at_any_moment_it_leaves_every_output_whole_and_the_next_run_repairs,
                        0, NUMBERS);
    tcase_add_test(lost, a_signal_that_ends_a_run_has_it_give_up_and_one_that_is_ignored_has_not);
    tcase_add_test(lost, a_signal_that_was_held_before_is_not_waited_for);
    tcase_add_test(lost, what_a_killed_run_left_is_removed_by_the_next);
    tcase_add_test(lost, two_runs_at_once_leave_one_whole_result);
    tcase_add_test(lost, what_is_no_regular_file_is_not_written_to_nor_replaced);
    tcase_add_test(lost, a_full_disk_leaves_every_output_whole);
    tcase_add_test(lost,
                   standard_streams_that_are_closed_are_told_of_and_never_written_into_a_file);
    tcase_add_test(lost, every_qsort_makes_the_same_files);
    suite_add_tcase(suite, lost);

    return run_suite(suite);
}
