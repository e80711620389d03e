/* SPDX-License-Identifier: 0BSD */
/* memory.c: memory that is given back all at once. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_CHUNK = 16 * 1024, MOST_CHUNK = 1024 * 1024 };

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

/* Each is twice as large as the one before, so that there are few. */
static struct chunk *add_chunk(struct arena *arena, size_t size)
{
    size_t usual = arena->chunks != NULL ? arena->chunks->size * 2 : LEAST_CHUNK;
    if (usual > MOST_CHUNK)
        usual = MOST_CHUNK;
    if (size < usual)
        size = usual;
    if (size > SIZE_MAX - sizeof(struct chunk))
        return NULL;
    struct chunk *chunk = malloc(sizeof *chunk + size);
    if (chunk == NULL)
        return NULL;
    *chunk = (struct chunk){.next = arena->chunks, .size = size};
    arena->chunks = chunk;
    return chunk;
}

/* Takes size bytes, whatever is in them. */
static void *take(struct arena *arena, size_t size)
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

void *arena_take(struct arena *arena, size_t size)
{
    void *taken = take(arena, size);
    return taken != NULL ? memset(taken, 0, size) : NULL;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_take(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = length == SIZE_MAX ? NULL : take(arena, length + 1);
    if (copy == NULL)
        return NULL;
    copy[length] = '\0';
    return memcpy(copy, text, length);
}

void arena_reuse(struct arena *arena)
{
    struct arena older = {arena->chunks != NULL ? arena->chunks->next : NULL};
    arena_free(&older);
    if (arena->chunks != NULL) {
        arena->chunks->next = NULL;
        arena->chunks->used = 0;
    }
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

void array_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    const char *bytes = items;
    size_t ordered = 1;
    while (ordered < count && compare(bytes + (ordered - 1) * size, bytes + ordered * size) <= 0)
        ordered++;
    if (ordered < count)
        qsort(items, count, size, compare);
}
