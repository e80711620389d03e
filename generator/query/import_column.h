/* SPDX-License-Identifier: 0BSD */
/* import_column.h: a column from what a compiler, a header or errno(1) says. */
#pragma once

#include "base/text.h"
#include "table/table.h"

/*
 * Reads numbers out of a text (import_read.c says how they may stand there) and writes the column
 * that they make into out, as a file for data/spaces. What could not be placed is in it as
 * comments. The table tells which symbols there are. Returns how many were placed.
 */
size_t import_column(const struct table *table, const char *name, enum kind kind,
                     const char *source, const char *text, struct text *out);
