/* SPDX-License-Identifier: 0BSD */
/* check.c: sockerr check, every law, and nothing written. */
#include "cli/common.h"

enum status check(const struct options *options)
{
    if (options->word_count > 0)
        return misused(options, "check takes no %s", options->words[0]);
    return with_table(options, NULL, TO_CHECK, NULL);
}
