/* SPDX-License-Identifier: 0BSD */
/* import_column.h: a column from what a compiler, a header or errno(1) says. */
#pragma once

#include "base/text.h"
#include "table/table.h"

/* What is asked for. */
struct import_request {
    const char *name; /* of its space */
    enum kind kind;
    const char *prefix; /* what its symbols begin with; NULL: import finds out */
    const char *source; /* what its numbers are from, for people */
};

/* How much of a text is in a column. */
struct import_result {
    size_t placed, unplaced;
    size_t unknown; /* of the unplaced, those whose number the text does not tell */
    size_t others;  /* numbers whose names are not the column's */
    unsigned includes;
};

/*
 * Reads numbers out of a text (import_parse.c lists how they may stand there) and writes into out
 * the file for data/spaces that they make. Symbols that could not be placed are in it as comments;
 * where none was placed, there are only comments. The table tells which symbols and errors there
 * are.
 */
struct import_result import_column(const struct table *table, const struct import_request *wish,
                                   const char *text, struct text *out);
