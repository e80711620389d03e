/* SPDX-License-Identifier: 0BSD */
/* checks.h: what is checked once a table has been worked out. The name of a check stands in
 * brackets behind what it finds. */
#pragma once

#include "base/suggest.h"
#include "resolve/resolve.h"

/* A check of the whole table, and one that is made of each of its spaces. */
typedef void table_function(const struct table *table, struct diagnostics *diag);
typedef void space_function(const struct table *table, struct diagnostics *diag,
                            const struct space *space);

struct check {
    const char *name; /* NULL ends a list */
    table_function *run;
    enum purpose purpose; /* it is made for this purpose and for greater ones */
};

struct space_check {
    const char *name;
    space_function *run;
    enum purpose purpose;
};

/* What must hold for every table before a byte is written from it: errors. */
extern const struct check laws[];
extern const struct space_check space_laws[];

/* What is allowed, and may yet be a mistake: warnings. */
extern const struct check lints[];

/* The laws of the codes of one space, and the one that all identifiers generated from one table
 * differ. */
space_function numbers_differ, codes_read_as_one, one_code_an_error, cells_keep_to_success,
    winsock_is_fixed;
table_function identifiers_differ;

/* Looks for the symbol of a space that is nearest to a name. */
struct suggestion suggest_symbol(const struct table *table, const struct diagnostics *diag,
                                 const struct space *space, const char *name);
