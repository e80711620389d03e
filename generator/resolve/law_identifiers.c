/* SPDX-License-Identifier: 0BSD */
/* law_identifiers.c: the law that all identifiers generated from one table differ. */
#include "resolve/law_identifiers.h"

#include "table/names.h"

#include <stdio.h>
#include <string.h>

/* An identifier, by what in the data it is made from. */
struct made {
    const char *from;
    struct mark mark;
};

struct collection {
    struct diagnostics *diag;
    struct arena arena;
    struct index index;
    struct made *made;
    size_t count;
    bool *begins; /* one a space: its name is how another's begins */
};

/* What the headers define whatever the data says, and a name from the data could be. */
static const char *const fixed[] = {
    "SOCKERR_H",
    "SOCKERR_SWITCH_H",
    "SOCKERR_CODES_H",
    "SOCKERR_DOTNET_H",
    "SOCKERR_VERIFY_H",
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
    "sockerr_is_space",
};

/* Keeps an identifier, for those that come later to differ from. */
static void keep(struct collection *collection, const char *identifier, struct made made)
{
    const char *copy = arena_copy(&collection->arena, identifier, strlen(identifier));
    if (copy == NULL || !index_add(&collection->index, copy, (int)collection->count))
        collection->diag->out_of_memory = true;
    else
        collection->made[collection->count++] = made;
}

/* Collects an identifier, which is kept, or only compared with those that were. */
static void collect(struct collection *collection, const char *group, const char *name,
                    struct made made, bool kept)
{
    char identifier[2 * NAME_LIMIT + 32];
    memcpy(identifier, group, strlen(group));
    memcpy(identifier + strlen(group), name, strlen(name) + 1);

    int number = index_find(&collection->index, identifier);
    if (number == NONE) {
        if (kept)
            keep(collection, identifier, made);
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

/* How many identifiers are kept at the most. */
static size_t count_identifiers(const struct collection *collection, const struct table *table)
{
    size_t count = sizeof fixed / sizeof *fixed + table->socket_error_count +
                   2 * table->space_count + table->runtime_count + table->trait_count;
    for (size_t i = 0; i < table->space_count; i++)
        count += collection->begins[i] ? table->spaces[i].code_count : 0;
    return count;
}

/* Finds the spaces that begin as others do, LINUX of LINUX_GAI: their symbols alone could make an
 * identifier that another's would make too. Spaces are in the order of their names, so these come
 * first. Those of all others need not be kept. */
static bool find_beginnings(struct collection *collection, const struct table *table)
{
    struct index constants = {0};
    bool *begins = arena_array(&collection->arena, table->space_count, sizeof *begins);
    bool done = begins != NULL;
    for (size_t i = 0; i < table->space_count && done; i++)
        done = index_add(&constants, table->spaces[i].constant, (int)i);
    for (size_t i = 0; i < table->space_count && done; i++) {
        char beginning[NAME_LIMIT + 1];
        snprintf(beginning, sizeof beginning, "%s", table->spaces[i].constant);
        for (char *at = strrchr(beginning, '_'); at != NULL; at = strrchr(beginning, '_')) {
            *at = '\0';
            int other = index_find(&constants, beginning);
            if (other != NONE)
                begins[other] = true;
        }
    }
    index_free(&constants);
    collection->begins = begins;
    return done;
}

/* The constants of a space's symbols: SOCKERR_LINUX_EPERM. */
static void collect_codes(struct collection *collection, const struct table *table, size_t number)
{
    const struct space *space = &table->spaces[number];
    char group[NAME_LIMIT + sizeof "SOCKERR__"];
    snprintf(group, sizeof group, "SOCKERR_%s_", space->constant);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        const char *name = table->symbols[code->symbol].name;
        collect(collection, group, name, (struct made){name, code->mark},
                collection->begins[number]);
    }
}

/* Collects what all spaces have in common, and then what each has. */
static void collect_all(struct collection *collection, const struct table *table)
{
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        collect(collection, "", fixed[i], (struct made){"a name of sockerr's own", {0}}, true);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        collect(collection, "SOCKERR_", error->constant, (struct made){error->name, error->mark},
                true);
    }
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        struct made made = {space->name, space->mark};
        collect(collection, "SOCKERR_SPACE_", space->constant, made, true);
        collect(collection, "sockerr_from_", space->identifier, made, true);
    }
    for (size_t i = 0; i < table->trait_count; i++)
        collect(collection, "sockerr_is_", table->traits[i].name,
                (struct made){table->traits[i].name, table->traits[i].mark}, true);
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        collect(collection, "SOCKERR_RUNTIME_", runtime->constant,
                (struct made){runtime->name, runtime->mark}, true);
    }
    for (size_t i = 0; i < table->space_count; i++)
        collect_codes(collection, table, i);
}

void identifiers_differ(const struct table *table, struct diagnostics *diag)
{
    struct collection collection = {.diag = diag};
    bool ready = find_beginnings(&collection, table);
    if (ready)
        collection.made = arena_array(&collection.arena, count_identifiers(&collection, table),
                                      sizeof *collection.made);
    if (collection.made != NULL)
        collect_all(&collection, table);
    else
        diag->out_of_memory = true;
    index_free(&collection.index);
    arena_free(&collection.arena);
}
