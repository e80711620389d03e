/* SPDX-License-Identifier: 0BSD */
/* c_array.c: lookup arrays in C. */
#include "emit/c_array.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "base/memory.h"
#include "emit/c_text.h"

#include <stdlib.h>
#include <string.h>

/* A compiler refuses a longer literal under -Wpedantic. */
enum { ROW = 10, LONGEST_LITERAL = 4095 };

struct array new_array(const char *name, size_t count)
{
    return (struct array){.name = name,
                          .numbers = xcalloc(count, sizeof(int)),
                          .count = count,
                          .labels = xcalloc(count / ROW + 1, sizeof(struct text))};
}

void array_label(struct array *array, size_t place, const char *divider, const char *word)
{
    struct text *label = &array->labels[place / ROW];
    text_printf(label, "%s%s", label->length > 0 ? divider : "", word);
}

static enum form find_form(const struct array *array)
{
    enum form form = array->form;
    for (size_t i = 0; i < array->count; i++) {
        if (array->numbers[i] < 0 || array->numbers[i] > 0xFFFF)
            return BRACES;
        if (array->numbers[i] > 0xFF && form == BYTES)
            form = PAIRS;
    }
    return array->count <= LONGEST_LITERAL ? form : BRACES;
}

/* The end of the line that begins at a place. */
static size_t line_end(const struct array *array, size_t first)
{
    return array->count - first < ROW ? array->count : first + ROW;
}

static void emit_label(struct text *out, const struct array *array, size_t first)
{
    const struct text *label = &array->labels[first / ROW];
    if (label->length > 0)
        escape_printf(out, escape_c_comment, " /* %s */", label->bytes);
}

/* Writes a byte of each number as a string. */
static void emit_literal(struct text *out, const struct array *array, const char *ending,
                         unsigned shift)
{
    text_printf(out, "    static const unsigned char %s%s[] =", array->name, ending);
    for (size_t i = 0; i < array->count; i += ROW) {
        text_puts(out, "\n        \"");
        for (size_t j = i; j < line_end(array, i); j++) {
            unsigned byte = (unsigned)array->numbers[j] >> shift & 0xFF;
            char digits[] = {'\\', (char)('0' + (byte >> 6)), (char)('0' + (byte >> 3 & 7)),
                             (char)('0' + (byte & 7))};
            text_add(out, digits, sizeof digits);
        }
        text_puts(out, i + ROW < array->count ? "\"" : "\";");
        if (shift == 0)
            emit_label(out, array, i);
    }
    text_puts(out, array->count == 0 ? " \"\";\n" : "\n");
}

static void emit_braces(struct text *out, const struct array *array)
{
    bool small = true;
    for (size_t i = 0; i < array->count; i++)
        small = small && array->numbers[i] >= -0x7FFF && array->numbers[i] <= 0x7FFF;
    text_printf(out, "    static const %s %s[%zu] = {", small ? "short" : "int", array->name,
                array->count + 1);
    for (size_t i = 0; i < array->count; i += ROW) {
        text_puts(out, "\n        ");
        for (size_t j = i; j < line_end(array, i); j++)
            text_printf(out, "%s%s,", j > i ? " " : "", c_number(array->numbers[j]).text);
        emit_label(out, array, i);
    }
    text_puts(out, "\n        0};\n");
}

void emit_array(struct text *out, struct array *array)
{
    array->form = find_form(array);
    if (array->form == BRACES)
        emit_braces(out, array);
    else
        emit_literal(out, array, array->form == PAIRS ? "_low" : "", 0);
    if (array->form == PAIRS)
        emit_literal(out, array, "_high", 8);
    for (size_t i = 0; i <= array->count / ROW; i++)
        text_free(&array->labels[i]);
    free(array->labels);
    free(array->numbers);
}

void emit_element(struct text *out, const char *before, const struct array *array,
                  const char *place, const char *after)
{
    text_puts(out, before);
    if (array->form == PAIRS)
        text_printf(out, "(%s_low[%s] | %s_high[%s] << 8)", array->name, place, array->name, place);
    else
        text_printf(out, "%s[%s]", array->name, place);
    text_puts(out, after);
}

void add_string(struct text *strings, const char *first, const char *second)
{
    text_copy(strings, first);
    text_add(strings, second, strlen(second) + 1);
}

