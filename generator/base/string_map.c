/* SPDX-License-Identifier: 0BSD */
/*
 * string_map.c: from a name to its number: a hash table with open addressing.
 *
 * libc has none that fits: hsearch's table is one a process and cannot grow, tsearch costs a dozen
 * comparisons a look-up. The hash starts from a number that differs from run to run, so that no
 * input can be made to collide on purpose. Nothing ever walks an index, so that number reaches no
 * output.
 */
#include "base/string_map.h"

#include <stdint.h>
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
static struct index_slot *slot_of(struct index_slot *slots, size_t capacity, const char *name,
                                  uint64_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);
    while (slots[at].name != NULL && (slots[at].hash != hash || strcmp(slots[at].name, name) != 0))
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

static bool grow_index(struct index *index)
{
    size_t capacity = index->capacity == 0 ? 64 : index->capacity * 2;
    struct index_slot *slots = calloc(capacity, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < index->capacity; i++) {
        const struct index_slot *slot = &index->slots[i];
        if (slot->name != NULL)
            *slot_of(slots, capacity, slot->name, slot->hash) = *slot;
    }
    free(index->slots);
    index->slots = slots;
    index->capacity = capacity;
    return true;
}

int index_find(const struct index *index, const char *name)
{
    if (index->capacity == 0)
        return -1;
    const struct index_slot *slot = slot_of(index->slots, index->capacity, name, hash_of(name));
    return slot->name != NULL ? slot->number : -1;
}

bool index_add(struct index *index, const char *name, int number)
{
    if (index->count >= index->capacity / 2 && !grow_index(index))
        return false;
    uint64_t hash = hash_of(name);
    *slot_of(index->slots, index->capacity, name, hash) = (struct index_slot){name, hash, number};
    index->count++;
    return true;
}

void index_free(struct index *index)
{
    free(index->slots);
    *index = (struct index){0};
}
