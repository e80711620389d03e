/* SPDX-License-Identifier: 0BSD */
/* resolve.c: from what was read to what follows from it, step by step. */
#include "resolve/resolve.h"

#include "resolve/checks.h"

static void run_checks(const struct check *check, const struct table *table,
                       struct diagnostics *diag, enum purpose purpose)
{
    for (; check->name != NULL; check++) {
        size_t first = diag->count;
        if (check->purpose <= purpose)
            check->run(table, diag);
        diag_name_check(diag, first, check->name);
    }
}

static void run_space_checks(const struct space_check *check, const struct table *table,
                             struct diagnostics *diag, enum purpose purpose)
{
    for (; check->name != NULL; check++) {
        size_t first = diag->count;
        for (size_t i = 0; i < table->space_count && check->purpose <= purpose; i++)
            check->run(table, diag, &table->spaces[i]);
        diag_name_check(diag, first, check->name);
    }
}

void resolve(struct table *table, struct diagnostics *diag, enum purpose purpose)
{
    number_spaces(table, diag);
    list_codes(table);
    write_socket_errors(table);
    list_shown_names(table, diag);
    run_checks(laws, table, diag, purpose);
    run_space_checks(space_laws, table, diag, purpose);
    /* Of what a check warns of more than generating does, nobody reads beside errors. */
    run_checks(lints, table, diag, diag_is_clean(diag) ? purpose : TO_GENERATE);
}
