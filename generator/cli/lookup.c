/* SPDX-License-Identifier: 0BSD */
/* lookup.c: sockerr lookup, what a number or a name is, in every space. */
#include "query/lookup.h"

#include "base/escape.h"
#include "base/terminal.h"
#include "cli/common.h"
#include "cli/operands.h"
#include "query/lookup_print.h"
#include "query/term.h"
#include "table/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Says that a term was not found, and which name may have been meant: behind linux: one of that
 * space, before an unknown space's colon a space. */
static void say_missed(const struct table *table, const char *term)
{
    const struct space *only = find_qualifier(table, term);
    const char *colon = strchr(term, ':');
    bool qualified = colon != NULL && colon[1] != ':'; /* std::errc is no space */
    char *space = only == NULL && qualified ? xstrndup(term, (size_t)(colon - term)) : NULL;
    struct suggestion suggestion = suggestion_for(NULL, only != NULL ? colon + 1 : term);
    int number;
    if (space != NULL) {
        suggestion.name = space;
        suggest_spaces(&suggestion, table);
    } else if (!read_term_number(suggestion.name, &number)) {
        for (size_t i = 0; i < table->socket_error_count; i++)
            suggest(&suggestion, table->socket_errors[i].name);
        for (size_t i = 0; i < table->symbol_count; i++)
            suggest(&suggestion, table->symbols[i].name);
        for (size_t i = 0; i < table->runtime_count; i++)
            for (size_t j = 0; j < table->runtimes[i].shown_count; j++)
                suggest(&suggestion, table->runtimes[i].shown[j].name);
    }
    fputs("sockerr: nothing found for ", stderr);
    print_printable(stderr, term);
    if (is_near(&suggestion) && suggestion.distance > 0) /* the name itself is elsewhere */
        fprintf(stderr, "; did you mean %s%s%s?", only != NULL ? only->name : "",
                only != NULL ? ":" : "", suggestion.nearest);
    fputc('\n', stderr);
    free(space);
}

/* Prints what is known of a term. */
static enum status print_answer(const struct options *options, const struct table *table,
                                const char *term, const struct found *found, bool first)
{
    struct look look = {line_width(STDOUT_FILENO), is_coloured(STDOUT_FILENO)};
    struct text out = {0};
    if (options->json) {
        print_json(&out, table, term, found, first);
    } else if (options->csv) {
        print_csv(&out, table, term, found);
    } else {
        text_puts(&out, first ? "" : "\n");
        print_block(&out, table, term, found, &look);
    }
    enum status status = print(out.bytes);
    text_free(&out);
    return status;
}

static enum status answer_all(const struct options *options, struct table *table)
{
    struct terms terms = {.options = options};
    bool first = true, missed = false;
    enum status status = print(options->json ? "[" : options->csv ? csv_heading : "");
    const char *term;
    while (status == DONE && (term = next_term(&terms)) != NULL) {
        struct found found = {.about = NONE};
        if (!terms.cut)
            found = look_up(table, term, options->spaces != NULL);
        if (found.count > 0) {
            status = print_answer(options, table, term, &found, first);
            first = false;
        } else {
            say_missed(table, term);
            missed = true;
        }
        found_free(&found);
    }
    if (status == DONE && options->json)
        status = print(first ? "]\n" : "\n]\n");
    if (status == DONE && terms.failed)
        status = FAILED;
    return status == DONE && missed ? NOT_FOUND : status;
}

enum status lookup(const struct options *options)
{
    if (options->word_count == 0)
        return misused(options, "lookup needs a term", NULL);
    if (options->json && options->csv)
        return misused(options, "either --json or --csv", NULL);
    return with_table(options, NULL, TO_LOOK_UP, answer_all);
}
