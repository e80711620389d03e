/* SPDX-License-Identifier: 0BSD */
/*
 * replace_files.c: generated files onto the disk, whole or not at all.
 *
 * A file is written beside the one that it replaces, flushed, and renamed over it once all of them
 * are written. Meanwhile the folder is locked, so that two runs follow each other, and signals
 * wait, so that none leaves a file behind that is not finished: one that ends the run has it give
 * up at the next piece of a file. What SIGKILL left is removed by the next run, which gives it the
 * same name.
 */
#include "base/replace_files.h"

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
    const sigset_t *held; /* signals that were held before we did; NULL: we hold none */
    bool interrupted;     /* one of those that we hold would end the run */
};

static void complain(const char *path, const char *reason)
{
    fprintf(stderr, "sockerr: %s: %s\n", path, reason);
}

/* True where a signal waits that would end the run, were it not held: then it gives up. */
static bool is_interrupted(struct folder *folder)
{
    static const int ends[] = {SIGALRM, SIGHUP,  SIGINT,  SIGPIPE,   SIGPROF, SIGQUIT,
                               SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU};
    sigset_t waiting;
    if (folder->held == NULL || sigpending(&waiting) != 0)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends && !folder->interrupted; i++) {
        struct sigaction action;
        folder->interrupted =
            sigismember(&waiting, ends[i]) == 1 && sigismember(folder->held, ends[i]) == 0 &&
            sigaction(ends[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN;
    }
    return folder->interrupted;
}

/* Complains of a file in a folder, for the reason that errno has or another. What was given up for
 * a signal is no file's fault. */
static void complain_in(const struct folder *folder, const char *name, const char *reason)
{
    if (reason == NULL && errno == EINTR && folder->interrupted)
        return;
    const char *cause = reason != NULL ? reason : strerror(errno);
    if (strcmp(folder->path, ".") == 0)
        complain(name, cause);
    else
        fprintf(stderr, "sockerr: %s/%s: %s\n", folder->path, name, cause);
}

static bool open_folder(struct folder *folder, const char *path)
{
    *folder =
        (struct folder){.path = path, .number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
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

/* A file that is being emitted, to be compared with one that is open, or to be written there. */
struct pass {
    struct folder *folder;
    int file;
    bool differs;
    int reason; /* errno's, for which it was given up */
};

static bool give_up(struct pass *pass, int reason)
{
    pass->reason = reason;
    return false;
}

static bool compare_some(void *taker, const char *bytes, size_t length)
{
    struct pass *pass = taker;
    char block[16384];
    if (is_interrupted(pass->folder))
        return give_up(pass, EINTR);
    while (length > 0) {
        ssize_t got = read_some(pass->file, block, length < sizeof block ? length : sizeof block);
        if (got < 0)
            return give_up(pass, errno);
        pass->differs = got == 0 || memcmp(block, bytes, (size_t)got) != 0;
        if (pass->differs)
            return false;
        bytes += got;
        length -= (size_t)got;
    }
    return true;
}

static bool write_some(void *taker, const char *bytes, size_t length)
{
    struct pass *pass = taker;
    if (is_interrupted(pass->folder))
        return give_up(pass, EINTR);
    while (length > 0) {
        ssize_t wrote = write(pass->file, bytes, length);
        if (wrote < 0 && errno != EINTR)
            return give_up(pass, errno);
        bytes += wrote > 0 ? wrote : 0;
        length -= wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

/* Emits a file, which a function takes piece by piece. False: it was given up, or it differs; where
 * the function did not say why, there was no memory. */
static bool make_pass(const struct file *file, struct pass *pass,
                      bool (*take)(void *, const char *, size_t))
{
    struct text text = {.take = take, .taker = pass};
    if (is_interrupted(pass->folder))
        return give_up(pass, EINTR);
    file->emit(file->context, &text);
    bool whole = text_flush(&text);
    if (!whole && !pass->differs && pass->reason == 0)
        pass->reason = ENOMEM;
    text_free(&text);
    return whole;
}

/* Compares an open file with what it should be. False where it cannot be done: errno has the
 * reason. */
static bool compare_bytes(struct folder *folder, int opened, const struct file *file, bool *same)
{
    struct pass pass = {.folder = folder, .file = opened};
    char more;
    *same = make_pass(file, &pass, compare_some);
    if (pass.reason == 0 && *same) {
        ssize_t got = read_some(opened, &more, 1);
        *same = got == 0;
        pass.reason = got < 0 ? errno : 0;
    }
    errno = pass.reason;
    return pass.reason == 0;
}

enum state { ABSENT, STALE, CURRENT, UNFIT };

/* Compares a file with what it should be. What is no regular file is neither followed nor replaced:
 * it is UNFIT, as is one that cannot be read, and that is said. */
static enum state compare(struct folder *folder, const struct file *file)
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
    bool same = false;
    int opened = openat(folder->number, file->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool compared = opened >= 0 && compare_bytes(folder, opened, file, &same);
    if (!compared)
        complain_in(folder, file->name, NULL);
    if (opened >= 0)
        close(opened);
    return !compared ? UNFIT : same ? CURRENT : STALE;
}

/* Writes a new file of another name. False: errno has the reason. */
static bool write_new(struct folder *folder, const char *name, const struct file *file)
{
    struct pass pass = {
        .folder = folder,
        .file = openat(folder->number, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
    if (pass.file < 0)
        return false;
    bool written = make_pass(file, &pass, write_some);
    int reason = pass.reason;
    if (written && fsync(pass.file) != 0) {
        written = false;
        reason = errno;
    }
    if (close(pass.file) != 0 && written) {
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
static bool prepare(struct folder *folder, const struct file *file, char **beside)
{
    *beside = name_beside(file->name);
    bool ready = *beside != NULL;
    if (ready) /* a killed run may have left one */
        ready = unlinkat(folder->number, *beside, 0) == 0 || errno == ENOENT;
    if (!ready)
        complain_in(folder, file->name, NULL);
    enum state state = ready ? compare(folder, file) : UNFIT;
    if (state == ABSENT || state == STALE) {
        if (write_new(folder, *beside, file))
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
static bool write_files(struct folder *folder, const struct file *files, size_t count,
                        char **beside)
{
    bool written = true, changed = false;
    for (size_t i = 0; i < count && !folder->interrupted; i++)
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
        folder.held = &before;
        written = write_files(&folder, files, count, beside);
        sigprocmask(SIG_SETMASK, &before, NULL);
        if (folder.interrupted && !written) /* and yet the signal has not ended us */
            complain(path, strerror(EINTR));
    }
    free(beside);
    close(folder.number); /* and unlocks it */
    return written;
}

static void emit_text(const void *context, struct text *out)
{
    const struct text *text = context;
    text_add(out, text->bytes, text->length);
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
    struct file file = {slash != NULL ? slash + 1 : copy, emit_text, text};
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
