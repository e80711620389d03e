/* SPDX-License-Identifier: 0BSD */
/* depfile.h: which files were made of which, for Make and Ninja. */
#pragma once

#include "base/replace_files.h"
#include "base/source.h"

/*
 * Writes a dependency file: the files of the folder depend on the sources. Each source also gets an
 * empty rule, so that a deleted one does not stop make. Sources that are compiled into the tool are
 * left out. False, with a message on standard error, if Make and Ninja read a path differently
 * however it is written.
 */
bool depfile_make(struct text *out, const char *folder, const struct file *files, size_t count,
                  const struct sources *sources);
