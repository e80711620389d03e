/* SPDX-License-Identifier: 0BSD */
/* html_about.h: the parts of index.html beside its errors: .NET's policy, runtimes, spaces. */
#pragma once

#include "base/text.h"
#include "table/table.h"

/* An attribute that lists names; nothing where there are none. */
void add_html_names(struct text *out, const char *attribute, const struct uses *names);

/* Rows of tables: .NET's SocketErrors; the names by which runtimes show errors; the numbers that
 * .NET's show; the errors that they read in their own way; the spaces. */
void add_html_policy(const struct table *table, struct text *out);
void add_html_names_of_errors(const struct table *table, struct text *out);
void add_html_runtimes(const struct table *table, struct text *out);
void add_html_reads(const struct table *table, struct text *out);
void add_html_spaces(const struct table *table, struct text *out);
