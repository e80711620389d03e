/* SPDX-License-Identifier: 0BSD */
/*
 * symbol_order.c: numbers symbols in the order in which the finished table names them. So the same
 * table comes out the same whether a line stands in a file or in an overlay of it.
 */
#include "load/symbol_order.h"

#include <stdlib.h>

/* The places that name a symbol, as they are met. */
struct places {
    int **items;
    size_t count, capacity;
};

static void visit(struct places *places, int *symbol)
{
    if (*symbol == NONE)
        return;
    places->items =
        array_grow(places->items, places->count, &places->capacity, sizeof *places->items);
    places->items[places->count++] = symbol;
}

static void visit_list(struct places *places, struct symbol_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        visit(places, &list->items[i].symbol);
}

static void visit_space(struct places *places, struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        visit(places, &space->codes[i].symbol);
        visit(places, &space->codes[i].target);
    }
    for (size_t i = 0; i < space->difference_count; i++)
        visit(places, &space->differences[i].symbol);
}

static void visit_table(struct places *places, struct table *table)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        visit_list(places, &table->socket_errors[i].symbols);
        visit_list(places, &table->socket_errors[i].reads);
        visit(places, &table->socket_errors[i].writes.symbol);
    }
    for (size_t i = 0; i < table->stand_in_count; i++) {
        visit(places, &table->stand_ins[i].symbol);
        visit_list(places, &table->stand_ins[i].list);
    }
    for (size_t i = 0; i < table->runtime_count; i++)
        for (size_t j = 0; j < table->runtimes[i].override_count; j++)
            visit(places, &table->runtimes[i].overrides[j].symbol);
    for (size_t i = 0; i < table->space_count; i++)
        visit_space(places, &table->spaces[i]);
}

void order_symbols(struct table *table)
{
    struct places places = {0};
    struct symbol *symbols = xcalloc(table->symbol_count, sizeof *symbols);
    int *number_of = xcalloc(table->symbol_count, sizeof *number_of); /* old → new, from 1 */
    int count = 0;
    visit_table(&places, table);
    for (size_t i = 0; i < places.count; i++) {
        int *number = &number_of[*places.items[i]];
        if (*number == 0) {
            symbols[count] = table->symbols[*places.items[i]];
            *number = ++count;
        }
        *places.items[i] = *number - 1;
    }
    free(places.items);
    free(number_of);
    free(table->symbols);
    table->symbols = symbols;
    table->symbol_count = table->symbol_capacity = (size_t)count;
    string_map_free(&table->symbol_map);
    for (size_t i = 0; i < table->symbol_count; i++)
        string_map_set(&table->symbol_map, symbols[i].name, (int)i);
    for (size_t i = 0; i < table->space_count; i++) {
        struct space *space = &table->spaces[i];
        number_map_free(&space->code_of);
        for (size_t j = 0; j < space->code_count; j++)
            number_map_set(&space->code_of, space->codes[j].symbol, (int)j);
    }
}
