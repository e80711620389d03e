/* SPDX-License-Identifier: 0BSD */
/* common.c: what the verbs share, and those that are short: check and probe. */
#include "cli/common.h"

#include "resolve/law_identifiers.h"
#include "resolve/laws.h"
#include "resolve/lint.h"
#include "load/load.h"
#include "table/names.h"
#include "query/probe.h"
#include "base/terminal.h"
#include "resolve/resolve.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum status misused(const struct options *options, const char *what, const char *word)
{
    if (what != NULL)
        fprintf(stderr, "sockerr: %s%s%s\n", what, word != NULL ? " " : "",
                word != NULL ? word : "");
    bool known = options->verb != NULL;
    fprintf(stderr, "Try \"sockerr help%s%s\".\n", known ? " " : "", known ? options->verb : "");
    return WRONG_USAGE;
}

enum status misused_name(const struct options *options, const char *what,
                         const struct suggestion *suggestion)
{
    fprintf(stderr, "sockerr: %s %s", what, suggestion->name);
    if (suggestion->nearest != NULL)
        fprintf(stderr, "; did you mean %s?", suggestion->nearest);
    fputc('\n', stderr);
    return misused(options, NULL, NULL);
}

enum status find_space(const struct table *table, const char *name, const struct space **space)
{
    int number = index_find(&table->space_index, name);
    if (number != NONE) {
        *space = &table->spaces[number];
        return DONE;
    }
    struct diagnostics none = {0};
    struct suggestion suggestion = suggestion_for(&none, name);
    for (size_t i = 0; i < table->space_count; i++)
        if (!suggest(&suggestion, table->spaces[i].name))
            break;
    fprintf(stderr, "sockerr: there is no space \"%s\"", name);
    if (is_near(&suggestion))
        fprintf(stderr, "; did you mean %s?", suggestion.nearest);
    fputc('\n', stderr);
    return WRONG_USAGE;
}

enum status select_spaces(struct table *table, const char *list)
{
    char name[NAME_LIMIT + 2]; /* one that is too long is cut, and still none */
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : sizeof name), at);
        const struct space *space = NULL;
        enum status status = find_space(table, name, &space);
        if (status != DONE)
            return status;
        table->spaces[space - table->spaces].wanted = true;
        at += length;
        if (*at == '\0')
            break;
    }
    return table_keep_wanted(table) ? DONE : out_of_memory();
}

enum status out_of_memory(void)
{
    fputs("sockerr: out of memory\n", stderr);
    return FAILED;
}

enum status print(const char *first, const char *second)
{
    if (fputs(first, stdout) >= 0 && fputs(second, stdout) >= 0 && fflush(stdout) == 0 &&
        !ferror(stdout))
        return DONE;
    fprintf(stderr, "sockerr: standard output: %s\n", strerror(errno));
    return FAILED;
}

enum status make_table(struct table *table, struct diagnostics *diag, const struct options *options,
                       const char *without, enum purpose purpose)
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
    if (!diag->out_of_memory && purpose != TO_LOOK_UP)
        identifiers_differ(table, diag);
    if (!diag->out_of_memory && purpose != TO_LOOK_UP)
        lint_spelling(table, diag);
    if (purpose == TO_CHECK && diag_clean(diag)) /* errors are enough for one run */
        lint_columns(table, diag);
    diag_print(diag, stderr, is_coloured(STDERR_FILENO));
    return diag->unreadable || diag->out_of_memory ? FAILED : diag->errors > 0 ? WRONG_DATA : DONE;
}

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

enum status probe(const struct options *options)
{
    if (options->word_count > 0)
        return misused(options, "probe takes no", options->words[0]);
    struct table table = {0};
    struct diagnostics diag = {0};
    struct text out = {0};
    enum status status = make_table(&table, &diag, options, NULL, TO_GENERATE);
    if (status == DONE) {
        write_probe(&table, &out);
        status = out.failed ? out_of_memory() : print(out.bytes, "");
    }
    text_free(&out);
    table_free(&table);
    diag_free(&diag);
    return status;
}
