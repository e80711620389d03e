/* SPDX-License-Identifier: 0BSD */
/* replace_files.h: generated files onto the disk, whole or not at all. */
#pragma once

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* What a file is to contain, by its name in the output folder. */
struct file {
    const char *name;
    struct text text;
};

/*
 * Writes the files whose contents are not yet right, into a folder that is made where it is
 * missing: each beside the old one, flushed and checked, and renamed over it only when all of them
 * are written. False, with a message on standard error, if one cannot be written: nothing was
 * renamed then, unless a rename is what failed.
 */
bool replace_files(const char *folder, const struct file *files, size_t count);

/* Does the same with one file, wherever it is; its folder must exist. */
bool replace_file(const char *path, const struct text *text);

/* Gives a file the present time, and creates it if it is missing. False, with a message, if that
 * cannot be done. */
bool touch_file(const char *path);

/* Counts the files whose contents are not right, and names them on standard error. False if one
 * cannot be read. */
bool check_files(const char *folder, const struct file *files, size_t count, size_t *stale);
