/* SPDX-License-Identifier: 0BSD */
/* c_text.h: what generated headers have in common. */
#pragma once

#include "base/text.h"
#include "emit/template.h"
#include "table/table.h"

/* The title of a space and its kind, for a comment, and what stands around them. A title that has
 * the kind as a word, such as "AIX, getaddrinfo", stands alone. */
void emit_title(struct text *out, const char *before, const struct space *space,
                const char *divider, const char *after);

/* A number in C, to be printed: c_number(code).text. The least int needs an expression. */
struct c_number {
    char text[16];
};
struct c_number c_number(int number);

/* The space for an example, other than the one besides, which may be NULL: one that most people
 * know, if the table has it, or else the first of kind errno. NULL: none. */
const struct space *example_space(const struct table *table, const struct space *besides);

/* A SocketError for an example: one that both spaces write, of which the second may be NULL, and
 * that the first one reads. NONE: none. */
int example_error(const struct table *table, const struct space *from, const struct space *to);

/* Adds the cases of a switch over the spaces that return the code of a symbol, of its name. Those
 * with one code are together. */
emitter_of add_codes_of_symbol;
