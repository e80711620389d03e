/* SPDX-License-Identifier: 0BSD */
/* emit_csv.c: table.csv, SocketErrors and spaces, and codes.csv, a line a symbol and space. */
#include "emit.h"

#include <stdlib.h>

void emit_table_csv(const struct table *table, struct text *out)
{
    text_puts(out, "name,value");
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, ",%s", table->spaces[i].name);
    text_puts(out, "\n");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        text_printf(out, "%s,", table->socket_errors[i].name);
        emit_number(out, table->socket_errors[i].value);
        for (size_t j = 0; j < table->space_count; j++) {
            const struct writing *writing = &table->spaces[j].writings[i];
            text_puts(out, ",");
            if (writing->known)
                emit_number(out, writing->code);
        }
        text_puts(out, "\n");
    }
}

/* A line of codes.csv, before its space. */
struct line {
    const char *symbol, *socket_error;
    int code;
    bool confirmed;
    int rank; /* of lines with one code, what was stated by SocketError, then the numbered one */
    size_t number;
};

static int by_code(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static size_t collect_lines(const struct table *table, const struct space *space,
                            struct line *lines)
{
    size_t count = 0;
    lines[count] = (struct line){"", table->socket_errors[table->success].name, 0, true, 0, count};
    count++;
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        if (cell->socket_error == table->success)
            continue;
        const char *name = table->socket_errors[cell->socket_error].name;
        lines[count] = (struct line){"", name, cell->number, true, 0, count};
        count++;
    }
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        const struct reading *reading = space_reading(space, code->number);
        const char *name = reading != NULL ? table->socket_errors[reading->socket_error].name : "";
        lines[count] = (struct line){.symbol = table->symbols[code->symbol].name,
                                     .socket_error = name,
                                     .code = code->number,
                                     .confirmed = code->confirmed,
                                     .rank = code->target == NONE ? 1 : 2,
                                     .number = count};
        count++;
    }
    qsort(lines, count, sizeof *lines, by_code);
    return count;
}

void emit_codes_csv(const struct table *table, struct text *out)
{
    text_puts(out, "space,symbol,code,socket_error,confirmed\n");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        struct line *lines = malloc((space->code_count + space->cell_count + 1) * sizeof *lines);
        if (lines == NULL) {
            out->failed = true;
            return;
        }
        size_t count = collect_lines(table, space, lines);
        for (size_t j = 0; j < count; j++) {
            text_printf(out, "%s,%s,", space->name, lines[j].symbol);
            emit_number(out, lines[j].code);
            text_printf(out, ",%s,%s\n", lines[j].socket_error, lines[j].confirmed ? "yes" : "no");
        }
        free(lines);
    }
}
