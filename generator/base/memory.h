/* SPDX-License-Identifier: 0BSD */
/*
 * memory.h: memory, of which there is always enough: where there is not, the run ends.
 *
 * A failed allocation prints "sockerr: out of memory" and exits with status 3. replace_files.c
 * allocates nothing while a temporary file exists, so none is left behind.
 */
#pragma once

#include <stddef.h>

/* What a failed allocation does. Libraries that report one to us end here, too. */
_Noreturn void out_of_memory(void);

/* Like calloc, strdup and strndup. free() gives back what they return. */
void *xcalloc(size_t count, size_t size);
char *xstrdup(const char *string);
char *xstrndup(const char *string, size_t length);

/* Like reallocarray: the size of the array in bytes must fit in a size_t. */
void *xreallocarray(void *items, size_t count, size_t size);

/* Makes room in a malloc'ed array for one more item than its count. Returns the array, which may
 * have moved. */
void *array_grow(void *items, size_t count, size_t *capacity, size_t size);

/* Sorts an array as qsort does. Checks first whether it is sorted already, as most data is. The
 * items may be NULL when the count is 0. */
void array_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

struct block;

/* An arena: memory that is freed all at once. All zero is an empty arena. */
struct arena {
    struct block *blocks;
};

/* Take size bytes, or count items of size bytes each, all zero. */
void *arena_take(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies length bytes of text and adds a NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* Frees everything. The arena may be used again. */
void arena_free(struct arena *arena);
