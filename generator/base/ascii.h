/* SPDX-License-Identifier: 0BSD */
/* ascii.h: classes of characters that, unlike those of ctype.h, no locale changes. */
#pragma once

#include <stdbool.h>

static inline bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_letter(char c)
{
    return is_upper(c) || is_lower(c);
}

/* What may stand in an identifier of C. */
static inline bool is_word_character(char c)
{
    return is_letter(c) || is_digit(c) || c == '_';
}

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static inline char to_upper(char c)
{
    return is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

static inline char to_lower(char c)
{
    return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* True for strings that differ in case alone. */
static inline bool same_letters(const char *left, const char *right)
{
    while (*left != '\0' && to_upper(*left) == to_upper(*right))
        left++, right++;
    return *left == *right;
}
