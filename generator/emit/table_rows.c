/* SPDX-License-Identifier: 0BSD */
/* table_rows.c: every code of every space, by its names, as the tables for people have them. */
#include "emit/table_rows.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int by_code(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
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

size_t line_room(const struct space *space)
{
    return space->code_count + space->cell_count + 1;
}

size_t list_lines(const struct table *table, const struct space *space, struct line *lines)
{
    size_t count = 0;
    lines[count] = (struct line){.space = space,
                                 .symbol = NONE,
                                 .socket_error = table->success,
                                 .confirmed = true,
                                 .number = count};
    count++;
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        if (cell->socket_error == table->success)
            continue;
        lines[count] = (struct line){.space = space,
                                     .symbol = NONE,
                                     .socket_error = cell->socket_error,
                                     .code = cell->number,
                                     .confirmed = true,
                                     .number = count};
        count++;
    }
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        const struct reading *reading = space_reading(space, code->number);
        lines[count] = (struct line){.space = space,
                                     .symbol = code->symbol,
                                     .socket_error = reading != NULL ? reading->socket_error : NONE,
                                     .code = code->number,
                                     .confirmed = code->confirmed,
                                     .rank = code->target == NONE ? 1 : 2,
                                     .number = count};
        count++;
    }
    array_sort(lines, count, sizeof *lines, by_code);
    find_first(lines, count);
    return count;
}

/* Where policy has each symbol among those of its SocketError: in symbols, then in reads. Returns
 * an array to be freed, or NULL: no memory. */
static int *find_places(const struct table *table)
{
    int *places = calloc(table->symbol_count + 1, sizeof *places);
    for (size_t i = 0; i < table->socket_error_count && places != NULL; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        int place = 0;
        for (size_t j = 0; j < error->symbols.count; j++)
            places[error->symbols.items[j].symbol] = place++;
        for (size_t j = 0; j < error->reads.count; j++)
            places[error->reads.items[j].symbol] = place++;
    }
    return places;
}

/* What has no symbol comes first, and a symbol of another SocketError, or of none, last. */
static int place_of(const struct table *table, const int *places, const struct line *line)
{
    if (line->symbol == NONE)
        return -1;
    bool own = line->socket_error != NONE &&
               table->symbols[line->symbol].socket_error == line->socket_error;
    return own ? places[line->symbol] : INT_MAX;
}

/* A line with what it is ordered by. */
struct ordered {
    struct line line;
    const char *name;
};

static int by_reference(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;
    unsigned error_a = (unsigned)a->line.socket_error, error_b = (unsigned)b->line.socket_error;
    if (error_a != error_b) /* NONE is the greatest */
        return error_a < error_b ? -1 : 1;
    if (a->line.place != b->line.place)
        return a->line.place < b->line.place ? -1 : 1;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    if (a->line.space != b->line.space)
        return a->line.space < b->line.space ? -1 : 1;
    return a->line.code < b->line.code ? -1 : a->line.code > b->line.code;
}

/* Puts lines into the order of the reference. False: no memory. */
static bool put_in_order(const struct table *table, struct line *lines, size_t count)
{
    struct ordered *ordered = malloc((count + 1) * sizeof *ordered);
    int *places = find_places(table);
    if (ordered == NULL || places == NULL) {
        free(places);
        free(ordered);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        ordered[i].line = lines[i];
        ordered[i].line.place = place_of(table, places, &lines[i]);
        ordered[i].name = lines[i].symbol != NONE ? table->symbols[lines[i].symbol].name : "";
    }
    array_sort(ordered, count, sizeof *ordered, by_reference);
    for (size_t i = 0; i < count; i++)
        lines[i] = ordered[i].line;
    free(places);
    free(ordered);
    return true;
}

struct line *list_reference(const struct table *table, size_t *count)
{
    size_t room = 1;
    *count = 0;
    for (size_t i = 0; i < table->space_count; i++)
        room += line_room(&table->spaces[i]);
    struct line *lines = malloc(room * sizeof *lines);
    if (lines == NULL)
        return NULL;
    for (size_t i = 0; i < table->space_count; i++)
        *count += list_lines(table, &table->spaces[i], lines + *count);
    if (put_in_order(table, lines, *count))
        return lines;
    free(lines);
    return NULL;
}

bool in_one_row(const struct line *a, const struct line *b)
{
    return a->symbol == b->symbol && a->socket_error == b->socket_error;
}
