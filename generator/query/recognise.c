/* SPDX-License-Identifier: 0BSD */
/*
 * recognise.c: the error that a line of a log speaks of.
 *
 * Names and words say an error. A number is a code of many systems. What a line says twice decides
 * between them: of the spaces that have the number, the one in which it is the error that the words
 * say, or whose platform the line names.
 */
#include "query/recognise.h"

#include "base/memory.h"
#include "query/numbers_said.h"
#include "query/term.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What weighs more than any system does. */
enum {
    EXACT = 5,
    AGREES_PERHAPS = 50,
    NAMED_SOCKET = 100,
    PLATFORM_NAMED = 300,
    PLATFORM_NEAR = 300,
    AGREES = 1000
};

/* A code, and a space that lists it. */
struct place {
    int code;
    const struct space *space;
};

struct recogniser {
    const struct table *table;
    struct dictionary *dictionary;
    struct place *places; /* of all codes, in their order */
    size_t place_count;
};

static int by_code(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return (a->space > b->space) - (a->space < b->space);
}

static void list_places(struct recogniser *recogniser)
{
    const struct table *table = recogniser->table;
    for (size_t i = 0; i < table->space_count; i++)
        recogniser->place_count += table->spaces[i].listed_count;
    struct place *place = recogniser->places =
        xcalloc(recogniser->place_count, sizeof *recogniser->places);
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].listed_count; j++)
            *place++ = (struct place){table->spaces[i].listed[j].code, &table->spaces[i]};
    array_sort(recogniser->places, recogniser->place_count, sizeof *place, by_code);
}

struct recogniser *recogniser_new(const struct table *table)
{
    struct recogniser *recogniser = xcalloc(1, sizeof *recogniser);
    recogniser->table = table;
    recogniser->dictionary = dictionary_new(table);
    list_places(recogniser);
    return recogniser;
}

void recogniser_free(struct recogniser *recogniser)
{
    dictionary_free(recogniser->dictionary);
    free(recogniser->places);
    free(recogniser);
}

/* A number as a code of a space. */
struct reading {
    const struct number_said *number;
    const struct space *space;
    const struct listed *listed;
    const struct said *agrees; /* what says the same error, or NULL */
    int weight;
};

/* True where the number stands right beside what was said: nothing but marks and blanks between. */
static bool is_beside(const struct number_said *number, const struct said *said)
{
    enum { NEAR = 8 };
    return number->end <= said->begin
               ? said->begin - number->end <= NEAR
               : number->begin >= said->end && number->begin - said->end <= NEAR;
}

/* What it weighs that the line names the platform of a space, and that it does right before the
 * number. */
static int weigh_platform(const struct clues *clues, int space, const struct number_said *number)
{
    int weight = 0;
    for (unsigned i = 0; i < clues->platform_count; i++) {
        const struct platform_said *said = &clues->platforms[i];
        int here = PLATFORM_NAMED + PLATFORM_NEAR * is_behind(said, number->begin);
        if (said->space == space && weight < here)
            weight = here;
    }
    return weight;
}

/* How likely a code is of a space that the line does not name: the systems that most people have
 * come first, then what a socket says, and errors that many systems have. A library's number hardly
 * stands without its name. */
static int weigh(const struct table *table, const struct space *space, const struct listed *listed)
{
    static const char *const common[] = {"linux",   "windows",   "macos",     "freebsd", "win32",
                                         "winhttp", "linux-gai", "macos-gai", NULL};
    enum { FIRST = 100, LESS = 10, SHIPPED = 20, SOCKET = 90, MANY = 60 };
    int weight = space->rare || space->kind == KIND_LIBRARY ? 0 : SHIPPED;
    for (int i = 0; common[i] != NULL; i++)
        if (strcmp(space->name, common[i]) == 0)
            weight = FIRST - LESS * i;
    int spaces = table->errors[table->meanings[listed->meaning].errors[0]].spaces;
    return weight + (listed->socket_error != NONE ? SOCKET : 0) +
           (spaces < MANY ? spaces : MANY) / 2;
}

/* Looks at a number as a code of a space, and keeps it if it is likelier than the best so far. */
static void consider(const struct table *table, const struct clues *clues,
                     const struct number_said *number, const struct space *space, int code,
                     struct reading *best)
{
    struct reading reading = {number, space, space_listed(space, code), NULL, 0};
    int agreement = 0;
    if (reading.listed == NULL)
        return;
    int platform = weigh_platform(clues, (int)(space - table->spaces), number);
    if (number->behind_platform && platform < PLATFORM_NAMED + PLATFORM_NEAR)
        return;
    for (unsigned i = 0; i < clues->said_count; i++) {
        const struct said *said = &clues->said[i];
        int weight = said->how == BY_RUNTIME ? AGREES_PERHAPS : AGREES;
        if (weight > agreement &&
            means_error(&table->meanings[reading.listed->meaning], said->error) &&
            (number->announced != NOT || is_beside(number, said))) {
            reading.agrees = said->how == BY_RUNTIME ? NULL : said;
            agreement = weight;
        }
    }
    if (agreement == 0 && number->announced == NOT)
        return;
    reading.weight = weigh(table, space, reading.listed) + agreement +
                     (code == number->number ? EXACT : 0) + platform +
                     (platform > 0 && reading.listed->socket_error != NONE ? NAMED_SOCKET : 0);
    if (reading.weight > best->weight)
        *best = reading;
}

