/* SPDX-License-Identifier: 0BSD */
/* probe.c: a C file that prints a column. */
#include "emit/outputs.h"

#include "emit/template.h"

#include <string.h>

static void add_symbols(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->symbol_count; i++) {
        const char *name = table->symbols[i].name;
        if (table->symbols[i].spaces > 0 && strchr(name, '-') == NULL) /* no macro's name */
            text_printf(out, "#ifdef %s\n    { \"%s\", %s },\n#endif\n", name, name, name);
    }
}

void emit_probe(const struct table *table, struct text *out)
{
    static const struct part parts[] = {{"symbols", .add = add_symbols}};
    emit_template(out, "templates/probe.c.in", parts, 1, table);
}
