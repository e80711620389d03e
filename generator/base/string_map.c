/* SPDX-License-Identifier: 0BSD */
/*
 * string_map.c: a string-to-int hash map with open addressing.
 *
 * libc has none that fits: there is one hsearch table a process, and it cannot grow; tsearch costs
 * a dozen comparisons a look-up. The hash starts from a number that differs from run to run, so
 * that no input can be made to collide on purpose. Nothing walks a map, so that number reaches no
 * output.
 */
#include "base/string_map.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static uint64_t random_start(void)
{
    static uint64_t start;
    if (start == 0) {
        struct timespec now = {0};
        clock_gettime(CLOCK_REALTIME, &now);
        start = (uint64_t)now.tv_nsec * 2654435761u ^ (uint64_t)now.tv_sec ^
                (uint64_t)getpid() << 16 ^ (uint64_t)(uintptr_t)&now;
        start |= 1;
    }
    return start;
}

static uint64_t hash_of(const char *name)
{
    uint64_t hash = random_start();
    for (; *name != '\0'; name++) {
        hash = (hash ^ (unsigned char)*name) * 0x2127599bf4325c37u;
        hash ^= hash >> 29;
    }
    return hash;
}

/* The slot that holds the name, or the free one where it belongs. */
static struct string_map_slot *slot_of(struct string_map_slot *slots, size_t capacity,
                                       const char *name, uint64_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);
    while (slots[at].name != NULL && (slots[at].hash != hash || strcmp(slots[at].name, name) != 0))
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

static void grow(struct string_map *map)
{
    size_t capacity = map->capacity == 0 ? 64 : map->capacity * 2;
    struct string_map_slot *slots = xcalloc(capacity, sizeof *slots);
    for (size_t i = 0; i < map->capacity; i++) {
        const struct string_map_slot *slot = &map->slots[i];
        if (slot->name != NULL)
            *slot_of(slots, capacity, slot->name, slot->hash) = *slot;
    }
    free(map->slots);
    map->slots = slots;
    map->capacity = capacity;
}

int string_map_find(const struct string_map *map, const char *name)
{
    if (map->capacity == 0)
        return -1;
    const struct string_map_slot *slot = slot_of(map->slots, map->capacity, name, hash_of(name));
    return slot->name != NULL ? slot->number : -1;
}

void string_map_set(struct string_map *map, const char *name, int number)
{
    if (map->count >= map->capacity / 2)
        grow(map);
    uint64_t hash = hash_of(name);
    struct string_map_slot *slot = slot_of(map->slots, map->capacity, name, hash);
    map->count += slot->name == NULL;
    *slot = (struct string_map_slot){name, hash, number};
}

void string_map_free(struct string_map *map)
{
    free(map->slots);
    *map = (struct string_map){0};
}
