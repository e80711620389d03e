/* SPDX-License-Identifier: 0BSD */
/*
 * output.c: generated files onto the disk, whole or not at all.
 *
 * A file is written beside the one that it replaces, flushed, and renamed over it once all of them
 * are written. Meanwhile the folder is locked, so that two runs follow each other, and signals
 * wait, so that none leaves a file behind that is not finished. What SIGKILL left is removed by the
 * next run, which gives it the same name.
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* An output folder that is open. */
struct folder {
    const char *path; /* for complaints */
    int number;
};

static void complain(const char *path, const char *reason)
{
    fprintf(stderr, "sockerr: %s: %s\n", path, reason);
}

/* Complains of a file in a folder, for the reason that errno has or another. */
static void complain_in(const struct folder *folder, const char *name, const char *reason)
{
    const char *cause = reason != NULL ? reason : strerror(errno);
    if (strcmp(folder->path, ".") == 0)
        complain(name, cause);
    else
        fprintf(stderr, "sockerr: %s/%s: %s\n", folder->path, name, cause);
}

static bool open_folder(struct folder *folder, const char *path)
{
    *folder = (struct folder){path, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder->number < 0)
        complain(path, strerror(errno));
    return folder->number >= 0;
}

/* Waits until no other run writes there. A file system that knows no locks does without. */
static void lock_folder(const struct folder *folder)
{
    while (flock(folder->number, LOCK_EX) != 0 && errno == EINTR)
        continue;
}

