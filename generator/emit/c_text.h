/* SPDX-License-Identifier: 0BSD */
/* c_text.h: what generated headers have in common. */
#pragma once

#include "base/text.h"
#include "table/table.h"

/* The title of a space and its kind, for a comment. A title that has the kind as a word, such as
 * "AIX, getaddrinfo", stands alone. */
void emit_title(struct text *out, const struct space *space, const char *divider);

/* A number in C, to be printed: c_number(code).text. The least int needs an expression. The
 * function below adds it to a text. */
struct c_number {
    char text[16];
};
struct c_number c_number(int number);
void emit_c_number(struct text *out, int number);

/* The space for an example, other than the one besides, which may be NULL: one that most people
 * know, if the table has it, or else the first of kind errno. NULL: none. */
const struct space *example_space(const struct table *table, const struct space *besides);

/* A SocketError for an example: one that both spaces write, of which the second may be NULL, and
 * that the first one reads. NONE: none. */
int example_error(const struct table *table, const struct space *from, const struct space *to);

/* Adds what a header has for one space. */
typedef void space_emitter(const struct table *table, const struct space *space, struct text *out);

/* Functions that each space X has: sockerr_INFIXfrom_X, which reads its codes, and
 * sockerr_INFIXto_X, which writes them. */
struct translators {
    const char *infix, *specifier;
    space_emitter *describe;     /* adds a comment on both; may be NULL */
    space_emitter *read, *write; /* add what stands between the braces of each */
};

/* Writes both functions of each space, of a struct translators. One that does the same as that of a
 * space before it calls that. */
void emit_translators(const struct table *table, struct text *out, const void *of);

/* Writes what stands between the braces of a function from a space to its answer, one of an array
 * of expressions, which is freed; 0 where it is empty. */
void emit_answers(const struct table *table, struct text *answers, struct text *out);

/* The same for the code that a symbol has in each space, by its name; 0 where it has none. */
void emit_code_of(const struct table *table, struct text *out, const void *symbol);
