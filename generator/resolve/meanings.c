/* SPDX-License-Identifier: 0BSD */
/* meanings.c: what each meaning is in each space, and in which order headers have them. */
#include "resolve/meanings.h"

#include "resolve/translate.h"

#include <stdlib.h>
#include <string.h>

/* The parts of the order. Lookups answer to the first two, errnos to the second and the third. What
 * is least known stands at the outer ends: an array that lacks it is shorter, and the numbers of
 * the others fit into a byte. */
enum part { OF_LOOKUPS, OF_BOTH, OF_ERRNOS, OF_SOCKET_ERRORS, OF_ONE_SPACE };

/* A meaning on its way to its place. */
struct place {
    const struct table *table; /* for comparing: qsort takes no context */
    struct meaning meaning;
    int number; /* as yet, or the SocketError's */
    enum part part;
    int owner;      /* the only space that has it; NONE as yet; space_count: there are several */
    size_t sources; /* of all spaces that have it: the more, the better known it is */
};

static int compare_errors(const struct table *table, const struct meaning *a,
                          const struct meaning *b)
{
    unsigned i = 0;
    while (i < a->count && i < b->count && a->errors[i] == b->errors[i])
        i++;
    if (i == a->count && i == b->count)
        return a->socket_error - b->socket_error;
    if (i == a->count || i == b->count)
        return (a->count > b->count) - (a->count < b->count);
    return strcmp(table->errors[a->errors[i]].name, table->errors[b->errors[i]].name);
}

static int by_place(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->part == OF_SOCKET_ERRORS)
        return a->number - b->number;
    if (a->sources != b->sources)
        return (a->sources < b->sources) == (a->part == OF_LOOKUPS) ? -1 : 1;
    return compare_errors(a->table, &a->meaning, &b->meaning);
}

/* True for a meaning of which there is more to say than its symbol: a sentence, or that it reads as
 * some SocketError. */
static bool is_spoken_of(const struct table *table, const struct meaning *meaning)
{
    bool spoken_of = meaning->socket_error != NONE;
    for (unsigned i = 0; i < meaning->count; i++) {
        const struct error *error = &table->errors[meaning->errors[i]];
        spoken_of = spoken_of || error->message != NULL;
        for (size_t j = 0; j < table->runtime_count; j++)
            spoken_of = spoken_of ||
                        string_map_find(&table->runtimes[j].reads.line_of, error->name) != NONE;
    }
    return spoken_of;
}

/* Tells by which spaces a meaning is asked for: those that answer to it, where one of these is not
 * the only one to have it. Headers may be without the spaces that had it. */
static enum part find_part(const struct table *table, const struct place *place)
{
    if (place->owner == NONE)
        return OF_ONE_SPACE;
    bool elsewhere = is_spoken_of(table, &place->meaning), lookups = false, errnos = false;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        if (translate(table, space, &place->meaning).grade == GRADE_NONE)
            continue;
        bool lookup = space->kind == KIND_GETADDRINFO || space->kind == KIND_H_ERRNO;
        lookups = lookups || lookup;
        errnos = errnos || !lookup;
        elsewhere = elsewhere || place->owner != (int)i;
    }
    if (!elsewhere)
        return OF_ONE_SPACE;
    return !lookups ? OF_ERRNOS : errnos ? OF_BOTH : OF_LOOKUPS;
}

static void find_owners(const struct table *table, struct place *places)
{
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].listed_count; j++) {
            struct place *place = &places[table->spaces[i].listed[j].meaning];
            place->owner = place->owner == NONE ? (int)i : (int)table->space_count;
            place->sources += table->spaces[i].source_count;
        }
}

static struct place *make_places(const struct table *table)
{
    size_t codes = table->meaning_count, all = codes + table->socket_error_count;
    struct place *places = xcalloc(all, sizeof *places);
    for (size_t i = 0; i < codes; i++)
        places[i] = (struct place){.meaning = table->meanings[i], .number = (int)i, .owner = NONE};
    find_owners(table, places);
    for (size_t i = 0; i < codes; i++)
        places[i].part = find_part(table, &places[i]);
    for (size_t i = codes; i < all; i++)
        places[i] = (struct place){
            .meaning = {&table->socket_errors[i - codes].error, 1, (int)(i - codes)},
            .number = (int)(i - codes),
            .part = OF_SOCKET_ERRORS,
        };
    for (size_t i = 0; i < all; i++)
        places[i].table = table;
    array_sort(places, all, sizeof *places, by_place);
    return places;
}

static void answer_meanings(struct table *table, struct space *space)
{
    struct answer *answers = arena_array(&table->arena, table->meaning_count, sizeof *answers);
    for (size_t i = 0; i < table->meaning_count; i++)
        answers[i] = translate(table, space, &table->meanings[i]);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct writing *writing = &space->writings[i];
        answers[table->known_count + i] = (struct answer){writing->code, GRADE_SOCKET_ERROR};
    }
    space->answered = answers;
}

void translate_meanings(struct table *table)
{
    struct place *places = make_places(table);
    size_t all = table->meaning_count + table->socket_error_count;
    int *number_of = xcalloc(table->meaning_count, sizeof *number_of);
    table->meanings = xreallocarray(table->meanings, all, sizeof *table->meanings);
    table->meaning_count = all;
    table->known_count = 0;
    for (size_t i = 0; i < all; i++) {
        table->meanings[i] = places[i].meaning;
        table->known_count += places[i].part < OF_SOCKET_ERRORS;
        if (places[i].part != OF_SOCKET_ERRORS)
            number_of[places[i].number] = (int)i;
    }
    for (size_t i = 0; i < table->space_count; i++) {
        struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->listed_count; j++)
            space->listed[j].meaning = number_of[space->listed[j].meaning];
        answer_meanings(table, space);
    }
    free(number_of);
    free(places);
}
