/* SPDX-License-Identifier: 0BSD */
/*
 * read_write.c: the two relations of each space, worked out of its numbers and of policy: what each
 * code reads as, and what each SocketError is written as.
 */
#include "resolve/resolve.h"

#include <stdlib.h>

/* A line of the data by which a code is to read as a SocketError. */
struct claim {
    struct reading reading;
    struct mark mark;
    bool cell;
    unsigned place;
    int rank; /* of two for one code, the lower is first, and the higher is in the wrong */
};

struct claims {
    struct claim *items;
    size_t count;
};

/* The first symbol of a list that the space has; NULL where it has none. */
static const struct code *first_code(const struct space *space, const struct symbol_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct code *code = space_code(space, list->items[i].symbol);
        if (code != NULL && code->valid)
            return code;
    }
    return NULL;
}

/* Writes each SocketError as its cell, else as the first of its symbols that the space has. */
static void write_own(struct table *table, struct space *space)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct code *code = first_code(space, &table->socket_errors[i].symbols);
        if (code != NULL)
            space->writings[i] = (struct writing){true, code->number, code->symbol};
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        space->writings[cell->socket_error] = (struct writing){true, cell->number, NONE};
    }
    if (table->success != NONE)
        space->writings[table->success] = (struct writing){true, 0, NONE};
}

/* Where there is no code of its own, writes the one that the SocketError may borrow. */
static void write_borrowed(struct table *table, struct space *space)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct symbol_use writes = table->socket_errors[i].writes;
        struct symbol_list list = {&writes, writes.symbol != NONE};
        const struct code *code = first_code(space, &list);
        if (code != NULL && !space->writings[i].known)
            space->writings[i] = (struct writing){true, code->number, code->symbol};
    }
}

/* A cell may repeat the number of the SocketError whose symbol its own one writes. */
static bool is_borrowed(const struct table *table, const struct space *space,
                        const struct cell *cell)
{
    int symbol = table->socket_errors[cell->socket_error].writes.symbol;
    int owner = symbol != NONE ? table->symbols[symbol].socket_error : NONE;
    return owner != NONE && space->writings[owner].known &&
           space->writings[owner].code == cell->number;
}

static void add_claim(struct claims *claims, struct claim claim)
{
    claim.cell = claim.reading.symbol == NONE;
    claims->items[claims->count++] = claim;
}

/* The space's own file comes behind the one it is like, and in each an alias behind its target. */
static int rank_of(bool own, bool alias)
{
    return (own ? 2 : 0) + (alias ? 1 : 0);
}

static void collect_claims(const struct table *table, const struct space *space,
                           struct claims *claims)
{
    if (table->success != NONE)
        add_claim(claims, (struct claim){.reading = {0, table->success, NONE}});
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        bool success = cell->socket_error == table->success && cell->number == 0;
        if (!success && !is_borrowed(table, space, cell))
            add_claim(claims, (struct claim){{cell->number, cell->socket_error, NONE},
                                             .mark = cell->value_mark,
                                             .place = cell->place,
                                             .rank = rank_of(cell->own, false)});
    }
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        int socket_error = table->symbols[code->symbol].socket_error;
        if (code->valid && socket_error != NONE)
            add_claim(claims, (struct claim){{code->number, socket_error, code->symbol},
                                             .mark = code->value_mark,
                                             .place = code->place,
                                             .rank = rank_of(code->own, code->target != NONE)});
    }
}

static int by_code(const void *left, const void *right)
{
    const struct claim *a = left, *b = right;
    if (a->reading.code != b->reading.code)
        return a->reading.code < b->reading.code ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Reports a code that would read as two SocketErrors. Where two symbols want it, one number was
 * stated twice or an alias contradicts its target; where one of the two is Success, a cell is 0:
 * those have messages of their own. */
static void compare_claims(const struct table *table, struct diagnostics *diag,
                           const struct claim *claim, const struct claim *first)
{
    const struct socket_error *errors = table->socket_errors;
    if (claim->reading.socket_error == first->reading.socket_error ||
        (!claim->cell && !first->cell) || claim->reading.code == 0)
        return;
    if (diag_is_over(diag, first->mark, claim->mark)) {
        const struct claim *above = first;
        first = claim;
        claim = above;
    }
    diag_error(diag, claim->mark, "code %d would read as %s and as %s", claim->reading.code,
               errors[first->reading.socket_error].name, errors[claim->reading.socket_error].name);
    diag_note(diag, first->mark, "it reads as %s here", errors[first->reading.socket_error].name);
}

/* Keeps one reading a code. */
static void settle_claims(struct table *table, struct diagnostics *diag, struct space *space,
                          struct claims *claims)
{
    space->readings = arena_array(&table->arena, claims->count, sizeof *space->readings);
    array_sort(claims->items, claims->count, sizeof *claims->items, by_code);
    const struct claim *first = NULL;
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        if (first != NULL && first->reading.code == claim->reading.code) {
            compare_claims(table, diag, claim, first);
            continue;
        }
        first = claim;
        space->readings[space->reading_count++] = claim->reading;
    }
}

static void read_and_write_space(struct table *table, struct diagnostics *diag, struct space *space)
{
    struct claims claims = {
        .items = xcalloc(space->code_count + space->cell_count + 1, sizeof *claims.items)};
    space->writings =
        arena_array(&table->arena, table->socket_error_count, sizeof *space->writings);
    write_own(table, space);
    write_borrowed(table, space);
    collect_claims(table, space, &claims);
    settle_claims(table, diag, space, &claims);
    free(claims.items);
}

void read_and_write(struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++)
        read_and_write_space(table, diag, &table->spaces[i]);
}
