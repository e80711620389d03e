/* SPDX-License-Identifier: 0BSD */
/* resolve.h: from what was read to what follows from it. */
#pragma once

#include "table/table.h"

/* What a table is made for. To look something up, it does not matter whether identifiers clash or
 * a symbol is misspelt; a check also warns of what a column lacks. */
enum purpose { TO_LOOK_UP, TO_GENERATE, TO_CHECK };

/* Works out all that follows, and checks every law. What is wrong is in diag. */
void resolve(struct table *table, struct diagnostics *diag, enum purpose purpose);

/*
 * The steps, in this order:
 * - each space's symbols, their numbers, and the errors that they mean;
 * - the codes of each space, the errors that each code means, and what it reads as;
 * - what each SocketError is written as;
 * - the names by which runtimes show errors.
 */
void number_spaces(struct table *table, struct diagnostics *diag);
void list_codes(struct table *table);
void write_socket_errors(struct table *table);
void list_shown_names(struct table *table, struct diagnostics *diag);

/* The space that the data names at a mark. NULL and an error, where there is none. */
struct space *find_named_space(const struct table *table, struct diagnostics *diag,
                               const char *name, struct mark mark);

/* What a space says of a code: one of its names, or a cell. */
struct mention {
    int code, error;
    const struct code *name; /* NULL: it is a cell */
    size_t order;            /* those with numbers of their own first, then aliases, then cells */
    bool own;
    struct mark mark;
};

/* All that a space says of codes, which the caller frees. */
struct mention *list_mentions(const struct table *table, const struct space *space, size_t *count);

/* The code by which a space has the first of a SocketError's errors that it has. NULL: it has none.
 */
const struct code *first_code(const struct space *space, const struct socket_error *error);
