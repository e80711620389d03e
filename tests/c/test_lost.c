/* SPDX-License-Identifier: 0BSD */
/*
 * test_lost.c: nothing is ever lost. Whatever fails while the tool writes, and whenever it is
 * killed, each output is whole, either as it was or as it is to be, and the exit status says which.
 */
#define _GNU_SOURCE
#include "run.h"
#include "suite.h"

#include <check.h>
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What is generated in these tests, of the small table tests/overlay: some of each kind. */
static const char outputs[] = "sockerr.h sockerr_switch.h table.csv table.json table.md index.html";
enum { OUTPUTS = 6 };
static struct output {
    char name[32];
    char *was, *will; /* its contents before a run and after */
} output[OUTPUTS];

/* A folder with: data, of which new differs from old; out, with the outputs of old; and the
 * outputs of both, to compare with. The arguments of a run that makes the one of the other. */
static char *folder;
static char *generate[7 + OUTPUTS];

static char *read_in(const char *within, const char *name)
{
    char *path = printed("%s/%s/%s", folder, within, name);
    char *text = read_whole(path);
    free(path);
    return text;
}

static void make_folder(void)
{
    folder = new_folder("lost");
    do_in(".",
          "cp -r tests/overlay '%s/old' && cp -r tests/overlay '%s/new' && cd '%s' && "
          "sed -i 's/^  title.*\\|^title:.*/title: Another title/' new/spaces/one.yaml && "
          "sed -i 's/summary: /summary: Another /' new/socket_errors.yaml && mkdir was will && "
          "'%s' generate --data old --out was %s && "
          "'%s' generate --data new --out will %s && "
          "for file in was/*; do ! cmp -s $file will/$(basename $file) || "
          "test $(basename $file) = table.csv; done && cp -r was out",
          folder, folder, folder, tool(), outputs, tool(), outputs);
    const char *at = outputs;
    for (int i = 0; i < OUTPUTS; i++) {
        size_t length = strcspn(at, " ");
        memcpy(output[i].name, at, length);
        at += length + 1;
        output[i].was = read_in("was", output[i].name);
        output[i].will = read_in("will", output[i].name);
    }
    char *const words[] = {(char *)tool(), "generate", "--data", "new", "--out", "out"};
    memcpy(generate, words, sizeof words);
    for (int i = 0; i < OUTPUTS; i++)
        generate[6 + i] = output[i].name;
}

static void free_folder(void)
{
    for (int i = 0; i < OUTPUTS; i++) {
        free(output[i].was);
        free(output[i].will);
    }
    free(folder);
}

/* Whatever stands in the way is removed. */
static void reset(void)
{
    do_in(folder, "rm -rf out mark && cp -r was out");
}

static void write_out(const char *name, const char *text)
{
    char *path = printed("%s/out/%s", folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fputs(text, file) >= 0 && fclose(file) == 0, 1);
    free(path);
}

static void remove_mark(void)
{
    char *mark = printed("%s/mark", folder);
    unlink(mark);
    free(mark);
}

/* The same where out has the outputs and nothing else: writes those that have changed. */
static void put_back(void)
{
    remove_mark();
    for (int i = 0; i < OUTPUTS; i++) {
        char *now = read_in("out", output[i].name);
        if (strcmp(now, output[i].was) != 0)
            write_out(output[i].name, output[i].was);
        free(now);
    }
}

static int count_entries(const char *path)
{
    int count = 0;
    DIR *entries = opendir(path);
    ck_assert_ptr_nonnull(entries);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(entries);
    return count;
}

/* Checks what a run left: each output as it was or as it will be, and, where the status is 0, the
 * latter; and no other file, but for what is allowed. */
static void check_left(int status, bool leftovers)
{
    for (int i = 0; i < OUTPUTS; i++) {
        char *now = read_in("out", output[i].name);
        ck_assert_msg(
            strcmp(now, output[i].will) == 0 || (status != 0 && strcmp(now, output[i].was) == 0),
            "status %d: %s is neither as it was nor as it is to be", status, output[i].name);
        free(now);
    }
    char *out = printed("%s/out", folder);
    int others = count_entries(out) - OUTPUTS;
    ck_assert_msg(leftovers ? others >= 0 : others == 0, "status %d: %d files are left", status,
                  others);
    free(out);
}

