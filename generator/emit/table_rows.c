/* SPDX-License-Identifier: 0BSD */
/* table_rows.c: every code of every space, under each of its names. */
#include "emit/table_rows.h"

#include <string.h>

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

static void add_line(struct lines *lines, struct line line)
{
    lines->items = array_grow(lines->items, lines->count, &lines->capacity, sizeof line);
    line.number = lines->count;
    lines->items[lines->count++] = line;
}

static void add_code(const struct table *table, const struct space *space, const struct code *code,
                     struct lines *lines)
{
    const struct reading *reading = space_reading(space, code->number);
    add_line(lines, (struct line){.space = space,
                                  .code = code->number,
                                  .symbol = code->symbol,
                                  .name = table->symbols[code->symbol].name,
                                  .socket_error = reading != NULL ? reading->socket_error : NONE,
                                  .confirmed = code->confirmed,
                                  .rank = code->target == NONE ? 1 : 2});
}

void list_lines(const struct table *table, const struct space *space, struct lines *lines)
{
    size_t before = lines->count;
    struct line line = {.space = space, .symbol = NONE, .name = "", .confirmed = true};
    line.socket_error = table->success;
    add_line(lines, line);
    for (size_t i = 0; i < space->cell_count; i++) {
        line.code = space->cells[i].number;
        line.socket_error = space->cells[i].socket_error;
        if (line.socket_error != table->success)
            add_line(lines, line);
    }
    for (size_t i = 0; i < space->code_count; i++)
        add_code(table, space, &space->codes[i], lines);
    array_sort(lines->items + before, lines->count - before, sizeof *lines->items, by_code);
    find_first(lines->items + before, lines->count - before);
}

/* Where a list has a symbol; behind its end where it has not. */
static int place_in(const struct symbol_list *list, int symbol)
{
    int place = 0;
    while (place < (int)list->count && list->items[place].symbol != symbol)
        place++;
    return place;
}

/* Where policy has a symbol among those of a SocketError: in symbols, then in reads. What has no
 * symbol comes first, and a symbol of another SocketError last. */
static int place_of(const struct table *table, const struct line *line)
{
    if (line->symbol == NONE || line->socket_error == NONE)
        return line->symbol == NONE ? -1 : 0;
    const struct socket_error *error = &table->socket_errors[line->socket_error];
    int place = place_in(&error->symbols, line->symbol);
    return place < (int)error->symbols.count ? place
                                             : place + place_in(&error->reads, line->symbol);
}

static int by_row(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    unsigned error_a = (unsigned)a->socket_error, error_b = (unsigned)b->socket_error;
    if (error_a != error_b) /* NONE is the greatest */
        return error_a < error_b ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->number < b->number ? -1 : a->number > b->number;
}

struct lines list_rows(const struct table *table)
{
    struct lines lines = {0};
    for (size_t i = 0; i < table->space_count; i++)
        list_lines(table, &table->spaces[i], &lines);
    for (size_t i = 0; i < lines.count; i++)
        lines.items[i].place = place_of(table, &lines.items[i]);
    array_sort(lines.items, lines.count, sizeof *lines.items, by_row);
    return lines;
}
