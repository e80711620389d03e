/* SPDX-License-Identifier: 0BSD */
/* outputs.h: the list of outputs. A new one is a line of outputs.c, a line here, and a file. */
#ifndef EMIT_OUTPUTS_H
#define EMIT_OUTPUTS_H

#include "base/text.h"
#include "table/table.h"

/* One generated file. An emitter only reads the table, and only writes into the text. The codes of
 * the table must have their meanings: see resolve/translation_table.h. */
struct output {
    const char *name;
    bool header; /* of C: --prefix renames it, and the names in it */
    void (*emit)(const struct table *table, struct text *out);
};

extern const struct output outputs[];
extern const size_t output_count;

void emit_header(const struct table *table, struct text *out);
void emit_switch(const struct table *table, struct text *out);
void emit_codes(const struct table *table, struct text *out);
void emit_dotnet(const struct table *table, struct text *out);
void emit_verify(const struct table *table, struct text *out);
void emit_table_csv(const struct table *table, struct text *out);
void emit_codes_csv(const struct table *table, struct text *out);
void emit_json(const struct table *table, struct text *out);
void emit_markdown(const struct table *table, struct text *out);
void emit_html(const struct table *table, struct text *out);

/* No generated file: sockerr probe prints it. A C file that finds the number of each symbol of the
 * table on the system that it is compiled for. import reads what it prints, and what cc -E makes of
 * it. */
void emit_probe(const struct table *table, struct text *out);

#endif
