/* SPDX-License-Identifier: 0BSD */
/* translate.c: sockerr translate, codes of one space as another's, and how that is known. */
#include "resolve/translate.h"

#include "base/escape.h"
#include "cli/common.h"
#include "cli/operands.h"
#include "query/lookup.h"
#include "resolve/code_names.h"

#include <stdio.h>
#include <string.h>

static const char *const grades[] = {
    [GRADE_NONE] = "none",
    [GRADE_NAME] = "name",
    [GRADE_STAND_IN] = "stand-in",
    [GRADE_SOCKET_ERROR] = "socket-error",
};

/* What all codes of one space are in another. */
struct translation {
    const struct table *table;
    const struct space *from, *to;
    struct answer *answers; /* one for each code that from lists */
    int code_width, symbol_width;
    bool missed; /* a code has no answer */
};

static const char *symbol_of(const struct table *table, const struct space *space, int code)
{
    const struct listed *listed = find_listed(space, code);
    if (code == 0)
        return table->socket_errors[table->success].name;
    bool named = listed != NULL && listed->names.count > 0;
    return named ? table->symbols[listed->names.items[0].symbol].name : "-";
}

/* Widens the columns to the codes and symbols of a space. */
static void measure(struct translation *translation, const struct space *space)
{
    char digits[16];
    for (size_t i = 0; i < space->listed_count; i++) {
        int code = space->listed[i].code;
        int width = snprintf(digits, sizeof digits, "%d", code);
        int length = (int)strlen(symbol_of(translation->table, space, code));
        if (translation->code_width < width)
            translation->code_width = width;
        if (translation->symbol_width < length)
            translation->symbol_width = length;
    }
}

/* Translates every code; in its own space each is itself. */
static void translate_space(struct translation *translation, struct arena *arena)
{
    const struct space *from = translation->from, *to = translation->to;
    translation->answers = arena_array(arena, from->listed_count, sizeof *translation->answers);
    for (size_t i = 0; i < from->listed_count; i++)
        translation->answers[i] = from == to
                                      ? (struct answer){from->listed[i].code, GRADE_NAME}
                                      : translate(translation->table, to, &from->listed[i].names);
    measure(translation, from);
    measure(translation, to);
}

/* Reads a number, or a symbol of the space. False: the term is neither. */
static bool read_code(const struct translation *translation, const char *term, int *code)
{
    if (read_term_number(term, code))
        return true;
    int symbol = find_symbol(translation->table, term);
    const struct code *found = symbol != NONE ? space_code(translation->from, symbol) : NULL;
    if (found != NULL)
        *code = found->number;
    return found != NULL;
}

static struct answer answer_to(const struct translation *translation, int code)
{
    const struct listed *listed = find_listed(translation->from, code);
    if (code == 0)
        return (struct answer){0, GRADE_NAME};
    if (listed == NULL)
        return (struct answer){0, GRADE_NONE};
    return translation->answers[listed - translation->from->listed];
}

/* Prints a line: the code and its symbol, those it translates to, and the grade. A write error is
 * found at the end. */
static void print_answer(struct translation *translation, const char *term, bool cut)
{
    const struct table *table = translation->table;
    int code = 0, width = translation->code_width, symbols = translation->symbol_width;
    char given[16] = "-", number[16] = "-";
    const char *symbol = "-", *other = "-";
    struct answer answer = {0, GRADE_NONE};
    if (!cut && read_code(translation, term, &code)) {
        answer = answer_to(translation, code);
        symbol = symbol_of(table, translation->from, code);
        snprintf(given, sizeof given, "%d", code);
    } else {
        fprintf(stderr, "sockerr: no code of %s: ", translation->from->name);
        print_printable(stderr, term);
        fputc('\n', stderr);
    }
    if (answer.grade == GRADE_NONE) {
        translation->missed = true;
    } else {
        snprintf(number, sizeof number, "%d", answer.code);
        other = symbol_of(table, translation->to, answer.code);
    }
    printf("%*s  %-*s  %*s  %-*s  %s\n", width, given, symbols, symbol, width, number, symbols,
           other, grades[answer.grade]);
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
    list_codes(table);
    translate_space(&translation, &table->arena);
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
    if (options->word_count == 0)
        return misused(options, "translate needs a code", NULL);
    return with_table(options, NULL, TO_LOOK_UP, translate_all);
}
