/* SPDX-License-Identifier: 0BSD */
/* terminal.c: what is printed, and where it goes. */
#include "base/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool is_coloured(int stream)
{
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(stream) && (refused == NULL || *refused == '\0') && terminal != NULL &&
           *terminal != '\0' && strcmp(terminal, "dumb") != 0;
}

size_t line_width(int stream)
{
    enum { USUAL = 80, LEAST = 20, MOST = 10000 };
    struct winsize size = {0};
    const char *columns = getenv("COLUMNS");
    long said = columns != NULL ? strtol(columns, NULL, 10) : 0;
    if (said >= LEAST && said <= MOST)
        return (size_t)said;
    if (!isatty(stream))
        return 0;
    if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col >= LEAST)
        return size.ws_col;
    return USUAL;
}

size_t length_of_character(const char *text)
{
    size_t length = 1;
    if (((unsigned char)*text & 0xC0) == 0xC0)
        while (length < 4 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length++;
    return length;
}

bool is_printable(const char *text)
{
    unsigned char first = (unsigned char)text[0];
    bool c1 = first == 0xC2 && (unsigned char)text[1] < 0xA0;
    bool lone = first >= 0x80 && (length_of_character(text) == 1 || first < 0xC2);
    return first >= 0x20 && first != 0x7F && !c1 && !lone;
}

void print_printable(FILE *stream, const char *text)
{
    for (; *text != '\0'; text += length_of_character(text)) {
        if (is_printable(text))
            fwrite(text, 1, length_of_character(text), stream);
        else
            fputc('?', stream);
    }
}
