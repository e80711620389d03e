/* SPDX-License-Identifier: 0BSD */
/* utf8.c: characters of UTF-8, in text that may hold any bytes. */
#include "base/utf8.h"

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t utf8_length(const char *text)
{
    size_t length = 1;
    if (((unsigned char)*text & 0xC0) == 0xC0)
        while (length < 4 && continues(text[length]))
            length++;
    return length;
}

bool utf8_is_valid(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (length > 1 && (byte[0] < 0xC2 || byte[0] > 0xF4))
        return false;
    for (size_t i = 1; i < length; i++)
        if (!continues(text[i]))
            return false;
    return !((byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xED && byte[1] >= 0xA0) ||
             (byte[0] == 0xF0 && byte[1] < 0x90) || (byte[0] == 0xF4 && byte[1] >= 0x90));
}

bool utf8_is_printable(const char *text)
{
    unsigned char first = (unsigned char)text[0];
    bool c1 = first == 0xC2 && (unsigned char)text[1] < 0xA0;
    return first >= 0x20 && first != 0x7F && !c1 && utf8_is_valid(text);
}
