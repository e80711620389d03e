/* SPDX-License-Identifier: 0BSD */
/* text.h: a string that grows. Every output and every message is written into one. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

/* All zero is an empty text. */
struct text {
    char *bytes; /* ends in NUL; NULL while nothing was added */
    size_t length, capacity;

    /* What a leading sockerr and SOCKERR in our own words become; NULL: they stay. */
    const char *prefix, *upper_prefix;
};

/* Add bytes, a string or a decimal number as they are: what comes from the data. */
void text_add(struct text *text, const char *bytes, size_t length);
void text_copy(struct text *text, const char *string);
void text_number(struct text *text, int number);

/* Add our own words: each name that begins with sockerr gets the text's prefix. What is printed
 * into the format comes from the data, and stays as it is. */
void text_puts(struct text *text, const char *string);
void text_puts_to(struct text *text, const char *string, const char *end);
void text_printf(struct text *text, const char *format, ...) PRINTF_LIKE(2, 3);

/* The text as a string, which is "" while nothing was added. */
const char *text_string(const struct text *text);

void text_free(struct text *text);
