/* SPDX-License-Identifier: 0BSD */
/* table.c: what all rooms ask of the table. */
#include "table/table.h"

#include <stdlib.h>
#include <string.h>

const char *const kind_names[KIND_COUNT] = {"errno",   "winsock", "getaddrinfo",
                                            "h_errno", "status",  "library"};

int table_symbol(struct table *table, const char *name)
{
    int number = string_map_find(&table->symbol_map, name);
    if (number != NONE)
        return number;
    number = (int)table->symbol_count;
    name = arena_copy(&table->arena, name, strlen(name));
    table->symbols = array_grow(table->symbols, table->symbol_count, &table->symbol_capacity,
                                sizeof *table->symbols);
    table->symbols[table->symbol_count++] = (struct symbol){.name = name};
    string_map_set(&table->symbol_map, name, number);
    return number;
}

int table_error(struct table *table, const char *name)
{
    int number = string_map_find(&table->error_map, name);
    if (number != NONE)
        return number;
    number = (int)table->error_count;
    name = arena_copy(&table->arena, name, strlen(name));
    table->errors = array_grow(table->errors, table->error_count, &table->error_capacity,
                               sizeof *table->errors);
    table->errors[table->error_count++] = (struct error){.name = name, .socket_error = NONE};
    string_map_set(&table->error_map, name, number);
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
    space->code_count = kept;
}

static int by_code(const void *code, const void *listed)
{
    int a = *(const int *)code, b = ((const struct listed *)listed)->code;
    return (a > b) - (a < b);
}

const struct listed *space_listed(const struct space *space, int code)
{
    if (space->listed_count == 0)
        return NULL;
    return bsearch(&code, space->listed, space->listed_count, sizeof *space->listed, by_code);
}

int space_read(const struct table *table, const struct space *space, int code)
{
    const struct listed *listed = space_listed(space, code);
    if (code == 0)
        return table->success;
    return listed != NULL ? listed->socket_error : NONE;
}

const struct listed *space_code_of_error(const struct space *space, int error)
{
    int line = number_map_find(&space->listed_of, error);
    return line != NONE ? &space->listed[line] : NULL;
}

bool means_error(const struct meaning *meaning, int error)
{
    for (unsigned i = 0; i < meaning->count; i++)
        if (meaning->errors[i] == error)
            return true;
    return false;
}

static void pairs_free(struct pairs *pairs)
{
    free(pairs->items);
    string_map_free(&pairs->line_of);
}

void space_free(struct space *space)
{
    free(space->codes);
    free(space->cells);
    free(space->differences);
    free(space->wrapped);
    free(space->listed);
    pairs_free(&space->means);
    pairs_free(&space->answers);
    number_map_free(&space->code_of);
    number_map_free(&space->listed_of);
    string_map_free(&space->cell_of);
    string_map_free(&space->difference_of);
    string_map_free(&space->wrapped_of);
}

void runtime_free(struct runtime *runtime)
{
    free(runtime->overrides);
    string_map_free(&runtime->override_of);
    pairs_free(&runtime->reads);
    free(runtime->names);
    string_map_free(&runtime->name_of);
    free(runtime->shown);
}

static void map_space(struct table *table, size_t number)
{
    const struct space *space = &table->spaces[number];
    string_map_set(&table->space_map, space->name, (int)number);
    for (size_t i = 0; i < space->also.count; i++)
        string_map_set(&table->space_map, space->also.items[i].name, (int)number);
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
        map_space(table, count++);
    }
    table->space_count = count;
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->space_count; i++)
        space_free(&table->spaces[i]);
    for (size_t i = 0; i < table->runtime_count; i++)
        runtime_free(&table->runtimes[i]);
    free(table->errors);
    free(table->meanings);
    free(table->symbols);
    free(table->socket_errors);
    free(table->traits);
    free(table->spaces);
    free(table->runtimes);
    string_map_free(&table->error_map);
    string_map_free(&table->symbol_map);
    string_map_free(&table->socket_error_map);
    string_map_free(&table->space_map);
    string_map_free(&table->runtime_map);
    arena_free(&table->arena);
    *table = (struct table){0};
}

const struct space *common_space(const struct table *table, size_t number)
{
    static const char *const names[COMMON] = {"linux", "macos", "windows", "freebsd"};
    int space = string_map_find(&table->space_map, names[number]);
    return space != NONE ? &table->spaces[space] : NULL;
}
