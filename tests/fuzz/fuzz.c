/* SPDX-License-Identifier: 0BSD */
/*
 * fuzz.c: what the harnesses share. They read and write in a folder of their own, which is removed
 * in the end: below $SCRATCH in a test; for a fuzzer in memory, where the system has a folder for
 * that.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

const char *fuzz_input;
bool fuzz_thorough;

static char scratch[PATH_MAX];
static int project; /* the folder that all began in */
static int said;    /* the standard error of the beginning: the other may be closed meanwhile */

static void remove_scratch(void)
{
    char command[PATH_MAX + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", scratch);
    if (fchdir(project) == 0 && system(command) != 0)
        dprintf(said, "%s is still there\n", scratch);
}

void fuzz_fail(const char *format, ...)
{
    va_list values;
    dprintf(said, "%s: ", fuzz_input != NULL ? fuzz_input : "an input");
    va_start(values, format);
    vdprintf(said, format, values);
    va_end(values);
    dprintf(said, "\n");
    remove_scratch();
    abort();
}

void fuzz_require(bool holds, const char *what, const char *file, int line)
{
    if (!holds)
        fuzz_fail("%s:%d: it does not hold that %s", file, line, what);
}

int LLVMFuzzerInitialize(int *count, char ***words)
{
    (void)count, (void)words;
    const char *parent = getenv("SCRATCH");
    if (parent == NULL)
        parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    said = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 100);
    project = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    snprintf(scratch, sizeof scratch, "%s/sockerr-fuzz-XXXXXX", parent);
    REQUIRE(project >= 0 && mkdtemp(scratch) != NULL && chmod(scratch, 0700) == 0);
    REQUIRE(atexit(remove_scratch) == 0);

    /* libFuzzer names files of its own relative to where it began: it works in that folder, and
     * each input is taken in the other. */
    REQUIRE(chdir(scratch) == 0);
    fuzz_begin();
    REQUIRE(fchdir(project) == 0);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    REQUIRE(chdir(scratch) == 0);
    fuzz_one(bytes, size);
    REQUIRE(fchdir(project) == 0);
    return 0;
}

void fuzz_write(const char *path, const void *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const char *at = bytes;
    REQUIRE(file >= 0);
    while (size > 0) {
        ssize_t wrote = write(file, at, size);
        REQUIRE(wrote > 0);
        at += wrote;
        size -= (size_t)wrote;
    }
    close(file);
}

static char *read_open(int file, size_t *size)
{
    struct stat about;
    REQUIRE(file >= 0 && fstat(file, &about) == 0);
    *size = (size_t)about.st_size;
    char *bytes = malloc(*size + 1);
    REQUIRE(bytes != NULL);
    for (size_t at = 0; at < *size;) {
        ssize_t got = read(file, bytes + at, *size - at);
        REQUIRE(got > 0);
        at += (size_t)got;
    }
    bytes[*size] = '\0';
    close(file);
    return bytes;
}

char *fuzz_read(const char *path, size_t *size)
{
    return read_open(open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), size);
}

void fuzz_copy(const char *from, const char *to)
{
    size_t size;
    char *bytes = read_open(openat(project, from, O_RDONLY | O_CLOEXEC), &size);
    fuzz_write(to, bytes, size);
    free(bytes);
}

void fuzz_folder(const char *path)
{
    struct stat about;
    REQUIRE(mkdir(path, 0700) == 0 || (stat(path, &about) == 0 && S_ISDIR(about.st_mode)));
}

static void copy_table(const char *from, const char *to, const char *const *files)
{
    char source[PATH_MAX], target[PATH_MAX];
    snprintf(target, sizeof target, "%s/spaces", to);
    fuzz_folder(to);
    fuzz_folder(target);
    for (; *files != NULL; files++) {
        snprintf(source, sizeof source, "%s/%s", from, *files);
        snprintf(target, sizeof target, "%s/%s", to, *files);
        fuzz_copy(source, target);
    }
}

void fuzz_small_table(const char *to)
{
    static const char *const files[] = {
        "socket_errors.yaml", "errors.yaml",       "runtimes.yaml",     "spaces/one.yaml",
        "spaces/other.yaml",  "spaces/third.yaml", "spaces/cells.yaml", NULL};
    copy_table("tests/overlay", to, files);
}

void fuzz_odd_table(const char *to)
{
    static const char *const files[] = {"socket_errors.yaml",     "errors.yaml",
                                        "runtimes.yaml",          "spaces/wsa.yaml",
                                        "spaces/huge.yaml",       "spaces/cells.yaml",
                                        "spaces/cells-over.yaml", "spaces/like-huge.yaml",
                                        "spaces/like-cells.yaml", "spaces/swapped.yaml",
                                        "spaces/negative.yaml",   "spaces/like-like.yaml",
                                        "spaces/named.yaml",      "spaces/like-named.yaml",
                                        "spaces/seldom.yaml",     NULL};
    copy_table("tests/tables/odd", to, files);
}

char *fuzz_string(const unsigned char *bytes, size_t size)
{
    char *string = malloc(size + 1);
    REQUIRE(string != NULL);
    if (size > 0)
        memcpy(string, bytes, size);
    string[size] = '\0';
    return string;
}

bool fuzz_run(const char *command)
{
    pid_t child = fork();
    int status;
    REQUIRE(child >= 0);
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
