/* SPDX-License-Identifier: 0BSD */
/* utf8.h: characters of UTF-8, in text that may hold any bytes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The length of the character that a text which is not empty begins with. A byte that begins none
 * counts as one. */
size_t utf8_length(const char *text);

/* True for a character that is well formed: not cut, not longer than need be, no half of a pair of
 * UTF-16, none beyond the last one. */
bool utf8_is_valid(const char *text);

/* False for what must not reach a terminal or an output: control characters, those of C1 among
 * them, and bytes that are no whole character. */
bool utf8_is_printable(const char *text);
