/* SPDX-License-Identifier: 0BSD */
/* csv.c: table.csv, SocketErrors and spaces, and codes.csv, a line a symbol and space. */
#include "emit/emit.h"

#include "emit/table_rows.h"

#include <stdlib.h>

void emit_table_csv(const struct table *table, struct text *out)
{
    text_puts(out, "name,value");
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, ",%s", table->spaces[i].name);
    text_puts(out, "\n");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        text_printf(out, "%s,", table->socket_errors[i].name);
        text_number(out, table->socket_errors[i].value);
        for (size_t j = 0; j < table->space_count; j++) {
            const struct writing *writing = &table->spaces[j].writings[i];
            text_puts(out, ",");
            if (writing->known)
                text_number(out, writing->code);
        }
        text_puts(out, "\n");
    }
}

static const char *name_or_nothing(const struct table *table, int socket_error)
{
    return socket_error != NONE ? table->socket_errors[socket_error].name : "";
}

void emit_codes_csv(const struct table *table, struct text *out)
{
    text_puts(out, "space,symbol,code,socket_error,confirmed\n");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        struct line *lines = malloc(line_room(space) * sizeof *lines);
        if (lines == NULL) {
            out->failed = true;
            return;
        }
        size_t count = list_lines(table, space, lines);
        for (size_t j = 0; j < count; j++) {
            int symbol = lines[j].symbol;
            text_copy(out, space->name);
            text_puts(out, ",");
            text_copy(out, symbol != NONE ? table->symbols[symbol].name : "");
            text_puts(out, ",");
            text_number(out, lines[j].code);
            text_puts(out, ",");
            text_copy(out, name_or_nothing(table, lines[j].socket_error));
            text_puts(out, lines[j].confirmed ? ",yes\n" : ",no\n");
        }
        free(lines);
    }
}
