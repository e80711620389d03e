/* SPDX-License-Identifier: 0BSD */
/* lookup.h: what a person means by a term, and where the table has it. */
#ifndef QUERY_LOOKUP_H
#define QUERY_LOOKUP_H

#include "table/table.h"

/* Where a term was found: a code of a space, a number that a runtime gives for a SocketError, or,
 * where it is neither's, the value of one. */
struct hit {
    const struct space *space;     /* NULL: not a space's */
    const struct runtime *runtime; /* NULL: not a runtime's */
    int code;
    const struct code_names *names; /* all symbols of the code there; NULL: none */
    int socket_error;               /* what it reads as there, or NONE */
    size_t sources;                 /* that the space has: the more, the better known it is */
    size_t row, weight, first;      /* of the order */
};

/* All that was found. Hits of one code, the same names and the same SocketError are one row, and
 * stand side by side: the best known rows first, and so the hits of each. */
struct found {
    struct hit *hits;
    size_t count, capacity;
    int about; /* the SocketError that the term names, where it is one; else NONE */
};

/* Looks a term up, in the spaces that the table has, and, unless these were chosen, in what the
 * runtimes give. The codes must have been listed. The hits are the caller's to free. */
struct found look_up(const struct table *table, const char *term, bool chosen);

/* How many symbols a hit has. */
size_t name_count(const struct hit *hit);

/* True if the code is confirmed under a name, or by itself: as well as under its numbered name, the
 * first. A code without a name is not in doubt. */
bool is_name_sure(const struct hit *hit, size_t name);
bool is_sure(const struct hit *hit);

/* A number as people write codes: decimal or 0x, signed, or unsigned where it stands for a negative
 * one. False: this is none that an int can stand for. */
bool read_term_number(const char *text, int *number);

/* Finds a symbol, in capitals or not. NONE: there is none. */
int find_symbol(const struct table *table, const char *name);

#endif
