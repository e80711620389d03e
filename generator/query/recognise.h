/* SPDX-License-Identifier: 0BSD */
/* recognise.h: what a line of a log, or a few words, say of an error. */
#pragma once

#include "table/table.h"

struct recogniser;

/* Learns the names and texts of a table, which must outlive it. */
struct recogniser *recogniser_new(const struct table *table);
void recogniser_free(struct recogniser *recogniser);

/* An error that a text speaks of. */
struct finding {
    int error;                 /* NONE: the text speaks of none */
    const struct space *space; /* that the code or the symbol is of; NULL: it may be any */
    int code;                  /* if there is a space */
    size_t begin, end;         /* where in the text it stands */
    bool sure;                 /* false: a number alone, which may be another system's code */
};

/* Finds the likeliest error of a text. */
struct finding recognise(const struct recogniser *recogniser, const char *text, size_t length);
