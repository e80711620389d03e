/* SPDX-License-Identifier: 0BSD */
/* escape.c: text from outside, made harmless for where it goes. */
#include "base/escape.h"

#include "base/utf8.h"

#include <string.h>

void escape_printf(struct text *out, escaper *escape, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    for (const char *at; (at = strchr(format, '%')) != NULL; format = at + 2) {
        text_puts_to(out, format, at);
        if (at[1] == 's')
            escape(out, va_arg(values, const char *));
        else
            text_number(out, va_arg(values, int));
    }
    text_puts(out, format);
    va_end(values);
}

void escape_c_characters(struct text *out, const char *string)
{
    for (; *string != '\0'; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte == '"' || byte == '\\' || byte == '?')
            text_printf(out, "\\%c", byte); /* a ? could begin a trigraph */
        else if (byte < 0x20 || byte >= 0x7F)
            text_printf(out, "\\%03o", byte);
        else
            text_add(out, string, 1);
    }
}

void escape_c_string(struct text *out, const char *string)
{
    text_puts(out, "\"");
    escape_c_characters(out, string);
    text_puts(out, "\"");
}

void escape_c_comment(struct text *out, const char *string)
{
    for (; *string != '\0'; string++) {
        unsigned char byte = (unsigned char)*string;
        bool opens = byte == '/' && (string[1] == '*' || string[1] == '/');
        bool closes = byte == '*' && string[1] == '/';
        if (byte == '?')
            text_puts(out, "? "); /* a ? could begin a trigraph */
        else if (byte < 0x20 || byte >= 0x7F || byte == '\\')
            text_puts(out, "_");
        else
            text_add(out, string, 1);
        if (opens || closes)
            text_puts(out, " ");
    }
}

void escape_json(struct text *out, const char *string)
{
    text_puts(out, "\"");
    for (size_t length; *string != '\0'; string += length) {
        unsigned char byte = (unsigned char)*string;
        length = utf8_is_valid(string) ? utf8_length(string) : 1;
        if (byte == '"' || byte == '\\')
            text_printf(out, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7F)
            text_printf(out, "\\u%04x", byte);
        else if (!utf8_is_valid(string))
            text_puts(out, "\\ufffd");
        else
            text_add(out, string, length);
    }
    text_puts(out, "\"");
}

/* A character of a line: a blank for the end of a line and for a tab, ? for what is not printable.
 */
static void add_character(struct text *out, const char *character)
{
    if (*character == '\n' || *character == '\t')
        text_puts(out, " ");
    else if (utf8_is_printable(character))
        text_add(out, character, utf8_length(character));
    else
        text_puts(out, "?");
}

void escape_html(struct text *out, const char *string)
{
    for (; *string != '\0'; string += utf8_length(string)) {
        switch (*string) {
        case '&': text_puts(out, "&amp;"); break;
        case '<': text_puts(out, "&lt;"); break;
        case '>': text_puts(out, "&gt;"); break;
        case '"': text_puts(out, "&quot;"); break;
        default: add_character(out, string);
        }
    }
}

void escape_markdown(struct text *out, const char *string)
{
    for (; *string != '\0'; string += utf8_length(string)) {
        if (strchr("\\`*_{}[]<>#!|~&@$^", *string) != NULL)
            text_puts(out, "\\");
        add_character(out, string);
    }
}

void escape_csv(struct text *out, const char *string)
{
    if (strpbrk(string, ",\"\r\n") == NULL) {
        text_copy(out, string);
        return;
    }
    text_puts(out, "\"");
    for (; *string != '\0'; string++) {
        text_add(out, string, 1);
        if (*string == '"')
            text_puts(out, "\"");
    }
    text_puts(out, "\"");
}

void escape_yaml(struct text *out, const char *string)
{
    text_puts(out, "'");
    for (; *string != '\0'; string += utf8_length(string)) {
        if (*string == '\'')
            text_puts(out, "'");
        add_character(out, string);
    }
    text_puts(out, "'");
}

void escape_yaml_comment(struct text *out, const char *string)
{
    for (; *string != '\0'; string++)
        text_add(out, *string >= ' ' && *string < 0x7F ? string : "?", 1);
}

void escape_printable(struct text *out, const char *bytes, size_t length)
{
    for (const char *end = bytes + length; bytes < end; bytes += utf8_length(bytes)) {
        if (utf8_is_printable(bytes))
            text_add(out, bytes, utf8_length(bytes));
        else
            text_puts(out, "?");
    }
}

void print_printable(FILE *stream, const char *string)
{
    struct text text = {0};
    escape_printable(&text, string, strlen(string));
    fputs(text_string(&text), stream);
    text_free(&text);
}
