/* SPDX-License-Identifier: 0BSD */
/*
 * emit_translate.c: the part of sockerr.h that translates, and that knows symbols.
 *
 * A code has a meaning, a meaning has a row, and each space has an answer in each row. Meanings
 * count from 1, and the first of each row has the row's own number; 0 is none.
 */
#include "emit.h"

#include <stdlib.h>

/* A function that each space has: sockerr_GROUP_X(int ARGUMENT), 0 where there is no such
 * thing. */
struct family {
    const char *group, *argument, *about;
    same_function *same;
    void (*emit)(const struct table *table, const struct space *space, struct text *out);
};

static bool same_listed(const struct space *a, const struct space *b, size_t count)
{
    (void)count;
    size_t same = 0;
    while (a->listed_count == b->listed_count && same < a->listed_count &&
           a->listed[same].code == b->listed[same].code &&
           a->listed[same].meaning == b->listed[same].meaning)
        same++;
    return a->listed_count == b->listed_count && same == a->listed_count;
}

static void emit_meaning(const struct table *table, const struct space *space, struct text *out)
{
    (void)table;
    struct entry *entries = malloc((space->listed_count + 1) * sizeof *entries);
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < space->listed_count; i++)
        entries[i] = (struct entry){space->listed[i].code, space->listed[i].meaning + 1};
    struct map map = {entries, space->listed_count, "int", "code", 0, "0"};
    emit_map(out, &map);
    free(entries);
}

static bool same_answers(const struct space *a, const struct space *b, size_t count)
{
    size_t same = 0;
    while (same < count && a->answers[same].code == b->answers[same].code)
        same++;
    return same == count;
}

static void emit_answer(const struct table *table, const struct space *space, struct text *out)
{
    struct entry *entries = malloc((table->row_count + 1) * sizeof *entries);
    size_t count = 0;
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < table->row_count; i++)
        if (space->answers[i].grade != GRADE_NONE)
            entries[count++] = (struct entry){(int)i + 1, space->answers[i].code};
    struct map map = {entries, count, "int", "row", 0, "0"};
    emit_map(out, &map);
    free(entries);
}

/* Writes the body of a function that gives 1 for the numbers of a set, and 0 for all others. */
static void emit_set(struct text *out, const char *argument, const unsigned *words, size_t count)
{
    enum { ROW = 6 };
    while (count > 1 && words[count - 1] == 0)
        count--;
    text_printf(out,
                "{\n"
                "    /* A bit a %s, 32 in each. */\n"
                "    static const unsigned table[%zu] = {\n",
                argument, count);
    for (size_t i = 0; i < count; i++) {
        bool last = i % ROW == ROW - 1 || i + 1 == count;
        text_printf(out, "%s0x%08Xu,%s", i % ROW == 0 ? "        " : " ", words[i],
                    last ? "\n" : "");
    }
    text_printf(out,
                "    };\n"
                "    const unsigned at = (unsigned)%s;\n"
                "    return at < %zuu ? (int)(table[at / 32u] >> at %% 32u & 1u) : 0;\n"
                "}\n",
                argument, count * 32);
}

static bool same_names(const struct space *a, const struct space *b, size_t count)
{
    size_t same = 0;
    while (same < count &&
           (a->answers[same].grade == GRADE_NAME) == (b->answers[same].grade == GRADE_NAME))
        same++;
    return same == count;
}

