/* SPDX-License-Identifier: 0BSD */
/*
 * test_pairs.c: the shipped headers, from a symbol of one system to one of another, against facts
 * that are never made from data/: the numbers as they were gathered (tests/expected/codes.tsv), and
 * what a person says of pairs of systems by name (tests/expected/translations.tsv).
 */
#include "sockerr.h"
#include "suite.h"
#include "tsv.h"

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FALLBACK = 2000000011 };

static struct tsv codes, translations;

static void read_expectations(void)
{
    codes = tsv_read("tests/expected/codes.tsv", '\t');
    translations = tsv_read("tests/expected/translations.tsv", '\t');
}

static void free_expectations(void)
{
    tsv_free(&codes);
    tsv_free(&translations);
}

/* The number that was gathered for a symbol of a space. */
static int gathered_code(const char *space, const char *symbol)
{
    for (size_t row = 0; row < codes.count; row++)
        if (strcmp(codes.rows[row][0], space) == 0 && strcmp(codes.rows[row][1], symbol) == 0)
            return tsv_number(codes.rows[row][2]);
    ck_abort_msg("%s of %s was not gathered", symbol, space);
    return FALLBACK;
}

START_TEST(translations_are_as_they_are_stated_by_name)
{
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
}
END_TEST

/* True where a row's code has another name in its space. */
static bool has_another_name(size_t row)
{
    for (size_t i = 0; i < codes.count; i++)
        if (i != row && strcmp(codes.rows[i][2], codes.rows[row][2]) == 0 &&
            strcmp(codes.rows[i][0], codes.rows[row][0]) == 0)
            return true;
    return false;
}

/* A code's only name, in another space. */
static void check_name(size_t row, size_t other)
{
    const sockerr_space from = sockerr_space_by_name(codes.rows[row][0]);
    const sockerr_space to = sockerr_space_by_name(codes.rows[other][0]);
    const int code = tsv_number(codes.rows[row][2]), expected = tsv_number(codes.rows[other][2]);
    ck_assert_int_eq(sockerr_translate(from, to, code, FALLBACK), expected);
    ck_assert_int_eq(sockerr_translate_exact(from, to, code, FALLBACK), expected);
}

START_TEST(what_both_systems_know_by_name_is_never_lost)
{
    size_t pairs = 0;
    for (size_t row = 0; row < codes.count; row++) {
        if (has_another_name(row) || strcmp(codes.rows[row][1], "WSAEREFUSED") == 0)
            continue;
        for (size_t other = 0; other < codes.count; other++) {
            if (strcmp(codes.rows[other][1], codes.rows[row][1]) != 0)
                continue;
            check_name(row, other);
            pairs++;
        }
    }
    ck_assert_uint_gt(pairs, 100000);
}
END_TEST

START_TEST(symbols_have_the_codes_that_were_gathered)
{
    for (size_t row = 0; row < codes.count; row++) {
        const sockerr_space space = sockerr_space_by_name(codes.rows[row][0]);
        const int code = tsv_number(codes.rows[row][2]);
        const char *symbol = sockerr_symbol(space, code);
        ck_assert_int_eq(sockerr_code(space, codes.rows[row][1], FALLBACK), code);
        ck_assert_ptr_nonnull(symbol);
        ck_assert_int_eq(gathered_code(codes.rows[row][0], symbol), code);
        if (!has_another_name(row))
            ck_assert_str_eq(symbol, codes.rows[row][1]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pairs");
    TCase *pairs = tcase_create("pairs");
    tcase_set_timeout(pairs, 120);
    tcase_add_checked_fixture(pairs, read_expectations, free_expectations);
    tcase_add_test(pairs, translations_are_as_they_are_stated_by_name);
    tcase_add_test(pairs, what_both_systems_know_by_name_is_never_lost);
    tcase_add_test(pairs, symbols_have_the_codes_that_were_gathered);
    suite_add_tcase(suite, pairs);

    return run_suite(suite);
}
