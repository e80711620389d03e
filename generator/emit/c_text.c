/* SPDX-License-Identifier: 0BSD */
/* c_text.c: what generated headers have in common. */
#include "emit/c_text.h"

#include "base/ascii.h"
#include "base/escape.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* True if a text has a word, in capitals or not. */
static bool has_word(const char *text, const char *word)
{
    for (const char *at = text; *at != '\0'; at++) {
        size_t same = 0;
        while (word[same] != '\0' && to_lower(at[same]) == word[same])
            same++;
        bool begins = at == text || !is_word_character(at[-1]);
        if (begins && word[same] == '\0' && !is_word_character(at[same]))
            return true;
    }
    return false;
}

void emit_title(struct text *out, const struct space *space, const char *divider)
{
    const char *kind = kind_names[space->kind];
    escape_c_comment(out, space->title);
    if (!has_word(space->title, kind))
        text_printf(out, "%s%s", divider, kind);
}

struct c_number c_number(int number)
{
    struct c_number c = {"-2147483647 - 1"};
    if (number != INT_MIN)
        snprintf(c.text, sizeof c.text, "%d", number);
    return c;
}

void emit_c_number(struct text *out, int number)
{
    text_copy(out, c_number(number).text);
}

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

/* The spaces in the order in which functions are defined: those that are like no other come first,
 * since the others may call theirs. Returns an array to be freed. */
static const struct space **spaces_in_order(const struct table *table)
{
    const struct space **spaces = xcalloc(table->space_count, sizeof *spaces);
    size_t count = 0;
    for (int like = 0; like < 2; like++)
        for (size_t i = 0; i < table->space_count; i++)
            if ((table->spaces[i].like != NULL) == (like == 1))
                spaces[count++] = &table->spaces[i];
    return spaces;
}

static bool same_reads(const struct space *a, const struct space *b)
{
    if (a->reading_count != b->reading_count)
        return false;
    for (size_t i = 0; i < a->reading_count; i++)
        if (a->readings[i].code != b->readings[i].code ||
            a->readings[i].socket_error != b->readings[i].socket_error)
            return false;
    return true;
}

static bool same_writes(const struct table *table, const struct space *a, const struct space *b)
{
    for (size_t i = 0; i < table->socket_error_count; i++)
        if (a->writings[i].known != b->writings[i].known ||
            a->writings[i].code != b->writings[i].code)
            return false;
    return true;
}

void emit_translators(const struct table *table, struct text *out, const void *of)
{
    const struct translators *translators = of;
    const struct space **spaces = spaces_in_order(table);
    const char *infix = translators->infix;
    for (size_t i = 0; i < table->space_count; i++) {
        size_t reads = 0, writes = 0; /* the first space that does the same */
        while (!same_reads(spaces[reads], spaces[i]))
            reads++;
        while (!same_writes(table, spaces[writes], spaces[i]))
            writes++;
        if (translators->describe != NULL)
            translators->describe(table, spaces[i], out);
        text_puts(out, "static inline ");
        text_puts(out, translators->specifier);
        text_printf(out, "sockerr sockerr_%sfrom_%s(int code)\n{\n", infix, spaces[i]->identifier);
        if (reads < i)
            text_printf(out, "    return sockerr_%sfrom_%s(code);\n", infix,
                        spaces[reads]->identifier);
        else
            translators->read(table, spaces[i], out);
        text_puts(out, "}\n\nstatic inline ");
        text_puts(out, translators->specifier);
        text_printf(out, "int sockerr_%sto_%s(sockerr e, int fallback)\n{\n", infix,
                    spaces[i]->identifier);
        if (writes < i)
            text_printf(out, "    return sockerr_%sto_%s(e, fallback);\n", infix,
                        spaces[writes]->identifier);
        else
            translators->write(table, spaces[i], out);
        text_puts(out, "}\n\n");
    }
    free(spaces);
}

void emit_answers(const struct table *table, struct text *answers, struct text *out)
{
    text_puts(out, "    switch ((int)space) {\n");
    for (size_t i = 0; i < table->space_count; i++) {
        for (size_t j = i; j < table->space_count && answers[i].bytes != NULL; j++) {
            if (strcmp(text_string(&answers[j]), answers[i].bytes) != 0)
                continue;
            text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
            if (j > i)
                text_free(&answers[j]);
        }
        if (answers[i].bytes == NULL)
            continue;
        text_puts(out, "        return ");
        text_puts(out, answers[i].bytes);
        text_puts(out, ";\n");
        text_free(&answers[i]);
    }
    text_puts(out, "    default:\n        return 0;\n    }\n");
    free(answers);
}

void emit_code_of(const struct table *table, struct text *out, const void *symbol)
{
    int number = string_map_find(&table->symbol_map, symbol);
    struct text *answers = xcalloc(table->space_count, sizeof *answers);
    for (size_t i = 0; i < table->space_count; i++) {
        const struct code *code = space_code(&table->spaces[i], number);
        if (code != NULL)
            emit_c_number(&answers[i], code->number);
    }
    emit_answers(table, answers, out);
}
