/* SPDX-License-Identifier: 0BSD */
/*
 * faults.c: a library to be loaded before the C library, in which one call fails.
 *
 *     FAULT=write FAULT_AT=3 FAULT_MARK=FILE LD_PRELOAD=faults.so sockerr generate
 *
 * lets the third write fail, as on a full disk, and then makes FILE, by which the test knows that
 * there were so many. FAULT=write+ lets all from the third on fail. FAULT=term sends the process
 * SIGTERM at its third write, and lets it do that.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static int ended;

static void end(void)
{
    ended = 1;
}

typedef int program(int, char **, char **);
static program *real_main;

static int begin(int count, char **words, char **environment)
{
    atexit(end);
    return real_main(count, words, environment);
}

/* What is instrumented writes its findings on exit, and must not be hindered: main must have begun
 * before something is registered that runs before that. */
int __libc_start_main(program *main_function, int count, char **words, void (*first)(void),
                      void (*last)(void), void (*unload)(void), void *stack)
{
    int (*start)(program *, int, char **, void (*)(void), void (*)(void), void (*)(void), void *) =
        dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = main_function;
    return start(begin, count, words, first, last, unload, stack);
}

/* True where this call is the one that fails, or one behind it. */
static int fails(const char *call, int reason)
{
    static long calls;
    const char *fault = getenv("FAULT"), *at = getenv("FAULT_AT"), *mark = getenv("FAULT_MARK");
    const size_t length = strlen(call);
    if (ended || fault == NULL || at == NULL || mark == NULL || strncmp(fault, call, length) != 0 ||
        (fault[length] != '\0' && fault[length] != '+'))
        return 0;
    calls++;
    if (calls < atol(at) || (calls > atol(at) && fault[length] == '\0'))
        return 0;
    syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0666));
    errno = reason;
    return 1;
}

void *malloc(size_t size)
{
    return fails("malloc", ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails("malloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails("malloc", ENOMEM) ? NULL : __libc_realloc(memory, size);
}

int open(const char *path, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(values, unsigned) : 0;
    va_end(values);
    return fails("open", EMFILE) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list values;
    va_start(values, flags);
    const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(values, unsigned) : 0;
    va_end(values);
    return fails("openat", EACCES) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

ssize_t read(int file, void *bytes, size_t size)
{
    return fails("read", EIO) ? -1 : syscall(SYS_read, file, bytes, size);
}

/* Half of what was to be written fits; the rest does not. */
ssize_t write(int file, const void *bytes, size_t size)
{
    static int half;
    if (fails("term", 0))
        raise(SIGTERM);
    if (!fails("write", ENOSPC))
        return syscall(SYS_write, file, bytes, size);
    half = !half;
    return half && size > 1 ? syscall(SYS_write, file, bytes, size / 2) : -1;
}

int fsync(int file)
{
    return fails("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, file);
}

/* The file is closed, but what was written to it is not there. */
int close(int file)
{
    const int failed = fails("close", EIO);
    if (failed)
        syscall(SYS_ftruncate, file, 0L);
    const int closed = (int)syscall(SYS_close, file);
    errno = failed ? EIO : errno;
    return failed ? -1 : closed;
}

/* FAULT=qsort sorts well, but puts what compares as equal in an order of its own: backwards. */
void qsort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    static void (*real)(void *, size_t, size_t, int (*)(const void *, const void *));
    const char *fault = getenv("FAULT");
    char *bytes = items, kept[256];
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "qsort");
    if (fault == NULL || strcmp(fault, "qsort") != 0 || size > sizeof kept) {
        real(items, count, size, compare);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        size_t at = i;
        memcpy(kept, bytes + i * size, size);
        for (; at > 0 && compare(bytes + (at - 1) * size, kept) >= 0; at--)
            memcpy(bytes + at * size, bytes + (at - 1) * size, size);
        memcpy(bytes + at * size, kept, size);
    }
}

int renameat(int from, const char *old, int to, const char *new)
{
    return fails("renameat", EACCES) ? -1 : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int fstatat(int folder, const char *path, struct stat *about, int flags)
{
    static int (*real)(int, const char *, struct stat *, int);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fstatat");
    return fails("fstatat", EIO) ? -1 : real(folder, path, about, flags);
}
