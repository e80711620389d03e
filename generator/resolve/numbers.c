/* SPDX-License-Identifier: 0BSD */
/* numbers.c: a space's symbols and their numbers, once like, null and aliases are worked out. */
#include "load/overlay.h"
#include "resolve/resolve.h"

#include <stdlib.h>
#include <string.h>

static const char *symbol_name(const struct table *table, const struct code *code)
{
    return table->symbols[code->symbol].name;
}

/* Reports a null where there is nothing that it could take away. */
static void report_null(struct loader *loader, const struct space *space, const struct space *base,
                        const struct code *code)
{
    if (base == NULL && !code->added)
        diag_error(loader->diag, code->mark, "null takes nothing away: there is no like here");
    else
        diag_error(loader->diag, code->mark, "null takes nothing away: %s has no %s",
                   base != NULL ? base->name : space->name, symbol_name(loader->table, code));
}

/* Remarks that a folder which lies over the space's lays a line over one of the space it is like.
 */
static void remark_code(struct loader *loader, const struct space *space, const struct code *code,
                        const struct code *below)
{
    const char *name = symbol_name(loader->table, code);
    if (code->added && code->removed)
        remark_away(loader->diag, code->mark, below->mark, name, space->name);
    else if (code->added)
        remark_over(loader->diag, code->mark, below->mark, name, space->name);
}

/* Makes codes the space's, and keeps those that null took away behind the others. */
static void keep_codes(struct loader *loader, struct space *space, const struct code *codes,
                       size_t count)
{
    struct code *kept = loader_take(loader, count, sizeof *kept);
    size_t left = 0, removed = 0;
    if (kept == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        if (codes[i].removed)
            kept[count - ++removed] = codes[i];
        else
            kept[left++] = codes[i];
    }
    space->codes = kept;
    space->code_count = left;
    space->removed_count = removed;
}

static bool removes_nothing(const struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++)
        if (space->codes[i].removed)
            return false;
    return true;
}

/* Lays a space's own codes over those of the space it is like, or over nothing. */
static void lay_codes(struct loader *loader, struct space *space, const struct space *base)
{
    static const struct space nothing;
    struct table *table = loader->table;
    if (base == NULL && removes_nothing(space))
        return; /* they are as they are to be */
    size_t count = base != NULL ? base->code_count : 0;
    struct code *codes = calloc(count + space->code_count + 1, sizeof *codes);
    if (codes == NULL) {
        loader->diag->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        codes[i] = base->codes[i];
        codes[i].own = false;
    }
    meet_codes(table, base != NULL ? base : &nothing);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        int below = met_at(table, &table->symbols[code->symbol].met);
        if (below != NONE)
            remark_code(loader, space, code, &codes[below]);
        else if (code->removed && !code->over)
            report_null(loader, space, base, code);
        codes[below != NONE ? (size_t)below : count++] = *code;
    }
    keep_codes(loader, space, codes, count);
    free(codes);
}

/* Meets the SocketErrors that a space's own codes have a symbol of: these lie over a cell below. */
static void meet_own_codes(struct table *table, const struct space *space)
{
    table_walk(table);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct symbol *symbol = &table->symbols[space->codes[i].symbol];
        if (space->codes[i].own && symbol->socket_error != NONE && !symbol->read_only)
            meet(table, &table->socket_errors[symbol->socket_error].met, 0);
    }
}

/* The same for the cells stated by SocketError. */
static void lay_cells(struct loader *loader, struct space *space, const struct space *base)
{
    struct table *table = loader->table;
    struct cell *cells = loader_take(loader, base->cell_count + space->cell_count, sizeof *cells);
    size_t count = 0;
    if (cells == NULL)
        return;
    meet_own_codes(table, space);
    for (size_t i = 0; i < base->cell_count; i++) {
        cells[count] = base->cells[i];
        cells[count].own = false;
        count += met_at(table, &table->socket_errors[cells[count].socket_error].met) == NONE;
    }
    table_walk(table);
    for (size_t i = 0; i < count; i++)
        meet(table, &table->socket_errors[cells[i].socket_error].met, (int)i);
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        int below = met_at(table, &table->socket_errors[cell->socket_error].met);
        if (below != NONE && cell->added)
            remark_over(loader->diag, cell->mark, cells[below].mark,
                        table->socket_errors[cell->socket_error].name, space->name);
        cells[below != NONE ? (size_t)below : count++] = *cell;
    }
    space->cells = cells;
    space->cell_count = count;
}

/* Reports an alias of a symbol that the space has not, or that has no number. */
static void report_alias(struct loader *loader, const struct space *space, const struct code *code,
                         const struct code *target)
{
    const struct table *table = loader->table;
    const char *name = table->symbols[code->target].name;
    if (!code->own) {
        diag_error(loader->diag, space->like_mark,
                   "%s of %s is an alias of %s, which has no number here", symbol_name(table, code),
                   space->like, name);
    } else if (target != NULL && !target->removed) {
        diag_error(loader->diag, code->value_mark, "%s is itself an alias", name);
        diag_note(loader->diag, target->mark, "%s is here", name);
    } else {
        struct suggestion suggestion = suggestion_for(loader->diag, name);
        for (size_t i = 0; i < space->code_count; i++)
            if (&space->codes[i] != code && space->codes[i].target == NONE &&
                !suggest(&suggestion, symbol_name(table, &space->codes[i])))
                break;
        report_unknown(loader->diag, code->value_mark, "an alias of nothing: this space has no",
                       &suggestion);
    }
    if (target != NULL && target->removed && target->mark.source != space->mark.source)
        diag_note(loader->diag, target->mark, "null takes %s away here", name);
}

