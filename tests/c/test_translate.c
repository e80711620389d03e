/* SPDX-License-Identifier: 0BSD */
/*
 * test_translate.c: translating, and symbols, for every pair of spaces of one set of headers. What
 * is expected comes from oracle.py, which reads the same data by other means: ORACLE is the folder
 * of its translations.txt and symbols.txt.
 */
#include "sockerr.h"
#include "suite.h"

#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FALLBACK = 2000000011, OTHER_FALLBACK = -2000000033, WORD = 64 };

/* A code that a space lists, and what it is in each space. */
struct line {
    sockerr_space space;
    int code;
    struct {
        int known, exact, code;
    } answers[SOCKERR_SPACE_COUNT];
};

/* A symbol that a space has. */
struct symbol {
    sockerr_space space;
    char name[WORD];
    int code, first;
};

static struct line *lines;
static struct symbol *symbols;
static int line_count, symbol_count;

/* Whatever sockerr_space_by_name makes of the name. */
static sockerr_space find_space(const char *name)
{
    for (int i = 0; i < SOCKERR_SPACE_COUNT; i++)
        if (strcmp(sockerr_space_name((sockerr_space)i), name) == 0)
            return (sockerr_space)i;
    return SOCKERR_SPACE_NONE;
}

static FILE *open_oracle(const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", ORACLE, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return file;
}

static void *one_more(void *items, int count, size_t size)
{
    if ((count & (count + 1)) != 0 && count > 0)
        return items;
    items = realloc(items, (size_t)(2 * count + 2) * size);
    if (items == NULL)
        abort();
    return items;
}

static void read_lines(void)
{
    FILE *file = open_oracle("translations.txt");
    char word[WORD];
    int code;
    sockerr_space columns[SOCKERR_SPACE_COUNT];
    for (int i = 0; i < SOCKERR_SPACE_COUNT; i++) {
        if (fscanf(file, "%63s", word) != 1)
            abort();
        columns[i] = find_space(word);
        if (columns[i] == SOCKERR_SPACE_NONE)
            abort();
    }
    while (fscanf(file, "%63s %d", word, &code) == 2) {
        lines = one_more(lines, line_count, sizeof *lines);
        struct line *line = &lines[line_count++];
        line->space = find_space(word);
        line->code = code;
        for (int i = 0; i < SOCKERR_SPACE_COUNT; i++) {
            if (fscanf(file, "%63s", word) != 1)
                abort();
            const int to = (int)columns[i];
            line->answers[to].known = *word != '~';
            line->answers[to].exact = *word == '=';
            line->answers[to].code = atoi(word + 1);
        }
    }
    fclose(file);
}

static void read_symbols(void)
{
    FILE *file = open_oracle("symbols.txt");
    struct symbol symbol;
    char space[WORD];
    while (fscanf(file, "%63s %63s %d %d", space, symbol.name, &symbol.code, &symbol.first) == 4) {
        symbols = one_more(symbols, symbol_count, sizeof *symbols);
        symbol.space = find_space(space);
        symbols[symbol_count++] = symbol;
    }
    fclose(file);
}

static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    if (a->space != b->space)
        return a->space < b->space ? -1 : 1;
    return (a->code > b->code) - (a->code < b->code);
}

static int compare_symbols(const void *left, const void *right)
{
    const struct symbol *a = left, *b = right;
    if (a->space != b->space)
        return a->space < b->space ? -1 : 1;
    return strcmp(a->name, b->name);
}

static int is_listed(sockerr_space space, int code)
{
    const struct line key = {.space = space, .code = code};
    return code == 0 ||
           bsearch(&key, lines, (size_t)line_count, sizeof *lines, compare_lines) != NULL;
}

START_TEST(the_oracle_has_something_to_say_of_every_space)
{
    for (int i = 0; i < SOCKERR_SPACE_COUNT; i++) {
        int count = 0;
        for (int j = 0; j < line_count; j++)
            count += (int)lines[j].space == i;
        ck_assert_int_gt(count, 0);
    }
    for (int i = 0; i < line_count; i++)
        ck_assert_int_ge((int)lines[i].space, 0);
}
END_TEST

START_TEST(every_code_is_in_every_space_what_the_oracle_says)
{
    for (int i = 0; i < line_count; i++) {
        const struct line *line = &lines[i];
        for (int to = 0; to < SOCKERR_SPACE_COUNT; to++) {
            const int known = line->answers[to].known, exact = line->answers[to].exact;
            const int code = line->answers[to].code;
            for (int j = 0; j < 2; j++) {
                const int fallback = j == 0 ? FALLBACK : OTHER_FALLBACK;
                const int full =
                    sockerr_translate(line->space, (sockerr_space)to, line->code, fallback);
                const int same =
                    sockerr_translate_exact(line->space, (sockerr_space)to, line->code, fallback);
                if (full != (known ? code : fallback) || same != (exact ? code : fallback))
                    ck_abort_msg("%d of %s is %d in %s, exactly %d; it is %d (%d, %d)", line->code,
                                 sockerr_space_name(line->space), full,
                                 sockerr_space_name((sockerr_space)to), same, code, known, exact);
            }
        }
    }
}
END_TEST

