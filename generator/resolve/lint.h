/* SPDX-License-Identifier: 0BSD */
/* lint.h: what is allowed, and may yet be a mistake: warnings. */
#ifndef RESOLVE_LINT_H
#define RESOLVE_LINT_H

#include "table/table.h"

/* Warns of symbols that no other space has, and that are nearly one that many have: misspelt, they
 * would have no policy. Whoever generates wants to know. */
void lint_spelling(struct table *table, struct diagnostics *diag);

/* Warns of what whoever checks a column wants to know: symbols that nearly all of its kind have and
 * it lacks, and Winsock codes that are not what 4.2BSD makes them. */
void lint_columns(struct table *table, struct diagnostics *diag);

#endif
