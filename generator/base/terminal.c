/* SPDX-License-Identifier: 0BSD */
/* terminal.c: what the terminal behind a stream can show. */
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