START_TEST(law_a_code_is_itself_in_its_own_space)
{
    for (int i = 0; i < line_count; i++) {
        const sockerr_space space = lines[i].space;
        expect_int(sockerr_translate(space, space, lines[i].code, FALLBACK), lines[i].code);
        expect_int(sockerr_translate_exact(space, space, lines[i].code, FALLBACK), lines[i].code);
    }
}
END_TEST

START_TEST(law_0_is_0_everywhere_and_nothing_else_becomes_0)
{
    for (int from = 0; from < SOCKERR_SPACE_COUNT; from++)
        for (int to = 0; to < SOCKERR_SPACE_COUNT; to++) {
            const sockerr_space a = (sockerr_space)from, b = (sockerr_space)to;
            expect_int(sockerr_translate(a, b, 0, FALLBACK), 0);
            expect_int(sockerr_translate_exact(a, b, 0, FALLBACK), 0);
        }
    for (int i = 0; i < line_count; i++)
        for (int to = 0; to < SOCKERR_SPACE_COUNT; to++)
            if (sockerr_translate(lines[i].space, (sockerr_space)to, lines[i].code, FALLBACK) == 0)
                ck_abort_msg("%d of %s becomes 0 in %s", lines[i].code,
                             sockerr_space_name(lines[i].space),
                             sockerr_space_name((sockerr_space)to));
}
END_TEST

/* Around each code, and at the ends of int. */
START_TEST(a_code_that_is_not_listed_gives_the_fallback)
{
    const sockerr_space from = (sockerr_space)_i;
    for (int i = -1; i < line_count; i++) {
        if (i >= 0 && lines[i].space != from)
            continue;
        for (int steps = -40; steps <= 40; steps++) {
            const int code =
                (int)((i < 0 ? 0x7fffffffu : (unsigned)lines[i].code) + (unsigned)steps);
            if (is_listed(from, code))
                continue;
            for (int to = 0; to < SOCKERR_SPACE_COUNT; to += 1 + (steps & 3)) {
                expect_int(sockerr_translate(from, (sockerr_space)to, code, FALLBACK), FALLBACK);
                expect_int(sockerr_translate_exact(from, (sockerr_space)to, code, FALLBACK),
                           FALLBACK);
            }
            if (sockerr_symbol(from, code) != NULL)
                ck_abort_msg("%d of %s has a symbol", code, sockerr_space_name(from));
        }
    }
    ck_assert_ptr_null(sockerr_symbol(from, 0));
}
END_TEST

START_TEST(a_space_that_is_none_gives_the_fallback_and_no_symbol)
{
    const int none[] = {
        SOCKERR_SPACE_NONE, SOCKERR_SPACE_COUNT, SOCKERR_SPACE_COUNT + 1, 100000, INT_MIN, INT_MAX};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const sockerr_space space = (sockerr_space)none[i], known = lines[0].space;
        const int codes[] = {0, lines[0].code};
        for (int j = 0; j < 2; j++) {
            expect_int(sockerr_translate(space, known, codes[j], FALLBACK), FALLBACK);
            expect_int(sockerr_translate(known, space, codes[j], FALLBACK), FALLBACK);
            expect_int(sockerr_translate(space, space, codes[j], FALLBACK), FALLBACK);
            expect_int(sockerr_translate_exact(space, known, codes[j], FALLBACK), FALLBACK);
            expect_int(sockerr_translate_exact(known, space, codes[j], FALLBACK), FALLBACK);
            ck_assert_ptr_null(sockerr_symbol(space, codes[j]));
        }
        for (int j = 0; j < symbol_count; j += 100)
            expect_int(sockerr_code(space, symbols[j].name, FALLBACK), FALLBACK);
    }
}
END_TEST

START_TEST(every_symbol_has_its_code_and_every_code_its_first_symbol)
{
    for (int i = 0; i < symbol_count; i++) {
        const struct symbol *symbol = &symbols[i];
        const int code = sockerr_code(symbol->space, symbol->name, FALLBACK);
        if (code != symbol->code)
            ck_abort_msg("%s of %s is %d; it is %d", symbol->name,
                         sockerr_space_name(symbol->space), code, symbol->code);
        if (symbol->first)
            ck_assert_str_eq(sockerr_symbol(symbol->space, symbol->code), symbol->name);
    }
}
END_TEST

static int has_symbol(int space, const char *name)
{
    struct symbol key = {.space = (sockerr_space)space};
    strcpy(key.name, name);
    return bsearch(&key, symbols, (size_t)symbol_count, sizeof *symbols, compare_symbols) != NULL;
}

