/* SPDX-License-Identifier: 0BSD */
/* common.h: what several verbs do: complain of wrong usage, make the table, choose spaces, print.
 */
#ifndef CLI_COMMON_H
#define CLI_COMMON_H

#include "base/suggest.h"
#include "cli/verbs.h"
#include "resolve/resolve.h"
#include "table/table.h"

/* Reports wrong usage, and where to read about the right one. word may be NULL; so may what, if it
 * has been reported. */
enum status misused(const struct options *options, const char *what, const char *word);

/* Reports a word that is none of the known names, and the nearest of these. */
enum status misused_name(const struct options *options, const char *what,
                         const struct suggestion *suggestion);

/* Loads the tables, but not the space named without, which may be NULL; resolves them; and prints
 * what is wrong. The caller frees table and diag, whatever is returned. */
enum status make_table(struct table *table, struct diagnostics *diag, const struct options *options,
                       const char *without, enum purpose purpose);

/* Finds a space. WRONG_USAGE, with a message, if there is none of that name. */
enum status find_space(const struct table *table, const char *name, const struct space **space);

/* Keeps only the spaces that are named, divided by commas. */
enum status select_spaces(struct table *table, const char *list);

/* Prints to standard output, which may be a full disk, and flushes it. */
enum status print(const char *text);

#endif
