/* SPDX-License-Identifier: 0BSD */
/* law_codes.c: the laws of the codes of one space. */
#include "resolve/checks.h"

#include <stdlib.h>

struct suggestion suggest_symbol(const struct table *table, const struct diagnostics *diag,
                                 const struct space *space, const char *name)
{
    struct suggestion suggestion = suggestion_for(diag, name);
    for (size_t i = 0; i < space->code_count; i++)
        if (!suggest(&suggestion, table->symbols[space->codes[i].symbol].name))
            break;
    return suggestion;
}

static int by_number(const void *left, const void *right)
{
    const struct code *const *a = left, *const *b = right;
    if ((*a)->number != (*b)->number)
        return (*a)->number < (*b)->number ? -1 : 1;
    if ((*a)->own != (*b)->own)
        return (*a)->own ? 1 : -1;
    if ((*a)->own && (*a)->mark.source != (*b)->mark.source) /* the later layer's is behind */
        return (*a)->mark.source < (*b)->mark.source ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* Within a space, a number is stated once; any other name for it is an alias. */
void numbers_differ(const struct table *table, struct diagnostics *diag, const struct space *space)
{
    const struct code **numbered = xcalloc(space->code_count, sizeof *numbered);
    size_t count = 0;
    for (size_t i = 0; i < space->code_count && space->state == LIKE_DONE; i++)
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
        const char *name = table->symbols[first->symbol].name;
        diag_error(diag, code->value_mark, "code %d is already %s's", code->number, name);
        diag_note(diag, first->value_mark, "%s is here", name);
    }
    free(numbered);
}

/* Of two lines that contradict each other, the higher is in the wrong, or the later: its own come
 * behind those of the space it is like, and in each an alias behind its target. */
static int rank_of(const struct mention *line)
{
    return (line->own ? 2 : 0) + (line->name != NULL && line->name->target != NONE);
}

static int by_line(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    if (rank_of(a) != rank_of(b))
        return rank_of(a) - rank_of(b);
    return mark_compare(a->mark, b->mark);
}

/* The lines of a space of which all is known, by their codes. */
static struct mention *sort_lines(const struct table *table, const struct space *space,
                                  size_t *count)
{
    struct mention *lines = list_mentions(table, space, count);
    if (space->state != LIKE_DONE)
        *count = 0;
    array_sort(lines, *count, sizeof *lines, by_line);
    return lines;
}

/* True for a cell and another line, and for an alias and its target or another one of that: of two
 * that merely have one number, numbers_differ tells; and of what both lines are like, that space.
 */
static bool meet(const struct mention *first, const struct mention *line)
{
    const struct code *a = first->name, *b = line->name;
    bool aliases = a != NULL && b != NULL && b->target != NONE &&
                   (b->target == a->symbol || b->target == a->target);
    return line->own && (a == NULL || b == NULL || aliases);
}

/* No code reads as two SocketErrors. Winsock's codes are read by their values. Of an alias whose
 * target is in the wrong, nothing more is said. */
void codes_read_as_one(const struct table *table, struct diagnostics *diag,
                       const struct space *space)
{
    size_t count;
    struct mention *lines = sort_lines(table, space, &count);
    const struct mention *first = NULL;
    int wrong = NONE; /* the symbol that was reported last */
    for (size_t i = 0; i < count && space->kind != KIND_WINSOCK; i++) {
        const struct mention *line = &lines[i];
        int read = table->errors[line->error].socket_error;
        if (read == NONE || line->code == 0 ||
            (wrong != NONE && line->name != NULL && line->name->target == wrong))
            continue;
        if (first == NULL || first->code != line->code)
            first = line;
        int earlier = table->errors[first->error].socket_error;
        if (earlier == read || !meet(first, line))
            continue;
        wrong = line->name != NULL ? line->name->symbol : NONE;
        bool below = diag_is_over(diag, first->mark, line->mark);
        const char *right = table->socket_errors[below ? read : earlier].name;
        diag_error(diag, below ? first->mark : line->mark, "code %d would read as %s and as %s",
                   line->code, right, table->socket_errors[below ? earlier : read].name);
        diag_note(diag, below ? line->mark : first->mark, "it reads as %s here", right);
    }
    free(lines);
}

