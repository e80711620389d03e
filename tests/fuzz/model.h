/* SPDX-License-Identifier: 0BSD */
/* model.h: what must follow from a table, for data.c to compare with what the tool has. */
#ifndef MODEL_H
#define MODEL_H

#include "table/table.h"

#include <stdbool.h>
#include <stddef.h>

/* The errors of a code, each once: its numbered name's, its aliases', and its cells'. The caller
 * frees items. */
struct model_errors {
    int *items;
    size_t count;
};
struct model_errors model_errors_of(const struct table *table, const struct space *space, int code);

const char *model_error_name(const struct table *table, int error);

/* The number of a space's line for a symbol, by name; false: it has none. */
bool model_number_of(const struct table *table, const struct space *space, const char *symbol,
                     int *number);

/* True where a code of a space means an error. */
bool model_has_error(const struct table *table, const struct space *space, int code, int error);

/* True for a cell that is a code of its SocketError: neither Success's, nor the lender's code once
 * more. */
bool model_is_a_code(const struct table *table, const struct space *space, const struct cell *cell);

/* What a SocketError is written as; and the same, unless by borrowing. False: as nothing. */
bool model_written(const struct table *table, const struct space *space, int number, int *code);
bool model_own_code(const struct table *table, const struct space *space, int number, int *code);

/* The SocketError that a code reads as; and one with these errors. */
int model_read_as(const struct table *table, const struct space *space, int code);
int model_read_errors(const struct table *table, const struct space *space, int code,
                      const struct model_errors *errors);

/* What errors are in another space, and by which step. GRADE_NONE: nothing; code is 0. */
enum grade model_translated(const struct table *table, const struct space *to,
                            const struct model_errors *errors, int *code);

#endif
