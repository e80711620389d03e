/* SPDX-License-Identifier: 0BSD */
/* text.h: a text that grows. Every output and every message is written into one. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

/* One that is all zero is empty and ready for use. */
struct text {
    char *bytes; /* ends in NUL while a taker has none of it; NULL while nothing was added */
    size_t length, capacity;
    bool failed; /* no memory was left, or no more is wanted: the text is not whole */

    /* What our own words are to have for a leading sockerr and SOCKERR; NULL: just these. */
    const char *prefix, *upper_prefix;

    /* Takes over what was added whenever it is much, so that a text of any length needs little
     * memory; false: it wants no more. NULL: all of it stays here. */
    bool (*take)(void *taker, const char *bytes, size_t length);
    void *taker;
};

/* Add text from the data, as it is, and a number in decimal. */
void text_add(struct text *text, const char *bytes, size_t length);
void text_copy(struct text *text, const char *string);
void text_number(struct text *text, int number);

/* Add our own words, in which each name that begins with sockerr gets the text's prefix. What is
 * printed into the format is from the data, and stays as it is. */
void text_puts(struct text *text, const char *string);
void text_printf(struct text *text, const char *format, ...) PRINTF_LIKE(2, 3);
void text_vprintf(struct text *text, const char *format, va_list values) PRINTF_LIKE(2, 0);

/* Adds a string from the data, or from a user, as JSON has it, quotes and all. */
void text_json(struct text *text, const char *string);

/* Gives the taker what it has not had yet. False where the text is not whole. */
bool text_flush(struct text *text);

void text_free(struct text *text);

#endif
