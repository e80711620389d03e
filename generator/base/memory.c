/* SPDX-License-Identifier: 0BSD */
/* memory.c: memory, of which there is always enough: where there is not, the run ends. */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUT_OF_MEMORY = 3 };

struct block {
    struct block *next;
    max_align_t bytes[];
};

_Noreturn void out_of_memory(void)
{
    fputs("sockerr: out of memory\n", stderr);
    exit(OUT_OF_MEMORY);
}

static void *check(void *memory)
{
    if (memory == NULL)
        out_of_memory();
    return memory;
}

void *xcalloc(size_t count, size_t size)
{
    return check(count > 0 && size > 0 ? calloc(count, size) : calloc(1, 1));
}

char *xstrdup(const char *string)
{
    return check(strdup(string));
}

char *xstrndup(const char *string, size_t length)
{
    return check(strndup(string, length));
}

void *xreallocarray(void *items, size_t count, size_t size)
{
    return check(count <= SIZE_MAX / size ? realloc(items, count * size) : NULL);
}

void *array_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity < 8 ? 8 : *capacity * 2;
    return xreallocarray(items, *capacity, size);
}

void array_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    const char *bytes = items;
    size_t sorted = 1;
    while (sorted < count && compare(bytes + (sorted - 1) * size, bytes + sorted * size) <= 0)
        sorted++;
    if (sorted < count)
        qsort(items, count, size, compare);
}

void *arena_take(struct arena *arena, size_t size)
{
    struct block *block =
        check(size <= SIZE_MAX - sizeof *block ? calloc(1, sizeof *block + size) : NULL);
    block->next = arena->blocks;
    arena->blocks = block;
    return block->bytes;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    check(size == 0 || count <= SIZE_MAX / size ? arena : NULL);
    return arena_take(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    return memcpy(arena_array(arena, length + 1, 1), text, length);
}

void arena_free(struct arena *arena)
{
    while (arena->blocks != NULL) {
        struct block *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
}
