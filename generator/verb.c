/* SPDX-License-Identifier: 0BSD */
/* verb.c: what the verbs share, and those that are short: check and probe. */
#include "verb.h"

#include "laws.h"
#include "lint.h"
#include "load.h"
#include "probe.h"
#include "work_out.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum status misused(const char *what, const char *word)
{
    fprintf(stderr, "sockerr: %s%s%s\n%s", what, word != NULL ? " " : "", word != NULL ? word : "",
            usage);
    return WRONG_USAGE;
}

enum status out_of_memory(void)
{
    fputs("sockerr: out of memory\n", stderr);
    return FAILED;
}

enum status print(const char *first, const char *second)
{
    if (fputs(first, stdout) >= 0 && fputs(second, stdout) >= 0 && fflush(stdout) == 0)
        return DONE;
    fprintf(stderr, "sockerr: standard output: %s\n", strerror(errno));
    return FAILED;
}

/* True for a terminal that takes colours, unless NO_COLOR asks for none. */
static bool is_coloured(int stream)
{
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(stream) && (refused == NULL || *refused == '\0') && terminal != NULL &&
           *terminal != '\0' && strcmp(terminal, "dumb") != 0;
}

enum status make_table(struct table *table, struct diagnostics *diag, const struct options *options,
                       const char *without, bool with_lint)
{
    struct loader loader = {table, diag};
    diag->verbose = options->verbose;
    load_data(table, diag, options->data, options->data_count, without);
    if (!diag->out_of_memory)
        number_spaces(&loader);
    if (!diag->out_of_memory)
        relate_spaces(&loader);
    if (!diag->out_of_memory)
        check_laws(table, diag);
    if (!diag->out_of_memory)
        lint_spelling(table, diag);
    if (with_lint && diag_clean(diag)) /* errors are enough for one run */
        lint_columns(table, diag);
    diag_print(diag, stderr, is_coloured(STDERR_FILENO));
    return diag->unreadable || diag->out_of_memory ? FAILED : diag->errors > 0 ? WRONG_DATA : DONE;
}

enum status check(const struct options *options)
{
    if (options->word_count > 0)
        return misused("check takes no", options->words[0]);
    struct table table = {0};
    struct diagnostics diag = {0};
    enum status status = make_table(&table, &diag, options, NULL, true);
    table_free(&table);
    diag_free(&diag);
    return status;
}

enum status probe(const struct options *options)
{
    if (options->word_count > 0)
        return misused("probe takes no", options->words[0]);
    struct table table = {0};
    struct diagnostics diag = {0};
    struct text out = {0};
    enum status status = make_table(&table, &diag, options, NULL, false);
    if (status == DONE) {
        write_probe(&table, &out);
        status = out.failed ? out_of_memory() : print(out.bytes, "");
    }
    text_free(&out);
    table_free(&table);
    diag_free(&diag);
    return status;
}
