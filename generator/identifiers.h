/* SPDX-License-Identifier: 0BSD */
/* identifiers.h: the law that all identifiers generated from one table differ. */
#ifndef IDENTIFIERS_H
#define IDENTIFIERS_H

#include "table.h"

void identifiers_differ(const struct table *table, struct diagnostics *diag);

#endif
