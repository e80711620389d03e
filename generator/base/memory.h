/* SPDX-License-Identifier: 0BSD */
/* memory.h: memory that is given back all at once. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

struct chunk;

/* Everything taken from an arena lives until arena_reuse or arena_free. One that is all zero is
 * ready for use. */
struct arena {
    struct chunk *chunks;
};

/* Takes size bytes, all zero. Returns NULL where there is no memory left. */
void *arena_take(struct arena *arena, size_t size);

/* Takes count items of size bytes each, all zero. Returns NULL where there is no memory left. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Takes a copy of length bytes of text, and ends it in NUL. NULL where there is no memory left. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* Takes back everything for what comes next: nothing that was taken may be used from then on. The
 * arena keeps the last of its memory. */
void arena_reuse(struct arena *arena);

/* Gives everything back; the arena may be used again. */
void arena_free(struct arena *arena);

/*
 * Makes room in an array from malloc for one item more than the count it holds. Returns the array,
 * which may have moved, or NULL where there is no memory left: the old one is then as it was.
 */
void *array_room(void *items, size_t count, size_t *capacity, size_t size);

/* Sorts an array as qsort does, quickly where it is in order already, as most data is. The items
 * may be NULL where there are none. */
void array_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

#endif
