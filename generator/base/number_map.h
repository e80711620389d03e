/* SPDX-License-Identifier: 0BSD */
/* number_map.h: an int-to-int hash map. */
#pragma once

#include <stddef.h>

struct number_map_slot {
    int key, value; /* the key -1: the slot is free */
};

/* All zero is an empty map. */
struct number_map {
    struct number_map_slot *slots;
    size_t count, capacity;
};

/* Returns the value of a key, or -1 if the map does not have it. */
int number_map_find(const struct number_map *map, int key);

/* Gives a key, which is not negative, a value in the place of the one it may have. */
void number_map_set(struct number_map *map, int key, int value);

void number_map_free(struct number_map *map);
