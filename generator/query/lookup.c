/* SPDX-License-Identifier: 0BSD */
/* lookup.c: what a person means by a term, and where the table has it. */
#include "query/lookup.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/parse_number.h"
#include "resolve/code_names.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A search that is under way. */
struct search {
    const struct table *table;
    const struct space *only; /* NULL: all of them */
    bool runtimes;            /* what they give is wanted too */
    struct found found;
};

static void add(struct search *search, struct hit hit)
{
    struct found *found = &search->found;
    found->hits = array_grow(found->hits, found->count, &found->capacity, sizeof hit);
    found->hits[found->count++] = hit;
}

/* Adds a code of a space, unless the space has none such. */
static void add_code(struct search *search, const struct space *space, int code)
{
    const struct listed *listed = find_listed(space, code);
    const struct reading *reading = space_reading(space, code);
    if ((listed == NULL && reading == NULL) || (search->only != NULL && space != search->only))
        return;
    add(search, (struct hit){
                    .place = space->name,
                    .kind = kind_names[space->kind],
                    .place_number = (int)(space - search->table->spaces),
                    .sources = (int)space->source_count,
                    .code = code,
                    .names = listed != NULL ? listed->names : (struct code_names){.cell = NONE},
                    .socket_error = reading != NULL ? reading->socket_error : NONE,
                });
}

/* Adds what the runtimes give instead of a space's code: for a SocketError, or where that is NONE,
 * whatever SocketError it is for, this number. */
static void add_runtimes(struct search *search, int socket_error, int number)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->runtime_count && search->runtimes; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->override_count; j++) {
            const struct override *override = &runtime->overrides[j];
            bool wanted = socket_error != NONE ? override->socket_error == socket_error
                                               : override->number == number;
            if (override->number_known && override->symbol == NONE && wanted)
                add(search, (struct hit){.place = runtime->name,
                                         .kind = "runtime",
                                         .place_number = (int)(table->space_count + i),
                                         .code = override->number,
                                         .socket_error = override->socket_error});
        }
    }
}

/* Adds a SocketError's value, where Winsock does not have it as a code: SocketError's own -1. */
static void add_value(struct search *search, int socket_error)
{
    const struct table *table = search->table;
    const struct socket_error *error = &table->socket_errors[socket_error];
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_WINSOCK &&
            space_reading(&table->spaces[i], error->value) != NULL)
            return;
    if (search->runtimes)
        add(search, (struct hit){.place = error->name,
                                 .kind = "value",
                                 .place_number = (int)(table->space_count + table->runtime_count),
                                 .code = error->value,
                                 .socket_error = socket_error});
}

bool is_sure(const struct hit *hit)
{
    return hit->names.count == 0 || hit->names.items[0].confirmed;
}

/* Numbers */

bool read_term_number(const char *text, int *number)
{
    const uint64_t least = (uint64_t)INT_MAX + 1; /* INT_MIN, less its sign */
    bool negative = *text == '-';
    uint64_t size;
    text += *text == '-' || *text == '+';
    unsigned base = parse_base(&text);
    errno = 0;
    const char *end = parse_digits(text, base, &size);
    if (end == text || *end != '\0' || errno == ERANGE)
        return false;
    /* Of one without a sign, the bits may be those of a negative one, in 32 bits or in 64. */
    if (negative ? size > least : size > UINT32_MAX && size < 0 - least)
        return false;
    *number = (int)(uint32_t)(negative ? 0 - size : size);
    return true;
}

/* A number is a code as it is; a negative one is an errno's, as kernels and libuv return it; and
 * one of the upper half 0x8007 is the HRESULT of a Windows code. */
static void find_number(struct search *search, int number)
{
    const struct table *table = search->table;
    unsigned bits = (unsigned)number;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        add_code(search, space, number);
        if (number < 0 && number != INT_MIN && space->kind == KIND_ERRNO)
            add_code(search, space, -number);
        if (bits >> 16 == 0x8007 && space->kind == KIND_WINSOCK)
            add_code(search, space, (int)(bits & 0xFFFF));
    }
    add_runtimes(search, NONE, number);
    for (size_t i = 0; i < table->socket_error_count; i++)
        if (table->socket_errors[i].value == number)
            add_value(search, (int)i);
}

/* Names */

int find_symbol(const struct table *table, const char *name)
{
    int number = string_map_find(&table->symbol_map, name);
    for (size_t i = 0; i < table->symbol_count && number == NONE; i++)
        if (same_letters(table->symbols[i].name, name))
            number = (int)i;
    return number;
}

static void add_symbol(struct search *search, const struct space *space, int symbol)
{
    const struct code *code = symbol != NONE ? space_code(space, symbol) : NULL;
    if (code != NULL)
        add_code(search, space, code->number);
}

/* A symbol, with or without WSA, in every space that has it. */
static void find_name(struct search *search, int symbol)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->space_count; i++) {
        add_symbol(search, &table->spaces[i], symbol);
        add_symbol(search, &table->spaces[i], table->symbols[symbol].twin);
    }
}

/* What each space writes a SocketError as. */
static void find_socket_error(struct search *search, int number)
{
    const struct table *table = search->table;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct writing *writing = &table->spaces[i].writings[number];
        if (writing->known)
            add_code(search, &table->spaces[i], writing->code);
    }
    add_runtimes(search, number, 0);
    add_value(search, number);
}

