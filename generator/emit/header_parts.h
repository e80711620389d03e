/* SPDX-License-Identifier: 0BSD */
/* header_parts.h: the parts of sockerr.h, each of which has a file, and what they share. header.c
 * puts them together. */
#ifndef EMIT_HEADER_PARTS_H
#define EMIT_HEADER_PARTS_H

#include "base/text.h"
#include "table/table.h"

/* header_socket_errors.c: the enum; the arrays with a line for each; the traits. */
void emit_socket_errors(const struct table *table, struct text *out);
void emit_lines(const struct table *table, struct text *out);
void emit_traits(const struct table *table, struct text *out);

/* header_host.c: the spaces of the system that a program is compiled for. */
void emit_host(const struct table *table, struct text *out);

/* header_names.c: names of SocketErrors and spaces. */
void emit_names(const struct table *table, struct text *out);

/* header_translate.c: from one space to another. */
void emit_translate(const struct table *table, struct text *out);

/* header_symbols.c: the symbol of a code, and the code of a symbol. */
void emit_symbols(const struct table *table, struct text *out);

/* Writes an array named table with a number for each SocketError, by its place in the table. */
typedef int value_function(const void *context, size_t number);
void emit_values(const struct table *table, value_function *value_of, const void *context,
                 struct text *out);

/* Writes the body of a function, braces and all, from the hash of a name to its number; from any
 * other hash to 0 or the number of some name, which the caller must compare. Returns the seed of
 * sockerr_hash with which no two of the names have the same hash. */
struct named {
    const char *name;
    int number;
};
unsigned emit_hashes(struct text *out, const struct named *names, size_t count);

#endif
