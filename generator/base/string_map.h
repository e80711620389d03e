/* SPDX-License-Identifier: 0BSD */
/* string_map.h: from a name to its number, in time that does not depend on how many there are. */
#ifndef BASE_STRING_MAP_H
#define BASE_STRING_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct index_slot {
    const char *name;
    uint64_t hash;
    int number;
};

/* One that is all zero is empty and ready for use. */
struct index {
    struct index_slot *slots;
    size_t count, capacity;
};

/* Returns the number of a name, or -1 where it has none. */
int index_find(const struct index *index, const char *name);

/* Gives a name that has none yet its number; the name is kept by address. False: no memory. */
bool index_add(struct index *index, const char *name, int number);

void index_free(struct index *index);

#endif
