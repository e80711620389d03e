/* SPDX-License-Identifier: 0BSD */
/* laws.c: what must hold for every table before a byte is written from it. */
#include "resolve/checks.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

static const char *symbol_name(const struct table *table, int symbol)
{
    return table->symbols[symbol].name;
}

static void need_symbol(const struct table *table, struct diagnostics *diag,
                        const struct symbol_use *use)
{
    if (use->symbol == NONE || table->symbols[use->symbol].spaces > 0)
        return;
    struct suggestion suggestion = suggestion_for(diag, symbol_name(table, use->symbol));
    for (size_t i = 0; i < table->symbol_count; i++)
        if (table->symbols[i].spaces > 0 && !suggest(&suggestion, table->symbols[i].name))
            break;
    report_unknown(diag, use->mark, "no space has the symbol", &suggestion);
}

static void need_symbols(const struct table *table, struct diagnostics *diag,
                         const struct symbol_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        need_symbol(table, diag, &list->items[i]);
}

/* Policy, stand-ins and runtimes speak of symbols that some space has. */
static void symbols_exist(const struct table *table, struct diagnostics *diag)
{
    if (!table->whole)
        return;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        need_symbols(table, diag, &error->symbols);
        need_symbols(table, diag, &error->reads);
        need_symbol(table, diag, &error->writes);
    }
    for (size_t i = 0; i < table->stand_in_count; i++) {
        const struct stand_in *stand_in = &table->stand_ins[i];
        need_symbol(table, diag, &(struct symbol_use){stand_in->symbol, stand_in->named.mark});
        need_symbols(table, diag, &table->stand_ins[i].list);
    }
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->override_count; j++) {
            const struct override *override = &runtime->overrides[j];
            need_symbol(table, diag, &(struct symbol_use){override->symbol, override->value_mark});
        }
    }
}

/* What is borrowed through writes belongs to another SocketError. */
static void writes_are_borrowed(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct symbol_use use = table->socket_errors[i].writes;
        if (use.symbol == NONE)
            continue;
        const struct symbol *symbol = &table->symbols[use.symbol];
        if (symbol->socket_error == (int)i)
            diag_error(diag, use.mark, "%s is %s's own; writes names another's", symbol->name,
                       table->socket_errors[i].name);
        else if (table->whole && symbol->spaces > 0 &&
                 (symbol->socket_error == NONE || symbol->read_only))
            diag_error(diag, use.mark, "%s stands under no SocketError's symbols", symbol->name);
    }
}

/* Success is 0 and SocketError -1, and neither is anything else. */
static void first_two_are_fixed(const struct table *table, struct diagnostics *diag)
{
    static const struct {
        const char *name;
        int value;
    } fixed[] = {{"Success", 0}, {"SocketError", -1}};

    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        int number = i == 0 ? table->success : table->unspecified;
        if (number == NONE && table->mark.line == 0)
            continue; /* there is no list that it could be missing from, which was reported */
        if (number == NONE) {
            diag_error(diag, table->mark, "the SocketError %s is missing", fixed[i].name);
            continue;
        }
        const struct socket_error *error = &table->socket_errors[number];
        if (error->value_mark.line > 0 && error->value != fixed[i].value)
            diag_error(diag, error->value_mark, "the value of %s is %d", error->name,
                       fixed[i].value);
        if (error->symbols.count > 0 || error->reads.count > 0 || error->writes.symbol != NONE)
            diag_error(diag, error->mark, "%s is the same in every space, and takes no symbols",
                       error->name);
    }
}

