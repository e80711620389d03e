/* SPDX-License-Identifier: 0BSD */
/* c_text.c: small pieces of C that all generated headers are made of. */
#include "emit/c_text.h"

#include "base/ascii.h"
#include "base/escape.h"

#include <limits.h>
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

void emit_c_number(struct text *out, int number)
{
    if (number == INT_MIN)
        text_puts(out, "-2147483647 - 1");
    else
        text_number(out, number);
}

const char *array_type(int least, int greatest)
{
    if (least >= 0 && greatest <= 255)
        return "unsigned char";
    if (least >= -128 && greatest <= 127)
        return "signed char";
    return least >= -32768 && greatest <= 32767 ? "short" : "int";
}
