/* SPDX-License-Identifier: 0BSD */
/* lint.c: what is allowed, and may yet be a mistake. */
#include "resolve/checks.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

enum { MANY = 50 }; /* per cent of the spaces of a kind have a symbol that is well known */

/* How many spaces of a kind there are, and how many of them have each symbol. */
struct census {
    int *counts;
    int spaces;
};

static struct census take_census(const struct table *table, enum kind kind)
{
    struct census census = {.counts = xcalloc(table->symbol_count, sizeof *census.counts)};
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        if (space->kind != kind)
            continue;
        census.spaces++;
        for (size_t j = 0; j < space->code_count; j++)
            census.counts[space->codes[j].symbol]++;
    }
    return census;
}

static bool is_had_by(const struct census *census, size_t symbol, int per_cent)
{
    return census->counts[symbol] * 100 >= census->spaces * per_cent;
}

/* The well known symbols that a space lacks, which the caller frees. */
static size_t *find_lacking(const struct table *table, const struct space *space,
                            const struct census *census, size_t *count)
{
    size_t *lacking = xcalloc(table->symbol_count, sizeof *lacking);
    *count = 0;
    for (size_t i = 0; i < table->symbol_count; i++)
        if (census->counts[i] > 1 && is_had_by(census, i, MANY) &&
            space_code(space, (int)i) == NULL)
            lacking[(*count)++] = i;
    return lacking;
}

/* True where means, or a prefix, says that a symbol is some other error than its name. */
static bool is_explained(const struct table *table, const struct code *code)
{
    return strcmp(table->errors[code->error].name, table->symbols[code->symbol].name) != 0;
}

/* A symbol that no other space has, that nothing explains, and that nearly is a well known one that
 * this one lacks. */
static void check_spelling(const struct table *table, struct diagnostics *diag,
                           const struct space *space, const struct census *census)
{
    size_t count;
    size_t *lacking = find_lacking(table, space, census, &count);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        struct suggestion suggestion = suggestion_for(diag, table->symbols[code->symbol].name);
        if (table->symbols[code->symbol].spaces > 1 || is_explained(table, code))
            continue;
        for (size_t j = 0; j < count && suggest(&suggestion, table->symbols[lacking[j]].name); j++)
            continue;
        if (is_near(&suggestion))
            diag_warning(diag, code->mark, "no other space has the symbol %s; did you mean %s?",
                         suggestion.name, suggestion.nearest);
    }
    free(lacking);
}

/* Winsock took the socket errors of 4.2BSD, and added 10000; FreeBSD still has them all. */
static void check_winsock(const struct table *table, struct diagnostics *diag,
                          const struct space *space)
{
    int number = string_map_find(&table->space_map, "freebsd");
    if (number == NONE || space->kind != KIND_WINSOCK)
        return;
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        const char *name = table->symbols[code->symbol].name;
        int symbol =
            strncmp(name, "WSAE", 4) == 0 ? string_map_find(&table->symbol_map, name + 3) : NONE;
        const struct code *bsd = symbol != NONE ? space_code(&table->spaces[number], symbol) : NULL;
        if (bsd == NULL || code->number == bsd->number + 10000)
            continue;
        diag_warning(diag, code->value_mark, "%s is %d, which is not 10000 and 4.2BSD's %s", name,
                     code->number, table->symbols[symbol].name);
        diag_note(diag, bsd->value_mark, "%s is %d here", table->symbols[symbol].name, bsd->number);
    }
}

/* Each space is compared with the others of its kind. */
static void spelling(const struct table *table, struct diagnostics *diag)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct census census = take_census(table, (enum kind)kind);
        for (size_t i = 0; i < table->space_count; i++)
            if ((int)table->spaces[i].kind == kind)
                check_spelling(table, diag, &table->spaces[i], &census);
        free(census.counts);
    }
}

static void winsock_is_bsd(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++)
        check_winsock(table, diag, &table->spaces[i]);
}

/* Counts the spaces whose own files have a name for each error. */
static int *count_owners(const struct table *table)
{
    int *owners = xcalloc(table->error_count, sizeof *owners);
    int *last = xcalloc(table->error_count, sizeof *last); /* such space, counted from 1 */
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].code_count; j++) {
            const struct code *code = &table->spaces[i].codes[j];
            if (!code->own || last[code->error] == (int)i + 1)
                continue;
            last[code->error] = (int)i + 1;
            owners[code->error]++;
        }
    free(last);
    return owners;
}

/* Where there is an errors.yaml, it has the errors that spaces share: symbols that meet by chance
 * may mean two things. Policy says what its errors mean. */
static void unlisted(const struct table *table, struct diagnostics *diag)
{
    bool any = false;
    int *owners = count_owners(table);
    for (size_t i = 0; i < table->error_count; i++)
        any = any || table->errors[i].laid.line > 0;
    for (size_t i = 0; i < table->space_count && any; i++)
        for (size_t j = 0; j < table->spaces[i].code_count; j++) {
            const struct code *code = &table->spaces[i].codes[j];
            const struct error *error = &table->errors[code->error];
            if (code->own && !error->listed && error->socket_error == NONE &&
                owners[code->error] > 1)
                diag_warning(diag, code->mark, "another space has %s, too, which errors.yaml lacks",
                             error->name);
        }
    free(owners);
}

const struct check lints[] = {
    {"spelling", spelling, TO_GENERATE},
    {"winsock-is-bsd", winsock_is_bsd, TO_CHECK},
    {"unlisted", unlisted, TO_CHECK},
    {NULL, NULL, TO_CHECK},
};
