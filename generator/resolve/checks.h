/* SPDX-License-Identifier: 0BSD */
/* checks.h: what is checked once a table has been worked out. The name of a check stands in
 * brackets behind what it finds. */
#pragma once

#include "resolve/resolve.h"

struct check {
    const char *name; /* NULL ends a list */
    void (*run)(const struct table *table, struct diagnostics *diag);
    enum purpose purpose; /* it is made for this purpose and for greater ones */
};

/* What must hold for every table before a byte is written from it: errors. */
extern const struct check laws[];

/* What is allowed, and may yet be a mistake: warnings. */
extern const struct check lints[];

/* The law that all identifiers generated from one table differ. */
void identifiers_differ(const struct table *table, struct diagnostics *diag);
