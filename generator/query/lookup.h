/* SPDX-License-Identifier: 0BSD */
/* lookup.h: what a person means by a term, and where the table has it. */
#pragma once

#include "table/table.h"

/* Where a term was found: a code of a space, a number that a runtime gives for a SocketError, or,
 * where it is neither's, the value of one. */
struct hit {
    const char *place, *kind; /* the space and its kind, the runtime, or the SocketError */
    int place_number;         /* spaces, then runtimes, then values, each in the table's order */
    int sources;              /* that the space has: the more, the better known it is */
    int code;
    struct code_names names; /* all symbols of the code there */
    int socket_error;        /* what it reads as there, or NONE */
};

/* Hits of one code, the same names and the same SocketError, the best known places first. */
struct row {
    const struct hit *hits;
    size_t count;
    int sources; /* of all of them together */
};

/* All that was found, the best known rows first. */
struct found {
    struct hit *hits;
    size_t count, capacity;
    struct row *rows;
    size_t row_count;
    int about; /* the SocketError that the term names, where it is one; else NONE */
};

/* Looks a term up, in the spaces that the table has, and, unless these were chosen, in what the
 * runtimes give. The codes must have been listed. */
struct found look_up(const struct table *table, const char *term, bool chosen);
void found_free(struct found *found);

/* The space before the colon of linux:111. NULL: there is none, or it is no space's. */
const struct space *find_qualifier(const struct table *table, const char *term);

/* True if the code is as well confirmed as its numbered name, the first. A code without a name is
 * not in doubt. */
bool is_sure(const struct hit *hit);

/* A number as people write codes: decimal or 0x, signed, or unsigned where it stands for a negative
 * one. False: this is none that an int can stand for. */
bool read_term_number(const char *text, int *number);

/* Finds a symbol, in capitals or not. NONE: there is none. */
int find_symbol(const struct table *table, const char *name);
