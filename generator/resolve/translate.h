/* SPDX-License-Identifier: 0BSD */
/* translate.h: what a code of one space is in another. */
#pragma once

#include "table/table.h"

/* Notes in each symbol the one that is the same with or without WSA before it. */
void find_twins(struct table *table);

/* True where nothing else means what a symbol means: it has an empty list of stand-ins. */
bool stands_alone(const struct table *table, int symbol);

/*
 * Translates a code that has these names into a space, in the order that data/README.md gives: by
 * name, by stand-in, through the SocketError. The grade says how it was done; GRADE_NONE: there is
 * no answer.
 */
struct answer translate(const struct table *table, const struct space *space,
                        const struct code_names *names);
