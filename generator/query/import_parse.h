/* SPDX-License-Identifier: 0BSD */
/* import_parse.h: what a text defines, whichever way it does. */
#pragma once

#include "base/memory.h"
#include "base/string_map.h"

#include <stdbool.h>
#include <stddef.h>

/* A name that the text gives a value, as an expression of C. */
struct definition {
    const char *name, *expression;
    unsigned line;
    const char *other; /* another expression that it gives the same name, or NULL */
    enum { VALUE_UNKNOWN, VALUE_NONE, VALUE_KNOWN } state;
    long long value;
};

/* One that is all zero is ready for use. */
struct definitions {
    struct arena arena;
    struct definition *items;
    size_t count, capacity;
    struct string_map index;
    int depth; /* of names within names, while one is being worked out */
};

/* Reads all that a text defines. */
void read_definitions(struct definitions *definitions, const char *text);

/* Works out a definition's value. False: it has none that can be worked out. */
bool definition_value(struct definitions *definitions, struct definition *definition);

/* The same for an expression that speaks of them. */
bool expression_of_definitions(struct definitions *definitions, const char *expression,
                               long long *value);

/* The definition of a name that an expression is and nothing else. NULL: it is more, or less. */
struct definition *definition_named(const struct definitions *definitions, const char *expression);

void definitions_free(struct definitions *definitions);
