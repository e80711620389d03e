/* SPDX-License-Identifier: 0BSD */
/* table.c: what the other stages ask of the table. */
#include "table/table.h"

#include <stdlib.h>
#include <string.h>

const char *const kind_names[KIND_COUNT] = {"errno", "winsock", "getaddrinfo", "h_errno"};

static int add_symbol(struct table *table, const char *name)
{
    struct symbol *symbols =
        array_room(table->symbols, table->symbol_count, &table->symbol_capacity, sizeof *symbols);
    if (symbols == NULL)
        return NONE;
    table->symbols = symbols;
    int number = (int)table->symbol_count;
    const char *copy = arena_copy(&table->arena, name, strlen(name));
    if (copy == NULL || !index_add(&table->symbol_index, copy, number))
        return NONE;
    symbols[number] = (struct symbol){
        .name = copy, .socket_error = NONE, .stand_in = NONE, .twin = NONE, .meaning = NONE};
    table->symbol_count++;
    return number;
}

int table_symbol(struct table *table, struct diagnostics *diag, const char *name)
{
    int number = index_find(&table->symbol_index, name);
    if (number == NONE)
        number = add_symbol(table, name);
    if (number == NONE)
        diag->out_of_memory = true;
    return number;
}

void table_walk(struct table *table)
{
    table->walk++;
}

void meet(const struct table *table, struct met *met, int at)
{
    *met = (struct met){table->walk, at};
}

int met_at(const struct table *table, const struct met *met)
{
    return met->walk == table->walk ? met->at : NONE;
}

void meet_codes(struct table *table, const struct space *space)
{
    table_walk(table);
    for (size_t i = 0; i < space->code_count; i++)
        meet(table, &table->symbols[space->codes[i].symbol].met, (int)i);
}

const struct code *space_code(const struct space *space, int symbol)
{
    for (size_t i = 0; i < space->code_count; i++)
        if (space->codes[i].symbol == symbol)
            return &space->codes[i];
    return NULL;
}

const struct reading *space_reading(const struct space *space, int code)
{
    size_t low = 0, high = space->reading_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (space->readings[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < space->reading_count && space->readings[low].code == code;
    return found ? &space->readings[low] : NULL;
}

bool table_keep_wanted(struct table *table)
{
    size_t count = 0;
    index_free(&table->space_index);
    for (size_t i = 0; i < table->space_count; i++) {
        if (!table->spaces[i].wanted)
            continue;
        table->spaces[count] = table->spaces[i];
        if (!index_add(&table->space_index, table->spaces[count].name, (int)count))
            return false;
        count++;
    }
    table->space_count = count;
    return true;
}

void table_free(struct table *table)
{
    free(table->symbols);
    free(table->traits);
    index_free(&table->trait_index);
    index_free(&table->symbol_index);
    index_free(&table->socket_error_index);
    index_free(&table->space_index);
    arena_free(&table->arena);
    *table = (struct table){0};
}
