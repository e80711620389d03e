/* SPDX-License-Identifier: 0BSD */
/* common.h: what several verbs do: complain of wrong usage, make the table, choose spaces, print.
 */
#pragma once

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

/* Loads the tables, but not the space named without, which may be NULL; resolves them; prints what
 * is wrong; and keeps only the spaces of --spaces. The caller frees table and diag, whatever is
 * returned. */
enum status make_table(struct table *table, struct diagnostics *diag, const struct options *options,
                       const char *without, enum purpose purpose);

/* What a verb does with the table. */
typedef enum status use_function(const struct options *options, struct table *table);

/* Makes the table, and has it used where nothing is wrong with it. */
enum status with_table(const struct options *options, const char *without, enum purpose purpose,
                       use_function *use);

/* Compares a name with all names of spaces. */
void suggest_spaces(struct suggestion *suggestion, const struct table *table);

/* Finds a space, by any of its names. NULL, with a message, if there is none of that name. */
const struct space *find_space(const struct table *table, const char *name);

/* Prints to standard output, which may be a full disk, and flushes it. */
enum status print(const char *text);