static void emit_exact(const struct table *table, const struct space *space, struct text *out)
{
    unsigned *words = calloc(table->row_count / 32 + 1, sizeof *words);
    if (words == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < table->row_count; i++)
        if (space->answers[i].grade == GRADE_NAME)
            words[(i + 1) / 32] |= 1u << (i + 1) % 32;
    emit_set(out, "row", words, table->row_count / 32 + 1);
    free(words);
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

enum { MEANING, ANSWER, EXACT, HAS };

static const struct family families[] = {
    [MEANING] = {"meaning", "code", "the meaning of a code; 0 of one that a space does not list",
                 same_listed, emit_meaning},
    [ANSWER] = {"answer", "row", "the code that a space answers with in a row; 0 where it has none",
                same_answers, emit_answer},
    [EXACT] = {"exact", "row", "1 where the answer in a row has the same name, WSA aside",
               same_names, emit_exact},
    [HAS] = {"has", "meaning", "1 where a space has the symbol of a meaning", same_symbols,
             emit_has},
};

/* For each space the first that does the same, which may be itself. NULL: no memory. */
static size_t *find_firsts(const struct table *table, same_function *same)
{
    size_t *firsts = calloc(table->space_count + 1, sizeof *firsts);
    for (size_t i = 0; i < table->space_count && firsts != NULL; i++) {
        size_t first = 0;
        while (first < i && (firsts[first] != first ||
                             !same(&table->spaces[first], &table->spaces[i], table->row_count)))
            first++;
        firsts[i] = first;
    }
    return firsts;
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

/* The functions of a family, one for all the spaces that do the same, and the choice of them. */
static void emit_family(const struct table *table, const struct family *family, struct text *out)
{
    size_t *firsts = find_firsts(table, family->same);
    if (firsts == NULL) {
        out->failed = true;
        return;
    }
    text_puts(out, "\n/* For the functions below: ");
    text_printf(out, "%s. */\n", family->about);
    for (size_t i = 0; i < table->space_count; i++) {
        if (firsts[i] != i)
            continue;
        text_printf(out, "static inline int sockerr_%s_%s(int %s)\n", family->group,
                    table->spaces[i].identifier, family->argument);
        family->emit(table, &table->spaces[i], out);
        text_puts(out, "\n");
    }
    emit_choice(table, family, firsts, out);
    free(firsts);
}

/* The row of each meaning that has one. Most are their own row's first, and a comparison would do
 * for these; but it would be a branch, which no processor foresees. */
static void emit_row_of_meaning(const struct table *table, struct text *out)
{
    struct entry *entries = malloc((table->rowed_count + 1) * sizeof *entries);
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < table->rowed_count; i++)
        entries[i] = (struct entry){(int)i + 1, table->meanings[i].row + 1};
    text_puts(out,
              "\n/* For the functions below: the row of a meaning; 0 of one that no other space "
              "knows. */\n"
              "static inline int sockerr_row_of_meaning(int meaning)\n");
    struct map map = {entries, table->rowed_count, "int", "meaning", 0, "0"};
    emit_map(out, &map);
    free(entries);
}

static void emit_translations(const struct table *table, struct text *out)
{
    emit_family(table, &families[MEANING], out);
    emit_row_of_meaning(table, out);
    emit_family(table, &families[ANSWER], out);
    emit_family(table, &families[EXACT], out);
    text_puts(
        out,
        "\n/*\n"
        " * int sockerr_translate(sockerr_space from, sockerr_space to, int code, int fallback)\n"
        " *     the code that means in one space what a code means in another: that of the same\n"
        " *     name, WSA aside (WSAELOOP is ELOOP); else that of the best name that stands in\n"
        " *     for it (EHOSTUNREACH for EHOSTDOWN); else that of the SocketError of which its\n"
        " *     name is a symbol, not merely read. data/README.md has it at length.\n"
        " *\n"
        " * int sockerr_translate_exact(from, to, code, fallback)\n"
        " *     the same by the first of these alone.\n"
        " *\n"
        " * 0 stays 0, and what a space lists stays itself in that space. Where there is no\n"
        " * answer, where from does not list the code, and where one of the two is no space, the\n"
        " * fallback comes back as it is.\n"
        " *\n"
        " * sockerr_to(to, sockerr_from(from, code), fallback) is .NET's answer, which knows but\n"
        " * the SocketErrors: there WSAESHUTDOWN becomes EPIPE, here ESHUTDOWN.\n"
        " */\n"
        "static SOCKERR_INLINE int sockerr_pick_translate(sockerr_space from, sockerr_space to,\n"
        "                                                 int code, int fallback)\n"
        "{\n"
        "    const int meaning = sockerr_meaning(from, code);\n"
        "    int answer;\n"
        "    if (code == 0)\n"
        "        return sockerr_is_space(from) && sockerr_is_space(to) ? 0 : fallback;\n"
        "    if (from == to)\n"
        "        return meaning != 0 ? code : fallback;\n"
        "    answer = sockerr_answer(to, sockerr_row_of_meaning(meaning));\n"
        "    return answer != 0 ? answer : fallback;\n"
        "}\n\n");
    struct picked picked = {
        "int", "translate", "(sockerr_space from, sockerr_space to,\n    int code, int fallback)",
        "(from, to, code, fallback)", "SOCKERR_NAMED(from) && SOCKERR_NAMED(to)"};
    emit_picked(out, &picked);
    text_puts(out,
              "\nstatic SOCKERR_INLINE int sockerr_pick_translate_exact(sockerr_space from, "
              "sockerr_space "
              "to,\n"
              "                                                       int code, int fallback)\n"
              "{\n"
              "    const int row = sockerr_row_of_meaning(sockerr_meaning(from, code));\n"
              "    if (code != 0 && from != to && !sockerr_exact(to, row))\n"
              "        return fallback;\n"
              "    return sockerr_pick_translate(from, to, code, fallback);\n"
              "}\n\n");
    picked.name = "translate_exact";
    emit_picked(out, &picked);
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
    struct map map = {entries, count, "int", "meaning", 0, "0"};
    emit_map(out, &map);
    free(entries);
}

static void emit_symbols(const struct table *table, struct text *out)
{
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
    emit_family(table, &families[HAS], out);
    text_printf(out,
                "\n"
                "static inline int sockerr_code(sockerr_space space, const char *symbol, int "
                "fallback)\n"
                "{\n"
                "    const int meaning = sockerr_hashed_meaning(sockerr_hash(symbol, %uu));\n"
                "    const int row = sockerr_row_of_meaning(meaning);\n"
                "    if (!sockerr_same(symbol, sockerr_symbol_of_meaning(meaning)) ||\n"
                "        !sockerr_has(space, meaning))\n"
                "        return fallback;\n"
                "    return row != 0 ? sockerr_answer(space, row) : sockerr_lone_code(meaning);\n"
                "}\n",
                seed);
}

void emit_translate(const struct table *table, struct text *out)
{
    text_puts(
        out,
        "\n/*\n"
        " * Translating goes in three steps, an array each. A code has a meaning in its space:\n"
        " * the symbol that it is there, with its aliases. A meaning has a row. And each space\n"
        " * has an answer in each row: the code that means the same there. Meanings and rows\n"
        " * count from 1, the first meaning of each row has the row's own number, and 0 is none.\n"
        " */\n");
    text_puts(out, "\n/* 1 for a space, 0 for SOCKERR_SPACE_NONE and any other number. */\n"
                   "static inline int sockerr_is_space(sockerr_space space)\n"
                   "{\n"
                   "    return (unsigned)space < (unsigned)SOCKERR_SPACE_COUNT;\n"
                   "}\n");
    emit_translations(table, out);
    emit_symbols(table, out);
}
