/* SPDX-License-Identifier: 0BSD */
/* read_file.h: files and streams, read whole, up to a limit. */
#ifndef BASE_READ_FILE_H
#define BASE_READ_FILE_H

#include "base/text.h"

/* What is read stops at one byte over this. */
enum { INPUT_LIMIT = 16 * 1024 * 1024 };

/* Reads a regular file, or an open one to its end. False, and errno says why, where it cannot be
 * read; the text says itself where no memory was left. */
bool input_read_file(const char *path, struct text *text);
bool input_read(int file, struct text *text);

#endif
