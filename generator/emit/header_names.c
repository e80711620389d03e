/* SPDX-License-Identifier: 0BSD */
/*
 * header_names.c: the parts of sockerr.h that give names to SocketErrors, spaces and codes, that
 * find them by their names, and that translate.
 *
 * A code has a meaning, a meaning has a row, and each space has an answer in each row. In the
 * header meanings and rows count from 1; 0 is none; and one more than all rows is that of meanings
 * which have none.
 */
#include "emit/header_names.h"

#include "base/escape.h"
#include "emit/c_lookup.h"
#include "emit/c_text.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Names, one by one. */
struct names {
    const char *(*at)(const struct table *table, size_t place); /* NULL: there are no more */
    const char *constant; /* how many there are; NULL: a number says it */
};

static const char *error_name(const struct table *table, size_t place)
{
    return place < table->socket_error_count ? table->socket_errors[place].name : NULL;
}

static const char *error_summary(const struct table *table, size_t place)
{
    return place < table->socket_error_count ? table->socket_errors[place].summary : NULL;
}

static const char *space_name(const struct table *table, size_t place)
{
    return place < table->space_count ? table->spaces[place].name : NULL;
}

static const char *meaning_name(const struct table *table, size_t number)
{
    if (number > table->meaning_count)
        return NULL;
    int symbol = number > 0 ? table->meanings[number - 1].symbol : NONE;
    return symbol != NONE ? table->symbols[symbol].name : "";
}

/* Of meanings with the same symbol, that of the codes that have no other name is found by it. */
static const char *symbol_of_meaning(const struct table *table, size_t place)
{
    if (place >= table->meaning_count)
        return NULL;
    int symbol = table->meanings[place].symbol;
    bool found = symbol != NONE && table->symbols[symbol].meaning == (int)place;
    return found ? table->symbols[symbol].name : "";
}

/* An array named table of strings. It has no pointers, which a shared library would have to
 * relocate. */
static void add_strings(const struct table *table, struct text *out, const void *of)
{
    const struct names *names = of;
    size_t longest = 0, count = 0;
    for (const char *name; (name = names->at(table, count)) != NULL; count++)
        longest = strlen(name) > longest ? strlen(name) : longest;
    text_puts(out, "    static const char table[");
    if (names->constant != NULL)
        text_puts(out, names->constant);
    else
        text_number(out, (int)count);
    text_printf(out, "][%zu] = {\n", longest + 1);
    for (size_t i = 0; i < count; i++)
        escape_printf(out, escape_c_string, "        %s,\n", names->at(table, i));
    text_puts(out, "    };\n");
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
 * caller compares the names. An empty name is found by none. Returns the seed with which no two of
 * the names have the same hash. */
static unsigned hash_names(const struct table *table, const struct names *names, struct map *map)
{
    *map = (struct map){.argument = "hash", .unchecked = true, .hashed = true};
    for (unsigned seed = 0;; seed++) {
        const char *name;
        map->count = 0;
        for (int i = 0; (name = names->at(table, (size_t)i)) != NULL; i++)
            if (*name != '\0')
                map_add(map, hash_name(name, seed), i + 1);
        map_sort(map);
        if (!has_twice(map))
            return seed;
    }
}

static void add_hashes(const struct table *table, struct text *out, const void *of)
{
    struct map map;
    hash_names(table, of, &map);
    emit_map(out, &map);
    free(map.entries);
}

static void add_seed(const struct table *table, struct text *out, const void *of)
{
    struct map map;
    text_printf(out, "%u", hash_names(table, of, &map));
    free(map.entries);
}

/* A function of each space, sockerr_GROUP_SPACE(int ARGUMENT), which returns 0 for what the space
 * does not know. */
struct family {
    const char *group, *argument;
    void (*fill)(const struct table *table, const struct space *space, struct map *map);
    void (*emit)(struct text *out, const struct map *map);
};

static bool same_map(const struct map *a, const struct map *b)
{
    return a->count == b->count &&
           (a->count == 0 || memcmp(a->entries, b->entries, a->count * sizeof *a->entries) == 0);
}

/* Writes the functions of a family, one for all spaces that do the same, and sockerr_GROUP, which
 * chooses among them at run time. */
static void add_family(const struct table *table, struct text *out, const void *of)
{
    const struct family *family = of;
    struct map *maps = xcalloc(table->space_count, sizeof *maps);
    struct text *calls = xcalloc(table->space_count, sizeof *calls);
    for (size_t i = 0; i < table->space_count; i++) {
        size_t first = 0; /* of the spaces that do the same */
        maps[i].argument = family->argument;
        family->fill(table, &table->spaces[i], &maps[i]);
        while (!same_map(&maps[first], &maps[i]))
            first++;
        text_printf(&calls[i], "sockerr_%s_%s(%s)", family->group, table->spaces[first].identifier,
                    family->argument);
        if (first < i)
            continue;
        text_printf(out, "static inline int sockerr_%s_%s(int %s)\n{\n", family->group,
                    table->spaces[i].identifier, family->argument);
        family->emit(out, &maps[i]);
        text_puts(out, "}\n\n");
    }
    text_printf(out, "static SOCKERR_INLINE int sockerr_%s(sockerr_space space, int %s)\n{\n",
                family->group, family->argument);
    emit_answers(table, calls, out);
    text_puts(out, "}\n");
    for (size_t i = 0; i < table->space_count; i++)
        free(maps[i].entries);
    free(maps);
}

static void fill_rows(const struct table *table, const struct space *space, struct map *map)
{
    (void)table;
    for (size_t i = 0; i < space->listed_count; i++)
        map_add(map, space->listed[i].code, space->listed[i].row + 1);
}

static void fill_answers(const struct table *table, const struct space *space, struct map *map)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (space->answers[i].grade != GRADE_NONE)
            map_add(map, (int)i + 1, space->answers[i].code);
}

