/* SPDX-License-Identifier: 0BSD */
/* c_per_space.h: functions that each space has, those that spaces share, and the choice among them
 * at run time. */
#ifndef EMIT_C_PER_SPACE_H
#define EMIT_C_PER_SPACE_H

#include "base/text.h"
#include "emit/c_lookup.h"
#include "table/table.h"

/* The space for an example, other than the one besides, which may be NULL: one that most people
 * know, if the table has it, or else the first of kind errno. NULL: none. */
const struct space *example_space(const struct table *table, const struct space *besides);

/* A SocketError for an example: one that both spaces write, of which the second may be NULL, and
 * that the first one reads. NONE: none. */
int example_error(const struct table *table, const struct space *from, const struct space *to);

/* The spaces in the order in which functions are defined: those that are like no other come first,
 * since the others may call theirs. Returns an array for the caller to free. */
const struct space **spaces_in_order(const struct table *table);

/* True if two spaces do something alike. count is how many things there are to do it with. */
typedef bool same_function(const struct space *a, const struct space *b, size_t count);

/* Read codes and write SocketErrors alike; count is that of the SocketErrors. */
same_function same_reads, same_writes;

/* The first of the spaces before this one that does the same. NULL: none. */
const struct space *find_same(const struct space **spaces, size_t number, same_function *same,
                              size_t count);

/* A function of each space, sockerr_GROUP_SPACE(int ARGUMENT), which returns 0 for what the space
 * does not know. */
struct family {
    const char *group, *argument;
    const char *about; /* what it returns */
    bool set;          /* 1 for each key, whatever its value */
    void (*fill)(const struct table *table, const struct space *space, struct map *map);
};

/* Writes the functions of a family, one for all spaces that do the same, and sockerr_GROUP, which
 * chooses among them at run time. */
void emit_family(const struct table *table, const struct family *family, struct text *out);

/* Writes the rest of a function, behind its name, that returns the code of a symbol in a space, and
 * 0 where the space has none. The symbol may be NONE. */
void emit_code_of(const struct table *table, int symbol, struct text *out);

/* A function that takes a space, and of which sockerr_pick_NAME, always inlined, was written. */
struct picked {
    const char *type, *name;
    const char *parameters, *arguments;
    const char *named; /* an expression: the compiler knows the space */
};

/* Writes sockerr_NAME: inlined for a space that the source names, else a call of one function. */
void emit_picked(struct text *out, const struct picked *picked);

#endif