static int by_value(const void *left, const void *right)
{
    const struct socket_error *const *a = left, *const *b = right;
    if ((*a)->value != (*b)->value)
        return (*a)->value < (*b)->value ? -1 : 1;
    if ((*a)->value_mark.source != (*b)->value_mark.source) /* the later folder's is behind */
        return (*a)->value_mark.source < (*b)->value_mark.source ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* No two SocketErrors have one value. */
static void values_differ(const struct table *table, struct diagnostics *diag)
{
    const struct socket_error **sorted = xcalloc(table->socket_error_count, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i < table->socket_error_count; i++)
        if (table->socket_errors[i].value_mark.line > 0)
            sorted[count++] = &table->socket_errors[i];
    array_sort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 1; i < count; i++) {
        if (sorted[i]->value != sorted[i - 1]->value)
            continue;
        diag_error(diag, sorted[i]->value_mark, "the value %d is already %s's", sorted[i]->value,
                   sorted[i - 1]->name);
        diag_note(diag, sorted[i - 1]->value_mark, "%s is here", sorted[i - 1]->name);
    }
    free(sorted);
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
static void check_numbers(const struct table *table, struct diagnostics *diag,
                          const struct space *space)
{
    const struct code **numbered = xcalloc(space->code_count, sizeof *numbered);
    size_t count = 0;
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
        const char *name = symbol_name(table, first->symbol);
        diag_error(diag, code->value_mark, "code %d is already %s's", code->number, name);
        diag_note(diag, first->value_mark, "%s is here", name);
    }
    free(numbered);
}

static void numbers_differ(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].state == LIKE_DONE)
            check_numbers(table, diag, &table->spaces[i]);
}

/* What differs somewhere is a symbol of its space. */
static void differences_exist(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->difference_count && space->state == LIKE_DONE; j++) {
            const struct difference *difference = &space->differences[j];
            if (space_code(space, difference->symbol) == NULL)
                diag_error(diag, difference->named.mark, "this space has no symbol %s",
                           difference->named.name);
        }
    }
}

/* A number reads as one SocketError, whichever of its names is looked at. */
static void aliases_agree(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->code_count; j++) {
            const struct code *code = &space->codes[j];
            if (!code->own || code->target == NONE)
                continue;
            int own = table->symbols[code->symbol].socket_error;
            int targets = table->symbols[code->target].socket_error;
            if (own == NONE || targets == NONE || own == targets)
                continue;
            diag_error(diag, code->value_mark, "%s is %s's, and cannot be an alias of %s, %s's",
                       symbol_name(table, code->symbol), table->socket_errors[own].name,
                       symbol_name(table, code->target), table->socket_errors[targets].name);
        }
    }
}

/* Cells keep to what is fixed: nothing but Success is 0, and nothing is SocketError. */
static void cells_keep_to_success(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->cell_count; j++) {
            const struct cell *cell = &space->cells[j];
            if ((cell->number == 0) != (cell->socket_error == table->success))
                diag_error(diag, cell->value_mark, "0 is Success in every space, and nothing else");
            if (cell->socket_error == table->unspecified)
                diag_error(diag, cell->named.mark, "no space has a code for SocketError");
        }
    }
}

/* A Winsock symbol is one that policy or the space windows knows. */
static void need_winsock_symbol(const struct table *table, struct diagnostics *diag,
                                const struct space *windows, const struct code *code)
{
    bool known = windows != NULL && space_code(windows, code->symbol) != NULL;
    if (!table->whole || table->symbols[code->symbol].socket_error != NONE || known)
        return;
    struct suggestion suggestion = suggestion_for(diag, symbol_name(table, code->symbol));
    for (size_t i = 0; windows != NULL && i < windows->code_count; i++)
        if (!suggest(&suggestion, symbol_name(table, windows->codes[i].symbol)))
            break;
    report_unknown(diag, code->mark, "Winsock has no symbol", &suggestion);
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

static void check_winsock_code(const struct table *table, struct diagnostics *diag,
                               const struct code *code)
{
    const struct symbol *symbol = &table->symbols[code->symbol];
    /* An alias of a symbol with a policy has been compared with that. */
    bool targets = code->target != NONE && table->symbols[code->target].socket_error != NONE;
    if (code->valid && symbol->socket_error != NONE && !symbol->read_only && !targets)
        need_winsock_value(table, diag, symbol->socket_error, code->number, code->value_mark);
}

static void winsock_is_fixed(const struct table *table, struct diagnostics *diag)
{
    int number = string_map_find(&table->space_map, "windows");
    const struct space *windows = number != NONE ? &table->spaces[number] : NULL;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        if (space->kind != KIND_WINSOCK)
            continue;
        for (size_t j = 0; j < space->code_count; j++) {
            if (!space->codes[j].own)
                continue;
            if (space != windows)
                need_winsock_symbol(table, diag, windows, &space->codes[j]);
            check_winsock_code(table, diag, &space->codes[j]);
        }
        for (size_t j = 0; j < space->cell_count; j++) {
            const struct cell *cell = &space->cells[j];
            need_winsock_value(table, diag, cell->socket_error, cell->number, cell->value_mark);
        }
    }
}

