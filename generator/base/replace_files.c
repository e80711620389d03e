/* SPDX-License-Identifier: 0BSD */
/*
 * replace_files.c: generated files onto the disk, whole or not at all.
 *
 * A file is written beside the one that it replaces, flushed, and renamed over it once all of them
 * are written. Meanwhile the folder is locked, so that two runs follow each other. Signals wait, so
 * that none leaves a file that is not finished, and nothing is allocated, which could end the run.
 * What SIGKILL leaves is removed by the next run, which gives it the same name.
 */
#include "base/replace_files.h"

#include "base/memory.h"

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

static void complain_in(const struct folder *folder, const char *name, const char *reason)
{
    if (strcmp(folder->path, ".") == 0)
        complain(name, reason);
    else
        fprintf(stderr, "sockerr: %s/%s: %s\n", folder->path, name, reason);
}

static bool open_folder(struct folder *folder, const char *path)
{
    *folder = (struct folder){path, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder->number < 0)
        complain(path, strerror(errno));
    return folder->number >= 0;
}

/* Makes a folder and those that it is in, as far as they are missing. Whether there is one now,
 * open_folder tells. */
static void make_folder(const char *path)
{
    char *copy = xstrdup(path);
    for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(copy, 0777);
        *slash = '/';
    }
    mkdir(copy, 0777);
    free(copy);
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

/* Compares what an open file holds with a text. False if it cannot be read: errno says why. */
static bool compare_bytes(int file, const struct text *text, bool *same)
{
    char block[16384];
    size_t at = 0;
    for (;;) {
        ssize_t got = read(file, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        size_t left = text->length - at;
        *same = (size_t)got <= left && memcmp(block, text_string(text) + at, (size_t)got) == 0 &&
                (got > 0 || left == 0);
        if (!*same || got == 0)
            return true;
        at += (size_t)got;
    }
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
        complain_in(folder, file->name, strerror(errno));
        return UNFIT;
    }
    if (!S_ISREG(about.st_mode)) {
        complain_in(folder, file->name, "not a regular file");
        return UNFIT;
    }
    bool same = false;
    int opened = openat(folder->number, file->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool compared = opened >= 0 && compare_bytes(opened, &file->text, &same);
    if (!compared)
        complain_in(folder, file->name, strerror(errno));
    if (opened >= 0)
        close(opened);
    return !compared ? UNFIT : same ? CURRENT : STALE;
}

static bool write_bytes(int file, const struct text *text)
{
    for (size_t at = 0; at < text->length;) {
        ssize_t wrote = write(file, text->bytes + at, text->length - at);
        if (wrote < 0 && errno != EINTR)
            return false;
        at += wrote > 0 ? (size_t)wrote : 0;
    }
    return fsync(file) == 0;
}

/* Writes a new file. False: errno has the reason, and there is no such file. */
static bool write_new(const struct folder *folder, const char *name, const struct text *text)
{
    int file = openat(folder->number, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    bool written = write_bytes(file, text);
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

/* A file on its way: its temporary name, and whether it stands there, finished. */
struct work {
    char *beside;
    bool ready;
};

/* Writes a file beside the one that it is to replace, if that is not yet right. False, with a
 * message, if it cannot be done. */
static bool prepare(const struct folder *folder, const struct file *file, struct work *work)
{
    /* A killed run may have left one. */
    if (unlinkat(folder->number, work->beside, 0) != 0 && errno != ENOENT) {
        complain_in(folder, file->name, strerror(errno));
        return false;
    }
    enum state state = compare(folder, file);
    if (state == CURRENT || state == UNFIT)
        return state == CURRENT;
    work->ready = write_new(folder, work->beside, &file->text);
    if (!work->ready)
        complain_in(folder, file->name, strerror(errno));
    return work->ready;
}

/* Makes the renames last. A file system that cannot flush a folder says EINVAL. */
static bool flush_folder(const struct folder *folder)
{
    if (fsync(folder->number) == 0 || errno == EINVAL)
        return true;
    complain(folder->path, strerror(errno));
    return false;
}

/* Writes all files, and removes the temporary ones where one cannot be written. */
static bool write_files(const struct folder *folder, const struct file *files, size_t count,
                        struct work *works)
{
    bool written = true, changed = false;
    for (size_t i = 0; i < count; i++)
        written = prepare(folder, &files[i], &works[i]) && written;
    for (size_t i = 0; i < count && written; i++) {
        if (!works[i].ready)
            continue;
        written = renameat(folder->number, works[i].beside, folder->number, files[i].name) == 0;
        if (!written)
            complain_in(folder, files[i].name, strerror(errno));
        works[i].ready = !written;
        changed = changed || written;
    }
    for (size_t i = 0; i < count; i++)
        if (works[i].ready)
            unlinkat(folder->number, works[i].beside, 0);
    return (!changed || flush_folder(folder)) && written;
}

static struct work *plan_work(const struct file *files, size_t count)
{
    struct work *works = xcalloc(count, sizeof *works);
    for (size_t i = 0; i < count; i++) {
        struct text name = {0};
        text_printf(&name, ".%s.new", files[i].name);
        works[i].beside = name.bytes;
    }
    return works;
}

static bool replace_in(const char *path, const struct file *files, size_t count)
{
    struct folder folder;
    sigset_t before;
    if (!open_folder(&folder, path))
        return false;
    struct work *works = plan_work(files, count);
    lock_folder(&folder);
    hold_signals(&before);
    bool written = write_files(&folder, files, count, works);
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(folder.number); /* and unlocks it */
    for (size_t i = 0; i < count; i++)
        free(works[i].beside);
    free(works);
    return written;
}

bool replace_files(const char *folder, const struct file *files, size_t count)
{
    make_folder(folder);
    return replace_in(folder, files, count);
}

bool replace_file(const char *path, const struct text *text)
{
    char *copy = xstrdup(path), *slash = strrchr(copy, '/');
    const char *folder = slash == NULL ? "." : slash == copy ? "/" : copy;
    struct file file = {slash != NULL ? slash + 1 : copy, *text};
    if (slash != NULL)
        *slash = '\0';
    bool written = replace_in(folder, &file, 1);
    free(copy);
    return written;
}

bool touch_file(const char *path)
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

bool check_files(const char *path, const struct file *files, size_t count, size_t *stale)
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
