/* SPDX-License-Identifier: 0BSD */
/* numbers.c: each space's symbols, their numbers, and the errors that they mean: its own lines over
 * those of the space it is like, and each alias with the number of its target. */
#include "resolve/resolve.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

static const char *symbol_name(const struct table *table, int symbol)
{
    return table->symbols[symbol].name;
}

/* True for a line that an overlay adds to a space of a layer below. */
static bool is_added(const struct diagnostics *diag, const struct space *space, struct mark mark)
{
    return diag_is_over(diag, mark, space->stated.root);
}

/* Reports a null that takes nothing away. */
static void report_null(const struct table *table, struct diagnostics *diag,
                        const struct space *space, const struct space *base,
                        const struct code *code)
{
    if (base == NULL && !is_added(diag, space, code->mark))
        diag_error(diag, code->mark, "null takes nothing away: there is no like here");
    else
        diag_error(diag, code->mark, "null takes nothing away: %s has no %s",
                   base != NULL ? base->name : space->name, symbol_name(table, code->symbol));
}

/* Remarks that an overlay lays a line over one of the space that its space is like. */
static void remark_code(const struct table *table, struct diagnostics *diag,
                        const struct space *space, const struct code *code, struct mark below)
{
    const char *name = symbol_name(table, code->symbol);
    if (code->over || !is_added(diag, space, code->mark))
        return;
    if (code->removed)
        diag_remark(diag, code->mark, below, "null takes %s of %s away", name, space->name);
    else
        diag_remark(diag, code->mark, below, "%s of %s lies over another", name, space->name);
}

/* Lays a space's own lines over those of the space it is like, or over nothing. */
static void lay_codes(const struct table *table, struct diagnostics *diag, struct space *space,
                      const struct space *base)
{
    struct code *own = space->codes;
    size_t count = space->code_count;
    space->codes = NULL;
    space->code_count = space->code_capacity = 0;
    number_map_free(&space->code_of);
    for (size_t i = 0; base != NULL && i < base->code_count; i++) {
        struct code code = base->codes[i];
        code.own = false;
        space_lay_code(space, &code);
    }
    for (size_t i = 0; i < count; i++) {
        const struct code *below = base != NULL ? space_code(base, own[i].symbol) : NULL;
        if (below != NULL)
            remark_code(table, diag, space, &own[i], below->mark);
        else if (own[i].removed && !own[i].over)
            report_null(table, diag, space, base, &own[i]);
        space_lay_code(space, &own[i]);
    }
    free(own);
    space_set_removed_apart(space);
}

/* Takes over what the space that it is like says of names, as far as it says nothing itself and
 * has the symbol. */
static void take_names(const struct table *table, struct space *space, const struct space *base)
{
    struct pairs *means = &space->means;
    if (space->prefixes.count == 0)
        space->prefixes = base->prefixes;
    for (size_t i = 0; i < base->means.count; i++) {
        const struct pair *pair = &base->means.items[i];
        int symbol = string_map_find(&table->symbol_map, pair->from.name);
        if (string_map_find(&means->line_of, pair->from.name) != NONE ||
            space_code(space, symbol) == NULL)
            continue;
        means->items =
            array_grow(means->items, means->count, &means->capacity, sizeof *means->items);
        string_map_set(&means->line_of, pair->from.name, (int)means->count);
        means->items[means->count++] = *pair;
    }
}

/* True for an error of errors.yaml, which no SocketError is. */
static bool is_listed(const struct table *table, int error)
{
    return error != NONE && table->errors[error].listed &&
           string_map_find(&table->socket_error_map, table->errors[error].name) == NONE;
}

/* The error that a symbol means: what means says; or the symbol less the first prefix that fits,
 * where errors.yaml has that; or the symbol itself. */
static int find_error(struct table *table, const struct space *space, const char *symbol)
{
    int line = string_map_find(&space->means.line_of, symbol);
    if (line != NONE)
        return table_error(table, space->means.items[line].to.name);
    for (size_t i = 0; i < space->prefixes.count; i++) {
        const char *prefix = space->prefixes.items[i].name;
        if (strncmp(symbol, prefix, strlen(prefix)) != 0)
            continue;
        int error = string_map_find(&table->error_map, symbol + strlen(prefix));
        if (is_listed(table, error))
            return error;
        break;
    }
    return table_error(table, symbol);
}

static void find_errors(struct table *table, struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++)
        space->codes[i].error =
            find_error(table, space, symbol_name(table, space->codes[i].symbol));
    for (size_t i = 0; i < space->answers.count; i++) {
        struct pair *pair = &space->answers.items[i];
        pair->from.number = table_error(table, pair->from.name);
        pair->to.number = string_map_find(&table->symbol_map, pair->to.name);
    }
}

/* True where a space's own code means an error of a SocketError: it lies over a cell below. */
static bool has_own_code(const struct table *table, const struct space *space, int socket_error)
{
    for (size_t i = 0; i < space->code_count; i++) {
        const struct error *error = &table->errors[space->codes[i].error];
        if (space->codes[i].own && error->socket_error == socket_error && !error->read_only)
            return true;
    }
    return false;
}