static int by_error(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;
    if (a->error != b->error)
        return a->error < b->error ? -1 : 1;
    return rank_of(a) - rank_of(b);
}

/* Where several codes of a space mean one error, answers names the one it is written as. */
/* True where a space says which of its codes that mean an error it is written as. */
static bool is_answered(const struct space *space, const struct mention *lines, size_t count,
                        int error, const char *name)
{
    int line = string_map_find(&space->answers.line_of, name);
    const struct code *code =
        line != NONE ? space_code(space, space->answers.items[line].to.number) : NULL;
    for (size_t i = 0; code != NULL && i < count; i++)
        if (lines[i].error == error && lines[i].code == code->number)
            return true;
    return false;
}

void one_code_an_error(const struct table *table, struct diagnostics *diag,
                       const struct space *space)
{
    size_t count;
    struct mention *lines = sort_lines(table, space, &count);
    array_sort(lines, count, sizeof *lines, by_error);
    for (size_t i = 1; i < count; i++) {
        const struct mention *line = &lines[i], *first = &lines[i - 1];
        const char *name = table->errors[line->error].name;
        if (line->error != first->error || line->code == first->code ||
            is_answered(space, lines, count, line->error, name))
            continue;
        diag_error(diag, line->own ? line->mark : space->like_mark,
                   "the codes %d and %d both mean %s; answers must name the one it is written as",
                   first->code, line->code, name);
        diag_note(diag, first->mark, "%d is here", first->code);
    }
    free(lines);
}

/* Cells keep to what is fixed: nothing but Success is 0, and nothing is SocketError. */
void cells_keep_to_success(const struct table *table, struct diagnostics *diag,
                           const struct space *space)
{
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        if ((cell->number == 0) != (cell->use.number == table->success))
            diag_error(diag, cell->value_mark, "0 is Success in every space, and nothing else");
        if (cell->use.number == table->unspecified)
            diag_error(diag, cell->use.mark, "no space has a code for SocketError");
    }
}

/* The Winsock code of a SocketError is its value. */
static void need_winsock_value(const struct table *table, struct diagnostics *diag,
                               int socket_error, int number, struct mark mark)
{
    const struct socket_error *error = &table->socket_errors[socket_error];
    if (error->value_mark.line > 0 && error->value != number)
        diag_error(diag, mark, "the Winsock code of %s is its value, %d", error->name,
                   error->value);
}

/* The SocketError whose value a code is. NONE: none has it. */
static int find_by_value(const struct table *table, int value)
{
    for (size_t i = 0; i < table->socket_error_count; i++)
        if (table->socket_errors[i].value == value)
            return (int)i;
    return NONE;
}

/* A Winsock symbol is one of the space windows. Where that has the value of a SocketError for it,
 * so has any other. */
static void check_winsock_code(const struct table *table, struct diagnostics *diag,
                               const struct space *windows, const struct code *code)
{
    const struct code *known = space_code(windows, code->symbol);
    int socket_error = known != NULL ? find_by_value(table, known->number) : NONE;
    if (socket_error != NONE && code->valid)
        need_winsock_value(table, diag, socket_error, code->number, code->value_mark);
    if (known != NULL || !table->whole)
        return;
    struct suggestion suggestion =
        suggest_symbol(table, diag, windows, table->symbols[code->symbol].name);
    report_unknown(diag, code->mark, "Winsock has no symbol", &suggestion);
}

void winsock_is_fixed(const struct table *table, struct diagnostics *diag,
                      const struct space *space)
{
    int number = string_map_find(&table->space_map, "windows");
    const struct space *windows = number != NONE ? &table->spaces[number] : NULL;
    bool other = windows != NULL && space != windows;
    if (space->kind != KIND_WINSOCK)
        return;
    for (size_t i = 0; i < space->code_count && other; i++)
        if (space->codes[i].own)
            check_winsock_code(table, diag, windows, &space->codes[i]);
    for (size_t i = 0; i < table->socket_error_count && !other; i++) {
        const struct code *code = first_code(space, &table->socket_errors[i]);
        if (code != NULL && code->own)
            need_winsock_value(table, diag, (int)i, code->number, code->value_mark);
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        need_winsock_value(table, diag, cell->use.number, cell->number, cell->value_mark);
    }
}
