/* SPDX-License-Identifier: 0BSD */
/* number_map.c: an int-to-int hash map with open addressing. Its keys are places in arrays of ours,
 * which nobody can choose so that they collide. */
#include "base/number_map.h"

#include "base/memory.h"

#include <stdlib.h>

/* The slot that holds the key, or the free one where it belongs. */
static struct number_map_slot *slot_of(struct number_map_slot *slots, size_t capacity, int key)
{
    size_t at = (size_t)(unsigned)key * 0x9E3779B1u & (capacity - 1);
    while (slots[at].key != -1 && slots[at].key != key)
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

static void grow(struct number_map *map)
{
    size_t capacity = map->capacity == 0 ? 16 : map->capacity * 2;
    struct number_map_slot *slots = xcalloc(capacity, sizeof *slots);
    for (size_t i = 0; i < capacity; i++)
        slots[i].key = -1;
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key != -1)
            *slot_of(slots, capacity, map->slots[i].key) = map->slots[i];
    free(map->slots);
    map->slots = slots;
    map->capacity = capacity;
}

int number_map_find(const struct number_map *map, int key)
{
    if (map->capacity == 0 || key < 0)
        return -1;
    const struct number_map_slot *slot = slot_of(map->slots, map->capacity, key);
    return slot->key == key ? slot->value : -1;
}

void number_map_set(struct number_map *map, int key, int value)
{
    if (map->count >= map->capacity / 2)
        grow(map);
    struct number_map_slot *slot = slot_of(map->slots, map->capacity, key);
    map->count += slot->key == -1;
    *slot = (struct number_map_slot){key, value};
}

void number_map_free(struct number_map *map)
{
    free(map->slots);
    *map = (struct number_map){0};
}
