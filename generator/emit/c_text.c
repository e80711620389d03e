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

void emit_title(struct text *out, const char *before, const struct space *space,
                const char *divider, const char *after)
{
    const char *kind = kind_names[space->kind];
    text_puts(out, before);
    escape_c_comment(out, space->title);
    if (!has_word(space->title, kind))
        text_printf(out, "%s%s", divider, kind);
    text_puts(out, after);
}

struct c_number c_number(int number)
{
    struct c_number c = {"-2147483647 - 1"};
    if (number != INT_MIN)
        snprintf(c.text, sizeof c.text, "%d", number);
    return c;
}

const struct space *example_space(const struct table *table, const struct space *besides)
{
    for (size_t i = 0; i < COMMON; i++) {
        const struct space *space = common_space(table, i);
        if (space != NULL && space != besides)
            return space;
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
                    space_read(table, from, writing->code) == i;
        if (fits &&
            (found == NONE || strcmp(table->socket_errors[i].name, "ConnectionRefused") == 0))
            found = i;
    }
    return found;
}

void add_codes_of_symbol(const struct table *table, struct text *out, const void *of)
{
    int symbol = string_map_find(&table->symbol_map, of);
    bool *done = xcalloc(table->space_count, sizeof *done);
    for (size_t i = 0; i < table->space_count; i++) {
        const struct code *code = space_code(&table->spaces[i], symbol);
        if (code == NULL || done[i])
            continue;
        for (size_t j = i; j < table->space_count; j++) {
            const struct code *same = space_code(&table->spaces[j], symbol);
            if (same == NULL || same->number != code->number)
                continue;
            text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
            done[j] = true;
        }
        text_printf(out, "        return %s;\n", c_number(code->number).text);
    }
    free(done);
}
