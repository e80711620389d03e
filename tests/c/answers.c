/* SPDX-License-Identifier: 0BSD */
/*
 * answers.c: asks the headers in the include path, and prints what they answer. version1.py
 * compares that with what the headers of version 1 answered.
 *
 *     version1.py questions | answers
 *
 * A question is a line. Spaces and SocketErrors go by name, since their numbers may change.
 *
 *     space NAME           a column of the answers, and space of the questions
 *     code SPACE CODE      how is the code read, what is its symbol, what is it in each column?
 *     error SOCKETERROR    what is the SocketError written as in each column?
 *     name SYMBOL          what is the symbol's code in each column?
 *
 * The first line of the output names the columns. Then come the answers, with tabs between fields:
 *
 *     code SPACE CODE SOCKETERROR SYMBOL CELL...
 *     error SOCKETERROR CELL...
 *     name SYMBOL CELL...
 *
 * A cell is a code, or empty for the fallback. The symbol follows a code that is in no question.
 * Where sockerr_translate_exact answers otherwise, "/" follows, and its answer.
 */
#include "sockerr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 128, CODES = 512, SYMBOL_NAMES = 2048, ERRORS = 64 };

struct column {
    sockerr_space space;
    char name[72];
    int codes[CODES];
    int count;
};

static struct column columns[COLUMNS];
static char names[SYMBOL_NAMES][72];
static sockerr errors[ERRORS];
static int column_count, name_count, error_count;

static void stop(const char *what, const char *line)
{
    fprintf(stderr, "answers: %s: %s\n", what, line);
    exit(2);
}

static struct column *column_of(const char *name)
{
    for (int i = 0; i < column_count; i++)
        if (strcmp(columns[i].name, name) == 0)
            return &columns[i];
    return NULL;
}

static void take_space(const char *name)
{
    struct column *column = &columns[column_count];
    if (column_count == COLUMNS)
        stop("too many spaces", name);
    column->space = sockerr_space_by_name(name);
    if (column->space == SOCKERR_SPACE_NONE)
        stop("no such space", name);
    strcpy(column->name, name);
    column_count++;
}

static void take_code(const char *space, const char *number)
{
    struct column *column = column_of(space);
    if (column == NULL || column->count == CODES)
        stop("no such space, or too many codes", space);
    column->codes[column->count++] = (int)strtol(number, NULL, 10);
}

static void take_error(const char *name)
{
    const sockerr e = sockerr_by_name(name);
    if (error_count == ERRORS || strcmp(sockerr_name(e), name) != 0)
        stop("no such SocketError, or too many", name);
    errors[error_count++] = e;
}

static void take_name(const char *name)
{
    if (name_count == SYMBOL_NAMES)
        stop("too many symbols", name);
    strcpy(names[name_count++], name);
}

static void take(const char *line)
{
    char kind[8], first[72], second[72];
    const int fields = sscanf(line, "%7s %71s %71s", kind, first, second);
    if (fields == 2 && strcmp(kind, "space") == 0)
        take_space(first);
    else if (fields == 3 && strcmp(kind, "code") == 0)
        take_code(first, second);
    else if (fields == 2 && strcmp(kind, "error") == 0)
        take_error(first);
    else if (fields == 2 && strcmp(kind, "name") == 0)
        take_name(first);
    else
        stop("not a question", line);
}

/* An answer can be mistaken for one fallback, but not for two. */
struct answer {
    int known, code;
};

static const int fallbacks[2] = {-2147483646, 2147483646};

static struct answer answer_of(const int given[2])
{
    const struct answer answer = {given[0] != fallbacks[0] || given[1] != fallbacks[1], given[0]};
    if (answer.known && given[0] != given[1])
        stop("the answer depends on the fallback", "");
    return answer;
}

static void print_answer(const struct column *to, struct answer answer)
{
    if (!answer.known)
        return;
    printf("%d", answer.code);
    for (int i = 0; i < to->count; i++)
        if (to->codes[i] == answer.code)
            return;
    const char *symbol = sockerr_symbol(to->space, answer.code);
    if (answer.code != 0 && symbol != NULL)
        printf(" %s", symbol);
}

static void print_translated(const struct column *from, const struct column *to, int code)
{
    int given[2], exact[2];
    for (int i = 0; i < 2; i++) {
        given[i] = sockerr_translate(from->space, to->space, code, fallbacks[i]);
        exact[i] = sockerr_translate_exact(from->space, to->space, code, fallbacks[i]);
    }
    const struct answer any = answer_of(given), same = answer_of(exact);
    print_answer(to, any);
    if (any.known == same.known && (!any.known || any.code == same.code))
        return;
    putchar('/');
    print_answer(to, same);
}

static void print_codes(const struct column *from)
{
    for (int i = 0; i < from->count; i++) {
        const int code = from->codes[i];
        const char *symbol = sockerr_symbol(from->space, code);
        printf("code\t%s\t%d\t%s\t%s", from->name, code,
               sockerr_name(sockerr_from(from->space, code)), symbol == NULL ? "" : symbol);
        for (int to = 0; to < column_count; to++) {
            putchar('\t');
            print_translated(from, &columns[to], code);
        }
        putchar('\n');
    }
}

static void print_written(sockerr e)
{
    printf("error\t%s", sockerr_name(e));
    for (int i = 0; i < column_count; i++) {
        const int given[2] = {sockerr_to(columns[i].space, e, fallbacks[0]),
                              sockerr_to(columns[i].space, e, fallbacks[1])};
        putchar('\t');
        print_answer(&columns[i], answer_of(given));
    }
    putchar('\n');
}

static void print_named(const char *name)
{
    printf("name\t%s", name);
    for (int i = 0; i < column_count; i++) {
        const int given[2] = {sockerr_code(columns[i].space, name, fallbacks[0]),
                              sockerr_code(columns[i].space, name, fallbacks[1])};
        putchar('\t');
        print_answer(&columns[i], answer_of(given));
    }
    putchar('\n');
}

int main(void)
{
    char line[256];
    while (fgets(line, sizeof line, stdin) != NULL)
        take(line);
    for (int i = 0; i < column_count; i++)
        printf("%s%s", i == 0 ? "spaces\t" : "\t", columns[i].name);
    putchar('\n');
    for (int i = 0; i < column_count; i++)
        print_codes(&columns[i]);
    for (int i = 0; i < error_count; i++)
        print_written(errors[i]);
    for (int i = 0; i < name_count; i++)
        print_named(names[i]);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
