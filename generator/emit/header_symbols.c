/* SPDX-License-Identifier: 0BSD */
/* header_symbols.c: the part of sockerr.h that knows symbols. */
#include "emit/header_parts.h"

#include "emit/c_lookup.h"
#include "emit/c_per_space.h"
#include "emit/c_text.h"

#include <stdlib.h>

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

/* Most meanings are the first of their row, and have its number. The others are special. */
static const struct family special = {
    "special", "code", "the meaning of a code, where it is not the first of its row; else 0", false,
    fill_special};
static const struct family has = {"has", "meaning", "1 where a space has the symbol of a meaning",
                                  true, fill_has};

/* The row of each meaning that has one. */
static void emit_row_of_meaning(const struct table *table, struct text *out)
{
    struct map map = {.type = "int", .argument = "meaning", .otherwise_constant = "0"};
    for (size_t i = 0; i < table->rowed_count; i++)
        map_add(&map, (int)i + 1, table->meanings[i].row + 1);
    text_puts(out, "\n/* For sockerr_code: the row of a meaning; 0 of one that no other space "
                   "knows. */\n"
                   "static inline int sockerr_meanings_row(int meaning)\n");
    emit_map(out, &map);
}

static const char *meaning_name(const void *context, size_t number)
{
    const struct table *table = context;
    int symbol = number > 0 ? table->meanings[number - 1].symbol : NONE;
    return symbol != NONE ? table->symbols[symbol].name : "";
}

/* From the hash of each symbol to its meaning. */
static unsigned emit_symbol_hashes(const struct table *table, struct text *out)
{
    struct named *names = xcalloc(table->symbol_count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < table->symbol_count; i++)
        if (table->symbols[i].meaning != NONE)
            names[count++] = (struct named){table->symbols[i].name, table->symbols[i].meaning + 1};
    unsigned seed = emit_hashes(out, names, count);
    free(names);
    return seed;
}

/* The code of a meaning that one space alone has. */
static void emit_lone_codes(const struct table *table, struct text *out)
{
    struct map map = {.type = "int", .argument = "meaning", .otherwise_constant = "0"};
    for (size_t i = table->rowed_count; i < table->meaning_count; i++)
        map_add(&map, (int)i + 1, table->meanings[i].code);
    text_puts(out, "\n/* For sockerr_code: the code of a meaning that has no row, since one space "
                   "alone has it. */\n"
                   "static inline int sockerr_lone_code(int meaning)\n");
    emit_map(out, &map);
}

void emit_symbols(const struct table *table, struct text *out)
{
    emit_family(table, &special, out);
    text_puts(out, "\n/* For the functions below: the meaning of a code; 0 of one that a space "
                   "does not list. */\n"
                   "static inline int sockerr_meaning(sockerr_space space, int code)\n"
                   "{\n"
                   "    const int meaning = sockerr_special(space, code);\n"
                   "    return meaning != 0 ? meaning : sockerr_row_of(space, code);\n"
                   "}\n");
    text_puts(out,
              "\n/*\n"
              " * sockerr_symbol(space, code): the symbol of a code, \"ECONNREFUSED\": where it\n"
              " *     has several, the one that the system's header numbers. A null pointer for\n"
              " *     0, for a code that the space does not list or has no symbol for, and for a\n"
              " *     space that is none.\n"
              " * sockerr_code(space, symbol, fallback): the code of a symbol, aliases among\n"
              " *     them; the fallback for a string that is no symbol of the space, for none,\n"
              " *     and for a space that is none.\n"
              " */\n"
              "static inline const char *sockerr_symbol_of_meaning(int meaning)\n"
              "{\n");
    char count[16];
    snprintf(count, sizeof count, "%zu", table->meaning_count + 1);
    emit_strings(out, count, meaning_name, table, table->meaning_count + 1);
    text_puts(out, "    return table[meaning];\n"
                   "}\n\n"
                   "static inline const char *sockerr_symbol(sockerr_space space, int code)\n"
                   "{\n"
                   "    const char *symbol = sockerr_symbol_of_meaning(sockerr_meaning(space, "
                   "code));\n"
                   "    return *symbol != '\\0' ? symbol : SOCKERR_NULL;\n"
                   "}\n\n"
                   "static inline int sockerr_hashed_meaning(int hash)\n");
    unsigned seed = emit_symbol_hashes(table, out);
    emit_lone_codes(table, out);
    emit_row_of_meaning(table, out);
    emit_family(table, &has, out);
    text_printf(out,
                "\n"
                "static inline int sockerr_code(sockerr_space space, const char *symbol, int "
                "fallback)\n"
                "{\n"
                "    const int meaning = sockerr_hashed_meaning(sockerr_hash(symbol, %uu));\n"
                "    const int row = sockerr_meanings_row(meaning);\n"
                "    if (!sockerr_same(symbol, sockerr_symbol_of_meaning(meaning)) ||\n"
                "        !sockerr_has(space, meaning))\n"
                "        return fallback;\n"
                "    return row != 0 ? sockerr_answer(space, row) : sockerr_lone_code(meaning);\n"
                "}\n",
                seed);
}
