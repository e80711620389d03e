/* SPDX-License-Identifier: 0BSD */
/* lookup.c: what a person means by a term, and where the table has it. */
#include "query/lookup.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "query/term.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* How a term may name errors, in the order in which it is tried: by which texts, and how they are
 * compared with it. */
/* clang-format off */
static const struct way {
    enum said { NAME, SOCKET_ERROR, SOCKET_ERROR_WORDS, MESSAGE, SUMMARY } said;
    fits_function *fits;
} ways[] = {
    {NAME, is_same},
    {NAME, same_letters},
    {SOCKET_ERROR, is_same},
    {SOCKET_ERROR, is_named},
    {NAME, has_same_end},
    {SOCKET_ERROR_WORDS, has_words},
    {MESSAGE, has_words},
    {SUMMARY, has_words},
};
/* clang-format on */

/* A search that is under way. */
struct search {
    const struct table *table;
    const struct space *only; /* NULL: all of them */
    bool others;              /* what has codes and is no space is wanted too */
    const char *term;
    const int *number; /* that it is; NULL: it is none */
    const struct way *way;
    bool *errors; /* those that it means; a SocketError is one, too */
    struct found found;
};

/* What each row has alike. */
static bool are_alike(const struct hit *a, const struct hit *b)
{
    bool alike = a->code == b->code && a->socket_error == b->socket_error &&
                 a->meaning == b->meaning && a->name_count == b->name_count;
    for (unsigned i = 0; alike && i < a->name_count; i++)
        alike = a->names[i].symbol == b->names[i].symbol;
    return alike;
}

/* Adds a hit to its row, which may have one of its place: two SocketErrors may be written alike.
 * Those of a row come in the order of their places. */
static void add(struct search *search, struct hit hit)
{
    struct found *found = &search->found;
    for (size_t i = 0; i < found->count; i++) {
        if (!are_alike(&found->hits[i], &hit))
            continue;
        if (found->hits[i].place_number == hit.place_number)
            return;
        hit.row = found->hits[i].row;
    }
    if (hit.row == NULL) {
        hit.row = arena_take(&found->arena, sizeof *hit.row);
        *hit.row = (struct row){
            .most = hit.sources,
            .place_number = hit.place_number,
            .indirect = search->number != NULL && hit.code != *search->number,
            .rare = true,
            .silent = search->number != NULL && hit.socket_error == NONE,
        };
    } else if (hit.row->most < hit.sources) {
        hit.row->most = hit.sources;
        hit.row->place_number = hit.place_number;
    }
    hit.row->count++;
    hit.row->sources += hit.sources;
    hit.row->rare = hit.row->rare && hit.rare;
    hit.row->named = hit.row->named || hit.named;
    hit.row->silent = hit.row->silent && strcmp(hit.kind, kind_names[KIND_ERRNO]) != 0;
    found->hits = array_grow(found->hits, found->count, &found->capacity, sizeof hit);
    found->hits[found->count++] = hit;
}

/* Adds a code of a space, met in a form that has these words or NULL, unless the space has none
 * such. */
static void add_code(struct search *search, const struct space *space, int code, const char *form)
{
    const struct table *table = search->table;
    const struct listed *listed = space_listed(space, code);
    int socket_error = space_read(table, space, code);
    if ((listed == NULL && socket_error == NONE) || (search->only != NULL && space != search->only))
        return;
    struct hit hit = {
        .place = space->name,
        .kind = kind_names[space->kind],
        .place_number = (int)(space - table->spaces),
        .sources = (int)space->source_count,
        .rare = space->rare,
        .code = code,
        .form = form,
        .socket_error = socket_error,
    };
    if (listed != NULL) {
        hit.names = listed->names;
        hit.name_count = listed->name_count;
        hit.meaning = &table->meanings[listed->meaning];
    }
    for (unsigned i = 0; i < hit.name_count && search->number == NULL; i++) {
        const char *name = table->symbols[hit.names[i].symbol].name;
        hit.named = hit.named || has_same_end(name, search->term) ||
                    is_symbol(space, name, search->term, same_letters);
    }
    add(search, hit);
}

/* True for a code that reads as something in Winsock. */
static bool is_winsocks(const struct table *table, int code)
{
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_WINSOCK &&
            space_read(table, &table->spaces[i], code) != NONE)
            return true;
    return false;
}

static bool is_marked(const struct search *search, size_t socket_error)
{
    return search->errors[search->table->socket_errors[socket_error].error];
}

/* True for the number that the term is, or, where it is none, for that of a marked SocketError. */
static bool is_wanted(const struct search *search, size_t socket_error, int number)
{
    return search->number != NULL ? number == *search->number : is_marked(search, socket_error);
}

/* Adds what the runtimes give instead of a space's code, and then SocketErrors' values, where
 * Winsock does not have them as codes: SocketError's own -1. */
