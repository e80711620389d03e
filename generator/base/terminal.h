/* SPDX-License-Identifier: 0BSD */
/* terminal.h: what is printed, and where it goes. */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* True for a terminal that takes colours, unless NO_COLOR asks for none. */
bool is_coloured(int stream);

/* How many characters a line has: as COLUMNS says, or else the terminal. 0, for no end, where
 * neither says. */
size_t line_width(int stream);

/* The length of the UTF-8 character that text, which is not empty, begins with; a byte that begins
 * none is one by itself. */
size_t length_of_character(const char *text);

/* False for what must not reach a terminal: control characters, those of C1 too, and bytes that are
 * no UTF-8. */
bool is_printable(const char *text);

/* Prints what is printable of a text, and ? for what is not. */
void print_printable(FILE *stream, const char *text);

#endif
