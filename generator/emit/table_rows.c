/* SPDX-License-Identifier: 0BSD */
/* table_rows.c: every code of every space, under each of its names. */
#include "emit/table_rows.h"

#include <limits.h>
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

/* Where a list has an error, counted from a place on; INT_MAX where it lacks it. */
static int place_in(const struct uses *errors, int error, int first)
{
    for (int i = 0; i < (int)errors->count; i++)
        if (errors->items[i].number == error)
            return first + i;
    return INT_MAX;
}

/* Where policy has a line's error among those of its SocketError: itself, then symbols, then reads.
 * An error of another SocketError, or of none, comes last. */
static int place_of(const struct table *table, const struct line *line)
{
    const struct socket_error *read =
        line->socket_error != NONE ? &table->socket_errors[line->socket_error] : NULL;
    if (line->error == NONE || read == NULL)
        return line->error == NONE ? 0 : INT_MAX;
    if (line->error == read->error)
        return 0;
    int place = place_in(&read->symbols, line->error, 1);
    return place < INT_MAX ? place
                           : place_in(&read->reads, line->error, (int)read->symbols.count + 1);
}

/* By SocketError, then by error; what has no symbol first. */
static int by_error(const struct line *a, const struct line *b)
{
    unsigned error_a = (unsigned)a->socket_error, error_b = (unsigned)b->socket_error;
    if (error_a != error_b) /* NONE is the greatest */
        return error_a < error_b ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    if (a->error != b->error)
        return strcmp(a->error_name, b->error_name);
    return (b->symbol == NONE) - (a->symbol == NONE);
}

/* By row; of one row, by space; while all rows are one, the codes to which links lead come first.
 */
static int by_row(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = by_error(a, b);
    if (order != 0)
        return order;
    if (a->repeat != b->repeat)
        return a->repeat - b->repeat;
    if (a->space != b->space)
        return a->space < b->space ? -1 : 1;
    if (a->first != b->first)
        return a->first ? -1 : 1;
    return by_code(left, right);
}

struct lines list_rows(const struct table *table)
{
    struct lines lines = {0};
    for (size_t i = 0; i < table->space_count; i++)
        list_lines(table, &table->spaces[i], &lines);
    for (size_t i = 0; i < lines.count; i++)
        lines.items[i].place = place_of(table, &lines.items[i]);
    array_sort(lines.items, lines.count, sizeof *lines.items, by_row); /* no line repeats any yet */
    for (size_t i = 1; i < lines.count; i++) {
        struct line *line = &lines.items[i];
        if (line->space == line[-1].space && by_error(line, &line[-1]) == 0)
            line->repeat = line[-1].repeat + 1;
    }
    array_sort(lines.items, lines.count, sizeof *lines.items, by_row);
    return lines;
}

bool in_one_row(const struct line *a, const struct line *b)
{
    return by_error(a, b) == 0 && a->repeat == b->repeat;
}
