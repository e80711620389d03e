/* SPDX-License-Identifier: 0BSD */
/* probe.c: sockerr probe, a C file that prints a column. */
#include "cli/common.h"
#include "emit/outputs.h"

static enum status print_probe(const struct options *options, struct table *table)
{
    struct text out = {0};
    (void)options;
    emit_probe(table, &out);
    enum status status = print(out.bytes);
    text_free(&out);
    return status;
}

enum status probe(const struct options *options)
{
    if (options->word_count > 0)
        return misused(options, "probe takes no", options->words[0]);
    return with_table(options, NULL, TO_GENERATE, print_probe);
}
