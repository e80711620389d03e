/* SPDX-License-Identifier: 0BSD */
/* clues.h: what stands in a line of a log: names, words of systems, platforms, numbers. */
#pragma once

#include "table/table.h"

/* An error that is said, and how, the best last: by a name that a runtime may have for several; by
 * words that a system prints for it; by a name of its own or of a space. */
struct said {
    int error;
    int space; /* the only one that has this name, or NONE */
    int code;  /* which the name has there */
    enum how { BY_RUNTIME, IN_WORDS, BY_NAME } how;
    size_t begin, end; /* where it stands */
};

/* How a line says that a number is a code: not at all; by a word that also stands before other
 * numbers ("status"); by one such as errno, or by how the number looks. */
enum announced { NOT, PERHAPS, YES };

struct number_said {
    int number;
    enum announced announced;
    bool behind_platform; /* it is a code of this platform, if of any */
    size_t begin, end;
};

enum { MOST_CLUES = 24 };

/* What a line says, as far as there is room. */
struct clues {
    struct said said[MOST_CLUES];
    struct number_said numbers[MOST_CLUES];
    struct platform_said {
        int space;  /* beside whose codes these words stand */
        size_t end; /* of the words */
    } platforms[MOST_CLUES];
    unsigned said_count, number_count, platform_count;
};

struct dictionary;

/* Learns the names and words of a table, which must outlive it. */
struct dictionary *dictionary_new(const struct table *table);
void dictionary_free(struct dictionary *dictionary);

void find_clues(const struct dictionary *dictionary, const char *line, size_t length,
                struct clues *clues);
