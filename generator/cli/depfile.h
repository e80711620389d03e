/* SPDX-License-Identifier: 0BSD */
/* depfile.h: what was made of what, for Make and Ninja. */
#ifndef CLI_DEPFILE_H
#define CLI_DEPFILE_H

#include "base/diagnostics.h"
#include "base/replace_files.h"

/*
 * Writes a dependency file: the files of the folder are made of the sources; and an empty rule for
 * each source, so that one that is deleted does not stop make. False where a path cannot be written
 * in a way that both read, which is said on standard error.
 */
bool depfile_make(struct text *out, const char *folder, const struct file *files, size_t count,
                  const struct diagnostics *diag);

#endif
