/* SPDX-License-Identifier: 0BSD */
/* c_lookup.h: functions of an int, as lookup arrays. */
#pragma once

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct entry {
    int key, value;
};

/* A function from an int to an int. */
struct map {
    struct entry *entries; /* in ascending order of their keys; to be freed */
    size_t count, capacity;
    const char *argument; /* what the function takes */
    int otherwise;        /* the value of every other key: 0 or -1, unless unchecked */
    bool reads;           /* it returns a SocketError, and of every other key SocketError itself */
    bool unchecked;       /* any value will do for every other key: the caller checks the answer */
    bool hashed;          /* the keys are hashes, which come in no runs */
};

void map_add(struct map *map, int key, int value);

/* Puts the keys in ascending order. */
void map_sort(struct map *map);

/* Writes what stands between the function's braces, in the form that suits the keys: an array that
 * the key indexes, a perfect hash, or a binary search. */
void emit_map(struct text *out, const struct map *map);

/* Writes an array named table, with a value for each SocketError. Frees the values. */
void emit_values(struct text *out, int *values, size_t count);

/* True if so many keys lie close together: an array that they index has few holes. */
bool is_dense(int first, int last, size_t count);

/* Does what emit_map does for a set, as an array of bits: 1 for a key, which is not negative, else
 * 0. The keys may come in any order. */
void emit_set(struct text *out, const struct map *set);
