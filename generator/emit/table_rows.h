/* SPDX-License-Identifier: 0BSD */
/* table_rows.h: every code of every space, under each of its names. All tables are made of it. */
#pragma once

#include "base/escape.h"
#include "table/table.h"

/* Adds the title of a space without what stands behind its comma. */
void add_short_title(struct text *out, const struct space *space, escaper *escape);

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
    int rank; /* of lines with one code: the numbered one, aliases, what a SocketError states */
    size_t number;
};

struct lines {
    struct line *items; /* to be freed */
    size_t count, capacity;
};

/* Adds the codes of a space in their order; lines of one code by their rank. */
void list_lines(const struct table *table, const struct space *space, struct lines *lines);

/* Lists those of all spaces by error, then by code and name: lines of the same stand together. */
struct lines list_by_error(const struct table *table);
