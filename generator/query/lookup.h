/* SPDX-License-Identifier: 0BSD */
/* lookup.h: what a person means by a term, and where the table has it. */
#pragma once

#include "table/table.h"

/* Hits of one code, the same names, errors and SocketError. */
struct row {
    size_t count;
    int sources;            /* of all of them together */
    int most, place_number; /* of the best known one */
    bool indirect;          /* the number that was looked up is the code in another form */
    bool named;             /* some space has the name that was looked up for it */
    bool silent;            /* it is nothing that a socket says: no SocketError, and in no errno */
    bool rare;              /* only spaces that are rare have it */
};

/* Where a term was found: a code of a space, a number that a runtime gives for a SocketError, or,
 * where it is neither's, the value of one. */
struct hit {
    struct row *row;
    const char *place, *kind; /* the space and its kind, the runtime, or the SocketError */
    int place_number;         /* spaces, then runtimes, then values, each in the table's order */
    int sources;              /* that the space has: the more, the better known it is */
    bool rare;                /* the space is */
    bool named;               /* the term is a name of the code there */
    int code;
    const char *form; /* the words of the space's wrapped form that was found, or NULL */
    const struct code_name *names; /* all symbols of the code there, the numbered one first */
    unsigned name_count;
    const struct meaning *meaning; /* its errors; NULL: it is no code of a space, or 0 */
    int socket_error;              /* what it reads as there, or NONE */
};

/* All that was found: row by row, and in each the best known first. */
struct found {
    struct hit *hits;
    size_t count, capacity;
    int about;     /* the error that is the SocketError which the term names, or NONE */
    int error;     /* the only error that it can be, or the likeliest of a few; or NONE */
    int others[3]; /* the other ones of a few */
    size_t other_count;
    bool numeric; /* the term is a number */
    struct arena arena;
};

/* Looks a term up, in the spaces that the table has, and, unless these were chosen, in what the
 * runtimes give. */
struct found look_up(const struct table *table, const char *term, bool chosen);

/* Finds an error in all spaces; or in one of them, as this code. */
struct found look_up_error(const struct table *table, int error, const struct space *space,
                           int code);
void found_free(struct found *found);

/* The error that explains a hit: that of its numbered name, or the SocketError itself. */
int hit_error(const struct table *table, const struct hit *hit);

/* True for a term: a number or a name of an error, behind a space and a colon or not. Words of a
 * message are none. */
bool is_term(const struct table *table, const char *term);
