/* SPDX-License-Identifier: 0BSD */
/*
 * test_facts.c: the headers of all spaces against facts from elsewhere, which stand in
 * tests/expected as data of their own (tests/README.md says where each is from) and are never made
 * from data/.
 */
#include "numbers.h"
#include "sockerr.h"
#include "sockerr_dotnet.h"
#include "sockerr_switch.h"
#include "suite.h"
#include "tsv.h"

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FALLBACK = 2000000011 };

/* The founding table's columns. */
static const sockerr_space spaces[] = {SOCKERR_SPACE_WINDOWS, SOCKERR_SPACE_LINUX,
                                       SOCKERR_SPACE_MACOS};
enum { SPACES = sizeof spaces / sizeof *spaces, WINDOWS = 0, FOUNDING_ROWS = 47 };

static struct tsv founding, reads, writes;

static void read_expectations(void)
{
    founding = tsv_read("tests/expected/founding.tsv", '\t');
    reads = tsv_read("tests/expected/dotnet_reads.tsv", '\t');
    writes = tsv_read("tests/expected/dotnet_writes.tsv", '\t');
}

static void free_expectations(void)
{
    tsv_free(&founding);
    tsv_free(&reads);
    tsv_free(&writes);
}

/* A SocketError's value is its Winsock code, but for that of SocketError. */
static int founding_value(size_t row)
{
    return tsv_number(founding.rows[row][1]);
}

static int founding_cell(size_t row, int space)
{
    return tsv_number(founding.rows[row][1 + space]);
}

START_TEST(founding_table_cell_for_cell)
{
    int cells = 0;
    for (size_t row = 0; row < founding.count; row++) {
        for (int i = 0; i < SPACES; i++, cells++)
            ck_assert_int_eq(sockerr_dotnet_native_error_code(SOCKERR_RUNTIME_DOTNET_CORE_3_1,
                                                              spaces[i], founding_value(row)),
                             founding_cell(row, i));
        ck_assert_str_eq(sockerr_name(sockerr_by_value(founding_value(row))),
                         founding.rows[row][0]);
    }
    ck_assert_int_eq(cells, FOUNDING_ROWS * SPACES);
}
END_TEST

/* Checks a runtime against the founding table but for one or two numbers off Windows. */
static void check_runtime(sockerr_runtime runtime, int host_not_found, int socket_error)
{
    for (size_t row = 0; row < founding.count; row++) {
        const int value = founding_value(row);
        for (int i = 0; i < SPACES; i++) {
            int expected = founding_cell(row, i);
            if (i != WINDOWS && value == 11001)
                expected = host_not_found;
            if (i != WINDOWS && value == -1)
                expected = socket_error;
            ck_assert_int_eq(sockerr_dotnet_native_error_code(runtime, spaces[i], value), expected);
        }
    }
}

START_TEST(dotnet_core_2_1_gives_enxio_for_host_not_found)
{
    check_runtime(SOCKERR_RUNTIME_DOTNET_CORE_2_1, 6, -1);
}
END_TEST

START_TEST(dotnet_5_gives_a_number_of_its_own_for_socket_error)
{
    check_runtime(SOCKERR_RUNTIME_DOTNET_5, -131073, -131074);
}
END_TEST

START_TEST(framework_and_mono_give_the_windows_code_everywhere)
{
    const sockerr_runtime runtimes[] = {SOCKERR_RUNTIME_DOTNET_FRAMEWORK, SOCKERR_RUNTIME_MONO};
    for (int i = 0; i < 2; i++)
        for (size_t row = 0; row < founding.count; row++)
            for (int j = 0; j < SOCKERR_SPACE_COUNT; j++)
                ck_assert_int_eq(sockerr_dotnet_native_error_code(runtimes[i], (sockerr_space)j,
                                                                  founding_value(row)),
                                 founding_cell(row, WINDOWS));
}
END_TEST

