/* SPDX-License-Identifier: 0BSD */
/*
 * test_pairs.c: the headers of all spaces, from a symbol of one system to one of another, against
 * facts that are never made from data/: the numbers that other projects have (numbers.h), and what
 * a person says of pairs of systems by name (tests/expected/translations.tsv).
 */
#include "numbers.h"
#include "sockerr.h"
#include "suite.h"
#include "tsv.h"

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FALLBACK = 2000000011 };

/* The number that other projects have of a symbol. */
static int gathered_code(const char *space, const char *symbol)
{
    const struct number *number = number_of(space, symbol);
    if (number == NULL)
        ck_abort_msg("%s of %s stands in no source", symbol, space);
    return number->code;
}

START_TEST(translations_are_as_they_are_stated_by_name)
{
    struct tsv translations = tsv_read("tests/expected/translations.tsv", '\t');
    ck_assert_uint_gt(translations.count, 100);
    for (size_t i = 0; i < translations.count; i++) {
        char **row = translations.rows[i];
        const sockerr_space from = sockerr_space_by_name(row[0]),
                            to = sockerr_space_by_name(row[2]);
        const int code = gathered_code(row[0], row[1]);
        const int expected = strcmp(row[3], "-") != 0 ? gathered_code(row[2], row[3]) : FALLBACK;
        const int exact = strcmp(row[4], "name") == 0 ? expected : FALLBACK;
        const int full = sockerr_translate(from, to, code, FALLBACK);
        const int same = sockerr_translate_exact(from, to, code, FALLBACK);
        ck_assert_msg(full == expected && same == exact,
                      "%s of %s is %d (exactly %d) in %s; it is %s by %s, %d", row[1], row[0], full,
                      same, row[2], row[3], row[4], expected);
    }
    tsv_free(&translations);
}
END_TEST

/* True where a code has another name in its space. */
static bool has_another_name(const struct numbers *space, const struct number *number)
{
    for (size_t i = 0; i < space->count; i++)
        if (&space->numbers[i] != number && space->numbers[i].code == number->code)
            return true;
    return false;
}

/* A code's only name, in each space that has it. Returns how many have. */
static size_t check_name(const struct number *number)
{
    const sockerr_space from = sockerr_space_by_name(number->space);
    size_t pairs = 0;
    for (size_t i = 0; i < known_space_count; i++) {
        const struct number *other = number_of_error(known_spaces[i].space, number->error);
        if (other == NULL)
            continue;
        if (strcmp(other->space, number->space) == 0)
            other = number;
        const sockerr_space to = sockerr_space_by_name(other->space);
        expect_int(sockerr_translate(from, to, number->code, FALLBACK), other->code);
        expect_int(sockerr_translate_exact(from, to, number->code, FALLBACK), other->code);
        pairs++;
    }
    return pairs;
}

START_TEST(what_both_systems_know_by_name_is_never_lost)
{
    size_t pairs = 0;
    for (size_t i = 0; i < known_space_count; i++) {
        const struct numbers *space = &known_spaces[i];
        for (size_t j = 0; j < space->count; j++)
            if (!has_another_name(space, &space->numbers[j]) &&
                strcmp(space->numbers[j].symbol, "WSAEREFUSED") != 0)
                pairs += check_name(&space->numbers[j]);
    }
    ck_assert_uint_gt(pairs, 100000);
}
END_TEST

START_TEST(symbols_have_the_codes_that_were_gathered)
{
    const struct numbers *of = &known_spaces[_i];
    const sockerr_space space = sockerr_space_by_name(of->space);
    for (size_t i = 0; i < of->count; i++) {
        const struct number *number = &of->numbers[i];
        const char *symbol = sockerr_symbol(space, number->code);
        expect_int(sockerr_code(space, number->symbol, FALLBACK), number->code);
        if (symbol == NULL)
            ck_abort_msg("%d of %s has no symbol", number->code, of->space);
        expect_int(gathered_code(of->space, symbol), number->code);
        if (!has_another_name(of, number))
            ck_assert_str_eq(symbol, number->symbol);
    }
}
END_TEST

int main(void)
{
    numbers_read();
    Suite *suite = suite_create("pairs");
    TCase *pairs = add_case(suite, "pairs");
    tcase_add_test(pairs, translations_are_as_they_are_stated_by_name);
    tcase_add_test(pairs, what_both_systems_know_by_name_is_never_lost);
    tcase_add_loop_test(pairs, symbols_have_the_codes_that_were_gathered, 0,
                        (int)known_space_count);

    const int status = run_suite(suite);
    numbers_free();
    return status;
}