/* Lets signals wait, but for those that a mistake of our own would raise. */
static void hold_signals(sigset_t *before)
{
    static const int own[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
    sigset_t held;
    sigfillset(&held);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        sigdelset(&held, own[i]);
    sigprocmask(SIG_BLOCK, &held, before);
}

static ssize_t read_some(int file, char *bytes, size_t size)
{
    ssize_t got;
    do
        got = read(file, bytes, size);
    while (got < 0 && errno == EINTR);
    return got;
}

/* True where a file's bytes are those of the text. got is negative where it could not be read. */
static bool has_bytes(int file, const struct text *text, ssize_t *got)
{
    char block[16384];
    size_t at = 0;
    while ((*got = read_some(file, block, sizeof block)) > 0) {
        size_t length = (size_t)*got;
        if (length > text->length - at || memcmp(block, text->bytes + at, length) != 0)
            return false;
        at += length;
    }
    return *got == 0 && at == text->length;
}

enum state { ABSENT, STALE, CURRENT, UNFIT };

/* Compares a file with what it should be. What is no regular file is neither followed nor replaced:
 * it is UNFIT, as is one that cannot be read, and that is said. */
static enum state compare(const struct folder *folder, const struct file *file)
{
    struct stat about;
    if (fstatat(folder->number, file->name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return ABSENT;
        complain_in(folder, file->name, NULL);
        return UNFIT;
    }
    if (!S_ISREG(about.st_mode)) {
        complain_in(folder, file->name, "not a regular file");
        return UNFIT;
    }
    ssize_t got = -1;
    bool same = false;
    int opened = openat(folder->number, file->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (opened >= 0)
        same = has_bytes(opened, &file->text, &got);
    if (got < 0)
        complain_in(folder, file->name, NULL);
    if (opened >= 0)
        close(opened);
    return got < 0 ? UNFIT : same ? CURRENT : STALE;
}

static bool write_all(int file, const struct text *text)
{
    size_t at = 0;
    while (at < text->length) {
        ssize_t wrote = write(file, text->bytes + at, text->length - at);
        if (wrote < 0 && errno != EINTR)
            return false;
        at += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

/* Writes a new file. False: errno has the reason. */
static bool write_new(const struct folder *folder, const char *name, const struct text *text)
{
    int file = openat(folder->number, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    bool written = write_all(file, text) && fsync(file) == 0;
    int reason = errno;
    if (close(file) != 0 && written) {
        written = false;
        reason = errno;
    }
    if (!written)
        unlinkat(folder->number, name, 0);
    errno = reason;
    return written;
}

/* The name of a file that is not finished, which the caller frees; NULL: no memory. */
static char *name_beside(const char *name)
{
    struct text beside = {0};
    text_printf(&beside, ".%s.new", name);
    if (!beside.failed)
        return beside.bytes;
    text_free(&beside);
    errno = ENOMEM;
    return NULL;
}

/* Writes a file beside the one that it is to replace, if that is not yet as it should be, and gives
 * its name. False: it could not be done, and that was said. */
static bool prepare(const struct folder *folder, const struct file *file, char **beside)
{
    *beside = name_beside(file->name);
    bool ready = *beside != NULL;
    if (ready) /* a killed run may have left one */
        ready = unlinkat(folder->number, *beside, 0) == 0 || errno == ENOENT;
    if (!ready)
        complain_in(folder, file->name, NULL);
    enum state state = ready ? compare(folder, file) : UNFIT;
    if (state == ABSENT || state == STALE) {
        if (write_new(folder, *beside, &file->text))
            return true;
        complain_in(folder, file->name, NULL);
    }
    free(*beside);
    *beside = NULL;
    return state == CURRENT;
}

/* Puts a finished file in its place. From then on there is nothing to take back. */
static bool finish(const struct folder *folder, const char *name, char **beside)
{
    if (*beside == NULL)
        return true;
    if (renameat(folder->number, *beside, folder->number, name) != 0) {
        complain_in(folder, name, NULL);
        return false;
    }
    free(*beside);
    *beside = NULL;
    return true;
}

/* Makes the renames last. A file system that cannot flush a folder says EINVAL. */
static bool flush_folder(const struct folder *folder)
{
    if (fsync(folder->number) == 0 || errno == EINVAL)
        return true;
    complain(folder->path, strerror(errno));
    return false;
}

/* Writes all files, and forgets those that are not finished where one could not be. */
static bool write_files(const struct folder *folder, const struct file *files, size_t count,
                        char **beside)
{
    bool written = true, changed = false;
    for (size_t i = 0; i < count; i++)
        written = prepare(folder, &files[i], &beside[i]) && written;
    for (size_t i = 0; i < count && written; i++) {
        changed = changed || beside[i] != NULL;
        written = finish(folder, files[i].name, &beside[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (beside[i] != NULL)
            unlinkat(folder->number, beside[i], 0);
        free(beside[i]);
    }
    return written && (!changed || flush_folder(folder));
}

bool output_write(const char *path, const struct file *files, size_t count)
{
    struct folder folder;
    sigset_t before;
    if (!open_folder(&folder, path))
        return false;
    bool written = false;
    char **beside = calloc(count + 1, sizeof *beside);
    if (beside == NULL) {
        complain(path, strerror(errno));
    } else {
        lock_folder(&folder);
        hold_signals(&before);
        written = write_files(&folder, files, count, beside);
        sigprocmask(SIG_SETMASK, &before, NULL);
    }
    free(beside);
    close(folder.number); /* and unlocks it */
    return written;
}

bool output_write_one(const char *path, const struct text *text)
{
    char *copy = strdup(path);
    if (copy == NULL) {
        complain(path, strerror(errno));
        return false;
    }
    char *slash = strrchr(copy, '/');
    const char *folder = slash == NULL ? "." : slash == copy ? "/" : copy;
    struct file file = {.name = slash != NULL ? slash + 1 : copy, .text = *text};
    if (slash != NULL)
        *slash = '\0';
    bool written = output_write(folder, &file, 1);
    free(copy);
    return written;
}

bool output_touch(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    bool touched = file >= 0 && futimens(file, NULL) == 0;
    int reason = errno;
    if (file >= 0 && close(file) != 0 && touched) {
        touched = false;
        reason = errno;
    }
    if (!touched)
        complain(path, strerror(reason));
    return touched;
}

bool output_check(const char *path, const struct file *files, size_t count, size_t *stale)
{
    struct folder folder;
    bool read = open_folder(&folder, path);
    *stale = 0;
    if (!read)
        return false;
    for (size_t i = 0; i < count; i++) {
        enum state state = compare(&folder, &files[i]);
        if (state == UNFIT)
            read = false;
        if (state != ABSENT && state != STALE)
            continue;
        fprintf(stderr, "sockerr: %s/%s is %s\n", path, files[i].name,
                state == STALE ? "stale" : "missing");
        (*stale)++;
    }
    close(folder.number);
    return read;
}
