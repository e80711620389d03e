/* SPDX-License-Identifier: 0BSD */
/* table.c: what all rooms ask of the table. */
#include "table/table.h"

#include <stdlib.h>
#include <string.h>

const char *const kind_names[KIND_COUNT] = {"errno", "winsock", "getaddrinfo", "h_errno"};

int table_symbol(struct table *table, const char *name)
{
    int number = string_map_find(&table->symbol_map, name);
    if (number != NONE)
        return number;
    number = (int)table->symbol_count;
    name = arena_copy(&table->arena, name, strlen(name));
    table->symbols = array_grow(table->symbols, table->symbol_count, &table->symbol_capacity,
                                sizeof *table->symbols);
    table->symbols[table->symbol_count++] = (struct symbol){
        .name = name, .socket_error = NONE, .stand_in = NONE, .twin = NONE, .meaning = NONE};
    string_map_set(&table->symbol_map, name, number);
    return number;
}

bool has_trait(const struct table *table, const struct socket_error *error, size_t trait)
{
    for (size_t i = 0; i < error->trait_count; i++)
        if (strcmp(error->traits[i].name, table->traits[trait].name) == 0)
            return true;
    return false;
}

const struct code *space_code(const struct space *space, int symbol)
{
    int line = number_map_find(&space->code_of, symbol);
    return line != NONE && (size_t)line < space->code_count ? &space->codes[line] : NULL;
}

const struct code *space_removed_code(const struct space *space, int symbol)
{
    int line = number_map_find(&space->code_of, symbol);
    return line != NONE && (size_t)line >= space->code_count ? &space->codes[line] : NULL;
}

void space_lay_code(struct space *space, const struct code *code)
{
    int line = number_map_find(&space->code_of, code->symbol);
    if (line != NONE) {
        space->codes[line] = *code;
        return;
    }
    number_map_set(&space->code_of, code->symbol, (int)space->code_count);
    space->codes =
        array_grow(space->codes, space->code_count, &space->code_capacity, sizeof *space->codes);
    space->codes[space->code_count++] = *code;
}

void space_set_removed_apart(struct space *space)
{
    struct code *codes = xcalloc(space->code_count, sizeof *codes);
    size_t count = 0, kept = 0;
    for (int removed = 0; removed < 2; removed++) {
        for (size_t i = 0; i < space->code_count; i++) {
            if (space->codes[i].removed != (removed == 1))
                continue;
            number_map_set(&space->code_of, space->codes[i].symbol, (int)count);
            codes[count++] = space->codes[i];
        }
        kept = removed == 0 ? count : kept;
    }
    free(space->codes);
    space->codes = codes;
    space->code_capacity = space->code_count;
    space->removed_count = count - kept;
    space->code_count = kept;
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

void space_free(struct space *space)
{
    free(space->codes);
    free(space->cells);
    free(space->differences);
    number_map_free(&space->code_of);
    string_map_free(&space->cell_of);
    string_map_free(&space->difference_of);
}

void runtime_free(struct runtime *runtime)
{
    free(runtime->overrides);
    string_map_free(&runtime->override_of);
}

void table_keep_wanted(struct table *table)
{
    size_t count = 0;
    string_map_free(&table->space_map);
    for (size_t i = 0; i < table->space_count; i++) {
        if (!table->spaces[i].wanted) {
            space_free(&table->spaces[i]);
            continue;
        }
        table->spaces[count] = table->spaces[i];
        string_map_set(&table->space_map, table->spaces[count].name, (int)count);
        count++;
    }
    table->space_count = count;
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->space_count; i++)
        space_free(&table->spaces[i]);
    for (size_t i = 0; i < table->runtime_count; i++)
        runtime_free(&table->runtimes[i]);
    free(table->symbols);
    free(table->socket_errors);
    free(table->traits);
    free(table->spaces);
    free(table->runtimes);
    free(table->stand_ins);
    string_map_free(&table->stand_in_of);
    string_map_free(&table->symbol_map);
    string_map_free(&table->socket_error_map);
    string_map_free(&table->space_map);
    string_map_free(&table->runtime_map);
    arena_free(&table->arena);
    *table = (struct table){0};
}