/* An alias is another name of a symbol that has a number in the same space. */
static void resolve_aliases(struct loader *loader, struct space *space)
{
    struct table *table = loader->table;
    meet_codes(table, space);
    for (size_t i = 0; i < space->removed_count; i++)
        meet(table, &table->symbols[space->codes[space->code_count + i].symbol].met,
             (int)(space->code_count + i));
    for (size_t i = 0; i < space->code_count; i++) {
        struct code *code = &space->codes[i];
        if (code->target == NONE)
            continue;
        int at = met_at(table, &table->symbols[code->target].met);
        const struct code *target = at != NONE ? &space->codes[at] : NULL;
        if (target != NULL && target->target == NONE && !target->removed) {
            code->number = target->number;
            code->valid = target->valid;
        } else if (target == code) {
            diag_error(loader->diag, code->value_mark, "%s is an alias of itself",
                       symbol_name(table, code));
        } else {
            report_alias(loader, space, code, target);
        }
    }
}

/* What differs somewhere is a symbol of this space. */
static void check_differences(struct loader *loader, const struct space *space)
{
    const struct table *table = loader->table;
    meet_codes(loader->table, space);
    for (size_t i = 0; i < space->difference_count; i++) {
        struct symbol_use use = space->differences[i].symbol;
        const struct symbol *symbol = &table->symbols[use.symbol];
        if (met_at(table, &symbol->met) == NONE)
            diag_error(loader->diag, use.mark, "this space has no symbol %s", symbol->name);
    }
}

static int by_number(const void *left, const void *right)
{
    const struct code *const *a = left, *const *b = right;
    if ((*a)->number != (*b)->number)
        return (*a)->number < (*b)->number ? -1 : 1;
    if ((*a)->own != (*b)->own)
        return (*a)->own ? 1 : -1;
    if ((*a)->own && (*a)->mark.source != (*b)->mark.source) /* the later folder's is behind */
        return (*a)->mark.source < (*b)->mark.source ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* Within a space, a number is stated once; any other name for it is an alias. */
static void check_numbers(struct loader *loader, const struct space *space)
{
    const struct code **numbered = malloc(space->code_count * sizeof *numbered + 1);
    size_t count = 0;
    if (numbered == NULL) {
        loader->diag->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < space->code_count; i++)
        if (space->codes[i].target == NONE && space->codes[i].valid)
            numbered[count++] = &space->codes[i];
    array_sort(numbered, count, sizeof *numbered, by_number);
    const struct code *first = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct code *code = numbered[i];
        if (first == NULL || code->number != first->number)
            first = code;
        if (code == first || !code->own)
            continue;
        const char *name = symbol_name(loader->table, first);
        diag_error(loader->diag, code->value_mark, "code %d is already %s's", code->number, name);
        diag_note(loader->diag, first->value_mark, "%s is here", name);
    }
    free(numbered);
}

static void number_space(struct loader *loader, struct space *space);

/* The space that this one is like, numbered before it. NULL: there is none. */
static const struct space *find_base(struct loader *loader, struct space *space)
{
    struct table *table = loader->table;
    int number = index_find(&table->space_index, space->like);
    if (number == NONE) {
        struct suggestion suggestion = suggestion_for(loader->diag, space->like);
        for (size_t i = 0; i < table->space_count; i++)
            if (!suggest(&suggestion, table->spaces[i].name))
                break;
        if (table->whole)
            report_unknown(loader->diag, space->like_mark, "there is no space", &suggestion);
        return NULL;
    }
    struct space *base = &table->spaces[number];
    if (base->state == LIKE_BUSY) {
        diag_error(loader->diag, space->like_mark, "%s is like %s, which is like %s in the end",
                   space->name, base->name, space->name);
        return NULL;
    }
    number_space(loader, base);
    return base->state == LIKE_BROKEN ? NULL : base;
}

static void number_space(struct loader *loader, struct space *space)
{
    if (space->state != LIKE_UNSEEN)
        return;
    space->state = LIKE_BUSY;
    const struct space *base = space->like != NULL ? find_base(loader, space) : NULL;
    if (base == NULL && space->like != NULL) {
        /* What it should lie over is not to be had: nothing more can be said of it. */
        space->state = LIKE_BROKEN;
        return;
    }
    lay_codes(loader, space, base);
    if (base != NULL)
        lay_cells(loader, space, base);
    resolve_aliases(loader, space);
    check_numbers(loader, space);
    check_differences(loader, space);
    space->state = LIKE_DONE;
}

void number_spaces(struct loader *loader)
{
    struct table *table = loader->table;
    for (size_t i = 0; i < table->space_count; i++)
        number_space(loader, &table->spaces[i]);
    for (size_t i = 0; i < table->space_count; i++)
        for (size_t j = 0; j < table->spaces[i].code_count; j++)
            if (table->spaces[i].codes[j].own)
                table->symbols[table->spaces[i].codes[j].symbol].spaces++;
}
