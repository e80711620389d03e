/* SPDX-License-Identifier: 0BSD */
/* source.c: the files and folders that a table is made of, and places in them. */
#include "base/source.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char byte_order_mark[] = "\xEF\xBB\xBF";

int mark_compare(struct mark left, struct mark right)
{
    if (left.source != right.source)
        return left.source < right.source ? -1 : 1;
    if (left.line != right.line)
        return left.line < right.line ? -1 : 1;
    return (left.column > right.column) - (left.column < right.column);
}

int source_add(struct sources *sources, const char *path, unsigned layer)
{
    sources->items =
        array_grow(sources->items, sources->count, &sources->capacity, sizeof *sources->items);
    sources->items[sources->count] = (struct source){.path = xstrdup(path), .layer = layer};
    return (int)sources->count++;
}

void source_set_text(struct source *source, const char *text, size_t length, bool built_in)
{
    source->text = text;
    source->length = length;
    source->built_in = built_in;
}

/* The length of the line break that text begins with, as YAML 1.1 has them; 0 where none does. */
static size_t line_break(const char *text)
{
    static const char *const breaks[] = {"\r\n",     "\r",           "\n",
                                         "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (strncmp(text, breaks[i], strlen(breaks[i])) == 0)
            return strlen(breaks[i]);
    return 0;
}

bool source_line_ends(const char *at)
{
    return *at == '\0' || line_break(at) > 0;
}

static const char *skip_byte_order_mark(const char *text)
{
    size_t length = strlen(byte_order_mark);
    return strncmp(text, byte_order_mark, length) == 0 ? text + length : text;
}

const char *source_line(struct line_cursor *cursor, const struct source *source, unsigned line)
{
    if (cursor->source != source || cursor->line > line) {
        const char *text = source->text != NULL ? source->text : "";
        *cursor = (struct line_cursor){source, skip_byte_order_mark(text), 1};
    }
    while (cursor->line < line && *cursor->at != '\0') {
        size_t length = line_break(cursor->at);
        cursor->line += length > 0;
        cursor->at += length > 0 ? length : 1;
    }
    return cursor->at;
}

char source_character(const struct sources *sources, struct mark mark)
{
    struct line_cursor cursor = {0};
    const char *at = source_line(&cursor, &sources->items[mark.source], mark.line);
    for (unsigned column = 1; column < mark.column && !source_line_ends(at); column++)
        at += utf8_length(at);
    return source_line_ends(at) ? '\0' : *at;
}

struct mark source_mark_at(const struct sources *sources, int source, size_t offset)
{
    const char *begin = sources->items[source].text, *at = skip_byte_order_mark(begin);
    struct mark mark = {.source = source, .line = 1, .column = 1};
    while (at < begin + offset && *at != '\0') {
        size_t length = line_break(at);
        mark.line += length > 0;
        mark.column = length > 0 ? 1 : mark.column + 1;
        at += length > 0 ? length : utf8_length(at);
    }
    return mark;
}

struct mark source_mark_before_end(const struct sources *sources, struct mark mark)
{
    const struct source *source = &sources->items[mark.source];
    struct line_cursor cursor = {0};
    if (mark.column > 1 || *source_line(&cursor, source, mark.line) != '\0')
        return mark;
    size_t end = source->length;
    while (end > 0 && strchr(" \t\r\n", source->text[end - 1]) != NULL)
        end--;
    return end > 0 ? source_mark_at(sources, mark.source, end) : mark;
}

void sources_free(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = &sources->items[i];
        free(source->path);
        if (!source->built_in)
            free((void *)source->text);
    }
    free(sources->items);
    *sources = (struct sources){0};
}
