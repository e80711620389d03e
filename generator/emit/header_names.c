/* SPDX-License-Identifier: 0BSD */
/* header_names.c: the parts of sockerr.h that give names to SocketErrors, spaces and codes, and
 * find them by their names. */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_lookup.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The name of the thing that stands at a place. NULL: it has none to be found by. */
typedef const char *name_function(const struct table *table, size_t place);

static const char *error_name(const struct table *table, size_t place)
{
    return table->socket_errors[place].name;
}

static const char *error_summary(const struct table *table, size_t place)
{
    return table->socket_errors[place].summary;
}

static const char *space_name(const struct table *table, size_t place)
{
    return table->spaces[place].name;
}

/* In the header meanings count from 1; 0 is none. */
static const char *meaning_name(const struct table *table, size_t number)
{
    int symbol = number > 0 ? table->meanings[number - 1].symbol : NONE;
    return symbol != NONE ? table->symbols[symbol].name : "";
}

/* Of meanings with the same symbol, that of the codes that have no other name is found by it. */
static const char *symbol_of_meaning(const struct table *table, size_t place)
{
    int symbol = table->meanings[place].symbol;
    bool found = symbol != NONE && table->symbols[symbol].meaning == (int)place;
    return found ? table->symbols[symbol].name : NULL;
}

/* An array named table of so many strings as the constant says. It has no pointers, which a shared
 * library would have to relocate. */
static void emit_strings(const struct table *table, struct text *out, const char *constant,
                         name_function *name, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(name(table, i));
        longest = length > longest ? length : longest;
    }
    text_puts(out, "    static const char table[");
    text_puts(out, constant);
    text_printf(out, "][%zu] = {\n", longest + 1);
    for (size_t i = 0; i < count; i++) {
        text_puts(out, "        ");
        escape_c_string(out, name(table, i));
        text_puts(out, ",\n");
    }
    text_puts(out, "    };\n");
}

void add_names(const struct table *table, struct text *out)
{
    emit_strings(table, out, "SOCKERR_COUNT", error_name, table->socket_error_count);
}

void add_summaries(const struct table *table, struct text *out)
{
    emit_strings(table, out, "SOCKERR_COUNT", error_summary, table->socket_error_count);
}

void add_space_names(const struct table *table, struct text *out)
{
    emit_strings(table, out, "SOCKERR_SPACE_COUNT", space_name, table->space_count);
}

void add_symbols(const struct table *table, struct text *out)
{
    struct text count = {0};
    text_printf(&count, "%zu", table->meaning_count + 1);
    emit_strings(table, out, count.bytes, meaning_name, table->meaning_count + 1);
    text_free(&count);
}

/* What sockerr_hash does: FNV-1a. */
static int hash_name(const char *name, unsigned seed)
{
    uint32_t hash = seed;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash <= INT_MAX ? (int)hash : -(int)(UINT32_MAX - hash) - 1;
}

static bool has_twice(const struct map *map)
{
    for (size_t i = 1; i < map->count; i++)
        if (map->entries[i].key == map->entries[i - 1].key)
            return true;
    return false;
}

/* From the hash of each name to its number: 1, 2, 3 … Any other hash may give some number: the
 * caller compares the names. Returns the seed with which no two of the names have the same hash. */
static unsigned hash_names(const struct table *table, name_function *name, size_t count,
                           struct map *map)
{
    *map = (struct map){.argument = "hash", .unchecked = true, .hashed = true};
    for (unsigned seed = 0;; seed++) {
        map->count = 0;
        for (size_t i = 0; i < count; i++)
            if (name(table, i) != NULL)
                map_add(map, hash_name(name(table, i), seed), (int)i + 1);
        map_sort(map);
        if (!has_twice(map))
            return seed;
    }
}

static void emit_hashes(const struct table *table, struct text *out, name_function *name,
                        size_t count)
{
    struct map map;
    hash_names(table, name, count, &map);
    emit_map(out, &map);
}

static void emit_seed(const struct table *table, struct text *out, name_function *name,
                      size_t count)
{
    struct map map;
    text_printf(out, "%u", hash_names(table, name, count, &map));
    free(map.entries);
}

void add_name_hashes(const struct table *table, struct text *out)
{
    emit_hashes(table, out, error_name, table->socket_error_count);
}

void add_name_seed(const struct table *table, struct text *out)
{
    emit_seed(table, out, error_name, table->socket_error_count);
}

void add_space_hashes(const struct table *table, struct text *out)
{
    emit_hashes(table, out, space_name, table->space_count);
}

void add_space_seed(const struct table *table, struct text *out)
{
    emit_seed(table, out, space_name, table->space_count);
}

void add_symbol_hashes(const struct table *table, struct text *out)
{
    emit_hashes(table, out, symbol_of_meaning, table->meaning_count);
}

void add_symbol_seed(const struct table *table, struct text *out)
{
    emit_seed(table, out, symbol_of_meaning, table->meaning_count);
}
