/* SPDX-License-Identifier: 0BSD */
/*
 * header_spaces.c: the parts of sockerr.h that each space has: its codes, from codes to meanings,
 * from meanings to codes, its symbols; and the choice among the spaces. Spaces that have the same
 * array share one function, which has the name of the first of them.
 */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_array.h"
#include "emit/c_text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds what stands between the braces of a function of a space. */
typedef void emit_function(const struct table *table, const struct space *space, struct text *out);

struct family {
    const char *type, *name, *argument;
    bool (*same)(const struct table *table, const struct space *a, const struct space *b);
    emit_function *emit;
};

static bool is_common(const struct table *table, const struct space *space)
{
    size_t i = 0;
    while (i < COMMON && common_space(table, i) != space)
        i++;
    return i < COMMON;
}

const struct space **spaces_in_order(const struct table *table)
{
    const struct space **spaces = xcalloc(table->space_count, sizeof *spaces);
    size_t count = 0;
    for (size_t i = 0; i < COMMON; i++)
        if (common_space(table, i) != NULL)
            spaces[count++] = common_space(table, i);
    for (size_t i = 0; i < table->space_count; i++)
        if (!is_common(table, &table->spaces[i]))
            spaces[count++] = &table->spaces[i];
    return spaces;
}

/* The first space of the order whose function does the same. */
static const struct space *find_owner(const struct table *table, const struct family *family,
                                      const struct space **spaces, const struct space *space)
{
    while (*spaces != space && !family->same(table, *spaces, space))
        spaces++;
    return *spaces;
}

void add_functions(const struct table *table, struct text *out, const void *of)
{
    const struct family *family = of;
    const struct space **spaces = spaces_in_order(table);
    for (size_t i = 0; i < table->space_count; i++) {
        if (find_owner(table, family, spaces, spaces[i]) != spaces[i])
            continue;
        text_puts(out, "static inline ");
        text_puts(out, family->type);
        text_printf(out, "sockerr_priv_%s_%s(int %s)\n{\n", family->name, spaces[i]->identifier,
                    family->argument);
        family->emit(table, spaces[i], out);
        text_puts(out, "}\n\n");
    }
    free(spaces);
}

void add_picks(const struct table *table, struct text *out, const void *of)
{
    const struct family *family = of;
    const struct space **spaces = spaces_in_order(table);
    for (size_t i = 0; i < table->space_count; i++) {
        if (find_owner(table, family, spaces, spaces[i]) != spaces[i])
            continue;
        for (size_t j = i; j < table->space_count; j++)
            if (find_owner(table, family, spaces, spaces[j]) == spaces[i])
                text_printf(out, "    case SOCKERR_SPACE_%s:\n", spaces[j]->constant);
        text_printf(out, "        return sockerr_priv_%s_%s(%s);\n", family->name,
                    spaces[i]->identifier, family->argument);
    }
    free(spaces);
}

/* Codes, by their index */

static bool same_codes(const struct table *table, const struct space *a, const struct space *b)
{
    (void)table;
    bool same = a->listed_count == b->listed_count;
    for (size_t i = 0; same && i < a->listed_count; i++)
        same = a->listed[i].code == b->listed[i].code;
    return same;
}

/* Labels a place of an array with the names of a code. */
static void label(struct array *array, size_t place, const struct table *table,
                  const struct listed *listed)
{
    for (unsigned i = 0; i < listed->name_count; i++)
        array_label(array, place, i > 0 ? "=" : " ", table->symbols[listed->names[i].symbol].name);
}

/* How far the codes of a space are from the least one, where two bytes can tell; else 0 is what
 * they are counted from. */
static int find_base(const struct space *space)
{
    if (space->listed_count == 0)
        return 0;
    int first = space->listed[0].code, last = space->listed[space->listed_count - 1].code;
    bool plain = first > 0 && last <= 0xFFFF, near = (long long)last - first < 0xFFFF;
    return plain || !near ? 0 : first;
}

/* The least, and the greatest, of a space's codes and 0. */
static int least_code(const struct space *space)
{
    return space->listed_count > 0 && space->listed[0].code < 0 ? space->listed[0].code : 0;
}

static int greatest_code(const struct space *space)
{
    int last = space->listed_count > 0 ? space->listed[space->listed_count - 1].code : 0;
    return last > 0 ? last : 0;
}

/* Codes that lie close together are places of an array themselves. */
static bool is_dense(const struct space *space)
{
    enum { LONGEST = 4000, SPREAD = 12 };
    long long span = (long long)greatest_code(space) - least_code(space);
    return span < LONGEST && span <= (long long)space->listed_count * SPREAD;
}

