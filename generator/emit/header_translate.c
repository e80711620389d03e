/* SPDX-License-Identifier: 0BSD */
/*
 * header_translate.c: the parts of sockerr.h that translate.
 *
 * A code has a meaning, a meaning has a row, and each space has an answer in each row. In the
 * header meanings and rows count from 1; 0 is none; and one more than all rows is that of meanings
 * which have none.
 */
#include "emit/header_parts.h"

#include "emit/c_lookup.h"

#include <stdlib.h>
#include <string.h>

/* A function of each space, sockerr_GROUP_SPACE(int ARGUMENT), which returns 0 for what the space
 * does not know. */
struct family {
    const char *group, *argument;
    void (*fill)(const struct table *table, const struct space *space, struct map *map);
    void (*emit)(struct text *out, struct map *map);
};

static bool same_map(const struct map *a, const struct map *b)
{
    return a->count == b->count &&
           (a->count == 0 || memcmp(a->entries, b->entries, a->count * sizeof *a->entries) == 0);
}

/* The function that chooses from those of a family at run time. */
static void emit_choice(const struct table *table, struct text *out, const struct family *family,
                        const size_t *firsts)
{
    text_puts(out, "static SOCKERR_INLINE int sockerr_");
    text_printf(out, "%s(sockerr_space space, int %s)\n{\n    switch ((int)space) {\n",
                family->group, family->argument);
    for (size_t i = 0; i < table->space_count; i++) {
        if (firsts[i] != i)
            continue;
        for (size_t j = i; j < table->space_count; j++)
            if (firsts[j] == i)
                text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
        text_printf(out, "        return sockerr_%s_%s(%s);\n", family->group,
                    table->spaces[i].identifier, family->argument);
    }
    text_puts(out, "    default:\n        return 0;\n    }\n}\n");
}

/* Writes the functions of a family, one for all spaces that do the same, and sockerr_GROUP, which
 * chooses among them. */
static void emit_family(const struct table *table, struct text *out, const struct family *family)
{
    struct map *maps = xcalloc(table->space_count, sizeof *maps);
    size_t *firsts = xcalloc(table->space_count, sizeof *firsts); /* those that do the same */
    for (size_t i = 0; i < table->space_count; i++) {
        maps[i].argument = family->argument;
        family->fill(table, &table->spaces[i], &maps[i]);
        while (!same_map(&maps[firsts[i]], &maps[i]))
            firsts[i]++;
    }
    for (size_t i = 0; i < table->space_count; i++) {
        if (firsts[i] != i) {
            free(maps[i].entries);
            continue;
        }
        text_printf(out, "static inline int sockerr_%s_%s(int %s)\n{\n", family->group,
                    table->spaces[i].identifier, family->argument);
        family->emit(out, &maps[i]);
        text_puts(out, "}\n\n");
    }
    emit_choice(table, out, family, firsts);
    free(firsts);
    free(maps);
}

static void fill_rows(const struct table *table, const struct space *space, struct map *map)
{
    (void)table;
    for (size_t i = 0; i < space->listed_count; i++)
        map_add(map, space->listed[i].code, space->listed[i].row + 1);
}

void add_row_of(const struct table *table, struct text *out)
{
    emit_family(table, out, &(struct family){"row_of", "code", fill_rows, emit_map});
}

static void fill_answers(const struct table *table, const struct space *space, struct map *map)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (space->answers[i].grade != GRADE_NONE)
            map_add(map, (int)i + 1, space->answers[i].code);
}

void add_answer(const struct table *table, struct text *out)
{
    emit_family(table, out, &(struct family){"answer", "row", fill_answers, emit_map});
}

static void fill_exact(const struct table *table, const struct space *space, struct map *map)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (space->answers[i].grade == GRADE_NAME)
            map_add(map, (int)i + 1, 1);
}

void add_exact(const struct table *table, struct text *out)
{
    emit_family(table, out, &(struct family){"exact", "row", fill_exact, emit_set});
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

void add_special(const struct table *table, struct text *out)
{
    emit_family(table, out, &(struct family){"special", "code", fill_special, emit_map});
}

static void fill_has(const struct table *table, const struct space *space, struct map *map)
{
    for (size_t i = 0; i < space->code_count; i++)
        map_add(map, table->symbols[space->codes[i].symbol].meaning + 1, 1);
}

void add_has(const struct table *table, struct text *out)
{
    emit_family(table, out, &(struct family){"has", "meaning", fill_has, emit_set});
}

/* The row of each meaning that has one. */
void add_rows_of_meanings(const struct table *table, struct text *out)
{
    struct map map = {.argument = "meaning"};
    for (size_t i = 0; i < table->rowed_count; i++)
        map_add(&map, (int)i + 1, table->meanings[i].row + 1);
    emit_map(out, &map);
}

/* The code of each meaning that one space alone has. */
void add_lone_codes(const struct table *table, struct text *out)
{
    struct map map = {.argument = "meaning"};
    for (size_t i = table->rowed_count; i < table->meaning_count; i++)
        map_add(&map, (int)i + 1, table->meanings[i].code);
    emit_map(out, &map);
}