#define GENERATE "generate --data new --out out %s", outputs

/* A run in which a call fails. */
static struct run run_fault(const char *call, int at, char *const *arguments)
{
    char *const environment[] = {printed("FAULT=%s", call), printed("FAULT_AT=%d", at),
                                 "FAULT_MARK=mark", printed("LD_PRELOAD=%s/faults.so", built()),
                                 NULL};
    struct run run = run_program(folder, arguments, environment);
    free(environment[0]);
    free(environment[1]);
    free(environment[3]);
    return run;
}

/* True where the call has failed: there were so many. */
static bool has_failed(void)
{
    char *mark = printed("%s/mark", folder);
    bool failed = access(mark, F_OK) == 0;
    free(mark);
    return failed;
}

/* A tool with sanitizers has calls of its own in the place of those that faults.so lets fail. This
 * is asked before the tests begin, so without an assertion. */
static bool is_sanitized(void)
{
    return system("nm \"$TOOL\" | grep -q __asan_init") == 0;
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
    int at = 1;
    for (bool fired = true; fired; at++) {
        put_back();
        struct run run = run_fault(faults[_i].call, at, generate);
        fired = has_failed();
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
    reset();
    struct run changed = run_in(folder, "for file in was/*; do cmp -s $file will/${file#was/} || "
                                        "echo $file; done | wc -l");
    struct run run = run_fault("fsync", atoi(changed.out) + 1, generate);
    ck_assert(has_failed());
    ck_assert_int_eq(run.status, 3);
    run_free(&run);
    run_free(&changed);
}
END_TEST

/* Verbs that write no file, and what they read. */
static char *const asking[][9] = {
    {"lookup", "--data", "new", "61", "refused", "-", "ECONNREFUSED"},
    {"lookup", "--data", "new", "--json", "-"},
    {"translate", "--data", "new", "--from", "one", "--to", "other", "61", "-"},
    {"help", "lookup"},
};
static const char *const asking_faults[] = {"malloc", "malloc+", "open+", "read", "read+"};
enum { ASKING = sizeof asking / sizeof *asking };

/* What is printed is what is printed where nothing fails, or the status is 3, and why is said. */
START_TEST(each_call_that_fails_is_told_of_by_what_only_prints)
{
    char *arguments[11] = {(char *)tool()};
    for (int i = 0; i < 9; i++)
        arguments[1 + i] = asking[_i][i];
    FILE *asked = open_unnamed();
    fputs("61\n5\n", asked);
    fflush(asked);
    dup2(fileno(asked), STDIN_FILENO);
    lseek(STDIN_FILENO, 0, SEEK_SET);
    struct run good = run_program(folder, arguments, environ);
    ck_assert_str_ne(good.out, "");
    for (size_t i = 0; i < sizeof asking_faults / sizeof *asking_faults; i++) {
        bool fired = true;
        for (int at = 1; fired; at++) {
            remove_mark();
            lseek(STDIN_FILENO, 0, SEEK_SET);
            struct run run = run_fault(asking_faults[i], at, arguments);
            fired = has_failed();
            bool same = run.status == good.status && strcmp(run.out, good.out) == 0;
            ck_assert_msg(same || (run.status == 3 && *run.err != '\0'), "%s %d: status %d: %s%s",
                          asking_faults[i], at, run.status, run.out, run.err);
            run_free(&run);
        }
    }
    run_free(&good);
    fclose(asked);
}
END_TEST

static const int numbers[] = {SIGKILL, SIGINT, SIGTERM, SIGHUP, SIGPIPE};
enum { NUMBERS = sizeof numbers / sizeof *numbers, MOMENTS = 100 };

/* Starts the tool, and ends it with a signal after some microseconds. Returns its status. */
static int start_and_kill(int number, unsigned microseconds)
{
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before); /* Check's handlers would end the whole test */
    pid_t child = fork();
    if (child == 0) {
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            signal(numbers[i], SIG_DFL);
        sigprocmask(SIG_SETMASK, &before, NULL);
        if (chdir(folder) == 0)
            execv(*generate, generate);
        _exit(127);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    ck_assert_int_gt(child, 0);
    usleep(microseconds);
    kill(child, number);
    int status;
    waitpid(child, &status, 0);
    return status;
}

static unsigned microseconds_of_a_run(void)
{
    struct timespec begin, end;
    put_back();
    clock_gettime(CLOCK_MONOTONIC, &begin);
    check_run(run_program(folder, generate, environ), 0, "", "");
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (unsigned)((end.tv_sec - begin.tv_sec) * 1000000 + (end.tv_nsec - begin.tv_nsec) / 1000);
}

START_TEST(killed_at_any_moment_it_leaves_every_output_whole_and_the_next_run_repairs)
{
    int killed = 0;
    unsigned longest = microseconds_of_a_run();
    srand(1);
    for (int i = 0; i < (numbers[_i] == SIGKILL ? MOMENTS : MOMENTS / 4); i++) {
        put_back();
        int status = start_and_kill(numbers[_i], (unsigned)rand() % longest);
        killed += WIFSIGNALED(status);
        check_left(WIFEXITED(status) ? WEXITSTATUS(status) : -1, numbers[_i] == SIGKILL);
        check_run(run_program(folder, generate, environ), 0, "", "");
        check_left(0, false);
    }
    ck_assert_int_gt(killed, 0);
}
END_TEST

/* While files are written signals wait. Then all files stand, and the signal ends the run. */
START_TEST(a_signal_waits_for_the_files_and_one_that_is_ignored_does_not_end_the_run)
{
    for (int at = 1; at <= 3; at++) {
        reset();
        struct run run = run_fault("term", at, generate);
        ck_assert(has_failed());
        ck_assert_int_eq(run.status, 128 + SIGTERM);
        ck_assert_str_eq(run.err, "");
        check_left(0, false);
        run_free(&run);
    }
    reset();
    char *line = printed(GENERATE);
    do_in(folder,
          "trap '' TERM; FAULT=term FAULT_AT=1 FAULT_MARK=mark LD_PRELOAD='%s/faults.so' '%s' %s "
          "&& test -e mark",
          built(), tool(), line);
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
    do_in(".",
          "mkdir '%s/sorted' && FAULT=qsort LD_PRELOAD='%s/faults.so' '%s' generate "
          "--data data --out '%s/sorted' && for file in '%s'/sorted/*; do "
          "cmp $file generated/$(basename $file) || exit 1; done",
          folder, built(), tool(), folder, folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lost");
    TCase *lost = add_case(suite, "lost");
    tcase_add_unchecked_fixture(lost, make_folder, free_folder);
    if (!is_sanitized()) {
        tcase_add_loop_test(lost, each_call_that_fails_leaves_every_output_whole, 0, FAULTS);
        tcase_add_test(lost, the_folder_is_flushed_behind_its_files);
        tcase_add_loop_test(lost, each_call_that_fails_is_told_of_by_what_only_prints, 0, ASKING);
        tcase_add_test(
            lost, a_signal_waits_for_the_files_and_one_that_is_ignored_does_not_end_the_run);
        tcase_add_test(lost, every_qsort_makes_the_same_files);
    }
    tcase_add_loop_test(lost,
                        killed_at_any_moment_it_leaves_every_output_whole_and_the_next_run_repairs,
                        0, NUMBERS);
    tcase_add_test(lost, a_signal_that_was_held_before_is_not_waited_for);
    tcase_add_test(lost, what_a_killed_run_left_is_removed_by_the_next);
    tcase_add_test(lost, two_runs_at_once_leave_one_whole_result);
    tcase_add_test(lost, what_is_no_regular_file_is_not_written_to_nor_replaced);
    tcase_add_test(lost, a_full_disk_leaves_every_output_whole);
    tcase_add_test(lost,
                   standard_streams_that_are_closed_are_told_of_and_never_written_into_a_file);

    return run_suite(suite);
}
