/* SPDX-License-Identifier: 0BSD */
/* text.c: a string that grows. */
#include "base/text.h"

#include "base/ascii.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for more bytes and the NUL behind them. */
static void make_room(struct text *text, size_t more)
{
    if (more < text->capacity - text->length)
        return;
    size_t capacity = text->capacity < 256 ? 256 : text->capacity;
    while (capacity - text->length <= more)
        capacity *= 2;
    text->bytes = xreallocarray(text->bytes, capacity, 1);
    text->capacity = capacity;
}

void text_add(struct text *text, const char *bytes, size_t length)
{
    make_room(text, length);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_copy(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_number(struct text *text, int number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    text_copy(text, digits);
}

/* Our name stands only at the beginning of a word. */
static void add_renamed(struct text *text, const char *string)
{
    static const char lower[] = "sockerr", upper[] = "SOCKERR";
    const char *done = string;
    for (const char *at = string; *at != '\0'; at++) {
        const char *prefix = strncmp(at, lower, strlen(lower)) == 0   ? text->prefix
                             : strncmp(at, upper, strlen(upper)) == 0 ? text->upper_prefix
                                                                      : NULL;
        if (prefix == NULL || (at > string && is_word_character(at[-1])))
            continue;
        text_add(text, done, (size_t)(at - done));
        text_copy(text, prefix);
        done = at + strlen(lower);
    }
    text_copy(text, done);
}

void text_puts(struct text *text, const char *string)
{
    if (text->prefix != NULL)
        add_renamed(text, string);
    else
        text_copy(text, string);
}

void text_puts_to(struct text *text, const char *string, const char *end)
{
    char *words = xstrndup(string, (size_t)(end - string));
    text_puts(text, words);
    free(words);
}

/* Mostly what is printed fits into a little room, and need not be measured first. */
static void add_printed(struct text *text, const char *format, va_list values)
{
    enum { USUAL = 200 };
    va_list again;
    va_copy(again, values);
    make_room(text, USUAL);
    int length = vsnprintf(text->bytes + text->length, USUAL, format, values);
    if (length >= USUAL) {
        make_room(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    }
    text->length += length > 0 ? (size_t)length : 0;
    va_end(again);
}

void text_printf(struct text *text, const char *format, ...)
{
    struct text renamed = {.prefix = text->prefix, .upper_prefix = text->upper_prefix};
    va_list values;
    va_start(values, format);
    if (text->prefix != NULL)
        text_puts(&renamed, format);
    add_printed(text, renamed.bytes != NULL ? renamed.bytes : format, values);
    va_end(values);
    text_free(&renamed);
}

const char *text_string(const struct text *text)
{
    return text->bytes != NULL ? text->bytes : "";
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}
