/* SPDX-License-Identifier: 0BSD */
/* stand_ins.c: stand_ins.yaml: what may stand in for a symbol, best first: SYMBOL: [SYMBOL…] */
#include "load/files.h"

#include <string.h>

/* The list of a stand-in that was taken away has no items, not even room for them. */
static bool is_there(const struct stand_in *stand_in)
{
    return stand_in->list.items != NULL;
}

static void lay_stand_in(struct loader *loader, const struct stand_in *stand_in, const char *symbol)
{
    struct table *table = loader->table;
    int line = number_map_find(&table->stand_in_of, stand_in->symbol.symbol);
    struct stand_in *below = line != NONE ? &table->stand_ins[line] : NULL;
    struct item item = {
        .what = "symbol",
        .name = symbol,
        .mark = stand_in->symbol.mark,
        .null = !is_there(stand_in),
        .below = below != NULL ? below->symbol.mark : (struct mark){0},
        .there = below != NULL && is_there(below),
    };
    if (!lay_item(loader, &item))
        return;
    if (below != NULL) {
        *below = *stand_in;
        return;
    }
    number_map_set(&table->stand_in_of, stand_in->symbol.symbol, (int)table->stand_in_count);
    table->stand_ins = array_grow(table->stand_ins, table->stand_in_count,
                                  &table->stand_in_capacity, sizeof *table->stand_ins);
    table->stand_ins[table->stand_in_count++] = *stand_in;
}

void read_stand_ins(struct loader *loader, const struct node *root)
{
    if (!expect_mapping(loader, root, "this file"))
        return;
    for (const struct node *name = root->first; name != NULL; name = name->next->next) {
        struct stand_in stand_in = {.symbol = {read_symbol(loader, name), name->mark}};
        if (stand_in.symbol.symbol == NONE)
            continue;
        if (!is_null(name->next))
            stand_in.list = read_symbols(loader, name->next, "the stand-ins of a symbol");
        for (size_t i = 0; i < stand_in.list.count; i++)
            if (stand_in.list.items[i].symbol == stand_in.symbol.symbol)
                diag_error(loader->diag, stand_in.list.items[i].mark,
                           "%s cannot stand in for itself", name->text);
        if (is_null(name->next) || is_there(&stand_in))
            lay_stand_in(loader, &stand_in, name->text);
    }
}

void finish_stand_ins(struct loader *loader)
{
    struct table *table = loader->table;
    size_t count = 0;
    for (size_t i = 0; i < table->stand_in_count; i++) {
        if (!is_there(&table->stand_ins[i]))
            continue;
        table->symbols[table->stand_ins[i].symbol.symbol].stand_in = (int)count;
        table->stand_ins[count++] = table->stand_ins[i];
    }
    table->stand_in_count = count;
}