/* The first place of a code, or where it would be. */
static size_t first_place(const struct recogniser *recogniser, int code)
{
    size_t low = 0, high = recogniser->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (recogniser->places[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* False for a code that is less or greater than all of a space, as most numbers are less a form's
 * offset. */
static bool is_in_range(const struct space *space, int code)
{
    return space->listed_count > 0 && code >= space->listed[0].code &&
           code <= space->listed[space->listed_count - 1].code;
}

/* Looks at a number in all spaces: as it is, in their other forms, and a negative one without its
 * sign. */
static void consider_all(const struct recogniser *recogniser, const struct clues *clues,
                         const struct number_said *said, struct reading *best)
{
    const struct table *table = recogniser->table;
    const struct place *places = recogniser->places;
    int number = said->number;
    for (size_t i = first_place(recogniser, number);
         i < recogniser->place_count && places[i].code == number; i++)
        consider(table, clues, said, places[i].space, number, best);
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].wrapped_count; j++) {
            int code = (int)((unsigned)number - table->spaces[i].wrapped[j].offset);
            if (is_in_range(&table->spaces[i], code))
                consider(table, clues, said, &table->spaces[i], code, best);
        }
    if (number >= 0 || number == INT_MIN)
        return;
    for (size_t i = first_place(recogniser, -number);
         i < recogniser->place_count && places[i].code == -number; i++)
        if (is_returned_negated(places[i].space))
            consider(table, clues, said, places[i].space, -number, best);
}

/* What says the error best: a name of one error before words, these before a runtime's name for
 * several, and of several the last, which is the cause. */
static const struct said *best_said(const struct clues *clues)
{
    const struct said *best = NULL;
    for (unsigned i = 0; i < clues->said_count; i++)
        if (best == NULL || clues->said[i].how > best->how ||
            (clues->said[i].how == best->how && clues->said[i].begin > best->begin))
            best = &clues->said[i];
    return best;
}

/* True where a number says more than a name or words: both say the same; or these are a runtime's
 * for several errors; or it is right behind a platform's words, and no vague code as curl's 7 is,
 * or behind the other words, too. */
static bool is_better(const struct reading *reading, const struct said *said)
{
    if (reading->listed == NULL || reading->agrees != NULL)
        return reading->listed != NULL;
    bool named = reading->weight >= PLATFORM_NAMED + PLATFORM_NEAR;
    bool precise = reading->listed->socket_error != NONE || reading->number->begin > said->begin;
    return said->how == BY_RUNTIME || (named && precise);
}

/* What a name or words say. They are of the space that has the name, or of a platform that the line
 * names. */
static struct finding from_said(const struct table *table, const struct clues *clues,
                                const struct said *said)
{
    struct finding finding = {said->error, NULL,      0,
                              said->begin, said->end, said->how != BY_RUNTIME};
    if (said->space != NONE) {
        finding.space = &table->spaces[said->space];
        finding.code = said->code;
    }
    for (unsigned i = 0; i < clues->platform_count && finding.space == NULL; i++) {
        const struct space *space = &table->spaces[clues->platforms[i].space];
        const struct listed *listed = space_code_of_error(space, said->error);
        if (listed != NULL) {
            finding.space = space;
            finding.code = listed->code;
        }
    }
    return finding;
}

struct finding recognise(const struct recogniser *recogniser, const char *text, size_t length)
{
    const struct table *table = recogniser->table;
    struct clues clues;
    struct reading best = {0};
    find_clues(recogniser->dictionary, text, length, &clues);
    for (unsigned i = 0; i < clues.number_count; i++)
        if (clues.numbers[i].announced != NOT || clues.said_count > 0)
            consider_all(recogniser, &clues, &clues.numbers[i], &best);
    const struct said *said = best_said(&clues);
    if (said != NULL && !is_better(&best, said))
        return from_said(table, &clues, said);
    if (best.listed == NULL)
        return (struct finding){.error = NONE};
    bool sure = best.agrees != NULL || best.weight >= PLATFORM_NAMED ||
                best.space->kind == KIND_WINSOCK || best.number->number < -0x10000000;
    int error =
        best.agrees != NULL ? best.agrees->error : table->meanings[best.listed->meaning].errors[0];
    return (struct finding){
        error, best.space, best.listed->code, best.number->begin, best.number->end, sure};
}
