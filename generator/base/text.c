/* SPDX-License-Identifier: 0BSD */
/* text.c: a text that grows. */
#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So much is kept for a taker before it is to have it. */
enum { MUCH = 32 * 1024 };

static bool has_room(const struct text *text, size_t more)
{
    return more < text->capacity - text->length;
}

/* Makes room for more than there is: a taker gets what it has not had yet. */
static bool find_room(struct text *text, size_t more)
{
    if (text->take != NULL && text->capacity >= MUCH && text_flush(text) && has_room(text, more))
        return true;
    if (text->failed)
        return false;
    size_t capacity = text->capacity < 256 ? 256 : text->capacity;
    while (capacity - text->length <= more && capacity <= SIZE_MAX / 2)
        capacity *= 2;
    char *bytes = capacity - text->length > more ? realloc(text->bytes, capacity) : NULL;
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

/* Makes room for more bytes and the NUL behind them. */
static bool make_room(struct text *text, size_t more)
{
    return !text->failed && (has_room(text, more) || find_room(text, more));
}

void text_add(struct text *text, const char *bytes, size_t length)
{
    if (!make_room(text, length))
        return;
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
    size_t at = sizeof digits;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0)
        digits[--at] = '-';
    text_add(text, digits + at, sizeof digits - at);
}

static bool begins(const char *string, const char *word)
{
    return strncmp(string, word, strlen(word)) == 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Our name stands only at the beginning of a word. */
static void add_renamed(struct text *text, const char *string)
{
    static const char lower[] = "sockerr", upper[] = "SOCKERR";
    const char *done = string;
    for (const char *at = string; *at != '\0'; at++) {
        const char *prefix = begins(at, lower)   ? text->prefix
                             : begins(at, upper) ? text->upper_prefix
                                                 : NULL;
        if (prefix == NULL || (at > string && is_letter(at[-1])))
            continue;
        text_add(text, done, (size_t)(at - done));
        text_add(text, prefix, strlen(prefix));
        done = at + strlen(lower);
    }
    text_add(text, done, strlen(done));
}

void text_puts(struct text *text, const char *string)
{
    if (text->prefix != NULL)
        add_renamed(text, string);
    else
        text_copy(text, string);
}

/* Most fits into the room that there is; what does not is printed again. */
void text_vprintf(struct text *text, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    size_t room = text->capacity - text->length;
    int printed = vsnprintf(room > 0 ? text->bytes + text->length : NULL, room, format, values);
    size_t length = printed < 0 ? 0 : (size_t)printed;
    bool fits = printed >= 0 && length < room;
    if (!fits && room > 0)
        text->bytes[text->length] = '\0';
    if (printed < 0) {
        text->failed = true;
    } else if (fits) {
        text->length += length;
    } else if (make_room(text, length)) {
        vsnprintf(text->bytes + text->length, length + 1, format, again);
        text->length += length;
    }
    va_end(again);
}

void text_printf(struct text *text, const char *format, ...)
{
    struct text renamed = {.prefix = text->prefix, .upper_prefix = text->upper_prefix};
    va_list values;
    va_start(values, format);
    if (text->prefix != NULL)
        text_puts(&renamed, format);
    if (renamed.failed)
        text->failed = true;
    else
        text_vprintf(text, renamed.bytes != NULL ? renamed.bytes : format, values);
    va_end(values);
    text_free(&renamed);
}

/* The length of the UTF-8 character that text begins with; 0 where it begins with none. */
static size_t utf8_length(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (length > 1 && (byte[0] < 0xC2 || byte[0] > 0xF4))
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
    /* Longer than need be, half a pair of UTF-16, or beyond the last one. */
    bool wrong = (byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xED && byte[1] >= 0xA0) ||
                 (byte[0] == 0xF0 && byte[1] < 0x90) || (byte[0] == 0xF4 && byte[1] >= 0x90);
    return wrong ? 0 : length;
}

/* What JSON takes as it is, and is one byte long. */
static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

void text_json(struct text *text, const char *string)
{
    text_puts(text, "\"");
    while (*string != '\0') {
        size_t plain = 0;
        while (is_plain((unsigned char)string[plain]))
            plain++;
        text_add(text, string, plain);
        string += plain;
        if (*string == '\0')
            break;
        unsigned char byte = (unsigned char)*string;
        size_t length = utf8_length(string);
        if (byte == '"' || byte == '\\')
            text_printf(text, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7F)
            text_printf(text, "\\u%04x", byte);
        else if (length == 0)
            text_puts(text, "\\ufffd");
        else
            text_add(text, string, length);
        string += length > 0 ? length : 1;
    }
    text_puts(text, "\"");
}

bool text_flush(struct text *text)
{
    if (!text->failed && text->take != NULL && text->length > 0) {
        text->failed = !text->take(text->taker, text->bytes, text->length);
        text->length = 0;
    }
    return !text->failed;
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}
