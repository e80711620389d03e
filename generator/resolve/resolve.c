/* SPDX-License-Identifier: 0BSD */
/* resolve.c: from what was read to what follows from it, step by step. */
#include "resolve/resolve.h"

#include "resolve/checks.h"
#include "resolve/translate.h"

static void run_checks(const struct check *check, const struct table *table,
                       struct diagnostics *diag, enum purpose purpose)
{
    for (; check->name != NULL; check++) {
        size_t first = diag->count;
        if (check->purpose > purpose)
            continue;
        check->run(table, diag);
        diag_name_check(diag, first, check->name);
    }
}

void resolve(struct table *table, struct diagnostics *diag, enum purpose purpose)
{
    number_spaces(table, diag);
    read_and_write(table, diag);
    find_twins(table);
    run_checks(laws, table, diag, purpose);
    /* Of what a check warns of more than generating does, nobody reads beside errors. */
    run_checks(lints, table, diag, diag_is_clean(diag) ? purpose : TO_GENERATE);
}
