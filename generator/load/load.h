/* SPDX-License-Identifier: 0BSD */
/* load.h: the tables, file by file and layer by layer, into one table. */
#pragma once

#include "table/table.h"

/* Where a table is read from: a folder, or the tables compiled into the tool, and the folders that
 * lie over them, each over those before it. */
struct layers {
    const char *data; /* NULL: the built-in tables */
    const char *const *over;
    size_t over_count;
};

/* Reads all layers, but not the space named without, which may be NULL. What is wrong is in diag;
 * table->whole says whether everything could be read. */
void load_table(struct table *table, struct diagnostics *diag, const struct layers *layers,
                const char *without);