static void emit_codes_of(const struct table *table, const struct space *space, struct text *out)
{
    int base = is_dense(space) ? find_base(space) : 0;
    struct array array = new_array("codes", space->listed_count);
    array.form = is_dense(space) ? BYTES : BRACES;
    for (size_t i = 0; i < space->listed_count; i++) {
        array.numbers[i] = space->listed[i].code - base;
        label(&array, i, table, &space->listed[i]);
    }
    emit_array(out, &array);
    text_puts(out, "    return ");
    if (base != 0)
        text_printf(out, base == INT_MIN ? "(%s) + " : "%s + ", c_number(base).text);
    emit_element(out, "", &array, "index", ";\n");
}

const struct family codes = {"int ", "code", "index", same_codes, emit_codes_of};

/* From codes to meanings */

static bool same_meanings(const struct table *table, const struct space *a, const struct space *b)
{
    bool same = same_codes(table, a, b);
    for (size_t i = 0; same && i < a->listed_count; i++)
        same = meaning_number(table, a->listed[i].meaning) ==
               meaning_number(table, b->listed[i].meaning);
    return same;
}

/* Behind the numbers stands the 0 of every other code. */
static void emit_dense(struct text *out, const struct array *array, int first)
{
    char place[64];
    snprintf(place, sizeof place, "at < %zuu ? at : %zuu", array->count, array->count);
    text_puts(out, "    const unsigned at = (unsigned)code");
    if (first != 0)
        text_printf(out, " + %uu", 0u - (unsigned)first);
    emit_element(out, ";\n    return ", array, place, ";\n");
}

/* Finds the index of a code by its hash, or, of codes that have none, by halving. */
static void emit_index(const struct space *space, struct text *out, const char *owner)
{
    struct hash hash;
    size_t count = space->listed_count;
    int *keys = xcalloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = space->listed[i].code;
    if (find_hash(keys, count, &hash)) {
        struct array slots = new_slots("slots", hash, keys, count);
        emit_array(out, &slots);
        emit_slot(out, hash, "code");
        emit_element(out, "    const int index = ", &slots, "at", ";\n");
    } else {
        text_printf(out,
                    "    int index = 0, end = %zu;\n"
                    "    while (index + 1 < end) {\n"
                    "        const int middle = index + (end - index) / 2;\n"
                    "        if (sockerr_priv_code_%s(middle) <= code)\n"
                    "            index = middle;\n"
                    "        else\n"
                    "            end = middle;\n"
                    "    }\n",
                    count, owner);
    }
    free(keys);
}

static void emit_sparse(const struct table *table, const struct space *space, struct text *out,
                        const struct array *array)
{
    const struct space **spaces = spaces_in_order(table);
    const char *owner = find_owner(table, &codes, spaces, space)->identifier;
    emit_index(space, out, owner);
    text_printf(out, "    return sockerr_priv_code_%s(index) == code ? ", owner);
    emit_element(out, "", array, "index", " : code == 0 ? ");
    text_printf(out, "%d : 0;\n", SUCCESS);
    free(spaces);
}

static void emit_of(const struct table *table, const struct space *space, struct text *out)
{
    bool dense = is_dense(space);
    int first = least_code(space), last = greatest_code(space);
    struct array array = new_array("of", dense ? (size_t)(last - first) + 1 : space->listed_count);
    if (dense)
        array.numbers[-first] = SUCCESS;
    for (size_t i = 0; i < space->listed_count; i++) {
        size_t place = dense ? (size_t)(space->listed[i].code - first) : i;
        array.numbers[place] = meaning_number(table, space->listed[i].meaning);
        label(&array, place, table, &space->listed[i]);
    }
    emit_array(out, &array);
    if (dense)
        emit_dense(out, &array, first);
    else
        emit_sparse(table, space, out, &array);
}

const struct family meanings = {"int ", "of", "code", same_meanings, emit_of};

/* From meanings to codes */

/* Meanings that are asked for, and SocketErrors, stand in the table as they do in the header. */
static int answer_at(const struct space *space, int number)
{
    return number < FIRST ? 0 : space->answered[number - FIRST].code;
}

static bool same_answers(const struct table *table, const struct space *a, const struct space *b)
{
    int i = written_end(table); /* it is at the end that most of them differ */
    while (i > FIRST && answer_at(a, i - 1) == answer_at(b, i - 1))
        i--;
    return i == FIRST;
}

static void emit_to(const struct table *table, const struct space *space, struct text *out)
{
    int base = find_base(space);
    struct array array = new_array("to", (size_t)written_end(table));
    for (int i = FIRST; i < written_end(table); i++) {
        int code = answer_at(space, i);
        array.numbers[i] = code != 0 && base != 0 ? code - base + 1 : code;
        if (code != 0)
            array_label(&array, (size_t)i, " ", number_name(table, i));
    }
    emit_array(out, &array);
    emit_element(out, base != 0 ? "    const int code = " : "    return ", &array, "meaning",
                 ";\n");
    if (base != 0)
        text_printf(out, "    return code != 0 ? code - 1 + (%s) : 0;\n", c_number(base).text);
}

