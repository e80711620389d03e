/* SPDX-License-Identifier: 0BSD */
/* table_rows.c: every code of every space, under each of its names. */
#include "emit/table_rows.h"

#include <string.h>

void add_short_title(struct text *out, const struct space *space, escaper *escape)
{
    struct text title = {0};
    text_add(&title, space->title, strcspn(space->title, ","));
    escape(out, text_string(&title));
    text_free(&title);
}

static int by_code(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank - b->rank;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Of each code, the first line that has a symbol, or else the first. */
static void find_first(struct line *lines, size_t count)
{
    for (size_t i = 0, next; i < count; i = next) {
        size_t first = i;
        for (next = i; next < count && lines[next].code == lines[i].code; next++)
            if (lines[first].symbol == NONE && lines[next].symbol != NONE)
                first = next;
        lines[first].first = true;
    }
}

static void add_line(const struct table *table, struct lines *lines, struct line line)
{
    line.error_name = line.error != NONE ? table->errors[line.error].name : "";
    lines->items = array_grow(lines->items, lines->count, &lines->capacity, sizeof line);
    line.number = lines->count;
    lines->items[lines->count++] = line;
}

void list_lines(const struct table *table, const struct space *space, struct lines *lines)
{
    size_t before = lines->count;
    struct line line = {.space = space, .symbol = NONE, .name = "", .confirmed = true};
    line.socket_error = table->success;
    line.error = table->success != NONE ? table->socket_errors[table->success].error : NONE;
    add_line(table, lines, line);
    for (size_t i = 0; i < space->cell_count; i++) {
        line.code = space->cells[i].number;
        line.socket_error = space->cells[i].use.number;
        line.error = table->socket_errors[line.socket_error].error;
        if (line.socket_error != table->success)
            add_line(table, lines, line);
    }
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        add_line(table, lines,
                 (struct line){.space = space,
                               .code = code->number,
                               .symbol = code->symbol,
                               .name = table->symbols[code->symbol].name,
                               .error = code->error,
                               .socket_error = space_read(table, space, code->number),
                               .confirmed = code->confirmed,
                               .rank = code->target == NONE ? 1 : 2});
    }
    array_sort(lines->items + before, lines->count - before, sizeof *lines->items, by_code);
    find_first(lines->items + before, lines->count - before);
}

/* By error, then by code, the numbered name first, then by symbol, then by space. */
static int by_error(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = strcmp(a->error_name, b->error_name);
    if (order == 0 && a->code != b->code)
        return a->code < b->code ? -1 : 1;
    if (order == 0)
        order = b->first - a->first;
    if (order == 0)
        order = strcmp(a->name, b->name);
    if (order == 0)
        order = a->space < b->space ? -1 : a->space > b->space;
    return order;
}

struct lines list_by_error(const struct table *table)
{
    struct lines lines = {0};
    for (size_t i = 0; i < table->space_count; i++)
        list_lines(table, &table->spaces[i], &lines);
    array_sort(lines.items, lines.count, sizeof *lines.items, by_error);
    return lines;
}
