/* SPDX-License-Identifier: 0BSD */
/* header_socket_errors.c: the parts of sockerr.h that are about SocketErrors alone: their enum, the
 * arrays that have a line for each, and their traits. */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_lookup.h"
#include "emit/c_text.h"

#include <stdlib.h>

void add_socket_errors(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        text_puts(out, "    /* ");
        escape_c_comment(out, error->summary);
        text_printf(out, " */\n    SOCKERR_%s = %s%s\n", error->constant,
                    c_number(error->value).text, i + 1 < table->socket_error_count ? "," : "");
    }
}

/* Where a SocketError stands in the arrays that have a line for each. */
void add_near(const struct table *table, struct text *out)
{
    struct map map = {.argument = "value", .otherwise = table->unspecified, .unchecked = true};
    for (size_t i = 0; i < table->socket_error_count; i++)
        map_add(&map, table->socket_errors[i].value, (int)i);
    map_sort(&map);
    emit_map(out, &map);
}

void add_values(const struct table *table, struct text *out)
{
    int *values = xcalloc(table->socket_error_count, sizeof *values);
    for (size_t i = 0; i < table->socket_error_count; i++)
        values[i] = table->socket_errors[i].value;
    emit_values(out, values, table->socket_error_count);
}

void add_traits(const struct table *table, struct text *out)
{
    if (table->trait_count > 0)
        text_puts(out, "/*\n"
                       " * Traits: 1 where a SocketError has one, 0 where it has not, or is none.\n"
                       " * data/README.md defines each.\n"
                       " */\n");
    for (size_t i = 0; i < table->trait_count; i++) {
        text_printf(out,
                    "static inline int sockerr_is_%s(sockerr e)\n"
                    "{\n"
                    "    switch ((int)e) {\n",
                    table->traits[i].name);
        for (size_t j = 0; j < table->socket_error_count; j++) {
            const struct socket_error *error = &table->socket_errors[j];
            if (has_trait(table, error, i))
                text_printf(out, "    case SOCKERR_%s:\n", error->constant);
        }
        text_puts(out, "        return 1;\n"
                       "    default:\n"
                       "        return 0;\n"
                       "    }\n"
                       "}\n\n");
    }
}
