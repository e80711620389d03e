/* SPDX-License-Identifier: 0BSD */
/* common.c: what several verbs do. */
#include "cli/common.h"

#include "base/escape.h"
#include "base/terminal.h"
#include "load/load.h"
#include "table/names.h"

#include <errno.h>
#include <stdio.h>
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

void suggest_spaces(struct suggestion *suggestion, const struct table *table)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        suggest(suggestion, space->name);
        for (size_t j = 0; j < space->also.count; j++)
            suggest(suggestion, space->also.items[j].name);
    }
}

const struct space *find_space(const struct table *table, const char *name)
{
    int number = string_map_find(&table->space_map, name);
    if (number != NONE)
        return &table->spaces[number];
    struct suggestion suggestion = suggestion_for(NULL, name);
    suggest_spaces(&suggestion, table);
    fputs("sockerr: there is no space \"", stderr);
    print_printable(stderr, name);
    fputc('"', stderr);
    if (is_near(&suggestion))
        fprintf(stderr, "; did you mean %s?", suggestion.nearest);
    fputc('\n', stderr);
    return NULL;
}

/* Keeps only the spaces that are named, divided by commas. */
static enum status select_spaces(struct table *table, const char *list)
{
    char name[NAME_LIMIT + 2]; /* a name that is too long is cut, and still unknown */
    for (const char *at = list; at != NULL; at = strchr(at, ',')) {
        at += at > list; /* the comma */
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at, ","), at);
        const struct space *space = find_space(table, name);
        if (space == NULL)
            return WRONG_USAGE;
        table->spaces[space - table->spaces].wanted = true;
    }
    table_keep_wanted(table);
    return DONE;
}

enum status make_table(struct table *table, struct diagnostics *diag, const struct options *options,
                       const char *without, enum purpose purpose)
{
    struct layers layers = {options->data, options->over, options->over_count};
    diag->verbose = options->verbose;
    load_table(table, diag, &layers, without);
    resolve(table, diag, purpose);
    diag_print(diag, stderr, is_coloured(STDERR_FILENO));
    if (diag->unreadable)
        return FAILED;
    if (!diag_is_clean(diag))
        return WRONG_DATA;
    return options->spaces != NULL ? select_spaces(table, options->spaces) : DONE;
}

enum status with_table(const struct options *options, const char *without, enum purpose purpose,
                       use_function *use)
{
    struct table table = {0};
    struct diagnostics diag = {0};
    enum status status = make_table(&table, &diag, options, without, purpose);
    if (status == DONE)
        status = use(options, &table);
    table_free(&table);
    diag_free(&diag);
    return status;
}

enum status print(const char *text)
{
    if (fputs(text, stdout) >= 0 && fflush(stdout) == 0 && !ferror(stdout))
        return DONE;
    fprintf(stderr, "sockerr: standard output: %s\n", strerror(errno));
    return FAILED;
}
