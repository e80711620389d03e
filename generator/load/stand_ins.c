/* SPDX-License-Identifier: 0BSD */
/* stand_ins.c: stand_ins.yaml: what may stand in for a symbol, best first: SYMBOL: [SYMBOL…] */
#include "load/files.h"

#include <string.h>

void read_stand_ins(struct loader *loader, const struct node *root)
{
    struct table *table = loader->table;
    struct lines lines = {.items = table->stand_ins,
                          .size = sizeof *table->stand_ins,
                          .count = &table->stand_in_count,
                          .capacity = &table->stand_in_capacity,
                          .line_of = &table->stand_in_of,
                          .what = "symbol"};
    if (!expect_mapping(loader, root, "this file"))
        return;
    for (const struct node *name = root->first; name != NULL; name = name->next->next) {
        struct stand_in stand_in = {.named = {.mark = name->mark, .removed = is_null(name->next)},
                                    .symbol = read_symbol(loader, name)};
        if (stand_in.symbol == NONE)
            continue;
        stand_in.named.name = table->symbols[stand_in.symbol].name;
        if (!stand_in.named.removed)
            stand_in.list = read_symbols(loader, name->next, "the stand-ins of a symbol");
        for (size_t i = 0; i < stand_in.list.count; i++)
            if (stand_in.list.items[i].symbol == stand_in.symbol)
                diag_error(loader->diag, stand_in.list.items[i].mark,
                           "%s cannot stand in for itself", name->text);
        if (stand_in.named.removed || stand_in.list.items != NULL)
            lay_line(loader, &lines, &stand_in.named);
    }
    table->stand_ins = lines.items;
}

void finish_stand_ins(struct loader *loader)
{
    struct table *table = loader->table;
    table->stand_in_count =
        drop_removed(table->stand_ins, table->stand_in_count, sizeof *table->stand_ins);
    for (size_t i = 0; i < table->stand_in_count; i++)
        table->symbols[table->stand_ins[i].symbol].stand_in = (int)i;
}
