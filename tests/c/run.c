/* SPDX-License-Identifier: 0BSD */
/* run.c: runs a program and keeps what it printed. */
#define _GNU_SOURCE /* environ */
#include "run.h"

#include <check.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *vprinted(const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    ck_assert_int_ge(length, 0);
    char *string = malloc((size_t)length + 1);
    ck_assert_ptr_nonnull(string);
    vsnprintf(string, (size_t)length + 1, format, again);
    va_end(again);
    return string;
}

char *printed(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *string = vprinted(format, values);
    va_end(values);
    return string;
}

static char *read_stream(FILE *stream)
{
    size_t length = 0, capacity = 4096;
    char *text = malloc(capacity);
    rewind(stream);
    while (text != NULL) {
        length += fread(text + length, 1, capacity - length - 1, stream);
        if (length < capacity - 1)
            break;
        capacity *= 2;
        text = realloc(text, capacity);
    }
    ck_assert_ptr_nonnull(text);
    text[length] = '\0';
    return text;
}

char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be read", path);
    char *text = read_stream(file);
    fclose(file);
    return text;
}

/* As tmpfile(), which makes one outside of the scratch folder. */
FILE *open_unnamed(void)
{
    char *path = printed("%s/run-XXXXXX", scratch());
    int descriptor = mkstemp(path);
    ck_assert_msg(descriptor >= 0 && unlink(path) == 0, "%s cannot be made", path);
    FILE *file = fdopen(descriptor, "w+b");
    ck_assert_ptr_nonnull(file);
    free(path);
    return file;
}

struct run run_program(const char *folder, char *const *arguments, char *const *environment)
{
    FILE *out = open_unnamed(), *err = open_unnamed();
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        if (chdir(folder) == 0)
            execve(*arguments, arguments, environment);
        _exit(127);
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    struct run run = {.out = read_stream(out), .err = read_stream(err)};
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fclose(out);
    fclose(err);
    return run;
}

static struct run run_shell(const char *folder, char *command)
{
    char *const arguments[] = {"/bin/sh", "-c", command, NULL};
    return run_program(folder, arguments, environ);
}

struct run run_in(const char *folder, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *command = vprinted(format, values);
    va_end(values);
    struct run run = run_shell(folder, command);
    free(command);
    return run;
}

void run_free(struct run *run)
{
    free(run->out);
    free(run->err);
}

void do_in(const char *folder, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *command = vprinted(format, values);
    va_end(values);
    struct run run = run_shell(folder, command);
    ck_assert_msg(run.status == 0 && *run.out == '\0' && *run.err == '\0', "%s: status %d\n%s%s",
                  command, run.status, run.out, run.err);
    free(command);
    run_free(&run);
}

static const char *absolute(const char *variable, const char *within, char *path)
{
    const char *value = getenv(variable);
    ck_assert_msg(value != NULL, "%s is not set: run the tests by make", variable);
    char *whole = printed("%s%s", value, within);
    ck_assert_msg(realpath(whole, path) != NULL, "%s does not exist", whole);
    free(whole);
    return path;
}

const char *tool(void)
{
    static char path[PATH_MAX];
    return absolute("TOOL", "", path);
}

const char *scratch(void)
{
    static char path[PATH_MAX];
    return absolute("SCRATCH", "", path);
}

const char *built(void)
{
    static char path[PATH_MAX];
    return absolute("BUILD", "/tests", path);
}

char *new_folder(const char *name)
{
    char *path = printed("%s/%s", scratch(), name);
    do_in("/", "rm -rf '%s' && mkdir -p '%s'", path, path);
    return path;
}

void check_run(struct run run, int status, const char *out, const char *err)
{
    ck_assert_str_eq(run.err, err);
    ck_assert_str_eq(run.out, out);
    ck_assert_int_eq(run.status, status);
    run_free(&run);
}
