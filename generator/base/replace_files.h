/* SPDX-License-Identifier: 0BSD */
/* replace_files.h: generated files onto the disk, whole or not at all. */
#ifndef BASE_REPLACE_FILES_H
#define BASE_REPLACE_FILES_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A file to be, by its name in the output folder. It is emitted into a text that does not keep it,
 * so that no file is ever in memory as a whole: once to compare it with what is there, and, where
 * it is another, once more to write it. */
struct file {
    char *name;
    void (*emit)(const void *context, struct text *text);
    const void *context;
};

/*
 * Writes the files that are not yet as they should be: each beside the old one, flushed and
 * checked, and renamed over it only when all of them are. False where one could not be written,
 * which is said on standard error; nothing was renamed then, unless it was a rename that failed.
 */
bool output_write(const char *folder, const struct file *files, size_t count);

/* Does the same with one file, wherever it is. */
bool output_write_one(const char *path, const struct text *text);

/* Makes a file as new as it can be, and creates it where there is none. False, and said, where that
 * cannot be done. */
bool output_touch(const char *path);

/* Counts the files that are not as they should be into stale, and names them on standard error.
 * False where one could not be read. */
bool output_check(const char *folder, const struct file *files, size_t count, size_t *stale);

#endif