static void fill_exact(const struct table *table, const struct space *space, struct map *map)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (space->answers[i].grade == GRADE_NAME)
            map_add(map, (int)i + 1, 1);
}

/* Most meanings are the first of their row, and have its number. The others are special. */
static void fill_special(const struct table *table, const struct space *space, struct map *map)
{
    (void)table;
    for (size_t i = 0; i < space->listed_count; i++) {
        const struct listed *listed = &space->listed[i];
        if (listed->meaning != listed->row)
            map_add(map, listed->code, listed->meaning + 1);
    }
}

static void fill_has(const struct table *table, const struct space *space, struct map *map)
{
    for (size_t i = 0; i < space->code_count; i++)
        map_add(map, table->symbols[space->codes[i].symbol].meaning + 1, 1);
}

/* The row of each meaning that has one. */
static void add_rows_of_meanings(const struct table *table, struct text *out)
{
    struct map map = {.argument = "meaning"};
    for (size_t i = 0; i < table->rowed_count; i++)
        map_add(&map, (int)i + 1, table->meanings[i].row + 1);
    emit_map(out, &map);
    free(map.entries);
}

/* The code of each meaning that one space alone has. */
static void add_lone_codes(const struct table *table, struct text *out)
{
    struct map map = {.argument = "meaning"};
    for (size_t i = table->rowed_count; i < table->meaning_count; i++)
        map_add(&map, (int)i + 1, table->meanings[i].code);
    emit_map(out, &map);
    free(map.entries);
}

static void add_example_space(const struct table *table, struct text *out)
{
    const struct space *example = example_space(table, NULL);
    text_copy(out, example != NULL ? example->name : table->spaces[0].name);
}

static const struct names errors = {error_name, "SOCKERR_COUNT"};
static const struct names summaries = {error_summary, "SOCKERR_COUNT"};
static const struct names spaces = {space_name, "SOCKERR_SPACE_COUNT"};
static const struct names meanings = {meaning_name, NULL};
static const struct names symbols = {symbol_of_meaning, NULL};

static const struct family row_of = {"row_of", "code", fill_rows, emit_map};
static const struct family answer = {"answer", "row", fill_answers, emit_map};
static const struct family exact = {"exact", "row", fill_exact, emit_set};
static const struct family special = {"special", "code", fill_special, emit_map};
static const struct family has = {"has", "meaning", fill_has, emit_set};

void add_names(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"names", .add_of = add_strings, .of = &errors},
        {"name_hashes", .add_of = add_hashes, .of = &errors},
        {"name_seed", .add_of = add_seed, .of = &errors},
        {"summaries", .add_of = add_strings, .of = &summaries},
        {"space_names", .add_of = add_strings, .of = &spaces},
        {"space_hashes", .add_of = add_hashes, .of = &spaces},
        {"space_seed", .add_of = add_seed, .of = &spaces},
        {"example_space", .add = add_example_space},
        {"row_of", .add_of = add_family, .of = &row_of},
        {"answer", .add_of = add_family, .of = &answer},
        {"exact", .add_of = add_family, .of = &exact},
        {"special", .add_of = add_family, .of = &special},
        {"symbols", .add_of = add_strings, .of = &meanings},
        {"symbol_hashes", .add_of = add_hashes, .of = &symbols},
        {"symbol_seed", .add_of = add_seed, .of = &symbols},
        {"lone_codes", .add = add_lone_codes},
        {"rows_of_meanings", .add = add_rows_of_meanings},
        {"has", .add_of = add_family, .of = &has},
    };
    emit_template(out, "templates/sockerr_names.h.in", parts, sizeof parts / sizeof *parts, table);
}
