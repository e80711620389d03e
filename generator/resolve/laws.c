/* SPDX-License-Identifier: 0BSD */
/* laws.c: what must hold for every table before a byte is written from it. */
#include "resolve/checks.h"

#include <stdlib.h>
#include <string.h>

/* True for an error that is listed, or some space's own symbol. */
static bool is_known(const struct table *table, const char *name)
{
    int error = string_map_find(&table->error_map, name);
    int symbol = string_map_find(&table->symbol_map, name);
    return (error != NONE && table->errors[error].listed) ||
           (symbol != NONE && table->symbols[symbol].spaces > 0);
}

/* An error exists where errors.yaml has it, or a space has a code for it. */
static bool exists(const struct table *table, int error)
{
    return error != NONE &&
           (table->errors[error].spaces > 0 || is_known(table, table->errors[error].name));
}

static void report_error(const struct table *table, struct diagnostics *diag, const struct use *use)
{
    struct suggestion suggestion = suggestion_for(diag, use->name);
    for (size_t i = 0; i < table->error_count; i++) {
        const char *name = table->errors[i].name;
        bool socket_error = string_map_find(&table->socket_error_map, name) != NONE;
        if (!socket_error && is_known(table, name) && !suggest(&suggestion, name))
            break;
    }
    report_unknown(diag, use->mark, "no space has the error", &suggestion);
}

static void need_error(const struct table *table, struct diagnostics *diag, const struct use *use)
{
    if (!exists(table, string_map_find(&table->error_map, use->name)))
        report_error(table, diag, use);
}

static void need_errors(const struct table *table, struct diagnostics *diag,
                        const struct uses *uses)
{
    for (size_t i = 0; i < uses->count; i++)
        need_error(table, diag, &uses->items[i]);
}

/* What policy, errors, spaces and runtimes name is an error somewhere. */
static void errors_exist(const struct table *table, struct diagnostics *diag)
{
    if (!table->whole || table->space_count == 0)
        return;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        need_errors(table, diag, &table->socket_errors[i].symbols);
        need_errors(table, diag, &table->socket_errors[i].reads);
    }
    for (size_t i = 0; i < table->error_count; i++)
        need_errors(table, diag, &table->errors[i].instead);
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->reads.count; j++)
            need_error(table, diag, &runtime->reads.items[j].from);
        for (size_t j = 0; j < runtime->name_count; j++)
            need_errors(table, diag, &runtime->names[j].errors);
    }
}

static void errors_of_space_exist(const struct table *table, struct diagnostics *diag,
                                  const struct space *space)
{
    for (size_t i = 0; i < space->means.count && table->whole; i++)
        if (!is_known(table, space->means.items[i].to.name))
            report_error(table, diag, &space->means.items[i].to);
    for (size_t i = 0; i < space->answers.count && table->whole; i++)
        need_error(table, diag, &space->answers.items[i].from);
}

/* What a runtime overrides a code with is a symbol of some space. */
static void symbols_exist(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->runtime_count && table->whole; i++)
        for (size_t j = 0; j < table->runtimes[i].override_count; j++) {
            const struct override *override = &table->runtimes[i].overrides[j];
            if (override->symbol == NONE || table->symbols[override->symbol].spaces > 0)
                continue;
            struct suggestion suggestion =
                suggestion_for(diag, table->symbols[override->symbol].name);
            for (size_t k = 0; k < table->symbol_count; k++)
                if (table->symbols[k].spaces > 0 && !suggest(&suggestion, table->symbols[k].name))
                    break;
            report_unknown(diag, override->value_mark, "no space has the symbol", &suggestion);
        }
}

/* What a space says of a symbol is about one that it has. */
static void need_own_symbol(const struct table *table, struct diagnostics *diag,
                            const struct space *space, const struct use *use)
{
    int symbol = string_map_find(&table->symbol_map, use->name);
    if (space->state != LIKE_DONE || (symbol != NONE && space_code(space, symbol) != NULL))
        return;
    struct suggestion suggestion = suggest_symbol(table, diag, space, use->name);
    report_unknown(diag, use->mark, "this space has no symbol", &suggestion);
}

static void symbols_of_space_exist(const struct table *table, struct diagnostics *diag,
                                   const struct space *space)
{
    for (size_t i = 0; i < space->difference_count; i++)
        need_own_symbol(table, diag, space, &space->differences[i].symbol);
    for (size_t i = 0; i < space->means.count; i++)
        need_own_symbol(table, diag, space, &space->means.items[i].from);
    for (size_t i = 0; i < space->answers.count; i++)
        need_own_symbol(table, diag, space, &space->answers.items[i].to);
}

