/* SPDX-License-Identifier: 0BSD */
/* c_text.h: small pieces of C that all generated headers are made of. */
#ifndef EMIT_C_TEXT_H
#define EMIT_C_TEXT_H

#include "base/text.h"
#include "table/table.h"

#include <stddef.h>

/* The opening of a header: comment lines with its name, its description, where it comes from and
 * its licence; then the guard, which the #endif at the end of the header closes. */
void emit_opening(struct text *out, const char *name, const char *description, const char *guard);

/* The title of a space and its kind, for a comment. A title that has the kind as a word, such as
 * "AIX, getaddrinfo", stands alone. */
void emit_title(struct text *out, const struct space *space, const char *divider);

/* A number in C. The least int needs an expression. */
void emit_c_number(struct text *out, int number);

/* The smallest type of array elements that these values fit into. */
const char *array_type(int least, int greatest);

/* An array named table of so many strings as the constant count says. It has no pointers, which a
 * shared library would have to relocate. */
void emit_strings(struct text *out, const char *count, const char *(*string)(const void *, size_t),
                  const void *context, size_t number);

#endif