static void add_others(struct search *search)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->runtime_count && search->others; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->override_count; j++) {
            const struct override *override = &runtime->overrides[j];
            if (override->number_known && override->symbol == NONE &&
                is_wanted(search, (size_t) override->use.number, override->number))
                add(search, (struct hit){.place = runtime->name,
                                         .kind = "runtime",
                                         .place_number = (int)(table->space_count + i),
                                         .code = override->number,
                                         .socket_error = override->use.number});
        }
    }
    for (size_t i = 0; i < table->socket_error_count && search->others; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        if (is_wanted(search, i, error->value) && !is_winsocks(table, error->value))
            add(search,
                (struct hit){.place = error->name,
                             .kind = "value",
                             .place_number = (int)(table->space_count + table->runtime_count),
                             .code = error->value,
                             .socket_error = (int)i});
    }
}

/* Adds what a number is with its sign taken off. Where the number is a code itself, what one space
 * alone has is an accident. */
static void add_negated(struct search *search)
{
    struct found *found = &search->found;
    size_t codes = found->count, kept = codes;
    for (size_t i = 0; i < search->table->space_count; i++) {
        const struct space *space = &search->table->spaces[i];
        if (is_returned_negated(space))
            add_code(search, space, -*search->number, NULL);
    }
    for (size_t i = codes; i < found->count; i++)
        if (codes == 0 || found->hits[i].row->count > 1)
            found->hits[kept++] = found->hits[i];
    found->count = kept;
}

/* A number is a code as it is, or one in a form in which the space wraps it, or a negated one. */
static void add_number(struct search *search)
{
    const struct table *table = search->table;
    int number = *search->number;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        add_code(search, space, number, NULL);
        for (size_t j = 0; j < space->wrapped_count; j++) {
            int code = (int)((unsigned)number - space->wrapped[j].offset);
            if (code != 0) /* 0 is in each space, and wrapped in none */
                add_code(search, space, code, space->wrapped[j].use.name);
        }
    }
    if (number < 0 && number != INT_MIN)
        add_negated(search);
    add_others(search);
}

/* Marks an error, if a text of this kind is wanted, and is what the term says. A text that is a
 * symbol is one of a space. */
static void try_text(struct search *search, enum said said, const char *text,
                     const struct space *space, int error)
{
    const char *term = said == SOCKET_ERROR ? behind_enum(search->term) : search->term;
    if (said != search->way->said || !is_symbol(space, text, term, search->way->fits))
        return;
    search->errors[error] = true;
    if (said == SOCKET_ERROR)
        search->found.about = error;
}

/* Tries all names and all that is said of them. What a SocketError alone is called is no name of an
 * error's. */
static void try_all(struct search *search)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->error_count; i++) {
        const struct error *error = &table->errors[i];
        if (string_map_find(&table->socket_error_map, error->name) == NONE)
            try_text(search, NAME, error->name, NULL, (int)i);
        if (error->message != NULL)
            try_text(search, MESSAGE, error->message, NULL, (int)i);
        for (size_t j = 0; j < error->says_count; j++)
            try_text(search, MESSAGE, error->says[j], NULL, (int)i);
    }
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->code_count; j++)
            try_text(search, NAME, table->symbols[space->codes[j].symbol].name, space,
                     space->codes[j].error);
    }
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->shown_count; j++)
            try_text(search, NAME, runtime->shown[j].name, NULL, runtime->shown[j].error);
    }
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        if (search->found.about == NONE)
            try_text(search, SOCKET_ERROR, error->name, NULL, error->error);
        try_text(search, SOCKET_ERROR_WORDS, error->constant, NULL, error->error);
        try_text(search, SUMMARY, error->summary, NULL, error->error);
    }
}

/* True for a code that means an error which the term means. */
static bool is_meant(const struct search *search, const struct listed *listed)
{
    const struct meaning *meaning = &search->table->meanings[listed->meaning];
    unsigned i = 0;
    while (i < meaning->count && !search->errors[meaning->errors[i]])
        i++;
    return i < meaning->count;
}

/* Adds the codes of all spaces that mean what is marked, or that a SocketError is written as. */
static void add_marked(struct search *search)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->listed_count; j++)
            if (is_meant(search, &space->listed[j]))
                add_code(search, space, space->listed[j].code, NULL);
        for (size_t j = 0; j < table->socket_error_count; j++)
            if (is_marked(search, j) && space->writings[j].known)
                add_code(search, space, space->writings[j].code, NULL);
    }
    add_others(search);
}

/* First what the number is as it is, or what has the name; last what a socket never says, and what
 * only rare spaces have. Otherwise the best known rows first, then by their codes and the best
 * known of their places; and within a row the best known places. */
static int by_rank(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    const int order[][2] = {
        {a->row->indirect, b->row->indirect},
        {b->row->named, a->row->named},
        {a->row->silent, b->row->silent},
        {a->row->rare, b->row->rare},
        {b->row->sources, a->row->sources},
        {a->code, b->code},
        {a->row->place_number, b->row->place_number},
        {a->socket_error, b->socket_error},
        {b->sources, a->sources},
        {a->place_number, b->place_number},
    };
    size_t i = 0;
    while (i + 1 < sizeof order / sizeof *order && order[i][0] == order[i][1])
        i++;
    return (order[i][0] > order[i][1]) - (order[i][0] < order[i][1]);
}

