/* SPDX-License-Identifier: 0BSD */
/* laws.h: what must hold for every table before a byte is written from it; identifiers.h has one
 * more, that all identifiers differ. */
#ifndef RESOLVE_LAWS_H
#define RESOLVE_LAWS_H

#include "table/table.h"

/* Checks every law; what breaks one is reported in diag. */
void check_laws(const struct table *table, struct diagnostics *diag);

#endif
