/* SPDX-License-Identifier: 0BSD */
/* card.h: the answer about one error: what it is, and what it is elsewhere. */
#pragma once

#include "base/text.h"
#include "query/lookup_print.h"

/* What a card is about. */
struct subject {
    int error;
    const struct space *space; /* whose code was found; NULL: the error was asked for */
    int code;
    const char *form; /* in which the code was found, or NULL */
};

/* Adds a card: the term, the error's message, a line each for the systems that most people have,
 * and what runtimes call it. If spaces were chosen, a line each for these. */
void print_card(struct text *out, const struct table *table, const char *term,
                const struct subject *subject, const struct look *look);

/* Adds a JSON object: the error's code in each of the systems that most people have. */
void add_elsewhere(struct text *out, const struct table *table, int error);
