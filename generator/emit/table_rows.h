/* SPDX-License-Identifier: 0BSD */
/* table_rows.h: every code of every space, under each of its names. All tables are made of it. */
#pragma once

#include "table/table.h"

/* A code of a space, under one of its names. */
struct line {
    const struct space *space;
    int code;
    int symbol;       /* NONE for Success, and for a cell stated by SocketError */
    const char *name; /* of the symbol, or "" */
    int socket_error; /* what the code reads as, or NONE; of a cell, whose it is */
    bool confirmed;   /* the code is, under this name */
    bool first;       /* of the names of its code: the numbered one, to which links lead */
    int rank; /* of lines with one code: what is stated by SocketError, the numbered one, aliases */
    int place; /* where policy has the symbol: first what the SocketError is written as */
    size_t number;
};

struct lines {
    struct line *items; /* to be freed */
    size_t count, capacity;
};

/* Adds the codes of a space in their order; lines of one code by their rank. */
void list_lines(const struct table *table, const struct space *space, struct lines *lines);

/* Lists those of all spaces by SocketError, NONE last, then by symbol as policy has it, then by the
 * symbol's name, then by space. Lines of one SocketError and symbol make a row. */
struct lines list_rows(const struct table *table);
