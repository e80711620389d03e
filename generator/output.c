/* SPDX-License-Identifier: 0BSD */
/* output.c: generated files onto the disk, whole or not at all. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void complain(const char *path)
{
    fprintf(stderr, "sockerr: %s: %s\n", path, strerror(errno));
}

/* The path of a file in the folder, which the caller frees; NULL, and a complaint, without memory.
 */
static char *path_of(const char *folder, const char *prefix, const char *name, const char *suffix)
{
    struct text path = {0};
    text_printf(&path, "%s/%s%s%s", folder, prefix, name, suffix);
    if (!path.failed)
        return path.bytes;
    text_free(&path);
    errno = ENOMEM;
    complain(name);
    return NULL;
}

static ssize_t read_some(int file, char *bytes, size_t size)
{
    ssize_t got;
    do
        got = read(file, bytes, size);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Compares a file with what it should be: 1 the same, 0 not, -1 it could not be read. */
static int is_current(const char *path, const struct text *text)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == ENOENT ? 0 : -1;
    char block[16384];
    size_t at = 0;
    ssize_t got;
    while ((got = read_some(file, block, sizeof block)) > 0) {
        size_t length = (size_t)got;
        if (length > text->length - at || memcmp(block, text->bytes + at, length) != 0)
            break;
        at += length;
    }
    int reason = errno;
    close(file);
    errno = reason;
    if (got < 0)
        return -1;
    return got == 0 && at == text->length;
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

/* A new file has the rights that open would have given it, not mkstemp's. */
static bool set_rights(int file)
{
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(file, 0666 & ~mask) == 0;
}

/* Writes a file beside the one it is to replace, whose path is for a complaint. The path of the new
 * one is written into the template. */
static bool write_beside(char *template, const char *path, const struct text *text)
{
    int file = mkstemp(template);
    if (file < 0) {
        complain(path);
        return false;
    }
    bool written = set_rights(file) && write_all(file, text) && fsync(file) == 0;
    int reason = errno;
    if (close(file) != 0 && written) {
        written = false;
        reason = errno;
    }
    if (!written) {
        unlink(template);
        errno = reason;
        complain(path);
    }
    return written;
}

/* A file on its way: where it is written, and where it belongs. */
struct move {
    char *from, *to;
};

static bool prepare(const char *folder, const struct file *file, struct move *move)
{
    move->to = path_of(folder, "", file->name, "");
    if (move->to == NULL)
        return false;
    int current = is_current(move->to, &file->text);
    if (current < 0)
        complain(move->to);
    if (current != 0)
        return current > 0;
    move->from = path_of(folder, ".", file->name, ".XXXXXX");
    if (move->from == NULL)
        return false;
    if (write_beside(move->from, move->to, &file->text))
        return true;
    free(move->from);
    move->from = NULL;
    return false;
}

/* Puts a finished file in its place. From then on there is nothing to take back. */
static bool finish(struct move *move)
{
    if (move->from == NULL)
        return true;
    if (rename(move->from, move->to) != 0) {
        complain(move->to);
        return false;
    }
    free(move->from);
    move->from = NULL;
    return true;
}

/* Makes the renames last. A file system that cannot flush a folder says EINVAL. */
static bool flush_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool flushed = file >= 0 && (fsync(file) == 0 || errno == EINVAL);
    if (!flushed)
        complain(folder);
    if (file >= 0)
        close(file);
    return flushed;
}

/* Says so where there is no such folder, once for all that should be in it. */
static bool is_folder(const char *path)
{
    struct stat about;
    if (stat(path, &about) == 0) {
        if (S_ISDIR(about.st_mode))
            return true;
        errno = ENOTDIR;
    }
    complain(path);
    return false;
}

bool output_write(const char *folder, const struct file *files, size_t count)
{
    if (!is_folder(folder))
        return false;
    struct move *moves = calloc(count + 1, sizeof *moves);
    if (moves == NULL) {
        complain(folder);
        return false;
    }
    bool written = true, changed = false;
    for (size_t i = 0; i < count; i++)
        written = prepare(folder, &files[i], &moves[i]) && written;
    for (size_t i = 0; i < count && written; i++) {
        changed = changed || moves[i].from != NULL;
        written = finish(&moves[i]);
    }
    if (written && changed)
        written = flush_folder(folder);
    for (size_t i = 0; i < count; i++) {
        if (moves[i].from != NULL)
            unlink(moves[i].from);
        free(moves[i].from);
        free(moves[i].to);
    }
    free(moves);
    return written;
}

bool output_write_one(const char *path, const struct text *text)
{
    char *copy = strdup(path);
    if (copy == NULL) {
        complain(path);
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
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
    bool touched = file >= 0 && futimens(file, NULL) == 0;
    int reason = errno;
    if (file >= 0 && close(file) != 0 && touched) {
        touched = false;
        reason = errno;
    }
    errno = reason;
    if (!touched)
        complain(path);
    return touched;
}

bool output_check(const char *folder, const struct file *files, size_t count, size_t *stale)
{
    bool read = is_folder(folder);
    *stale = 0;
    if (!read)
        return false;
    for (size_t i = 0; i < count; i++) {
        char *path = path_of(folder, "", files[i].name, "");
        int current = path != NULL ? is_current(path, &files[i].text) : -1;
        if (current == 0) {
            fprintf(stderr, "sockerr: %s is %s\n", path,
                    access(path, F_OK) == 0 ? "stale" : "missing");
            (*stale)++;
        } else if (current < 0) {
            if (path != NULL)
                complain(path);
            read = false;
        }
        free(path);
    }
    return read;
}
