/* SPDX-License-Identifier: 0BSD */
/* check.c: sockerr check, every law, and nothing written. */
#include "cli/common.h"

/* Adds how many there are of something. */
static void add_count(struct text *out, size_t count, const char *one)
{
    text_printf(out, "%s%zu %s%s", out->length > 0 ? ", " : "checked ", count, one,
                count != 1 ? "s" : "");
}

/* Says what was checked. Codes are counted once a space, and errors as far as errors.yaml has them.
 */
static enum status say_checked(const struct options *options, struct table *table)
{
    struct text out = {0};
    size_t codes = 0, errors = 0;
    (void)options;
    for (size_t i = 0; i < table->space_count; i++)
        codes += table->spaces[i].listed_count;
    for (size_t i = 0; i < table->error_count; i++)
        errors += table->errors[i].listed && table->errors[i].laid.line > 0;
    add_count(&out, table->space_count, "space");
    add_count(&out, codes, "code");
    add_count(&out, errors, "error");
    add_count(&out, table->socket_error_count, "SocketError");
    add_count(&out, table->runtime_count, "runtime");
    text_puts(&out, ": every law holds\n");
    enum status status = print(out.bytes);
    text_free(&out);
    return status;
}

enum status check(const struct options *options)
{
    if (options->word_count > 0)
        return misused(options, "check takes no", options->words[0]);
    return with_table(options, NULL, TO_CHECK, say_checked);
}
