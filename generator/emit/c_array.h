/* SPDX-License-Identifier: 0BSD */
/*
 * c_array.h: lookup arrays in C. Numbers that fit a byte, or two, are written as string literals: a
 * compiler takes a number in a string for a tenth of the time that one in braces costs.
 */
#pragma once

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How the numbers of an array are written: as bytes; as the low and the high bytes; in braces. */
enum form { BYTES, PAIRS, BRACES };

struct array {
    const char *name;
    int *numbers;
    size_t count;
    struct text *labels; /* one a line of the array */
    enum form form;      /* BRACES in any case: one load is to be enough */
};

/* An array of zeros, which emit_array frees. */
struct array new_array(const char *name, size_t count);

/* Adds a word to the comment behind the line of a number, after a divider, but for the first. */
void array_label(struct array *array, size_t place, const char *divider, const char *word);

/* Writes the array, ten numbers a line. At the place behind the last number there is a 0. */
void emit_array(struct text *out, struct array *array);

/* Writes the expression for the number at a place of an array that was written, and our own words
 * before and after it. The place is an expression. */
void emit_element(struct text *out, const char *before, const struct array *array,
                  const char *place, const char *after);

/* Adds a string, in two halves, and its NUL to strings that are to be written. */
void add_string(struct text *strings, const char *first, const char *second);

/* Writes strings one behind the other, each with its NUL, as one array or more: a compiler refuses
 * a longer one. Then, in a function of int part, the returns of those that there are. Frees them.
 */
void emit_strings(struct text *out, struct text *strings);

/* Writes strings as an array of arrays named table. It has no pointers, which a shared library
 * would have to relocate. Frees them. */
void emit_rows(struct text *out, struct text *strings);

/* A hash without collisions: a multiplication spreads the keys over the slots, and the highest bits
 * of the product choose. With a multiplier of one bit these are the lowest bits of the key. */
struct hash {
    uint32_t multiplier;
    unsigned bits;
};

/* Finds the smallest such hash of some keys. False: none of at most 8,192 slots was found. */
bool find_hash(const int *keys, size_t count, struct hash *hash);

unsigned hash_slot(struct hash hash, int key);

/* An array that has at the slot of each key the key's own place. */
struct array new_slots(const char *name, struct hash hash, const int *keys, size_t count);

/* Writes the slot of a key: const unsigned at = …; */
void emit_slot(struct text *out, struct hash hash, const char *key);
