/* SPDX-License-Identifier: 0BSD */
/* common.c: what several verbs do. */
#include "cli/common.h"

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
    return diag_is_clean(diag) ? DONE : WRONG_DATA;
}

enum status find_space(const struct table *table, const char *name, const struct space **space)
{
    int number = string_map_find(&table->space_map, name);
    if (number != NONE) {
        *space = &table->spaces[number];
        return DONE;
    }
    struct suggestion suggestion = suggestion_for(NULL, name);
    for (size_t i = 0; i < table->space_count; i++)
        suggest(&suggestion, table->spaces[i].name);
    fprintf(stderr, "sockerr: there is no space \"%s\"", name);
    if (is_near(&suggestion))
        fprintf(stderr, "; did you mean %s?", suggestion.nearest);
    fputc('\n', stderr);
    return WRONG_USAGE;
}

enum status select_spaces(struct table *table, const char *list)
{
    char name[NAME_LIMIT + 2]; /* a name that is too long is cut, and still unknown */
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
    table_keep_wanted(table);
    return DONE;
}

enum status print(const char *text)
{
    if (fputs(text, stdout) >= 0 && fflush(stdout) == 0 && !ferror(stdout))
        return DONE;
    fprintf(stderr, "sockerr: standard output: %s\n", strerror(errno));
    return FAILED;
}
