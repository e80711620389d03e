/* SPDX-License-Identifier: 0BSD */
/* probe.c: sockerr probe, a C file that prints a column. */
#include "cli/common.h"
#include "emit/outputs.h"

enum status probe(const struct options *options)
{
    if (options->word_count > 0)
        return misused(options, "probe takes no", options->words[0]);
    struct table table = {0};
    struct diagnostics diag = {0};
    struct text out = {0};
    enum status status = make_table(&table, &diag, options, NULL, TO_GENERATE);
    if (status == DONE) {
        emit_probe(&table, &out);
        status = print(out.bytes);
    }
    text_free(&out);
    table_free(&table);
    diag_free(&diag);
    return status;
}