/* A name that a space lacks has no code there, though others have it, or it with WSA before it. */
START_TEST(a_symbol_of_other_spaces_alone_gives_the_fallback)
{
    for (int i = 0; i < symbol_count; i++)
        if (!has_symbol(_i, symbols[i].name))
            expect_int(sockerr_code((sockerr_space)_i, symbols[i].name, FALLBACK), FALLBACK);
}
END_TEST

START_TEST(what_is_nobodys_name_is_found_by_none)
{
    const char *const words[] = {NULL,
                                 "",
                                 " ",
                                 "E",
                                 "WSA",
                                 "connectionrefused",
                                 "ConnectionRefused ",
                                 "ConnectionRefuse",
                                 "Linux",
                                 "linux ",
                                 "linu",
                                 "\xff\xfe"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        expect_int((int)sockerr_by_name(words[i]), SOCKERR_SOCKET_ERROR);
        expect_int((int)sockerr_space_by_name(words[i]), SOCKERR_SPACE_NONE);
        for (int space = 0; space < SOCKERR_SPACE_COUNT; space++)
            expect_int(sockerr_code((sockerr_space)space, words[i], FALLBACK), FALLBACK);
    }
    for (int i = 0; i < symbol_count; i += 7) {
        char longer[WORD + 1], shorter[WORD];
        snprintf(longer, sizeof longer, "%s_", symbols[i].name);
        snprintf(shorter, sizeof shorter, "%c%s", symbols[i].name[0] + 32, symbols[i].name + 1);
        expect_int(sockerr_code(symbols[i].space, longer, FALLBACK), FALLBACK);
        expect_int(sockerr_code(symbols[i].space, shorter, FALLBACK), FALLBACK);
    }
}
END_TEST

/* A name is found by some of its characters. All others count, too: E09 is not E01, though a space
 * may have both. */
START_TEST(a_name_with_another_character_is_not_the_name)
{
    for (int i = 0; i < SOCKERR_COUNT; i++) {
        char name[2 * WORD];
        strcpy(name, sockerr_name(sockerr_at(i)));
        for (char *at = name; *at != '\0'; at++) {
            const char right = *at;
            for (int other = 1; other < 256; other++) {
                *at = (char)other;
                const sockerr found = sockerr_by_name(name);
                if (strcmp(sockerr_name(found), name) != 0)
                    expect_int((int)found, SOCKERR_SOCKET_ERROR);
            }
            *at = right;
        }
    }
    for (int i = 0; i < symbol_count; i += 5) {
        char name[WORD];
        strcpy(name, symbols[i].name);
        for (char *at = name; *at != '\0'; at++) {
            const char right = *at;
            *at = '9';
            const int code = sockerr_code(symbols[i].space, name, FALLBACK);
            if (code != FALLBACK && !has_symbol((int)symbols[i].space, name))
                ck_abort_msg("%s of %s is %d", name, sockerr_space_name(symbols[i].space), code);
            *at = right;
        }
    }
}
END_TEST

START_TEST(every_socket_error_and_every_space_is_found_by_its_name)
{
    for (int i = 0; i < SOCKERR_COUNT; i++)
        expect_int((int)sockerr_by_name(sockerr_name(sockerr_at(i))), (int)sockerr_at(i));
    for (int i = 0; i < SOCKERR_SPACE_COUNT; i++)
        expect_int((int)sockerr_space_by_name(sockerr_space_name((sockerr_space)i)), i);
}
END_TEST

int main(void)
{
    read_lines();
    if (line_count > 0)
        qsort(lines, (size_t)line_count, sizeof *lines, compare_lines);
    read_symbols();
    if (symbol_count > 0) /* a table of cells has none */
        qsort(symbols, (size_t)symbol_count, sizeof *symbols, compare_symbols);
    Suite *suite = suite_create("translate");
    TCase *all = add_case(suite, "translate");
    tcase_add_test(all, the_oracle_has_something_to_say_of_every_space);
    tcase_add_test(all, every_code_is_in_every_space_what_the_oracle_says);
    tcase_add_test(all, law_a_code_is_itself_in_its_own_space);
    tcase_add_test(all, law_0_is_0_everywhere_and_nothing_else_becomes_0);
    tcase_add_loop_test(all, a_code_that_is_not_listed_gives_the_fallback, 0, SOCKERR_SPACE_COUNT);
    tcase_add_test(all, a_space_that_is_none_gives_the_fallback_and_no_symbol);
    tcase_add_test(all, every_symbol_has_its_code_and_every_code_its_first_symbol);
    tcase_add_loop_test(all, a_symbol_of_other_spaces_alone_gives_the_fallback, 0,
                        SOCKERR_SPACE_COUNT);
    tcase_add_test(all, what_is_nobodys_name_is_found_by_none);
    tcase_add_test(all, a_name_with_another_character_is_not_the_name);
    tcase_add_test(all, every_socket_error_and_every_space_is_found_by_its_name);

    const int status = run_suite(suite);
    free(lines);
    free(symbols);
    return status;
}
