/* SPDX-License-Identifier: 0BSD */
/* c_expression.h: the integer expressions by which headers give their numbers. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where the blanks end that a text begins with, and how long the name is that it begins with. */
const char *skip_blanks(const char *text);
size_t word_length(const char *text);

/* Finds the value that a name in an expression stands for. False: it has none. */
typedef bool find_function(void *context, const char *name, long long *value);

/*
 * Works out an expression of C without side effects: decimal, octal and hexadecimal constants with
 * or without suffix, names, UINT16_C(12) and its kind, parentheses, + - ~ ! and
 * * / % << >> & ^ |. False where it is none, is not known, or leaves 64 bits on the way.
 */
bool expression_value(const char *expression, find_function *find, void *context, long long *value);
