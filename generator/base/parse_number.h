/* SPDX-License-Identifier: 0BSD */
/* parse_number.h: digits, as every reader of numbers needs them. */
#pragma once

#include <stdint.h>

/* Reads the digits of a base, 16 at most, that text begins with. Returns where they end: text
 * itself if it begins with none. A number that does not fit becomes UINT64_MAX, and errno ERANGE.
 */
const char *parse_digits(const char *text, unsigned base, uint64_t *number);

/* The base of a number that may begin with 0x or 0X, which is skipped: 16, or else 10. */
unsigned parse_base(const char **text);