/* True for ConnectionRefused, CONNECTION_REFUSED and "connection refused" alike. */
static bool is_named(const char *name, const char *term)
{
    for (; *term != '\0'; term++) {
        if (*term == ' ' || *term == '_' || *term == '-')
            continue;
        if (*name == '\0' || to_upper(*name) != to_upper(*term))
            return false;
        name++;
    }
    return *name == '\0';
}

static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || is_letter(c) || is_digit(c);
}

/* True where a word of the text begins with so many letters. */
static bool has_word(const char *text, const char *letters, size_t count)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        size_t same = 0;
        while (same < count && to_upper(text[i + same]) == to_upper(letters[same]))
            same++;
        if (same == count && (i == 0 || !in_word(text[i - 1])))
            return true;
    }
    return false;
}

/* True where each word of a term, of which there must be one, begins a word of the text. */
static bool has_words(const char *text, const char *term)
{
    bool any = false;
    while (*term != '\0') {
        size_t length = 0;
        while (in_word(term[length]))
            length++;
        if (length > 0 && !has_word(text, term, length))
            return false;
        any = any || length > 0;
        term += length > 0 ? length : 1;
    }
    return any;
}

/* The SocketErrors whose names have the words of a term, or else whose summaries have. */
static void find_words(struct search *search, const char *term)
{
    const struct table *table = search->table;
    for (int summaries = 0; summaries < 2 && search->found.count == 0; summaries++)
        for (size_t i = 0; i < table->socket_error_count; i++) {
            const struct socket_error *error = &table->socket_errors[i];
            if (has_words(summaries ? error->summary : error->constant, term))
                find_socket_error(search, (int)i);
        }
}

static void find_term(struct search *search, const char *term)
{
    const struct table *table = search->table;
    int number;
    if (read_term_number(term, &number)) {
        find_number(search, number);
        return;
    }
    int symbol = find_symbol(table, term);
    if (symbol != NONE)
        find_name(search, symbol);
    int exact = string_map_find(&table->socket_error_map, term);
    for (size_t i = 0; i < table->socket_error_count && search->found.count == 0; i++)
        if (exact != NONE ? exact == (int)i : is_named(table->socket_errors[i].name, term)) {
            find_socket_error(search, (int)i);
            search->found.about = (int)i;
        }
    if (search->found.count == 0)
        find_words(search, term);
}

/* The order of what was found */

static int compare(int a, int b)
{
    return (a > b) - (a < b);
}

/* What each row has alike. */
static int compare_rows(const struct hit *a, const struct hit *b)
{
    int order = compare(a->code, b->code);
    if (order == 0)
        order = compare(a->socket_error, b->socket_error);
    for (unsigned i = 0; order == 0 && i < a->names.count && i < b->names.count; i++)
        order = compare(a->names.items[i].symbol, b->names.items[i].symbol);
    return order != 0 ? order : compare((int)a->names.count, (int)b->names.count);
}

/* Rows side by side, and within a row the best known space first. */
static int by_row(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    int order = compare_rows(a, b);
    if (order == 0)
        order = compare(b->sources, a->sources);
    return order != 0 ? order : compare(a->place_number, b->place_number);
}

/* Rows that are as well known as each other stand by their codes, then by the first of their
 * places. */
static int by_sources(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = compare(b->sources, a->sources);
    if (order == 0)
        order = compare(a->hits->code, b->hits->code);
    if (order == 0)
        order = compare(a->hits->place_number, b->hits->place_number);
    return order != 0 ? order : compare_rows(a->hits, b->hits);
}

/* Leaves one of those hits that are the same: two SocketErrors may be written alike. */
static void leave_one(struct found *found)
{
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++)
        if (i == 0 || by_row(&found->hits[count - 1], &found->hits[i]) != 0)
            found->hits[count++] = found->hits[i];
    found->count = count;
}

static void make_rows(struct found *found)
{
    array_sort(found->hits, found->count, sizeof *found->hits, by_row);
    leave_one(found);
    found->rows = xcalloc(found->count, sizeof *found->rows);
    for (size_t i = 0; i < found->count; i++) {
        const struct hit *hit = &found->hits[i];
        if (i == 0 || compare_rows(hit - 1, hit) != 0)
            found->rows[found->row_count++].hits = hit;
        struct row *row = &found->rows[found->row_count - 1];
        row->count++;
        row->sources += hit->sources;
    }
    array_sort(found->rows, found->row_count, sizeof *found->rows, by_sources);
}

const struct space *find_qualifier(const struct table *table, const char *term)
{
    size_t length = strcspn(term, ":");
    for (size_t i = 0; i < table->space_count && term[length] == ':'; i++) {
        const char *name = table->spaces[i].name;
        if (strncmp(name, term, length) == 0 && name[length] == '\0')
            return &table->spaces[i];
    }
    return NULL;
}

struct found look_up(const struct table *table, const char *term, bool chosen)
{
    const struct space *only = find_qualifier(table, term);
    struct search search = {table, only, !chosen && only == NULL, {.about = NONE}};
    find_term(&search, only != NULL ? strchr(term, ':') + 1 : term);
    make_rows(&search.found);
    return search.found;
}

void found_free(struct found *found)
{
    free(found->hits);
    free(found->rows);
    *found = (struct found){0};
}
