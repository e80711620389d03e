/* SPDX-License-Identifier: 0BSD */
/* resolve.h: from what was read to what follows from it. */
#pragma once

#include "table/table.h"

/* What a table is made for. To look something up, it does not matter whether identifiers clash or
 * a symbol is misspelt; a check also warns of what a column lacks. */
enum purpose { TO_LOOK_UP, TO_GENERATE, TO_CHECK };

/* Works out numbers, readings and writings, and checks every law. What is wrong is in diag. */
void resolve(struct table *table, struct diagnostics *diag, enum purpose purpose);

/* The steps: each space's symbols and their numbers; what each code reads as, and what each
 * SocketError is written as. */
void number_spaces(struct table *table, struct diagnostics *diag);
void read_and_write(struct table *table, struct diagnostics *diag);
