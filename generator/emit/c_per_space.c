/* SPDX-License-Identifier: 0BSD */
/* c_per_space.c: functions that each space has, those that spaces share, and the choice among them
 * at run time. */
#include "emit/c_per_space.h"

#include "emit/c_text.h"

#include <stdlib.h>
#include <string.h>

const struct space *example_space(const struct table *table, const struct space *besides)
{
    static const char *const known[] = {"linux", "macos", "windows"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int number = string_map_find(&table->space_map, known[i]);
        if (number != NONE && &table->spaces[number] != besides)
            return &table->spaces[number];
    }
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_ERRNO && &table->spaces[i] != besides)
            return &table->spaces[i];
    return NULL;
}

int example_error(const struct table *table, const struct space *from, const struct space *to)
{
    int found = NONE;
    for (int i = 0; i < (int)table->socket_error_count; i++) {
        const struct writing *writing = &from->writings[i];
        bool fits = i != table->success && writing->known &&
                    (to == NULL || to->writings[i].known) &&
                    space_reading(from, writing->code)->socket_error == i;
        if (fits &&
            (found == NONE || strcmp(table->socket_errors[i].name, "ConnectionRefused") == 0))
            found = i;
    }
    return found;
}

const struct space **spaces_in_order(const struct table *table)
{
    const struct space **spaces = xcalloc(table->space_count, sizeof *spaces);
    size_t count = 0;
    for (int like = 0; like < 2; like++)
        for (size_t i = 0; i < table->space_count; i++)
            if ((table->spaces[i].like != NULL) == (like == 1))
                spaces[count++] = &table->spaces[i];
    return spaces;
}

const struct space *find_same(const struct space **spaces, size_t number, same_function *same,
                              size_t count)
{
    for (size_t i = 0; i < number; i++)
        if (same(spaces[i], spaces[number], count))
            return spaces[i];
    return NULL;
}

bool same_reads(const struct space *a, const struct space *b, size_t count)
{
    (void)count;
    size_t same = 0;
    while (a->reading_count == b->reading_count && same < a->reading_count &&
           a->readings[same].code == b->readings[same].code &&
           a->readings[same].socket_error == b->readings[same].socket_error)
        same++;
    return a->reading_count == b->reading_count && same == a->reading_count;
}

bool same_writes(const struct space *a, const struct space *b, size_t count)
{
    size_t same = 0;
    while (same < count && a->writings[same].known == b->writings[same].known &&
           a->writings[same].code == b->writings[same].code)
        same++;
    return same == count;
}

static bool same_map(const struct map *a, const struct map *b)
{
    return a->count == b->count &&
           (a->count == 0 || memcmp(a->entries, b->entries, a->count * sizeof *a->entries) == 0);
}

/* The function that chooses from those of a family at run time. */
static void emit_choice(const struct table *table, const struct family *family,
                        const size_t *firsts, struct text *out)
{
    text_puts(out, "static SOCKERR_INLINE int sockerr_");
    text_printf(out,
                "%s(sockerr_space space, int %s)\n"
                "{\n"
                "    switch ((int)space) {\n",
                family->group, family->argument);
    for (size_t i = 0; i < table->space_count; i++) {
        for (size_t j = i; j < table->space_count && firsts[i] == i; j++)
            if (firsts[j] == i)
                text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
        if (firsts[i] == i)
            text_printf(out, "        return sockerr_%s_%s(%s);\n", family->group,
                        table->spaces[i].identifier, family->argument);
    }
    text_puts(out, "    default:\n"
                   "        return 0;\n"
                   "    }\n"
                   "}\n");
}

void emit_family(const struct table *table, const struct family *family, struct text *out)
{
    struct map *maps = xcalloc(table->space_count, sizeof *maps);
    size_t *firsts = xcalloc(table->space_count, sizeof *firsts); /* those that do the same */
    for (size_t i = 0; i < table->space_count; i++) {
        maps[i] =
            (struct map){.type = "int", .argument = family->argument, .otherwise_constant = "0"};
        family->fill(table, &table->spaces[i], &maps[i]);
        while (!same_map(&maps[firsts[i]], &maps[i]))
            firsts[i]++;
    }
    text_puts(out, "\n/* For the functions below: ");
    text_printf(out, "%s. */\n", family->about);
    for (size_t i = 0; i < table->space_count; i++) {
        if (firsts[i] != i) {
            free(maps[i].entries);
            continue;
        }
        text_printf(out, "static inline int sockerr_%s_%s(int %s)\n", family->group,
                    table->spaces[i].identifier, family->argument);
        (family->set ? emit_set : emit_map)(out, &maps[i]);
        text_puts(out, "\n");
    }
    emit_choice(table, family, firsts, out);
    free(firsts);
    free(maps);
}

/* True where no space before this one gives the symbol the same code. */
static bool is_first_of(const struct table *table, size_t space, int symbol, int number)
{
    for (size_t i = 0; i < space; i++) {
        const struct code *code = space_code(&table->spaces[i], symbol);
        if (code != NULL && code->number == number)
            return false;
    }
    return true;
}

void emit_code_of(const struct table *table, int symbol, struct text *out)
{
    text_puts(out, "(sockerr_space space)\n"
                   "{\n"
                   "    switch ((int)space) {\n");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct code *code = space_code(&table->spaces[i], symbol);
        if (code == NULL || !is_first_of(table, i, symbol, code->number))
            continue;
        for (size_t j = i; j < table->space_count; j++) {
            const struct code *same = space_code(&table->spaces[j], symbol);
            if (same != NULL && same->number == code->number)
                text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
        }
        text_puts(out, "        return ");
        emit_c_number(out, code->number);
        text_puts(out, ";\n");
    }
    text_puts(out, "    default:\n"
                   "        return 0;\n"
                   "    }\n"
                   "}\n\n");
}

static void emit_call(struct text *out, const char *group, const struct picked *picked)
{
    text_puts(out, group);
    text_puts(out, picked->name);
    text_puts(out, picked->arguments);
}

void emit_picked(struct text *out, const struct picked *picked)
{
    text_puts(out, "static inline ");
    text_puts(out, picked->type);
    text_puts(out, " sockerr_call_");
    text_puts(out, picked->name);
    text_puts(out, picked->parameters);
    text_puts(out, "\n{\n    return ");
    emit_call(out, "sockerr_pick_", picked);
    text_puts(out, ";\n}\n\nstatic SOCKERR_INLINE ");
    text_puts(out, picked->type);
    text_puts(out, " sockerr_");
    text_puts(out, picked->name);
    text_puts(out, picked->parameters);
    text_puts(out, "\n{\n    return ");
    text_puts(out, picked->named);
    emit_call(out, "\n               ? sockerr_pick_", picked);
    emit_call(out, "\n               : sockerr_call_", picked);
    text_puts(out, ";\n}\n");
}
