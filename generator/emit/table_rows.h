/* SPDX-License-Identifier: 0BSD */
/* table_rows.h: every code of every space, by its names, as the tables for people have them. */
#ifndef EMIT_TABLE_ROWS_H
#define EMIT_TABLE_ROWS_H

#include "table/table.h"

/* A code of a space, by one of its names. */
struct line {
    const struct space *space;
    int symbol;       /* NONE for Success, and for a cell stated by SocketError */
    int socket_error; /* what the code reads as, or NONE; of a cell, whose it is */
    int code;
    bool confirmed;
    bool first; /* of the names of its code: the one that a link to it leads to */
    int rank;   /* of lines with one code, what was stated by SocketError, then the numbered one */
    int place;  /* where policy has the symbol: first what the SocketError is written as */
    size_t number;
};

/* Lists the codes of a space, in their order, into lines, which has room for line_room of them.
 * Returns how many there are. */
size_t line_room(const struct space *space);
size_t list_lines(const struct table *table, const struct space *space, struct line *lines);

/* Lists those of all spaces by SocketError, NONE last, then by symbol as policy has it, then by the
 * symbol's name, then by space. Returns an array to be freed, or NULL: no memory. */
struct line *list_reference(const struct table *table, size_t *count);

/* True where two lines of the reference are of one symbol and read as one SocketError: they make a
 * row. */
bool in_one_row(const struct line *a, const struct line *b);

#endif
