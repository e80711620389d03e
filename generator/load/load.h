/* SPDX-License-Identifier: 0BSD */
/* load.h: the data folders, file by file, into the table. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "load/fields.h"

/* Reads data folders, each laid over those before it, but for the space named without, where that
 * is not NULL. What is wrong with them is in diag; table->whole says whether all was read. */
void load_data(struct table *table, struct diagnostics *diag, const char *const *folders,
               size_t count, const char *without);

/* One for each kind of file: what stands in it, root and all, into the table. A space must have the
 * name that its file has, less the ending. */
void load_socket_errors(struct loader *loader, const struct node *root);
void load_stand_ins(struct loader *loader, const struct node *root);
void load_runtimes(struct loader *loader, const struct node *root);
void load_space(struct loader *loader, const struct node *root, const char *name);

#endif
