/* SPDX-License-Identifier: 0BSD */
/* law_identifiers.h: the law that all identifiers generated from one table differ. */
#ifndef RESOLVE_LAW_IDENTIFIERS_H
#define RESOLVE_LAW_IDENTIFIERS_H

#include "table/table.h"

void identifiers_differ(const struct table *table, struct diagnostics *diag);

#endif
