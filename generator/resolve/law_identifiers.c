/* SPDX-License-Identifier: 0BSD */
/* law_identifiers.c: the law that all identifiers generated from one table differ. */
#include "resolve/checks.h"

#include "table/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An identifier, by what in the data it is made from. */
struct made {
    const char *from;
    struct mark mark;
};

struct collection {
    struct diagnostics *diag;
    struct arena arena;
    struct string_map index;
    struct made *made;
    size_t count, capacity;
};

/* What the headers define whatever the data says, and a name from the data could be. */
static const char *const fixed[] = {
    "SOCKERR_H",
    "SOCKERR_SWITCH_H",
    "SOCKERR_CODES_H",
    "SOCKERR_DOTNET_H",
    "SOCKERR_VERIFY_H",
    "SOCKERR_ERROR_CODE_HPP",
    "SOCKERR_LENGTH",
    "SOCKERR_SAME",
    "SOCKERR_VERSION",
    "SOCKERR_COUNT",
    "SOCKERR_CONSTEXPR",
    "SOCKERR_NULL",
    "SOCKERR_SPACE_NONE",
    "SOCKERR_SPACE_COUNT",
    "SOCKERR_SPACE_HOST",
    "SOCKERR_VERIFY",
    "SOCKERR_SPACE_HOST_ERRNO",
    "SOCKERR_SPACE_HOST_GAI",
    "SOCKERR_TEXT",
    "SOCKERR_RUNTIME_NONE",
    "SOCKERR_RUNTIME_COUNT",
    "SOCKERR_INLINE",
    "SOCKERR_NAMED",
    "sockerr_from_gai",
};

/* Collects an identifier, or reports that there is another like it. */
static void collect(struct collection *collection, const char *group, const char *name,
                    struct made made)
{
    char identifier[NAME_LIMIT + SYMBOL_LIMIT + 32];
    int length = snprintf(identifier, sizeof identifier, "%s%s", group, name);
    for (char *hyphen = strchr(identifier, '-'); hyphen != NULL; hyphen = strchr(hyphen, '-'))
        *hyphen = '_';
    int number = string_map_find(&collection->index, identifier);
    if (number == NONE) {
        const char *copy = arena_copy(&collection->arena, identifier, (size_t)length);
        collection->made = array_grow(collection->made, collection->count, &collection->capacity,
                                      sizeof *collection->made);
        string_map_set(&collection->index, copy, (int)collection->count);
        collection->made[collection->count++] = made;
        return;
    }
    const struct made *first = &collection->made[number], *second = &made;
    if (first->mark.line > 0 && diag_is_over(collection->diag, first->mark, made.mark)) {
        second = first;
        first = &made;
    }
    diag_error(collection->diag, second->mark, "%s and %s would both be %s", second->from,
               first->from, identifier);
    if (first->mark.line > 0)
        diag_note(collection->diag, first->mark, "%s is here", first->from);
}

/* The constants of a space's symbols: SOCKERR_LINUX_EPERM. */
static void collect_codes(struct collection *collection, const struct table *table,
                          const struct space *space)
{
    char group[NAME_LIMIT + sizeof "SOCKERR__"];
    snprintf(group, sizeof group, "SOCKERR_%s_", space->constant);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        const char *name = table->symbols[code->symbol].name;
        collect(collection, group, name, (struct made){name, code->mark});
    }
}

/* Collects what all spaces have in common, and then what each has. */
static void collect_all(struct collection *collection, const struct table *table)
{
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        collect(collection, "", fixed[i], (struct made){"a name of sockerr's own", {0}});
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        collect(collection, "SOCKERR_", error->constant,
                (struct made){error->name, error->stated.mark});
    }
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        struct made made = {space->name, space->stated.mark};
        collect(collection, "SOCKERR_SPACE_", space->constant, made);
        collect(collection, "sockerr_from_", space->identifier, made);
    }
    for (size_t i = 0; i < table->trait_count; i++)
        collect(collection, "sockerr_is_", table->traits[i].name,
                (struct made){table->traits[i].name, table->traits[i].mark});
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        if (runtime->codes == CODES_NONE)
            continue; /* the headers do not have it */
        collect(collection, "SOCKERR_RUNTIME_", runtime->constant,
                (struct made){runtime->name, runtime->stated.mark});
    }
    for (size_t i = 0; i < table->space_count; i++)
        collect_codes(collection, table, &table->spaces[i]);
}

void identifiers_differ(const struct table *table, struct diagnostics *diag)
{
    struct collection collection = {.diag = diag};
    collect_all(&collection, table);
    free(collection.made);
    string_map_free(&collection.index);
    arena_free(&collection.arena);
}