/* Where .NET has the system's number, IL2CPP has it, too; it invents none of its own. */
START_TEST(il2cpp_gives_the_systems_own_numbers)
{
    for (size_t row = 0; row < founding.count; row++) {
        const int value = founding_value(row);
        for (int i = 0; i < SPACES; i++) {
            const int native = founding_cell(row, i);
            if (native != -131073 && value != 10067)
                ck_assert_int_eq(
                    sockerr_dotnet_native_error_code(SOCKERR_RUNTIME_IL2CPP, spaces[i], value),
                    native);
        }
    }
    ck_assert_int_eq(SOCKERR_RUNTIME_IL2CPP, SOCKERR_RUNTIME_DOTNET_5 + 1);
}
END_TEST

/* Two SocketErrors borrow the number of another off Windows, and a log cannot tell them apart. */
static int told_apart(int value, int space)
{
    if (space != WINDOWS && value == 997)
        return 10036;
    return space != WINDOWS && value == 11002 ? 10035 : value;
}

START_TEST(dotnet_numbers_of_a_log_lead_back)
{
    for (size_t row = 0; row < founding.count; row++)
        for (int i = 0; i < SPACES; i++)
            ck_assert_int_eq(sockerr_dotnet_from_native(SOCKERR_RUNTIME_DOTNET_CORE_3_1, spaces[i],
                                                        founding_cell(row, i)),
                             told_apart(founding_value(row), i));

    static const struct {
        sockerr_runtime runtime;
        sockerr_space space;
        int native, value;
    } logs[] = {
        {SOCKERR_RUNTIME_DOTNET_CORE_2_1, SOCKERR_SPACE_LINUX, 6, 11001},
        {SOCKERR_RUNTIME_DOTNET_CORE_3_1, SOCKERR_SPACE_LINUX, 6, 6},
        {SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, -131074, -1},
        {SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, -131073, 11001},
        {SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, 111, 10061},
        {SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_MACOS, 10067, 10067},
        {SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, 1, 1},
        {SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, 54321, 54321},
        {SOCKERR_RUNTIME_MONO, SOCKERR_SPACE_LINUX, 10061, 10061},
        {SOCKERR_RUNTIME_MONO, SOCKERR_SPACE_LINUX, 111, 111},
    };
    for (size_t i = 0; i < sizeof logs / sizeof *logs; i++)
        ck_assert_int_eq(sockerr_dotnet_from_native(logs[i].runtime, logs[i].space, logs[i].native),
                         logs[i].value);
}
END_TEST

/* What .NET invents off Windows, where the system has no code; ProcessLimit has one on macOS. */
static bool is_invented(int value, int space)
{
    static const int invented[] = {10067, 10091, 10092, 10093, 10109, 11001, 11003};
    if (value == -1)
        return true;
    for (size_t i = 0; i < sizeof invented / sizeof *invented; i++)
        if (space != WINDOWS && value == invented[i])
            return true;
    return false;
}

START_TEST(spaces_write_the_founding_table_where_the_system_has_a_code)
{
    for (size_t row = 0; row < founding.count; row++) {
        for (int i = 0; i < SPACES; i++) {
            const sockerr e = sockerr_by_value(founding_value(row));
            int expected = is_invented((int)e, i) ? FALLBACK : founding_cell(row, i);
            if (e == SOCKERR_PROCESS_LIMIT && spaces[i] == SOCKERR_SPACE_MACOS)
                expected = 67; /* EPROCLIM, which .NET does not know */
            ck_assert_int_eq(sockerr_to(spaces[i], e, FALLBACK), expected);
        }
    }
}
END_TEST

