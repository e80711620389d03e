/* SPDX-License-Identifier: 0BSD */
/* c_expression.h: the integer expressions by which headers give their numbers. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where the blanks end that a text begins with, and how long the name is that it begins with. */
const char *skip_blanks(const char *text);
size_t word_length(const char *text);

/* What a name in an expression stands for: nothing that is known, a value, or no text at all, as
 * after #define NAME. */
enum found { FOUND_NONE, FOUND_VALUE, FOUND_BLANK };

/* Finds what a name stands for, or where argument is not NULL, a macro with this argument. */
typedef enum found find_function(void *context, const char *name, const long long *argument,
                                 long long *value);

/*
 * Works out an integer expression: decimal, octal and hexadecimal constants with or without suffix,
 * names, calls with one argument, parentheses, casts, + - ~ ! and * * / % << >> & ^ |. False if it
 * is something else, if a name in it is unknown, or if a step leaves 64 bits.
 */
bool expression_value(const char *expression, find_function *find, void *context, long long *value);
