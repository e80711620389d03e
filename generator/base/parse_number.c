/* SPDX-License-Identifier: 0BSD */
/* parse_number.c: digits, as every reader of numbers needs them. */
#include "base/parse_number.h"

#include "base/ascii.h"

#include <errno.h>

/* The value of a digit of base 16; 16 for any other character. */
static unsigned digit_of(char c)
{
    if (is_digit(c))
        return (unsigned)(c - '0');
    char lower = to_lower(c);
    return lower >= 'a' && lower <= 'f' ? (unsigned)(lower - 'a') + 10 : 16;
}

const char *parse_digits(const char *text, unsigned base, uint64_t *number)
{
    *number = 0;
    for (unsigned digit; (digit = digit_of(*text)) < base; text++) {
        bool fits = *number <= (UINT64_MAX - digit) / base;
        *number = fits ? *number * base + digit : UINT64_MAX;
        errno = fits ? errno : ERANGE;
    }
    return text;
}

unsigned parse_base(const char **text)
{
    if ((*text)[0] != '0' || to_lower((*text)[1]) != 'x')
        return 10;
    *text += 2;
    return 16;
}
