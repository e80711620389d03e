/* SPDX-License-Identifier: 0BSD */
/* translate.c: sockerr translate, codes of one space as another's, and how that is known. */
#include "resolve/translate.h"

#include "base/escape.h"
#include "cli/common.h"
#include "cli/operands.h"
#include "query/term.h"

#include <stdio.h>
#include <string.h>

static const char *const grades[] = {
    [GRADE_NONE] = "none",
    [GRADE_ANSWER] = "answer",
    [GRADE_SAME] = "same",
    [GRADE_INSTEAD] = "instead",
    [GRADE_SOCKET_ERROR] = "socket-error",
};

/* From one space to another. */
struct translation {
    const struct table *table;
    const struct space *from, *to;
    int code_width, symbol_width;
    bool missed; /* a code has no answer */
};

static const char *symbol_of(const struct table *table, const struct space *space, int code)
{
    const struct listed *listed = space_listed(space, code);
    if (code == 0)
        return table->socket_errors[table->success].name;
    bool named = listed != NULL && listed->name_count > 0;
    return named ? table->symbols[listed->names[0].symbol].name : "-";
}

/* Widens the columns to the codes and symbols of a space. */
static void measure(struct translation *translation, const struct space *space)
{
    for (size_t i = 0; i < space->listed_count; i++) {
        int code = space->listed[i].code;
        int width = snprintf(NULL, 0, "%d", code);
        int length = (int)strlen(symbol_of(translation->table, space, code));
        if (translation->code_width < width)
            translation->code_width = width;
        if (translation->symbol_width < length)
            translation->symbol_width = length;
    }
}

/* Reads a number in any form that the space has, or a symbol of it. False: the term is neither. */
static bool read_code(const struct translation *translation, const char *term, int *code)
{
    if (read_term_number(term, code)) {
        *code = own_code(translation->from, *code);
        return true;
    }
    const struct code *found = find_code(translation->table, translation->from, term);
    if (found != NULL)
        *code = found->number;
    return found != NULL;
}

/* In its own space each code is itself, and 0 is in all. */
static struct answer answer_to(const struct translation *translation, int code)
{
    const struct listed *listed = space_listed(translation->from, code);
    if (code == 0 || (listed != NULL && translation->from == translation->to))
        return (struct answer){code, GRADE_SAME};
    if (listed == NULL)
        return (struct answer){0, GRADE_NONE};
    const struct table *table = translation->table;
    return translate(table, translation->to, &table->meanings[listed->meaning]);
}

/* Prints a code of a space and its symbol, or nothing but dashes. */
static void print_code(const struct translation *translation, const struct space *space, bool known,
                       int code)
{
    char digits[16] = "-";
    const char *symbol = known ? symbol_of(translation->table, space, code) : "-";
    if (known)
        snprintf(digits, sizeof digits, "%d", code);
    printf("%*s  %-*s  ", translation->code_width, digits, translation->symbol_width, symbol);
}

/* Prints a line: the code, the one it translates to, and the grade. A write error is found at the
 * end. */
static void print_answer(struct translation *translation, const char *term, bool cut)
{
    int code = 0;
    struct answer answer = {0, GRADE_NONE};
    bool known = !cut && read_code(translation, term, &code);
    if (known) {
        answer = answer_to(translation, code);
    } else {
        fprintf(stderr, "sockerr: no code of %s: ", translation->from->name);
        print_printable(stderr, term);
        fputc('\n', stderr);
    }
    translation->missed = translation->missed || answer.grade == GRADE_NONE;
    print_code(translation, translation->from, known, code);
    print_code(translation, translation->to, answer.grade != GRADE_NONE, answer.code);
    puts(grades[answer.grade]);
}

/* Prints a line of the map. */
static void print_pair(const struct translation *translation, int code, struct answer answer)
{
    print_code(translation, translation->from, true, code);
    print_code(translation, translation->to, answer.grade != GRADE_NONE, answer.code);
    puts(grades[answer.grade]);
}

/* Adds a code of the map as a line of CSV, or an object of JSON. A code without an answer has none.
 */
static void add_pair(struct text *out, const struct translation *translation, int code, bool json)
{
    const struct table *table = translation->table;
    struct answer answer = answer_to(translation, code);
    const char *symbol = symbol_of(table, translation->from, code), *grade = grades[answer.grade];
    bool answered = answer.grade != GRADE_NONE;
    const char *other = answered ? symbol_of(table, translation->to, answer.code) : "";
    if (json && answered)
        text_printf(out,
                    "{\"code\": %d, \"symbol\": \"%s\", \"to_code\": %d, \"to_symbol\": \"%s\", ",
                    code, symbol, answer.code, other);
    else if (json)
        text_printf(out,
                    "{\"code\": %d, \"symbol\": \"%s\", \"to_code\": null, \"to_symbol\": null, ",
                    code, symbol);
    else if (answered)
        text_printf(out, "%d,%s,%d,%s,", code, symbol, answer.code, other);
    else
        text_printf(out, "%d,%s,,,", code, symbol);
    text_printf(out, json ? "\"how\": \"%s\"}" : "%s", grade);
}

/* Prints the whole map of the pair: what each code of the one space is in the other. */
static enum status print_map(const struct options *options, struct translation *translation)
{
    const struct space *from = translation->from;
    struct text out = {0};
    text_puts(&out, options->json ? "[" : options->csv ? "code,symbol,to_code,to_symbol,how" : "");
    for (size_t i = 0; i < from->listed_count; i++) {
        if (!options->json && !options->csv) {
            print_pair(translation, from->listed[i].code,
                       answer_to(translation, from->listed[i].code));
            continue;
        }
        text_puts(&out, !options->json ? "\n" : i > 0 ? ",\n  " : "\n  ");
        add_pair(&out, translation, from->listed[i].code, options->json);
    }
    text_puts(&out, options->json ? "\n]\n" : options->csv ? "\n" : "");
    enum status status = print(text_string(&out));
    text_free(&out);
    return status;
}

static enum status translate_all(const struct options *options, struct table *table)
{
    struct translation translation = {.table = table};
    struct terms terms = {.options = options};
    translation.from = find_space(table, options->from);
    if (translation.from != NULL)
        translation.to = find_space(table, options->to);
    if (translation.to == NULL)
        return WRONG_USAGE;
    measure(&translation, translation.from);
    measure(&translation, translation.to);
    if (options->all)
        return print_map(options, &translation);
    const char *term;
    while (!ferror(stdout) && (term = next_term(&terms)) != NULL)
        print_answer(&translation, term, terms.cut);
    enum status status = print("");
    if (status == DONE && terms.failed)
        status = FAILED;
    return status == DONE && translation.missed ? NOT_FOUND : status;
}

enum status translate_codes(const struct options *options)
{
    if (options->json && options->csv)
        return misused(options, "either --json or --csv", NULL);
    if (!options->all && (options->json || options->csv))
        return misused(options, "--json and --csv are of the whole map: add --all", NULL);
    if (options->all && options->word_count > 0)
        return misused(options, "--all takes no", options->words[0]);
    if (!options->all && options->word_count == 0)
        return misused(options, "translate needs a code", NULL);
    return with_table(options, NULL, TO_LOOK_UP, translate_all);
}
