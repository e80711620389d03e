/* SPDX-License-Identifier: 0BSD */
/* code_names.c: the codes of each space, with all of their names. */
#include "resolve/code_names.h"

#include <stdlib.h>

/* A name of a code, or its cell. */
struct mention {
    int code;
    size_t order; /* the numbered name first, then the aliases, then a cell */
    int symbol, cell;
    bool confirmed;
};

static int by_code(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Every name and cell of a space, those of one code side by side. */
static struct mention *list_mentions(const struct table *table, const struct space *space,
                                     size_t *count)
{
    struct mention *mentions = xcalloc(space->code_count + space->cell_count, sizeof *mentions);
    *count = 0;
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        size_t order = code->target != NONE ? space->code_count + i : i;
        mentions[(*count)++] =
            (struct mention){code->number, order, code->symbol, NONE, code->confirmed};
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        const struct reading *reading = space_reading(space, cell->number);
        bool borrowed = reading == NULL || reading->socket_error != cell->socket_error;
        if (cell->socket_error != table->success && !borrowed)
            mentions[(*count)++] = (struct mention){
                .code = cell->number,
                .order = 2 * space->code_count + i,
                .symbol = NONE,
                .cell = cell->socket_error,
                .confirmed = true,
            };
    }
    array_sort(mentions, *count, sizeof *mentions, by_code);
    return mentions;
}

/* Gathers the names of each code into an array that has room for all of them. */
static void gather_names(struct space *space, const struct mention *mentions, size_t count,
                         struct code_name *items)
{
    for (size_t i = 0, next; i < count; i = next) {
        struct code_names names = {items, 0, NONE};
        for (next = i; next < count && mentions[next].code == mentions[i].code; next++) {
            const struct mention *mention = &mentions[next];
            if (mention->symbol == NONE)
                names.cell = mention->cell;
            else
                items[names.count++] = (struct code_name){mention->symbol, mention->confirmed};
        }
        items += names.count;
        space->listed[space->listed_count++] = (struct listed){mentions[i].code, names, NONE, NONE};
    }
}

static void list_space(struct table *table, struct space *space)
{
    size_t count;
    struct mention *mentions = list_mentions(table, space, &count);
    struct code_name *items = arena_array(&table->arena, count, sizeof *items);
    space->listed = arena_array(&table->arena, count, sizeof *space->listed);
    space->listed_count = 0;
    gather_names(space, mentions, count, items);
    free(mentions);
}

void list_codes(struct table *table)
{
    for (size_t i = 0; i < table->space_count; i++)
        list_space(table, &table->spaces[i]);
}

const struct listed *find_listed(const struct space *space, int code)
{
    size_t low = 0, high = space->listed_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (space->listed[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < space->listed_count && space->listed[low].code == code;
    return found ? &space->listed[low] : NULL;
}
