/* SPDX-License-Identifier: 0BSD */
/* table_rows.h: every code of every space, under each of its names. All tables are made of it. */
#pragma once

#include "table/table.h"

/* A code of a space, under one of its names. */
struct line {
    const struct space *space;
    int code;
    int symbol;             /* NONE for Success, and for a cell stated by SocketError */
    const char *name;       /* of the symbol, or "" */
    int error;              /* what the name means, or NONE: 0 in a table without Success */
    const char *error_name; /* or "" */
    int socket_error;       /* what the code reads as, or NONE */
    bool confirmed;         /* the code is, under this name */
    bool first;             /* of the names of its code: the numbered one, to which links lead */
    int rank;   /* of lines with one code: the numbered one, aliases, what a SocketError states */
    int place;  /* where policy has the error: first what the SocketError is written as */
    int repeat; /* of lines of one space with the same error and SocketError: 0 for the first */
    size_t number;
};

struct lines {
    struct line *items; /* to be freed */
    size_t count, capacity;
};

/* Adds the codes of a space in their order; lines of one code by their rank. */
void list_lines(const struct table *table, const struct space *space, struct lines *lines);

/* Lists those of all spaces by SocketError, NONE last, then by error as policy has it, then by the
 * error's name, then by space. Lines of one SocketError and error make a row, and those without a
 * symbol one of their own. Where a space has several, the second ones make another row, and so on.
 */
struct lines list_rows(const struct table *table);
bool in_one_row(const struct line *a, const struct line *b);
