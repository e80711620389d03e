/* SPDX-License-Identifier: 0BSD */
/* header_symbols.c: the part of sockerr.h that knows symbols. */
#include "emit/emit.h"

#include <stdlib.h>

/* Most meanings are the first of their row, and have its number: those of these codes have not. */
static bool is_special(const struct listed *listed)
{
    return listed->meaning != listed->row;
}

/* Of the codes that a space lists, the first special one from here on. */
static size_t next_special(const struct space *space, size_t next)
{
    while (next < space->listed_count && !is_special(&space->listed[next]))
        next++;
    return next;
}

static bool same_specials(const struct space *a, const struct space *b, size_t count)
{
    (void)count;
    size_t i = next_special(a, 0), j = next_special(b, 0);
    while (i < a->listed_count && j < b->listed_count && a->listed[i].code == b->listed[j].code &&
           a->listed[i].meaning == b->listed[j].meaning) {
        i = next_special(a, i + 1);
        j = next_special(b, j + 1);
    }
    return i == a->listed_count && j == b->listed_count;
}

static void emit_special(const struct table *table, const struct space *space, struct text *out)
{
    (void)table;
    struct entry *entries = malloc((space->listed_count + 1) * sizeof *entries);
    size_t count = 0;
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = next_special(space, 0); i < space->listed_count; i = next_special(space, i + 1))
        entries[count++] = (struct entry){space->listed[i].code, space->listed[i].meaning + 1};
    struct map map = {entries, count, "int", "code", 0, .otherwise_constant = "0"};
    emit_map(out, &map);
    free(entries);
}

/* Two spaces have the same symbols where each has as many, in the same order. */
static bool same_symbols(const struct space *a, const struct space *b, size_t count)
{
    (void)count;
    size_t same = 0;
    while (a->code_count == b->code_count && same < a->code_count &&
           a->codes[same].symbol == b->codes[same].symbol)
        same++;
    return a->code_count == b->code_count && same == a->code_count;
}

static void emit_has(const struct table *table, const struct space *space, struct text *out)
{
    size_t count = table->meaning_count / 32 + 1;
    unsigned *words = calloc(count, sizeof *words);
    if (words == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < space->code_count; i++) {
        unsigned meaning = (unsigned)table->symbols[space->codes[i].symbol].meaning + 1;
        words[meaning / 32] |= 1u << meaning % 32;
    }
    emit_set(out, "meaning", words, count);
    free(words);
}

static const struct family special = {
    "special", "code", "the meaning of a code, where it is not the first of its row; else 0",
    same_specials, emit_special};
static const struct family has = {"has", "meaning", "1 where a space has the symbol of a meaning",
                                  same_symbols, emit_has};

/* The row of each meaning that has one. */
static void emit_row_of_meaning(const struct table *table, struct text *out)
{
    struct entry *entries = malloc((table->rowed_count + 1) * sizeof *entries);
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < table->rowed_count; i++)
        entries[i] = (struct entry){(int)i + 1, table->meanings[i].row + 1};
    text_puts(out, "\n/* For sockerr_code: the row of a meaning; 0 of one that no other space "
                   "knows. */\n"
                   "static inline int sockerr_meanings_row(int meaning)\n");
    struct map map = {entries, table->rowed_count, "int", "meaning", 0, .otherwise_constant = "0"};
    emit_map(out, &map);
    free(entries);
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
    struct named *names = malloc((table->symbol_count + 1) * sizeof *names);
    size_t count = 0;
    unsigned seed = 0;
    if (names == NULL)
        out->failed = true;
    for (size_t i = 0; i < table->symbol_count && names != NULL; i++)
        if (table->symbols[i].meaning != NONE)
            names[count++] = (struct named){table->symbols[i].name, table->symbols[i].meaning + 1};
    if (names != NULL)
        seed = emit_hashes(out, names, count);
    free(names);
    return seed;
}

/* The code of a meaning that one space alone has. */
static void emit_lone_codes(const struct table *table, struct text *out)
{
    struct entry *entries = malloc((table->meaning_count + 1) * sizeof *entries);
    size_t count = 0;
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = table->rowed_count; i < table->meaning_count; i++)
        entries[count++] = (struct entry){(int)i + 1, table->meanings[i].code};
    text_puts(out, "\n/* For sockerr_code: the code of a meaning that has no row, since one space "
                   "alone has it. */\n"
                   "static inline int sockerr_lone_code(int meaning)\n");
    struct map map = {entries, count, "int", "meaning", 0, .otherwise_constant = "0"};
    emit_map(out, &map);
    free(entries);
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
