/* SPDX-License-Identifier: 0BSD */
/* c_text.h: what generated headers have in common. */
#ifndef EMIT_C_TEXT_H
#define EMIT_C_TEXT_H

#include "base/text.h"
#include "table/table.h"

/* The title of a space and its kind, for a comment. A title that has the kind as a word, such as
 * "AIX, getaddrinfo", stands alone. */
void emit_title(struct text *out, const struct space *space, const char *divider);

/* A number in C. The least int needs an expression. */
void emit_c_number(struct text *out, int number);

/* The space for an example, other than the one besides, which may be NULL: one that most people
 * know, if the table has it, or else the first of kind errno. NULL: none. */
const struct space *example_space(const struct table *table, const struct space *besides);

/* A SocketError for an example: one that both spaces write, of which the second may be NULL, and
 * that the first one reads. NONE: none. */
int example_error(const struct table *table, const struct space *from, const struct space *to);

/* Writes the function of a space that reads its codes, or that which writes them. same is a space
 * before it whose function does the same; NULL: none does. */
typedef void space_function(const struct table *table, const struct space *space,
                            const struct space *same, struct text *out);

/* Writes both functions of each space. */
void emit_reads_and_writes(const struct table *table, struct text *out, space_function *read,
                           space_function *write);

/* Writes the body of a function, braces and all, from a space to the code that a symbol has there;
 * 0 where it has none. The symbol may be NONE. */
void emit_code_of(const struct table *table, int symbol, struct text *out);

#endif
