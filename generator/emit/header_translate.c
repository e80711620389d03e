/* SPDX-License-Identifier: 0BSD */
/*
 * header_translate.c: the part of sockerr.h that translates.
 *
 * A code has a meaning, a meaning has a row, and each space has an answer in each row. In the
 * header rows count from 1; 0 is none; and one more than all is that of meanings which have none.
 */
#include "emit/header_parts.h"

#include "emit/c_lookup.h"
#include "emit/c_per_space.h"

#include <stdlib.h>

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

static const struct family rows = {
    "row_of", "code", "the row of a code; 0 of one that a space does not list", false, fill_rows};
static const struct family answers = {
    "answer", "row", "the code that a space answers with in a row; 0 where it has none", false,
    fill_answers};
static const struct family exact = {
    "exact", "row", "1 where the answer in a row has the same name, WSA aside", true, fill_exact};

static void emit_translations(const struct table *table, struct text *out)
{
    emit_family(table, &rows, out);
    emit_family(table, &answers, out);
    emit_family(table, &exact, out);
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
        "    const int row = sockerr_row_of(from, code);\n"
        "    int answer;\n"
        "    if (code == 0)\n"
        "        return sockerr_is_space(from) && sockerr_is_space(to) ? 0 : fallback;\n"
        "    if (from == to)\n"
        "        return row != 0 ? code : fallback;\n"
        "    answer = sockerr_answer(to, row);\n"
        "    /* The fallback where there is none, without a branch that garbage would mislead. */\n"
        "    return answer + (fallback & -(int)(answer == 0));\n"
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
              "    const int row = sockerr_row_of(from, code);\n"
              "    if (code != 0 && from != to && !sockerr_exact(to, row))\n"
              "        return fallback;\n"
              "    return sockerr_pick_translate(from, to, code, fallback);\n"
              "}\n\n");
    picked.name = "translate_exact";
    emit_picked(out, &picked);
}

void emit_translate(const struct table *table, struct text *out)
{
    text_puts(
        out,
        "\n/*\n"
        " * Translating goes in two steps, an array each. A code has a row in its space, by what\n"
        " * it means there: its symbol and the aliases of that. And each space has an answer in\n"
        " * each row: the code that means the same there. Rows count from 1, and 0 is none. What\n"
        " * one space alone knows has the last row, in which nobody answers.\n"
        " */\n");
    text_puts(out, "\n/* 1 for a space, 0 for SOCKERR_SPACE_NONE and any other number. */\n"
                   "static inline int sockerr_is_space(sockerr_space space)\n"
                   "{\n"
                   "    return (unsigned)space < (unsigned)SOCKERR_SPACE_COUNT;\n"
                   "}\n");
    emit_translations(table, out);
}