void emit_strings(struct text *out, struct text *strings)
{
    enum { LINE = 88 };
    size_t parts = 0, length = LONGEST_LITERAL, line = 0;
    for (size_t at = 0, own; at < strings->length; at += own) {
        const char *string = strings->bytes + at;
        own = strlen(string) + 1;
        if (length + own >= LONGEST_LITERAL) {
            text_printf(out, "%s    static const char part_%zu[] =", parts > 0 ? "\";\n" : "",
                        parts);
            parts++;
            length = line = 0;
        }
        if (line == 0 || line + own > LINE || is_digit(*string)) { /* \0 and a digit are one */
            text_puts(out, length > 0 ? "\"\n        \"" : "\n        \"");
            line = 0;
        }
        escape_c_characters(out, string);
        text_puts(out, "\\0");
        length += own;
        line += own + 1;
    }
    text_puts(out, parts > 0 ? "\";\n" : "");
    for (size_t i = 0; i < parts; i++)
        text_printf(out, "    if (part == %zu)\n        return part_%zu;\n", i, i);
    text_puts(out, parts == 0 ? "    (void)part;\n" : "");
    text_free(strings);
}

void emit_rows(struct text *out, struct text *strings)
{
    size_t longest = 0, count = 0, own;
    for (size_t at = 0; at < strings->length; at += own + 1, count++) {
        own = strlen(strings->bytes + at);
        longest = own > longest ? own : longest;
    }
    size_t width = 1; /* a power of two, so that the place of a row is a shift */
    while (width <= longest)
        width *= 2;
    text_printf(out, "    static const char table[%zu][%zu] = {\n", count, width);
    for (size_t at = 0; at < strings->length; at += strlen(strings->bytes + at) + 1)
        escape_printf(out, escape_c_string, "        %s,\n", strings->bytes + at);
    text_puts(out, "    };\n");
    text_free(strings);
}

enum { LEAST_BITS = 3, MOST_BITS = 13, MULTIPLIERS = 1 << 14 };

unsigned hash_slot(struct hash hash, int key)
{
    return (uint32_t)key * hash.multiplier >> (32 - hash.bits);
}

/* True if no two keys fall into one slot. A slot has the number of the last trial that had a key
 * for it, so that nothing need be cleared between two. */
static bool is_perfect(const int *keys, size_t count, struct hash hash, uint32_t *slots,
                       uint32_t trial)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *slot = &slots[hash_slot(hash, keys[i])];
        if (*slot == trial)
            return false;
        *slot = trial;
    }
    return true;
}

/* So many keys in so few slots have no chance: codes come in runs, but not in such ones. */
static bool is_hopeful(size_t count, unsigned bits)
{
    return count <= (size_t)1 << bits && count * count <= (size_t)100 << bits;
}

bool find_hash(const int *keys, size_t count, struct hash *hash)
{
    uint32_t *slots = xcalloc((size_t)1 << MOST_BITS, sizeof *slots), trial = 0;
    bool found = false;
    for (unsigned bits = LEAST_BITS; bits <= MOST_BITS && !found; bits++) {
        uint32_t multiplier = 0x9E3779B1u;
        for (int i = 0; i < MULTIPLIERS && is_hopeful(count, bits) && !found; i++) {
            *hash = (struct hash){i > 0 ? multiplier : (uint32_t)1 << (32 - bits), bits};
            found = is_perfect(keys, count, *hash, slots, ++trial);
            multiplier = multiplier * 1664525u + 1013904222u;
        }
    }
    free(slots);
    return found;
}

struct array new_slots(const char *name, struct hash hash, const int *keys, size_t count)
{
    struct array array = new_array(name, (size_t)1 << hash.bits);
    for (size_t i = 0; i < count; i++)
        array.numbers[hash_slot(hash, keys[i])] = (int)i;
    return array;
}

void emit_slot(struct text *out, struct hash hash, const char *key)
{
    text_printf(out, "    const unsigned at = (unsigned)%s ", key);
    if (hash.multiplier == (uint32_t)1 << (32 - hash.bits))
        text_printf(out, "& %uu;\n", (1u << hash.bits) - 1);
    else
        text_printf(out, "* 0x%08Xu >> %u;\n", (unsigned)hash.multiplier, 32 - hash.bits);
}
