/* SPDX-License-Identifier: 0BSD */
/* lookup.c: sockerr lookup, what a number, a name or a line of a log is. */
#include "query/lookup.h"

#include "base/escape.h"
#include "base/terminal.h"
#include "cli/common.h"
#include "cli/operands.h"
#include "query/lookup_print.h"
#include "query/recognise.h"
#include "query/term.h"
#include "table/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Suggests what a term may be: a name of a SocketError, of a space or of a runtime. */
static void suggest_names(struct suggestion *suggestion, const struct table *table)
{
    for (size_t i = 0; i < table->socket_error_count; i++)
        suggest(suggestion, table->socket_errors[i].name);
    for (size_t i = 0; i < table->symbol_count; i++)
        suggest(suggestion, table->symbols[i].name);
    for (size_t i = 0; i < table->runtime_count; i++)
        for (size_t j = 0; j < table->runtimes[i].shown_count; j++)
            suggest(suggestion, table->runtimes[i].shown[j].name);
}

static void say_near(const struct suggestion *suggestion, const char *before)
{
    if (is_near(suggestion) && suggestion->distance > 0) /* the name itself is elsewhere */
        fprintf(stderr, "; did you mean %s%s?", before, suggestion->nearest);
    fputc('\n', stderr);
}

/* True for a name and a colon, as before linux:111, and no text or std::errc. */
static bool is_qualified(const char *term)
{
    size_t name = strspn(term, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return name > 0 && term[name] == ':' && term[name + 1] != ':' && strchr(term, ' ') == NULL;
}

/* Says that a term was not found, or that its space is unknown, and which name may have been meant.
 */
static void say_missed(const struct table *table, const char *term)
{
    const struct space *only = find_qualifier(table, term);
    const char *colon = strchr(term, ':');
    if (only == NULL && is_qualified(term)) {
        char *space = xstrndup(term, (size_t)(colon - term));
        struct suggestion suggestion = suggestion_for(NULL, space);
        suggest_spaces(&suggestion, table);
        fprintf(stderr, "sockerr: there is no space \"%s\"", space);
        say_near(&suggestion, "");
        free(space);
        return;
    }
    struct suggestion suggestion = suggestion_for(NULL, only != NULL ? colon + 1 : term);
    enum { LEAST = 4 }; /* a name of three letters is near to too many */
    int number;
    if (!read_term_number(suggestion.name, &number) && strlen(suggestion.name) >= LEAST)
        suggest_names(&suggestion, table);
    char before[NAME_LIMIT + 2] = "";
    if (only != NULL)
        memcpy(before, term, (size_t)(colon + 1 - term));
    fputs("sockerr: nothing found for ", stderr);
    print_printable(stderr, term);
    say_near(&suggestion, before);
}

/* Prints what is known of a term. */
static enum status print_answer(const struct options *options, const struct table *table,
                                const char *term, const struct found *found, bool first)
{
    enum { PIPE = 100 };
    size_t width = line_width(STDOUT_FILENO);
    struct look look = {width > 0 ? width : PIPE, is_coloured(STDOUT_FILENO),
                        options->spaces != NULL, options->all};
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

/* Says that a number alone was recognised, which may be another system's code. */
static void doubt(const struct options *options, const char *text, const struct finding *finding)
{
    int length = (int)(finding->end - finding->begin);
    if (finding->sure || options->json || options->csv)
        return;
    printf(
        "\n  Not sure: %.*s alone may be another system's code; sockerr lookup %.*s lists them.\n",
        length, text + finding->begin, length, text + finding->begin);
}

/* What is asked, and what answers it. */
struct inquiry {
    const struct options *options;
    const struct table *table;
    struct recogniser *recogniser;
    bool first, missed;
};

/* Answers a text: by what it says of an error, or else by the errors whose messages have its words.
 */
static enum status answer_text(struct inquiry *inquiry, const char *text, struct found *found)
{
    struct finding finding = recognise(inquiry->recogniser, text, strlen(text));
    if (finding.error == NONE) {
        *found = look_up(inquiry->table, text, inquiry->options->spaces != NULL);
        return found->count > 0
                   ? print_answer(inquiry->options, inquiry->table, text, found, inquiry->first)
                   : DONE;
    }
    *found = look_up_error(inquiry->table, finding.error, finding.space, finding.code);
    bool whole = inquiry->options->json || inquiry->options->csv;
    char *said =
        whole ? xstrdup(text) : xstrndup(text + finding.begin, finding.end - finding.begin);
    enum status status =
        print_answer(inquiry->options, inquiry->table, said, found, inquiry->first);
    doubt(inquiry->options, text, &finding);
    free(said);
    return status;
}

static enum status answer(struct inquiry *inquiry, const char *term, bool cut)
{
    struct found found = {.about = NONE};
    enum status status = DONE;
    if (!cut && is_term(inquiry->table, term)) {
        found = look_up(inquiry->table, term, inquiry->options->spaces != NULL);
        if (found.count > 0)
            status = print_answer(inquiry->options, inquiry->table, term, &found, inquiry->first);
    } else if (!cut) {
        status = answer_text(inquiry, term, &found);
    }
    if (found.count > 0)
        inquiry->first = false;
    else
        say_missed(inquiry->table, term);
    inquiry->missed = inquiry->missed || found.count == 0;
    found_free(&found);
    return status;
}

/* The words of the command line as one text, if they are not all terms; else NULL. */
static char *join_words(const struct options *options, const struct table *table)
{
    struct text all = {0};
    bool terms = true;
    for (int i = 0; i < options->word_count; i++) {
        const char *word = options->words[i];
        terms = terms && (strcmp(word, "-") == 0 || is_term(table, word));
        text_copy(&all, i > 0 ? " " : "");
        text_copy(&all, word);
    }
    if (terms || options->word_count < 2) {
        text_free(&all);
        return NULL;
    }
    return all.bytes;
}

static enum status answer_all(const struct options *options, struct table *table)
{
    struct terms terms = {.options = options};
    struct inquiry inquiry = {options, table, recogniser_new(table), true, false};
    char *text = join_words(options, table);
    enum status status = print(options->json ? "[" : options->csv ? csv_heading : "");
    const char *term;
    if (text != NULL && status == DONE)
        status = answer(&inquiry, text, false);
    while (text == NULL && status == DONE && (term = next_term(&terms)) != NULL)
        status = answer(&inquiry, term, terms.cut);
    if (status == DONE && options->json)
        status = print(inquiry.first ? "]\n" : "\n]\n");
    if (status == DONE && terms.failed)
        status = FAILED;
    free(text);
    recogniser_free(inquiry.recogniser);
    return status == DONE && inquiry.missed ? NOT_FOUND : status;
}

enum status lookup(const struct options *options)
{
    if (options->word_count == 0)
        return misused(options, "lookup needs a term", NULL);
    if (options->json && options->csv)
        return misused(options, "either --json or --csv", NULL);
    return with_table(options, NULL, TO_LOOK_UP, answer_all);
}
