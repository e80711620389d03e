/* SPDX-License-Identifier: 0BSD */
/* numbers.c: the numbers of all systems as sources outside of this project have them (recorded.py).
 */
#include "numbers.h"

#include "tsv.h"

#include <stdlib.h>
#include <string.h>

const struct numbers *known_spaces;
size_t known_space_count;

static struct tsv table, means;
static struct number *numbers;
static struct numbers *spaces;

static const char *error_of(const char *space, const char *symbol)
{
    for (size_t i = 0; i < means.count; i++)
        if (strcmp(means.rows[i][0], space) == 0 && strcmp(means.rows[i][1], symbol) == 0)
            return means.rows[i][2];
    return symbol;
}

void numbers_read(void)
{
    table = tsv_read(NUMBERS, '\t');
    means = tsv_read("tests/expected/means.tsv", '\t');
    numbers = calloc(table.count, sizeof *numbers);
    spaces = calloc(table.count, sizeof *spaces);
    if (numbers == NULL || spaces == NULL)
        abort();
    known_spaces = spaces;
    known_space_count = 0;
    for (size_t i = 0; i < table.count; i++) {
        char *const *row = table.rows[i];
        numbers[i] = (struct number){row[0], row[1], error_of(row[0], row[1]), tsv_number(row[2]),
                                     *row[3] == 'y'};
        if (i == 0 || strcmp(row[0], numbers[i - 1].space) != 0)
            spaces[known_space_count++] = (struct numbers){row[0], &numbers[i], 0};
        spaces[known_space_count - 1].count++;
    }
}

void numbers_free(void)
{
    tsv_free(&table);
    tsv_free(&means);
    free(numbers);
    free(spaces);
}

static int compare_space(const void *key, const void *space)
{
    return strcmp(key, ((const struct numbers *)space)->space);
}

const struct numbers *numbers_of(const char *space)
{
    return bsearch(space, spaces, known_space_count, sizeof *spaces, compare_space);
}

static int compare_symbol(const void *key, const void *number)
{
    return strcmp(key, ((const struct number *)number)->symbol);
}

const struct number *number_of(const char *space, const char *symbol)
{
    const struct numbers *of = numbers_of(space);
    return of == NULL ? NULL
                      : bsearch(symbol, of->numbers, of->count, sizeof *numbers, compare_symbol);
}

const struct number *number_of_error(const char *space, const char *error)
{
    for (size_t i = 0; i < means.count; i++)
        if (strcmp(means.rows[i][0], space) == 0 && strcmp(means.rows[i][2], error) == 0 &&
            strcmp(means.rows[i][3], "yes") == 0)
            return number_of(space, means.rows[i][1]);
    const struct numbers *of = numbers_of(space);
    const struct number *own = number_of(space, error);
    if (of == NULL || (own != NULL && strcmp(own->error, error) == 0))
        return own;
    for (size_t i = 0; i < of->count; i++)
        if (strcmp(of->numbers[i].error, error) == 0)
            return &of->numbers[i];
    return NULL;
}
