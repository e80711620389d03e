/* SPDX-License-Identifier: 0BSD */
/* string_map.h: a string-to-int hash map. */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct string_map_slot {
    const char *name;
    uint64_t hash;
    int number;
};

/* All zero is an empty map. */
struct string_map {
    struct string_map_slot *slots;
    size_t count, capacity;
};

/* Returns the number of a name, or -1 if the map does not have it. */
int string_map_find(const struct string_map *map, const char *name);

/* Gives a name a number in the place of the one it may have. The map keeps the pointer, not a copy.
 */
void string_map_set(struct string_map *map, const char *name, int number);

void string_map_free(struct string_map *map);
