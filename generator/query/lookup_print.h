/* SPDX-License-Identifier: 0BSD */
/* lookup_print.h: what was found, for people and for programs. */
#pragma once

#include "base/text.h"
#include "query/lookup.h"

/* What people see: how many characters a line has, where it has an end, and whether in colour. */
struct look {
    size_t width; /* 0: no end */
    bool coloured;
    bool chosen; /* only some spaces are asked for */
    bool all;    /* every code is, of every space */
};

/* Adds the card of the only error that a term can be, or else a row for each code, and what its
 * errors are. */
void print_block(struct text *out, const struct table *table, const char *term,
                 const struct found *found, const struct look *look);

/* Add a line a hit and name: kind is its space's, or runtime, or value. */
extern const char csv_heading[];
void print_csv(struct text *out, const struct table *table, const char *term,
               const struct found *found);

/* Adds an object a hit, behind a comma but for the first of all. */
void print_json(struct text *out, const struct table *table, const char *term,
                const struct found *found, bool first);