const struct family answers = {"int ", "to", "meaning", same_answers, emit_to};

/* Symbols */

static bool same_symbols(const struct table *table, const struct space *a, const struct space *b)
{
    bool same = same_codes(table, a, b);
    for (size_t i = 0; same && i < a->listed_count; i++) {
        const struct listed *left = &a->listed[i], *right = &b->listed[i];
        same = left->name_count == right->name_count;
        for (unsigned j = 0; same && j < left->name_count; j++)
            same = left->names[j].symbol == right->names[j].symbol;
    }
    return same;
}

static void emit_symbols_of(const struct table *table, const struct space *space, struct text *out)
{
    struct text strings = {0};
    for (size_t i = 0; i < space->listed_count; i++) {
        const struct listed *listed = &space->listed[i];
        if (listed->name_count == 0)
            add_string(&strings, "", "-");
        for (unsigned j = 0; j < listed->name_count; j++)
            add_string(&strings, j > 0 ? "=" : "", table->symbols[listed->names[j].symbol].name);
    }
    emit_strings(out, &strings);
    text_puts(out, "    return SOCKERR_NULL;\n");
}

const struct family symbols = {"const char *", "symbols", "part", same_symbols, emit_symbols_of};

/* The spaces themselves */

void add_spaces(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    int width = (int)strlen("COUNT");
    for (size_t i = 0; i < table->space_count; i++)
        if ((int)strlen(spaces[i]->constant) > width)
            width = (int)strlen(spaces[i]->constant);
    text_printf(out, "    SOCKERR_SPACE_%-*s = -1,\n", width, "NONE");
    for (size_t i = 0; i < table->space_count; i++) {
        text_printf(out, "    SOCKERR_SPACE_%-*s = %zu,", width, spaces[i]->constant, i);
        emit_title(out, " /* ", spaces[i], ": ", " */\n");
    }
    text_printf(out, "    SOCKERR_SPACE_%-*s = %zu\n", width, "COUNT", table->space_count);
    free(spaces);
}

void add_space_names(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    struct text names = {0};
    for (size_t i = 0; i < table->space_count; i++)
        add_string(&names, "", spaces[i]->name);
    emit_rows(out, &names);
    free(spaces);
}

void add_space_name_width(const struct table *table, struct text *out)
{
    size_t width = 1;
    for (size_t i = 0; i < table->space_count; i++)
        if (strlen(table->spaces[i].name) > width)
            width = strlen(table->spaces[i].name);
    text_printf(out, "%zuu", width + 1);
}

void add_also_names(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].also.count; j++) {
            const char *name = table->spaces[i].also.items[j].name;
            text_printf(out,
                        "    if (length == %zuu && SOCKERR_SAME(name, \"%s\", length))\n"
                        "        return SOCKERR_SPACE_%s;\n",
                        strlen(name), name, table->spaces[i].constant);
        }
}

void add_counts(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    struct array array = new_array("counts", table->space_count);
    for (size_t i = 0; i < table->space_count; i++)
        array.numbers[i] = (int)spaces[i]->listed_count;
    emit_array(out, &array);
    text_puts(out, "    const int index = sockerr_priv_is_space(space) ? (int)space : "
                   "(int)SOCKERR_SPACE_COUNT;\n");
    emit_element(out, "    return ", &array, "index", ";\n");
    free(spaces);
}

/* The symbols of unconfirmed codes that read as a SocketError. */
static void emit_unconfirmed(const struct table *table, const struct space *space, struct text *out)
{
    const char *before = " * Not confirmed by a second source: ";
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        if (code->confirmed || space_read(table, space, code->number) == NONE)
            continue;
        text_printf(out, "%s%s", before, table->symbols[code->symbol].name);
        before = ", ";
    }
    if (*before == ',')
        text_puts(out, ".\n");
}

static void emit_sources(const struct table *table, const struct space *space, struct text *out)
{
    emit_title(out, "/*\n * ", space, ", ", ". Sources:\n");
    for (size_t i = 0; i < space->source_count; i++)
        escape_printf(out, escape_c_comment, " * - %s\n", space->sources[i]);
    emit_unconfirmed(table, space, out);
    text_puts(out, " */\n");
}

void add_readers_and_writers(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    for (size_t i = 0; i < table->space_count; i++) {
        const char *name = spaces[i]->identifier, *constant = spaces[i]->constant;
        emit_sources(table, spaces[i], out);
        text_printf(out,
                    "static SOCKERR_INLINE sockerr sockerr_from_%s(int code)\n{\n"
                    "    return sockerr_from(SOCKERR_SPACE_%s, code);\n}\n\n"
                    "static SOCKERR_INLINE int sockerr_to_%s(sockerr e, int fallback)\n{\n"
                    "    return sockerr_to(SOCKERR_SPACE_%s, e, fallback);\n}\n\n",
                    name, constant, name, constant);
    }
    free(spaces);
}
