/* SPDX-License-Identifier: 0BSD */
/* wrap.c: lines that end where a terminal's do. */
#include "query/wrap.h"

#include "base/escape.h"
#include "base/utf8.h"

#include <string.h>

size_t add_words(struct text *out, const char **words, size_t width)
{
    const char *first = *words;
    size_t column = 0;
    while (**words != '\0') {
        size_t length = strcspn(*words, " "), characters = *words > first;
        for (size_t i = 0; i < length; i += utf8_length(*words + i))
            characters++;
        if (*words > first && column + characters > width)
            break;
        text_puts(out, *words > first ? " " : "");
        escape_printable(out, *words, length);
        column += characters;
        *words += length + ((*words)[length] == ' ');
    }
    return column;
}

void add_paragraph(struct text *out, const char *words, size_t width)
{
    text_puts(out, "  ");
    add_words(out, &words, width > 2 ? width - 2 : 0);
    while (*words != '\0') {
        text_puts(out, "\n    ");
        add_words(out, &words, width > 4 ? width - 4 : 0);
    }
    text_puts(out, "\n");
}
