/* SPDX-License-Identifier: 0BSD */
/* operands.h: what a verb is asked about: the words behind it, and standard input where one is -.
 */
#pragma once

#include "cli/common.h"

/* A line of standard input may be so long. */
enum { TERM_LIMIT = 1000 };

/* Where the terms come from. All zero but for the options, it is at the first. */
struct terms {
    const struct options *options;
    int word;     /* so many words have been taken */
    bool reading; /* the last of them was - */
    bool failed;  /* standard input could not be read, which has been said */
    bool cut;     /* the term is the beginning of a line that is too long */
    char line[TERM_LIMIT + 1];
};

/* The next term, without the blanks around it; lines that are empty are left out. NULL: there is
 * none left. */
const char *next_term(struct terms *terms);
