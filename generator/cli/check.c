/* SPDX-License-Identifier: 0BSD */
/* check.c: sockerr check, every law, and nothing written. */
#include "cli/common.h"

enum status check(const struct options *options)
{
    if (options->word_count > 0)
        return misused(options, "check takes no", options->words[0]);
    struct table table = {0};
    struct diagnostics diag = {0};
    enum status status = make_table(&table, &diag, options, NULL, TO_CHECK);
    table_free(&table);
    diag_free(&diag);
    return status;
}
