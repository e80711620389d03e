/* SPDX-License-Identifier: 0BSD */
/* memory.c: memory that is given back all at once. */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 16 * 1024 };

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

static struct chunk *add_chunk(struct arena *arena, size_t size)
{
    if (size < CHUNK_SIZE)
        size = CHUNK_SIZE;
    if (size > SIZE_MAX - sizeof(struct chunk))
        return NULL;
    struct chunk *chunk = calloc(1, sizeof *chunk + size);
    if (chunk == NULL)
        return NULL;
    chunk->size = size;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

void *arena_take(struct arena *arena, size_t size)
{
    const size_t step = sizeof(max_align_t);
    if (size > SIZE_MAX - step)
        return NULL;
    size = (size + step - 1) / step * step;

    struct chunk *chunk = arena->chunks;
    if (chunk == NULL || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    if (chunk == NULL)
        return NULL;
    void *taken = (char *)chunk->bytes + chunk->used;
    chunk->used += size;
    return taken;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_take(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = length == SIZE_MAX ? NULL : arena_take(arena, length + 1);
    if (copy != NULL)
        memcpy(copy, text, length);
    return copy;
}

void arena_free(struct arena *arena)
{
    while (arena->chunks != NULL) {
        struct chunk *next = arena->chunks->next;
        free(arena->chunks);
        arena->chunks = next;
    }
}

void *array_room(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t larger = *capacity < 8 ? 8 : *capacity * 2;
    if (larger > SIZE_MAX / size)
        return NULL;
    void *moved = realloc(items, larger * size);
    if (moved != NULL)
        *capacity = larger;
    return moved;
}