/* One function of each kind that a space has, for a refused connection. */
#define REFUSED(space, code)                                                                       \
    do {                                                                                           \
        ck_assert_int_eq(sockerr_from_##space(code), SOCKERR_CONNECTION_REFUSED);                  \
        ck_assert_int_eq(sockerr_switch_from_##space(code), SOCKERR_CONNECTION_REFUSED);           \
        ck_assert_int_eq(sockerr_to_##space(SOCKERR_CONNECTION_REFUSED, FALLBACK), code);          \
        ck_assert_int_eq(sockerr_switch_to_##space(SOCKERR_CONNECTION_REFUSED, FALLBACK), code);   \
    } while (0)

START_TEST(a_refused_connection_in_six_systems_both_ways_both_forms)
{
    REFUSED(windows, 10061);
    REFUSED(linux, 111);
    REFUSED(macos, 61);
    REFUSED(aix, 79);
    REFUSED(hpux, 239);
    REFUSED(solaris, 146);
}
END_TEST

/* The value of the SocketError that .NET reads an errno symbol as, or that we do where it has none;
 * -1 where neither does. .NET has one symbol for each of the first two pairs. */
static int read_of_symbol(const char *symbol)
{
    static const char *const added[][2] = {{"EWOULDBLOCK", "10035"}, {"EOPNOTSUPP", "10045"},
                                           {"EPROCLIM", "10067"},    {"HOST_NOT_FOUND", "11001"},
                                           {"TRY_AGAIN", "11002"},   {"NO_RECOVERY", "11003"},
                                           {"NO_DATA", "11004"}};
    for (size_t i = 0; i < reads.count; i++)
        if (strcmp(reads.rows[i][0], symbol) == 0)
            return tsv_number(reads.rows[i][2]);
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        if (strcmp(added[i][0], symbol) == 0)
            return tsv_number(added[i][1]);
    return -1;
}

/* The same for a number: what any of its names in a space is read as. */
static int read_of_code(const struct numbers *space, int code)
{
    for (size_t i = 0; i < space->count; i++) {
        const struct number *number = &space->numbers[i];
        const int value = number->code == code ? read_of_symbol(number->error) : -1;
        if (value != -1)
            return value;
    }
    return -1;
}

static bool ends_with(const char *string, const char *end)
{
    const size_t length = strlen(string), end_length = strlen(end);
    return length >= end_length && strcmp(string + length - end_length, end) == 0;
}

/* The spaces that are a system's errno, which have EACCES by that name, and those that are
 * getaddrinfo's, by the space's name: of those that the sources speak of, which a column that
 * someone adds is not. */
static sockerr_space errnos[SOCKERR_SPACE_COUNT], gais[SOCKERR_SPACE_COUNT];
static int errno_count, gai_count;

static void find_spaces(void)
{
    for (int i = 0; i < SOCKERR_SPACE_COUNT; i++) {
        const sockerr_space space = (sockerr_space)i;
        const char *name = sockerr_space_name(space);
        if (numbers_of(name) != NULL && ends_with(name, "-gai"))
            gais[gai_count++] = space;
        else if (number_of(name, "EACCES") != NULL)
            errnos[errno_count++] = space;
    }
}

START_TEST(the_headers_have_every_space_that_the_sources_speak_of)
{
    for (size_t i = 0; i < known_space_count; i++)
        ck_assert_int_ne((int)sockerr_space_by_name(known_spaces[i].space), SOCKERR_SPACE_NONE);
    ck_assert_int_ge(errno_count, 71);
    ck_assert_int_ge(gai_count, 34);
}
END_TEST

START_TEST(errno_symbols_read_as_dotnet_reads_them)
{
    const struct numbers *space = numbers_of(sockerr_space_name(errnos[_i]));
    for (size_t i = 0; i < space->count; i++) {
        const int code = space->numbers[i].code;
        if ((int)sockerr_from(errnos[_i], code) != read_of_code(space, code))
            ck_abort_msg("%s %s is not read as in .NET", space->space, space->numbers[i].symbol);
    }
    ck_assert_uint_ge(space->count, 34);
}
END_TEST

/* Mono's list has a Winsock number for an errno. Those that are no SocketErrors read as none. */
static int mono_read(const char *winsock)
{
    const struct number *number = number_of("windows", winsock);
    return number != NULL ? (int)sockerr_by_value(number->code) : -1;
}

START_TEST(mono_reads_errnos_as_its_own_list_says)
{
    struct tsv list = tsv_read("tests/expected/mono_reads.tsv", '\t');
    const struct numbers *space = numbers_of(sockerr_space_name(errnos[_i]));
    int compared = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct number *number = number_of_error(space->space, list.rows[i][0]);
        if (number == NULL)
            continue;
        const sockerr read =
            sockerr_dotnet_socket_error(SOCKERR_RUNTIME_MONO, errnos[_i], number->code);
        ck_assert_msg((int)read == mono_read(list.rows[i][1]), "%s %s is not read as in Mono",
                      space->space, list.rows[i][0]);
        compared++;
    }
    ck_assert_int_gt(compared, 20);
    tsv_free(&list);
}
END_TEST

/* What no runtime of the list reads otherwise, or where there is no errno to read. */
START_TEST(runtimes_read_as_dotnet_where_they_say_nothing)
{
    expect_int((int)sockerr_dotnet_socket_error(SOCKERR_RUNTIME_MONO, SOCKERR_SPACE_LINUX, 0), 0);
    expect_int((int)sockerr_dotnet_socket_error(SOCKERR_RUNTIME_MONO, SOCKERR_SPACE_LINUX, 54321),
               -1);
    expect_int((int)sockerr_dotnet_socket_error(SOCKERR_RUNTIME_MONO, SOCKERR_SPACE_WINDOWS, 10053),
               10053);
    expect_int((int)sockerr_dotnet_socket_error(SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, 103),
               10053);
    expect_int((int)sockerr_dotnet_socket_error(SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, 2),
               (int)sockerr_from(SOCKERR_SPACE_LINUX, 2));
    expect_int((int)sockerr_dotnet_socket_error(SOCKERR_RUNTIME_NONE, SOCKERR_SPACE_HPUX, 239),
               10061);
}
END_TEST

/* The number of a symbol in a space; the fallback where it has none. */
static int code_of_symbol(const char *space, const char *symbol)
{
    const struct number *number = number_of_error(space, symbol);
    return number != NULL ? number->code : FALLBACK;
}

START_TEST(socket_errors_are_written_as_dotnet_writes_them)
{
    static const char *const names[] = {"HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY", "NO_DATA"};
    const char *name = sockerr_space_name(errnos[_i]);
    for (size_t row = 0; row < founding.count; row++) {
        const int value = founding_value(row);
        int expected = FALLBACK;
        for (size_t i = 0; i < writes.count; i++)
            if (strcmp(writes.rows[i][0], founding.rows[row][0]) == 0)
                expected = code_of_symbol(name, writes.rows[i][2]);
        if (value == 0)
            expected = 0;
        if (value == 10067)
            expected = code_of_symbol(name, "EPROCLIM");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (value == 11001 + (int)i && code_of_symbol(name, names[i]) != FALLBACK)
                expected = code_of_symbol(name, names[i]);
        if ((value == 10035 || value == 11002) && expected == FALLBACK)
            expected = code_of_symbol(name, "EWOULDBLOCK"); /* where there is no EAGAIN known */
        if (value == 10024 && expected == FALLBACK)
            expected = code_of_symbol(name, "EMFILE"); /* where no ENFILE is known */
        if (value == 10045 && expected == FALLBACK)
            expected = code_of_symbol(name, "EOPNOTSUPP"); /* HP-UX: the same to .NET */
        ck_assert_msg(sockerr_to(errnos[_i], (sockerr)value, FALLBACK) == expected,
                      "%s: %s is not written as in .NET", name, founding.rows[row][0]);
    }
}
END_TEST

START_TEST(codes_csv_has_every_number_and_no_other)
{
    struct tsv made = tsv_read("generated/codes.csv", ',');
    size_t symbols = 0;
    for (size_t i = 0; i < made.count; i++) {
        char *const *row = made.rows[i];
        if (numbers_of(row[0]) == NULL)
            continue; /* a column that someone has added */
        if (*row[1] == '\0') {
            ck_assert_str_eq(row[2], "0");
            ck_assert_str_eq(row[3], "Success");
            continue;
        }
        const struct number *number = number_of(row[0], row[1]);
        ck_assert_msg(number != NULL, "%s %s stands in no source", row[0], row[1]);
        ck_assert_msg(tsv_number(row[2]) == number->code, "%s %s is %d, not %s", row[0], row[1],
                      number->code, row[2]);
        ck_assert_msg((strcmp(row[4], "yes") == 0) == number->confirmed, "%s %s: confirmed %s",
                      row[0], row[1], row[4]);
        symbols++;
    }
    size_t known = 0;
    for (size_t i = 0; i < known_space_count; i++)
        known += known_spaces[i].count;
    ck_assert_uint_eq(symbols, known);
    tsv_free(&made);
}
END_TEST

/* getaddrinfo's codes: .NET has a policy for these, and SocketError for every other. */
static int dotnet_read_of_eai(const struct tsv *dotnet, const char *symbol)
{
    for (size_t i = 0; i < dotnet->count; i++)
        if (strcmp(dotnet->rows[i][0], symbol) == 0)
            for (size_t j = 0; j < founding.count; j++)
                if (strcmp(founding.rows[j][0], dotnet->rows[i][2]) == 0)
                    return founding_value(j);
    return -1;
}

START_TEST(getaddrinfo_codes_read_as_dotnet_reads_them)
{
    const struct numbers *space = numbers_of(sockerr_space_name(gais[_i]));
    struct tsv dotnet = tsv_read("tests/expected/dotnet_getaddrinfo.tsv", '\t');
    for (size_t i = 0; i < space->count; i++)
        ck_assert_msg((int)sockerr_from(gais[_i], space->numbers[i].code) ==
                          dotnet_read_of_eai(&dotnet, space->numbers[i].symbol),
                      "%s %s is not read as in .NET", space->space, space->numbers[i].symbol);
    ck_assert_uint_ge(space->count, 3);
    tsv_free(&dotnet);
}
END_TEST

START_TEST(eai_system_means_look_at_errno)
{
    ck_assert_int_eq((int)sockerr_from_gai(SOCKERR_SPACE_LINUX_GAI, -11, SOCKERR_SPACE_LINUX, 111),
                     SOCKERR_CONNECTION_REFUSED);
    ck_assert_int_eq((int)sockerr_from_gai(SOCKERR_SPACE_MACOS_GAI, 11, SOCKERR_SPACE_MACOS, 61),
                     SOCKERR_CONNECTION_REFUSED);
    ck_assert_int_eq((int)sockerr_from_gai(SOCKERR_SPACE_LINUX_GAI, -2, SOCKERR_SPACE_LINUX, 111),
                     SOCKERR_HOST_NOT_FOUND);
    ck_assert_int_eq((int)sockerr_from_gai(SOCKERR_SPACE_LINUX_GAI, 0, SOCKERR_SPACE_LINUX, 111),
                     SOCKERR_SUCCESS);
    ck_assert_int_eq((int)sockerr_from_gai(SOCKERR_SPACE_WINDOWS, 11001, SOCKERR_SPACE_UCRT, 107),
                     SOCKERR_HOST_NOT_FOUND);
    ck_assert_int_eq((int)sockerr_from_gai(SOCKERR_SPACE_NONE, 0, SOCKERR_SPACE_LINUX, 111),
                     SOCKERR_SOCKET_ERROR);
    ck_assert_int_eq((int)sockerr_from(SOCKERR_SPACE_LINUX_GAI, -11), SOCKERR_SOCKET_ERROR);
}
END_TEST

static const struct {
    const char *name;
    int (*has)(sockerr e);
} traits[] = {
    {"would_block", sockerr_is_would_block}, {"in_progress", sockerr_is_in_progress},
    {"refused", sockerr_is_refused},         {"connection_lost", sockerr_is_connection_lost},
    {"unreachable", sockerr_is_unreachable}, {"resolution", sockerr_is_resolution},
    {"transient", sockerr_is_transient},
};

START_TEST(traits_are_those_of_the_list_and_no_other)
{
    struct tsv list = tsv_read("tests/expected/traits.tsv", '\t');
    for (size_t i = 0; i < sizeof traits / sizeof *traits; i++) {
        for (size_t row = 0; row < founding.count; row++) {
            int listed = 0;
            for (size_t j = 0; j < list.count; j++)
                listed += strcmp(list.rows[j][0], traits[i].name) == 0 &&
                          strcmp(list.rows[j][1], founding.rows[row][0]) == 0;
            ck_assert_msg(traits[i].has((sockerr)founding_value(row)) == listed, "%s: %s",
                          traits[i].name, founding.rows[row][0]);
        }
        ck_assert_int_eq(traits[i].has((sockerr)10000), 0);
        ck_assert_int_eq(traits[i].has((sockerr)-2), 0);
    }
    tsv_free(&list);
}
END_TEST

START_TEST(traits_answer_for_every_space_alike)
{
    ck_assert_int_eq(sockerr_is_refused(sockerr_from_hpux(239)), 1);
    ck_assert_int_eq(sockerr_is_refused(sockerr_from_windows(10061)), 1);
    ck_assert_int_eq(sockerr_is_would_block(sockerr_from_hpux(246)), 1);
    ck_assert_int_eq(sockerr_is_transient(sockerr_from_linux_gai(-3)), 1);
    ck_assert_int_eq(sockerr_is_resolution(sockerr_from_linux(111)), 0);
}
END_TEST

START_TEST(the_host_is_a_space_of_its_own_kind)
{
#if defined(__linux__) && defined(__x86_64__)
    ck_assert_int_eq(SOCKERR_SPACE_HOST, SOCKERR_SPACE_LINUX);
    ck_assert_int_eq(SOCKERR_SPACE_HOST_ERRNO, SOCKERR_SPACE_LINUX);
    ck_assert_int_eq(SOCKERR_SPACE_HOST_GAI, SOCKERR_SPACE_LINUX_GAI);
#endif
#if defined(SOCKERR_SPACE_HOST)
    ck_assert_int_eq(sockerr_from(SOCKERR_SPACE_HOST, 0), SOCKERR_SUCCESS);
#endif
}
END_TEST

int main(void)
{
    numbers_read();
    find_spaces();
    Suite *suite = suite_create("facts");
    TCase *facts = add_case(suite, "facts");
    tcase_add_checked_fixture(facts, read_expectations, free_expectations);
    tcase_add_test(facts, founding_table_cell_for_cell);
    tcase_add_test(facts, dotnet_core_2_1_gives_enxio_for_host_not_found);
    tcase_add_test(facts, dotnet_5_gives_a_number_of_its_own_for_socket_error);
    tcase_add_test(facts, framework_and_mono_give_the_windows_code_everywhere);
    tcase_add_test(facts, il2cpp_gives_the_systems_own_numbers);
    tcase_add_loop_test(facts, mono_reads_errnos_as_its_own_list_says, 0, errno_count);
    tcase_add_test(facts, runtimes_read_as_dotnet_where_they_say_nothing);
    tcase_add_test(facts, dotnet_numbers_of_a_log_lead_back);
    tcase_add_test(facts, spaces_write_the_founding_table_where_the_system_has_a_code);
    tcase_add_test(facts, a_refused_connection_in_six_systems_both_ways_both_forms);
    tcase_add_test(facts, the_headers_have_every_space_that_the_sources_speak_of);
    tcase_add_loop_test(facts, errno_symbols_read_as_dotnet_reads_them, 0, errno_count);
    tcase_add_loop_test(facts, socket_errors_are_written_as_dotnet_writes_them, 0, errno_count);
    tcase_add_test(facts, codes_csv_has_every_number_and_no_other);
    tcase_add_loop_test(facts, getaddrinfo_codes_read_as_dotnet_reads_them, 0, gai_count);
    tcase_add_test(facts, eai_system_means_look_at_errno);
    tcase_add_test(facts, traits_are_those_of_the_list_and_no_other);
    tcase_add_test(facts, traits_answer_for_every_space_alike);
    tcase_add_test(facts, the_host_is_a_space_of_its_own_kind);

    const int status = run_suite(suite);
    numbers_free();
    return status;
}
