/* SPDX-License-Identifier: 0BSD */
/* probe.h: a C file that prints a column. */
#ifndef QUERY_PROBE_H
#define QUERY_PROBE_H

#include "base/text.h"
#include "table/table.h"

/* Writes a C file that finds the number of each symbol of the table, on the system that it is
 * compiled for. What it prints, and what cc -E makes of it, import reads. */
void write_probe(const struct table *table, struct text *out);

#endif
