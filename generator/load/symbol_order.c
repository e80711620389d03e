/* SPDX-License-Identifier: 0BSD */
/*
 * symbol_order.c: numbers symbols in the order in which the finished table names them. So the same
 * table comes out the same whether a line stands in a file or in an overlay of it.
 */
#include "load/symbol_order.h"

#include <stdlib.h>

/* A walk over all places that name a symbol. The first one numbers the symbols that it meets; the
 * second one puts the new numbers in. */
struct walk {
    struct table *table;
    int *number_of; /* old number → new number, NONE as yet */
    int count;
    bool replacing;
};

static void visit(struct walk *walk, int *symbol)
{
    if (*symbol == NONE)
        return;
    if (walk->replacing)
        *symbol = walk->number_of[*symbol];
    else if (walk->number_of[*symbol] == NONE)
        walk->number_of[*symbol] = walk->count++;
}

static void visit_list(struct walk *walk, struct symbol_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        visit(walk, &list->items[i].symbol);
}

static void visit_space(struct walk *walk, struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        visit(walk, &space->codes[i].symbol);
        visit(walk, &space->codes[i].target);
    }
    for (size_t i = 0; i < space->difference_count; i++)
        visit(walk, &space->differences[i].symbol.symbol);
}

static void visit_table(struct walk *walk)
{
    struct table *table = walk->table;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        visit_list(walk, &table->socket_errors[i].symbols);
        visit_list(walk, &table->socket_errors[i].reads);
        visit(walk, &table->socket_errors[i].writes.symbol);
    }
    for (size_t i = 0; i < table->stand_in_count; i++) {
        visit(walk, &table->stand_ins[i].symbol.symbol);
        visit_list(walk, &table->stand_ins[i].list);
    }
    for (size_t i = 0; i < table->runtime_count; i++)
        for (size_t j = 0; j < table->runtimes[i].override_count; j++)
            visit(walk, &table->runtimes[i].overrides[j].symbol);
    for (size_t i = 0; i < table->space_count; i++)
        visit_space(walk, &table->spaces[i]);
}

/* Puts the symbols where their new numbers say, less those that nothing names any more. */
static void move_symbols(struct table *table, const struct walk *walk)
{
    struct symbol *symbols = xcalloc((size_t)walk->count, sizeof *symbols);
    for (size_t i = 0; i < table->symbol_count; i++)
        if (walk->number_of[i] != NONE)
            symbols[walk->number_of[i]] = table->symbols[i];
    free(table->symbols);
    table->symbols = symbols;
    table->symbol_count = table->symbol_capacity = (size_t)walk->count;
    string_map_free(&table->symbol_map);
    for (size_t i = 0; i < table->symbol_count; i++)
        string_map_set(&table->symbol_map, symbols[i].name, (int)i);
}

void order_symbols(struct table *table)
{
    struct walk walk = {.table = table,
                        .number_of = xcalloc(table->symbol_count, sizeof *walk.number_of)};
    for (size_t i = 0; i < table->symbol_count; i++)
        walk.number_of[i] = NONE;
    visit_table(&walk);
    walk.replacing = true;
    visit_table(&walk);
    move_symbols(table, &walk);
    free(walk.number_of);
    for (size_t i = 0; i < table->space_count; i++) {
        struct space *space = &table->spaces[i];
        number_map_free(&space->code_of);
        for (size_t j = 0; j < space->code_count; j++)
            number_map_set(&space->code_of, space->codes[j].symbol, (int)j);
    }
}