/* What a SocketError borrows through writes belongs to another one, which borrows nothing. */
static void writes_are_borrowed(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        int lender = error->writes.number;
        if (lender == (int)i)
            diag_error(diag, error->writes.mark, "%s cannot borrow from itself", error->name);
        else if (lender != NONE && table->socket_errors[lender].writes.name != NULL)
            diag_error(diag, error->writes.mark, "%s itself borrows",
                       table->socket_errors[lender].name);
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
        if (error->symbols.count > 0 || error->reads.count > 0 || error->writes.name != NULL)
            diag_error(diag, error->stated.mark,
                       "%s is the same in every space, and takes no errors", error->name);
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

static void report_no_codes(struct diagnostics *diag, const struct runtime *runtime,
                            struct mark mark)
{
    diag_error(diag, mark, "%s has no codes that it could override or read", runtime->name);
}

/* A runtime overrides codes that it has, and nothing but Success is ever 0. */
static void runtimes_keep_to_success(const struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->override_count; j++) {
            const struct override *override = &runtime->overrides[j];
            bool zero = override->symbol == NONE && override->number_known && override->number == 0;
            if (runtime->codes == CODES_NONE)
                report_no_codes(diag, runtime, override->use.mark);
            else if (runtime->codes == CODES_WINDOWS)
                diag_error(diag, override->use.mark,
                           "%s gives Winsock's codes everywhere, and overrides none",
                           runtime->name);
            else if (override->use.number == table->success || zero)
                diag_error(diag, override->value_mark,
                           "0 is Success in every space, and nothing else");
        }
        for (size_t j = 0; j < runtime->reads.count && runtime->codes == CODES_NONE; j++)
            report_no_codes(diag, runtime, runtime->reads.items[j].from.mark);
    }
}

/* Two spaces of one kind do not claim the same host. Conditions that differ are taken to exclude
 * each other: which macros a compiler defines together, no table can know. */
static void hosts_differ(const struct table *table, struct diagnostics *diag,
                         const struct space *space)
{
    const struct space *first = table->spaces;
    while (first < space && (space->host == NULL || first->host == NULL ||
                             first->kind != space->kind || strcmp(first->host, space->host) != 0))
        first++;
    if (first == space)
        return;
    bool below = diag_is_over(diag, first->host_mark, space->host_mark);
    const struct space *wrong = below ? first : space, *right = below ? space : first;
    diag_error(diag, wrong->host_mark, "%s claims the host of %s, which is of the same kind",
               wrong->name, right->name);
    diag_note(diag, right->host_mark, "%s claims it here", right->name);
}

/* read(write(e)) = e, or the lender of e where the code was borrowed; and only Success is written
 * as 0. Both follow from the laws above, so a table that breaks them is this program's own mistake.
 */
static void codes_survive(const struct table *table, struct diagnostics *diag,
                          const struct space *space)
{
    for (size_t i = 0; i < table->socket_error_count && diag_is_clean(diag); i++) {
        const struct writing *writing = &space->writings[i];
        int reader = writing->borrowed ? table->socket_errors[i].writes.number : (int)i;
        bool zero = writing->known && writing->code == 0;
        if (zero != ((int)i == table->success) ||
            (writing->known && space_read(table, space, writing->code) != reader))
            diag_error(diag, space->stated.mark,
                       "%s does not survive %s: a defect of sockerr itself",
                       table->socket_errors[i].name, space->name);
    }
}

const struct check laws[] = {
    {"errors-exist", errors_exist, TO_LOOK_UP},
    {"symbols-exist", symbols_exist, TO_LOOK_UP},
    {"writes-are-borrowed", writes_are_borrowed, TO_LOOK_UP},
    {"first-two-are-fixed", first_two_are_fixed, TO_LOOK_UP},
    {"values-differ", values_differ, TO_LOOK_UP},
    {"runtimes-keep-to-success", runtimes_keep_to_success, TO_LOOK_UP},
    {"identifiers-differ", identifiers_differ, TO_GENERATE},
    {NULL, NULL, TO_LOOK_UP},
};

const struct space_check space_laws[] = {
    {"errors-exist", errors_of_space_exist, TO_LOOK_UP},
    {"symbols-exist", symbols_of_space_exist, TO_LOOK_UP},
    {"numbers-differ", numbers_differ, TO_LOOK_UP},
    {"codes-read-as-one", codes_read_as_one, TO_LOOK_UP},
    {"one-code-an-error", one_code_an_error, TO_LOOK_UP},
    {"cells-keep-to-success", cells_keep_to_success, TO_LOOK_UP},
    {"winsock-is-fixed", winsock_is_fixed, TO_LOOK_UP},
    {"hosts-differ", hosts_differ, TO_LOOK_UP},
    {"codes-survive", codes_survive, TO_LOOK_UP},
    {NULL, NULL, TO_LOOK_UP},
};
