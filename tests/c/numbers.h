/* SPDX-License-Identifier: 0BSD */
/* numbers.h: the numbers of all systems as sources outside of this project have them (recorded.py).
 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

struct number {
    const char *space, *symbol;
    const char *error; /* the symbol itself, but for those of tests/expected/means.tsv */
    int code;
    bool confirmed;
};

/* A space that the sources speak of, and its numbers, in the order of their symbols. */
struct numbers {
    const char *space;
    const struct number *numbers;
    size_t count;
};

extern const struct numbers *known_spaces;
extern size_t known_space_count;

/* Reads them; ends the program, which is a test, where it cannot. */
void numbers_read(void);
void numbers_free(void);

/* NULL: the sources do not speak of this space, or of this symbol in it. */
const struct numbers *numbers_of(const char *space);
const struct number *number_of(const char *space, const char *symbol);

/* The number that an error is written as: that of the name of which means.tsv says so, or of its own
 * name, or else of the first that means it. */
const struct number *number_of_error(const char *space, const char *error);

#endif
