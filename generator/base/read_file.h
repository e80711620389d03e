/* SPDX-License-Identifier: 0BSD */
/* read_file.h: files and streams, read whole, up to a limit. */
#pragma once

#include "base/text.h"

#include <stdbool.h>

/* Reading stops at one byte over this. */
enum { READ_LIMIT = 16 * 1024 * 1024 };

/* Read a regular file, or an open one to its end. False if it cannot be read: errno says why. */
bool read_file(const char *path, struct text *text);
bool read_stream(int file, struct text *text);
