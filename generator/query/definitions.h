/* SPDX-License-Identifier: 0BSD */
/* definitions.h: the names that a text defines, and their values. */
#pragma once

#include "base/memory.h"
#include "base/string_map.h"

#include <stdbool.h>
#include <stddef.h>

/* One of the ways in which a text defines a name. */
struct form {
    const char *expression;
    const char *parameter; /* of a macro that has one; otherwise NULL */
    struct form *next;
};

struct definition {
    const char *name; /* that of a macro with a parameter ends in ( */
    struct form *forms;
    unsigned form_count;
    unsigned line; /* of the first form */
    bool worked_out;
    long long value;
    const char *problem; /* why there is no value, or NULL */
    const char *culprit; /* the name that the problem is about, or NULL */
};

/* One that is all zero is ready for use. */
struct definitions {
    struct arena arena;
    struct definition *items;
    size_t count, capacity;
    struct string_map index;
    unsigned includes; /* #include lines */
    int depth;         /* of names within names, while one is being worked out */
};

/* Adds a definition, or another form of the one that has this name. */
void definition_add(struct definitions *definitions, const char *name, const char *parameter,
                    const char *expression, unsigned line);

/* True for a name that is defined as no text. */
bool definition_is_blank(const struct definition *definition);

/* Works out a definition's value. False: it has none, and problem says why. */
bool definition_value(struct definitions *definitions, struct definition *definition);

/* The definition of a name that an expression is and nothing else. NULL: it is more, or less. */
struct definition *definition_named(const struct definitions *definitions, const char *expression);

void definitions_free(struct definitions *definitions);
