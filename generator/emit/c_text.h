/* SPDX-License-Identifier: 0BSD */
/* c_text.h: small pieces of C that all generated headers are made of. */
#ifndef EMIT_C_TEXT_H
#define EMIT_C_TEXT_H

#include "base/text.h"
#include "table/table.h"

#include <stddef.h>

/* The title of a space and its kind, for a comment. A title that has the kind as a word, such as
 * "AIX, getaddrinfo", stands alone. */
void emit_title(struct text *out, const struct space *space, const char *divider);

/* A number in C. The least int needs an expression. */
void emit_c_number(struct text *out, int number);

/* The smallest type of array elements that these values fit into. */
const char *array_type(int least, int greatest);

#endif