/* A runtime overrides codes that it has, and nothing but Success is ever 0. */
static void runtimes_keep_to_success(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->override_count; j++) {
            const struct override *override = &runtime->overrides[j];
            bool zero = override->symbol == NONE && override->number_known && override->number == 0;
            if (!runtime->native)
                diag_error(diag, override->named.mark,
                           "%s gives Winsock's codes everywhere, and overrides none",
                           runtime->name);
            else if (override->socket_error == table->success || zero)
                diag_error(diag, override->value_mark,
                           "0 is Success in every space, and nothing else");
        }
    }
}

/* Two spaces of one kind do not claim the same host. Conditions that differ are taken to exclude
 * each other: which macros a compiler defines together, no table can know. */
static void hosts_differ(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < i && space->host != NULL; j++) {
            const struct space *first = &table->spaces[j];
            if (first->host == NULL || first->kind != space->kind ||
                strcmp(first->host, space->host) != 0)
                continue;
            if (diag_is_over(diag, first->host_mark, space->host_mark)) {
                space = first;
                first = &table->spaces[i];
            }
            diag_error(diag, space->host_mark,
                       "%s claims the host of %s, which is of the same kind", space->name,
                       first->name);
            diag_note(diag, first->host_mark, "%s claims it here", first->name);
            break;
        }
    }
}

/* The SocketError that a code written for this one reads back as: itself, or the one it borrows
 * from. */
static bool reads_back(const struct table *table, const struct space *space, int number)
{
    const struct reading *reading = space_reading(space, space->writings[number].code);
    int borrowed = table->socket_errors[number].writes.symbol;
    return reading != NULL &&
           (reading->socket_error == number ||
            (borrowed != NONE && reading->socket_error == table->symbols[borrowed].socket_error));
}

/* read(write(e)) = e, and only Success is written as 0. Both follow from the laws above and from
 * how the relations are worked out, so a table that breaks them is this program's own mistake. */
static void codes_survive(const struct table *table, struct diagnostics *diag)
{
    if (!diag_is_clean(diag))
        return;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < table->socket_error_count; j++) {
            const struct writing *writing = &space->writings[j];
            bool zero = writing->known && writing->code == 0;
            if (zero != ((int)j == table->success) ||
                (writing->known && !reads_back(table, space, (int)j)))
                diag_error(diag, space->mark, "%s does not survive %s: a defect of sockerr itself",
                           table->socket_errors[j].name, space->name);
        }
    }
}

const struct check laws[] = {
    {"symbols-exist", symbols_exist, TO_LOOK_UP},
    {"writes-are-borrowed", writes_are_borrowed, TO_LOOK_UP},
    {"first-two-are-fixed", first_two_are_fixed, TO_LOOK_UP},
    {"values-differ", values_differ, TO_LOOK_UP},
    {"numbers-differ", numbers_differ, TO_LOOK_UP},
    {"differences-exist", differences_exist, TO_LOOK_UP},
    {"aliases-agree", aliases_agree, TO_LOOK_UP},
    {"cells-keep-to-success", cells_keep_to_success, TO_LOOK_UP},
    {"winsock-is-fixed", winsock_is_fixed, TO_LOOK_UP},
    {"hosts-differ", hosts_differ, TO_LOOK_UP},
    {"codes-survive", codes_survive, TO_LOOK_UP},
    {"runtimes-keep-to-success", runtimes_keep_to_success, TO_LOOK_UP},
    {"identifiers-differ", identifiers_differ, TO_GENERATE},
    {NULL, NULL, TO_LOOK_UP},
};
