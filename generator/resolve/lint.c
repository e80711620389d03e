/* SPDX-License-Identifier: 0BSD */
/* lint.c: what is allowed, and may yet be a mistake. */
#include "resolve/checks.h"

#include "base/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MANY = 50,       /* per cent of the spaces of a kind have a symbol that is well known */
    NEARLY_ALL = 95, /* per cent: one that a column is likely to have forgotten */
    SHOWN = 6,       /* of what a column lacks */
    FEW = 2,         /* spaces of a kind that are too few to tell what all have */
};

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

typedef void check_function(const struct table *table, struct diagnostics *diag,
                            const struct space *space, const struct census *census);

/* Checks each space against the others of its kind. */
static void check_spaces(const struct table *table, struct diagnostics *diag, check_function *check)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct census census = take_census(table, (enum kind)kind);
        for (size_t i = 0; i < table->space_count; i++)
            if ((int)table->spaces[i].kind == kind)
                check(table, diag, &table->spaces[i], &census);
        free(census.counts);
    }
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

/* A symbol that no other space has, and that nearly is a well known one that this one lacks. */
static void check_spelling(const struct table *table, struct diagnostics *diag,
                           const struct space *space, const struct census *census)
{
    size_t count;
    size_t *lacking = find_lacking(table, space, census, &count);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        struct suggestion suggestion = suggestion_for(diag, table->symbols[code->symbol].name);
        if (table->symbols[code->symbol].spaces > 1)
            continue;
        for (size_t j = 0; j < count && suggest(&suggestion, table->symbols[lacking[j]].name); j++)
            continue;
        if (is_near(&suggestion))
            diag_warning(diag, code->mark, "no other space has the symbol %s; did you mean %s?",
                         suggestion.name, suggestion.nearest);
    }
    free(lacking);
}

/* A list of names, of which the first few are written and the others counted. */
struct names {
    struct text text;
    int count;
};

static void add_name(struct names *names, const char *name)
{
    if (names->count < SHOWN)
        text_printf(&names->text, "%s%s", names->count > 0 ? ", " : "", name);
    names->count++;
}

/* Warns of the names, in words before and behind them, and frees them. */
static void warn_of_names(struct diagnostics *diag, const struct space *space, struct names *names,
                          const char *before, const char *behind)
{
    if (names->count > SHOWN)
        text_printf(&names->text, " and %d more", names->count - SHOWN);
    if (names->count > 0)
        diag_warning(diag, space->mark, "%s%s%s", before, names->text.bytes, behind);
    text_free(&names->text);
}

/* What nearly every other has; a plain table of SocketErrors has no symbols to lack. */
static void check_lack(const struct table *table, struct diagnostics *diag,
                       const struct space *space, const struct census *census)
{
    struct names names = {0};
    char before[64];
    if (space->code_count == 0 || census->spaces <= FEW)
        return;
    for (size_t i = 0; i < table->symbol_count; i++)
        if (is_had_by(census, i, NEARLY_ALL) && space_code(space, (int)i) == NULL)
            add_name(&names, table->symbols[i].name);
    snprintf(before, sizeof before, "nearly every %s space has ", kind_names[space->kind]);
    warn_of_names(diag, space, &names, before, "; this one has not");
}

/* What no other space has: of an odd system's own, or misspelt. */
static void check_alone(const struct table *table, struct diagnostics *diag,
                        const struct space *space, const struct census *census)
{
    struct names names = {0};
    if (census->spaces <= FEW)
        return;
    for (size_t i = 0; i < space->code_count; i++) {
        const struct symbol *symbol = &table->symbols[space->codes[i].symbol];
        if (space->codes[i].own && symbol->spaces == 1 && space->kind != KIND_WINSOCK)
            add_name(&names, symbol->name);
    }
    warn_of_names(diag, space, &names, "no other space has ", "");
}

/* Winsock took the socket errors of 4.2BSD, and added 10000; FreeBSD still has them all. */
static void check_winsock(const struct table *table, struct diagnostics *diag,
                          const struct space *space)
{
    int number = string_map_find(&table->space_map, "freebsd");
    if (number == NONE)
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

static void spelling(const struct table *table, struct diagnostics *diag)
{
    check_spaces(table, diag, check_spelling);
}

static void lacks(const struct table *table, struct diagnostics *diag)
{
    check_spaces(table, diag, check_lack);
}

static void alone(const struct table *table, struct diagnostics *diag)
{
    check_spaces(table, diag, check_alone);
}

static void winsock_is_bsd(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_WINSOCK)
            check_winsock(table, diag, &table->spaces[i]);
}

const struct check lints[] = {
    {"spelling", spelling, TO_GENERATE},
    {"lacks", lacks, TO_CHECK},
    {"alone", alone, TO_CHECK},
    {"winsock-is-bsd", winsock_is_bsd, TO_CHECK},
    {NULL, NULL, TO_CHECK},
};
