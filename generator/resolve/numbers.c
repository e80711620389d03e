/* SPDX-License-Identifier: 0BSD */
/* numbers.c: each space's symbols and their numbers: its own lines over those of the space it is
 * like, and each alias with the number of its target. */
#include "resolve/resolve.h"

#include "base/suggest.h"

#include <stdlib.h>

static const char *symbol_name(const struct table *table, int symbol)
{
    return table->symbols[symbol].name;
}

/* True for a line that an overlay adds to a space of a layer below. */
static bool is_added(const struct diagnostics *diag, const struct space *space, struct mark mark)
{
    return diag_is_over(diag, mark, space->root);
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

/* True where a space's own code has a symbol of a SocketError: it lies over a cell below. */
static bool has_own_code(const struct table *table, const struct space *space, int socket_error)
{
    const struct symbol_list *symbols = &table->socket_errors[socket_error].symbols;
    for (size_t i = 0; i < symbols->count; i++) {
        const struct code *code = space_code(space, symbols->items[i].symbol);
        if (code != NULL && code->own)
            return true;
    }
    return false;
}

/* Does the same with the cells stated by SocketError. */
static void lay_cells(struct table *table, struct diagnostics *diag, struct space *space,
                      const struct space *base)
{
    struct cell *cells = xcalloc(base->cell_count + space->cell_count, sizeof *cells);
    struct number_map places = {0}; /* SocketError → its cell */
    size_t count = 0;
    for (size_t i = 0; i < base->cell_count; i++) {
        if (has_own_code(table, space, base->cells[i].socket_error))
            continue;
        number_map_set(&places, base->cells[i].socket_error, (int)count);
        cells[count] = base->cells[i];
        cells[count++].own = false;
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        int below = number_map_find(&places, cell->socket_error);
        if (below != NONE && is_added(diag, space, cell->named.mark))
            diag_remark(diag, cell->named.mark, cells[below].named.mark,
                        "%s of %s lies over another", table->socket_errors[cell->socket_error].name,
                        space->name);
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
    if (removed != NULL && removed->mark.source != space->root.source)
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

/* The space that this one is like, numbered before it. NULL: there is none. */
static const struct space *find_base(struct table *table, struct diagnostics *diag,
                                     struct space *space)
{
    int number = string_map_find(&table->space_map, space->like);
    if (number == NONE) {
        struct suggestion suggestion = suggestion_for(diag, space->like);
        for (size_t i = 0; i < table->space_count; i++)
            if (!suggest(&suggestion, table->spaces[i].name))
                break;
        if (table->whole)
            report_unknown(diag, space->like_mark, "there is no space", &suggestion);
        return NULL;
    }
    struct space *base = &table->spaces[number];
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