/* Lays the cells stated by SocketError over those of the space it is like. */
static void lay_cells(struct table *table, struct diagnostics *diag, struct space *space,
                      const struct space *base)
{
    struct cell *cells = xcalloc(base->cell_count + space->cell_count, sizeof *cells);
    struct number_map places = {0}; /* SocketError → its cell */
    size_t count = 0;
    for (size_t i = 0; i < base->cell_count; i++) {
        if (has_own_code(table, space, base->cells[i].use.number))
            continue;
        number_map_set(&places, base->cells[i].use.number, (int)count);
        cells[count] = base->cells[i];
        cells[count++].own = false;
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        int below = number_map_find(&places, cell->use.number);
        if (below != NONE && is_added(diag, space, cell->use.mark))
            diag_remark(diag, cell->use.mark, cells[below].use.mark, "%s of %s lies over another",
                        cell->use.name, space->name);
        cells[below != NONE ? (size_t)below : count++] = *cell;
    }
    number_map_free(&places);
    free(space->cells);
    space->cells = cells;
    space->cell_count = count;
}

/* Reports an alias of a symbol that the space lacks, or that has no number. */
static void report_alias(const struct table *table, struct diagnostics *diag,
                         const struct space *space, const struct code *code,
                         const struct code *target)
{
    const char *name = symbol_name(table, code->target);
    const struct code *removed = space_removed_code(space, code->target);
    if (!code->own) {
        diag_error(diag, space->like_mark, "%s of %s is an alias of %s, which has no number here",
                   symbol_name(table, code->symbol), space->like, name);
    } else if (target != NULL) {
        diag_error(diag, code->value_mark, "%s is itself an alias", name);
        diag_note(diag, target->mark, "%s is here", name);
    } else {
        struct suggestion suggestion = suggestion_for(diag, name);
        for (size_t i = 0; i < space->code_count; i++)
            if (&space->codes[i] != code && space->codes[i].target == NONE &&
                !suggest(&suggestion, symbol_name(table, space->codes[i].symbol)))
                break;
        report_unknown(diag, code->value_mark, "an alias of nothing: this space has no",
                       &suggestion);
    }
    if (removed != NULL && removed->mark.source != space->stated.root.source)
        diag_note(diag, removed->mark, "null takes %s away here", name);
}

/* An alias is another name of a symbol that has a number in the same space. */
static void number_aliases(const struct table *table, struct diagnostics *diag, struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        struct code *code = &space->codes[i];
        if (code->target == NONE)
            continue;
        const struct code *target = space_code(space, code->target);
        if (target != NULL && target->target == NONE) {
            code->number = target->number;
            code->valid = target->valid;
        } else if (target == code) {
            diag_error(diag, code->value_mark, "%s is an alias of itself",
                       symbol_name(table, code->symbol));
        } else {
            report_alias(table, diag, space, code, target);
        }
    }
}

static void number_space(struct table *table, struct diagnostics *diag, struct space *space);

struct space *find_named_space(const struct table *table, struct diagnostics *diag,
                               const char *name, struct mark mark)
{
    int number = string_map_find(&table->space_map, name);
    if (number != NONE)
        return &table->spaces[number];
    struct suggestion suggestion = suggestion_for(diag, name);
    for (size_t i = 0; i < table->space_count; i++)
        if (!suggest(&suggestion, table->spaces[i].name))
            break;
    if (table->whole)
        report_unknown(diag, mark, "there is no space", &suggestion);
    return NULL;
}

/* The space that this one is like, numbered before it. NULL: there is none. */
static const struct space *find_base(struct table *table, struct diagnostics *diag,
                                     struct space *space)
{
    struct space *base = find_named_space(table, diag, space->like, space->like_mark);
    if (base == NULL)
        return NULL;
    if (base->state == LIKE_BUSY) {
        diag_error(diag, space->like_mark, "%s is like %s, which is like %s in the end",
                   space->name, base->name, space->name);
        return NULL;
    }
    number_space(table, diag, base);
    return base->state == LIKE_BROKEN ? NULL : base;
}

static void number_space(struct table *table, struct diagnostics *diag, struct space *space)
{
    if (space->state != LIKE_UNSEEN)
        return;
    space->state = LIKE_BUSY;
    const struct space *base = space->like != NULL ? find_base(table, diag, space) : NULL;
    if (base == NULL && space->like != NULL) {
        /* What it should lie over is not to be had: nothing more can be said of it. */
        space->state = LIKE_BROKEN;
        return;
    }
    lay_codes(table, diag, space, base);
    if (base != NULL)
        take_names(table, space, base);
    find_errors(table, space);
    if (base != NULL)
        lay_cells(table, diag, space, base);
    number_aliases(table, diag, space);
    space->state = LIKE_DONE;
}

void number_spaces(struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++)
        number_space(table, diag, &table->spaces[i]);
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].code_count; j++)
            if (table->spaces[i].codes[j].own)
                table->symbols[table->spaces[i].codes[j].symbol].spaces++;
}
