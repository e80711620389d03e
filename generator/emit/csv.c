/* SPDX-License-Identifier: 0BSD */
/* csv.c: table.csv, SocketErrors and spaces, and codes.csv, a line for each symbol of
 * each space, with the error that it means. */
#include "emit/outputs.h"

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

void emit_codes_csv(const struct table *table, struct text *out)
{
    text_puts(out, "space,symbol,code,socket_error,confirmed,error\n");
    struct lines lines = {0};
    for (size_t i = 0; i < table->space_count; i++)
        list_lines(table, &table->spaces[i], &lines);
    for (size_t i = 0; i < lines.count; i++) {
        const struct line *line = &lines.items[i];
        int error = line->socket_error;
        text_printf(out, "%s,%s,%d,%s,%s,%s\n", line->space->name, line->name, line->code,
                    error != NONE ? table->socket_errors[error].name : "",
                    line->confirmed ? "yes" : "no", line->error_name);
    }
    free(lines.items);
}