int hit_error(const struct table *table, const struct hit *hit)
{
    return hit->meaning != NULL ? hit->meaning->errors[0]
                                : table->socket_errors[hit->socket_error].error;
}

/* The error of a SocketError: the first of its own. */
static int error_of_dotnet(const struct table *table, int about)
{
    int number = string_map_find(&table->socket_error_map, table->errors[about].name);
    const struct uses *symbols = &table->socket_errors[number].symbols;
    return symbols->count > 0 ? symbols->items[0].number : about;
}

/* The error that all codes of a number mean; NONE: they mean several. */
static int shared_error(const struct table *table, const struct found *found)
{
    int error = found->count > 0 ? hit_error(table, &found->hits[0]) : NONE;
    for (size_t i = 0; i < found->count && error != NONE; i++)
        if (hit_error(table, &found->hits[i]) != error)
            error = NONE;
    return error;
}

/* The first error that a runtime gives this name, or NONE. */
static int error_of_runtime(const struct search *search)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->runtime_count; i++)
        for (size_t j = 0; j < table->runtimes[i].shown_count; j++) {
            const struct shown *shown = &table->runtimes[i].shown[j];
            if (search->way->fits(shown->name, search->term))
                return shown->error;
        }
    return NONE;
}

/* Finds the error that a name means: the one of that name, whatever else has it behind a prefix; or
 * that of a runtime or the best known of the few that have it, and then the others. Words mean an
 * error if no other has them. */
static void find_few(struct search *search)
{
    enum { FEW = sizeof search->found.others / sizeof *search->found.others };
    const struct table *table = search->table;
    struct found *found = &search->found;
    size_t count = 0;
    for (size_t i = 0; i < table->error_count; i++) {
        count += search->errors[i];
        if (search->errors[i] && same_letters(table->errors[i].name, search->term)) {
            found->error = (int)i;
            return;
        }
    }
    if (found->count == 0 || count > (search->way->said == NAME ? FEW + 1 : 1))
        return;
    int error = search->way->said == NAME ? error_of_runtime(search) : NONE;
    found->error = error != NONE ? error : hit_error(table, &found->hits[0]);
    for (size_t i = 0; i < table->error_count; i++)
        if (search->errors[i] && (int)i != found->error && found->other_count < FEW)
            found->others[found->other_count++] = (int)i;
}

static void start_search(struct search *search, const struct table *table, const char *term)
{
    *search =
        (struct search){.table = table, .term = term, .found = {.about = NONE, .error = NONE}};
    search->only = find_qualifier(table, term);
    if (search->only != NULL)
        search->term = strchr(term, ':') + 1;
    search->errors = arena_array(&search->found.arena, table->error_count, sizeof *search->errors);
}

struct found look_up(const struct table *table, const char *term, bool chosen)
{
    struct search search;
    struct found *found = &search.found;
    int number;
    start_search(&search, table, term);
    search.others = !chosen && search.only == NULL;
    if (read_term_number(search.term, &number)) {
        search.number = &number;
        found->numeric = true;
        add_number(&search);
    } else {
        for (size_t i = 0; i < sizeof ways / sizeof *ways && found->count == 0; i++) {
            search.way = &ways[i];
            try_all(&search);
            add_marked(&search);
        }
    }
    array_sort(found->hits, found->count, sizeof *found->hits, by_rank);
    if (found->about != NONE)
        found->error = error_of_dotnet(table, found->about);
    else if (search.number != NULL)
        found->error = shared_error(table, found);
    else
        find_few(&search);
    return *found;
}

struct found look_up_error(const struct table *table, int error, const struct space *space,
                           int code)
{
    struct search search;
    start_search(&search, table, table->errors[error].name);
    search.only = space;
    search.errors[error] = true;
    if (space != NULL)
        add_code(&search, space, code, NULL);
    else
        add_marked(&search);
    array_sort(search.found.hits, search.found.count, sizeof *search.found.hits, by_rank);
    search.found.error = error;
    search.found.numeric = space != NULL;
    return search.found;
}

bool is_term(const struct table *table, const char *term)
{
    struct search search;
    bool is = false;
    int number;
    start_search(&search, table, term);
    if (search.only != NULL || read_term_number(search.term, &number)) {
        is = true;
    } else {
        for (size_t i = 0; i < sizeof ways / sizeof *ways && !is && ways[i].said <= SOCKET_ERROR;
             i++) {
            search.way = &ways[i];
            try_all(&search);
            for (size_t j = 0; j < table->error_count && !is; j++)
                is = search.errors[j];
        }
    }
    arena_free(&search.found.arena);
    return is;
}

void found_free(struct found *found)
{
    free(found->hits);
    arena_free(&found->arena);
}
