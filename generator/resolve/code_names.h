/* SPDX-License-Identifier: 0BSD */
/* code_names.h: the codes of each space, with all of their names. */
#pragma once

#include "table/table.h"

/* Lists every code but 0 of each space, in order, with its names. */
void list_codes(struct table *table);

/* Finds a code in what a space lists. NULL: it is not there. */
const struct listed *find_listed(const struct space *space, int code);
