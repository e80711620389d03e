/* SPDX-License-Identifier: 0BSD */
/*
 * test_headers.c: every law of the design, for every space and every SocketError of one set of
 * headers. What is expected comes from oracle.py, which reads the same data by other means.
 */
#include "oracle.h"
#include "sockerr_codes.h"
#include "suite.h"

#include <check.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* A fallback that no table has, and another, to tell a code from either. */
enum { FALLBACK = 2000000011, OTHER_FALLBACK = -2000000033 };

static int compare_reads(const void *key, const void *read)
{
    const int code = *(const int *)key, other = ((const struct oracle_read *)read)->code;
    return code < other ? -1 : code > other;
}

/* What the oracle says that a code reads as. */
static int expected_read(const struct oracle_space *space, int code)
{
    const struct oracle_read *read = bsearch(&code, space->reads, (size_t)space->read_count,
                                             sizeof *space->reads, compare_reads);
    return read != NULL ? read->value : -1;
}

static void check_read(const struct oracle_space *space, int code)
{
    const int expected = expected_read(space, code);
    if ((int)space->from(code) != expected || (int)space->switch_from(code) != expected ||
        (int)sockerr_from(space->space, code) != expected)
        ck_abort_msg("%s: %d reads as %d from the array, %d from the switch, %d at run time; "
                     "it is %d",
                     space->name, code, (int)space->from(code), (int)space->switch_from(code),
                     (int)sockerr_from(space->space, code), expected);
}

static void check_write(const struct oracle_space *space, int value, int fallback, int expected)
{
    const sockerr e = (sockerr)value;
    if (space->to(e, fallback) != expected || space->switch_to(e, fallback) != expected ||
        sockerr_to(space->space, e, fallback) != expected)
        ck_abort_msg("%s: %d is written as %d by the array, %d by the switch, %d at run time; "
                     "it is %d",
                     space->name, value, space->to(e, fallback), space->switch_to(e, fallback),
                     sockerr_to(space->space, e, fallback), expected);
}

/* An int that is some steps from another, wherever that is. */
static int step_from(int number, int steps)
{
    return (int)((unsigned)number + (unsigned)steps);
}

START_TEST(every_form_reads_as_the_oracle_does)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int code = -200000; code <= 200000; code++)
        check_read(space, code);
    for (int i = 0; i < space->read_count; i++)
        for (int steps = -300; steps <= 300; steps++)
            check_read(space, step_from(space->reads[i].code, steps));
    for (int steps = -300; steps <= 300; steps++) {
        check_read(space, step_from(INT_MAX, steps));
        for (int bit = 16; bit < 32; bit++)
            check_read(space, step_from((int)(1u << bit), steps));
    }
}
END_TEST

START_TEST(every_form_writes_as_the_oracle_does)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int i = 0; i < oracle_error_count; i++) {
        const struct oracle_write *write = &space->writes[i];
        check_write(space, write->value, FALLBACK, write->has_code ? write->code : FALLBACK);
        check_write(space, write->value, OTHER_FALLBACK,
                    write->has_code ? write->code : OTHER_FALLBACK);
        check_write(space, write->value, 0, write->has_code ? write->code : 0);
    }
}
END_TEST

/* True for the value of a SocketError. */
static int is_member(int value)
{
    for (int i = 0; i < oracle_error_count; i++)
        if (oracle_errors[i].value == value)
            return 1;
    return 0;
}

START_TEST(a_value_that_is_no_socket_error_writes_the_fallback)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int value = -20000; value <= 20000; value++)
        if (!is_member(value))
            check_write(space, value, FALLBACK, FALLBACK);
    for (int steps = -300; steps <= 300; steps++)
        if (!is_member(step_from(INT_MAX, steps)))
            check_write(space, step_from(INT_MAX, steps), FALLBACK, FALLBACK);
}
END_TEST

START_TEST(law_what_is_written_reads_back_as_itself_or_as_what_it_borrows_from)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int i = 0; i < oracle_error_count; i++) {
        const int value = oracle_errors[i].value;
        const int code = space->to((sockerr)value, FALLBACK);
        const int back = code != FALLBACK ? (int)space->from(code) : value;
        ck_assert_msg(back == value || back == space->writes[i].owner,
                      "%s: %s is written as %d, which reads as %d", space->name,
                      oracle_errors[i].name, code, back);
    }
}
END_TEST

/* A code read is written as the same code, or as that of the first of its SocketError's symbols. */
START_TEST(law_what_is_read_is_written_as_its_first)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int i = 0; i < space->read_count; i++) {
        const struct oracle_read *read = &space->reads[i];
        expect_int(space->to(space->from(read->code), FALLBACK),
                   read->has_first ? read->first : FALLBACK);
    }
}
END_TEST

START_TEST(law_0_is_success_and_nothing_else_becomes_0)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    expect_int((int)space->from(0), SOCKERR_SUCCESS);
    expect_int(space->to(SOCKERR_SUCCESS, FALLBACK), 0);
    for (int i = 0; i < oracle_error_count; i++)
        if (oracle_errors[i].value != 0)
            ck_assert_int_ne(space->to((sockerr)oracle_errors[i].value, FALLBACK), 0);
    for (int i = 0; i < space->read_count; i++)
        if (space->reads[i].code != 0)
            ck_assert_int_ne((int)space->from(space->reads[i].code), SOCKERR_SUCCESS);
}
END_TEST

START_TEST(law_no_space_has_a_code_for_socket_error)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    check_write(space, -1, FALLBACK, FALLBACK);
    check_write(space, -1, OTHER_FALLBACK, OTHER_FALLBACK);
}
END_TEST

START_TEST(the_codes_of_a_space_are_listed_one_by_one)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    expect_int(sockerr_code_count(space->space), space->code_count);
    for (int i = 0; i < space->code_count; i++)
        expect_int(sockerr_code_at(space->space, i), space->codes[i].code);
    const int bad[] = {-1, space->code_count, space->code_count + 1, INT_MIN, INT_MAX};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect_int(sockerr_code_at(space->space, bad[i]), 0);
}
END_TEST

START_TEST(each_code_has_its_symbol_its_message_and_its_way_back)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int i = 0; i < space->code_count; i++) {
        const struct oracle_code *code = &space->codes[i];
        const char *symbol = sockerr_symbol(space->space, code->code);
        ck_assert_pstr_eq(symbol, code->symbol);
        ck_assert_str_eq(sockerr_message(space->space, code->code), code->message);
        if (symbol != NULL)
            expect_int(sockerr_code(space->space, symbol, FALLBACK), code->code);
    }
}
END_TEST

static int compare_codes(const void *key, const void *code)
{
    const int wanted = *(const int *)key, other = ((const struct oracle_code *)code)->code;
    return wanted < other ? -1 : wanted > other;
}

static int is_listed(const struct oracle_space *space, int code)
{
    return code == 0 || bsearch(&code, space->codes, (size_t)space->code_count,
                                sizeof *space->codes, compare_codes) != NULL;
}

/* Around each code, and at the ends of int. */
START_TEST(what_a_space_does_not_list_is_an_unknown_error)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    ck_assert_str_eq(sockerr_message(space->space, 0), "Success");
    for (int i = -1; i < space->code_count; i++)
        for (int steps = -20; steps <= 20; steps++) {
            const int code = step_from(i < 0 ? INT_MAX : space->codes[i].code, steps);
            if (!is_listed(space, code) &&
                strcmp(sockerr_message(space->space, code), "Unknown error") != 0)
                ck_abort_msg("%d of %s means: %s", code, space->name,
                             sockerr_message(space->space, code));
        }
}
END_TEST

/* The spaces of kind winsock, by their places among the oracle's. */
static int winsock[SOCKERR_SPACE_COUNT], winsock_count;

static void find_winsock(void)
{
    for (int i = 0; i < oracle_space_count; i++)
        if (oracle_spaces[i].winsock)
            winsock[winsock_count++] = i;
}

#ifdef WINSOCK
/* What is proved of each such space is proved of one at least, which has this name. */
START_TEST(the_winsock_of_this_table_is_known_as_one)
{
    int found = 0;
    for (int i = 0; i < winsock_count; i++)
        found += strcmp(oracle_spaces[winsock[i]].name, WINSOCK) == 0;
    ck_assert_int_eq(found, 1);
}
END_TEST
#endif

START_TEST(law_winsock_codes_are_the_values)
{
    const struct oracle_space *space = &oracle_spaces[winsock[_i]];
    int compared = 0;
    for (int i = 0; i < oracle_error_count; i++) {
        const int code = space->to((sockerr)oracle_errors[i].value, FALLBACK);
        if (code == FALLBACK)
            continue;
        expect_int(code, oracle_errors[i].value);
        compared++;
    }
    ck_assert_int_gt(compared, 1);
}
END_TEST

START_TEST(a_space_that_is_none_reads_as_socket_error_and_writes_the_fallback)
{
    const int none[] = {SOCKERR_SPACE_NONE, SOCKERR_SPACE_COUNT, SOCKERR_SPACE_COUNT + 1, 100000,
                        INT_MIN};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const sockerr_space space = (sockerr_space)none[i];
        expect_int((int)sockerr_from(space, 0), SOCKERR_SOCKET_ERROR);
        expect_int(sockerr_to(space, SOCKERR_SUCCESS, FALLBACK), FALLBACK);
        ck_assert_ptr_null(sockerr_space_name(space));
        ck_assert_str_eq(sockerr_message(space, 0), "Unknown error");
        ck_assert_str_eq(sockerr_message(space, oracle_spaces[0].codes[0].code), "Unknown error");
        expect_int(sockerr_code_count(space), 0);
        expect_int(sockerr_code_at(space, 0), 0);
    }
}
END_TEST

START_TEST(names_summaries_and_order_are_those_of_the_data)
{
    expect_int(SOCKERR_COUNT, oracle_error_count);
    for (int i = 0; i < oracle_error_count; i++) {
        const sockerr e = sockerr_at(i);
        expect_int((int)e, oracle_errors[i].value);
        expect_int((int)sockerr_by_value(oracle_errors[i].value), oracle_errors[i].value);
        ck_assert_str_eq(sockerr_name(e), oracle_errors[i].name);
        ck_assert_str_eq(sockerr_summary(e), oracle_errors[i].summary);
    }
    expect_int(SOCKERR_SPACE_COUNT, oracle_space_count);
    for (int i = 0; i < oracle_space_count; i++) {
        ck_assert_int_ge((int)oracle_spaces[i].space, 0);
        ck_assert_int_lt((int)oracle_spaces[i].space, SOCKERR_SPACE_COUNT);
        ck_assert_str_eq(sockerr_space_name(oracle_spaces[i].space), oracle_spaces[i].name);
    }
}
END_TEST

START_TEST(what_is_no_socket_error_is_named_as_socket_error)
{
    const int values[] = {-2, 1, 10000, 70000, 65536 + 10061, INT_MIN, INT_MAX};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (is_member(values[i]))
            continue;
        ck_assert_str_eq(sockerr_name((sockerr)values[i]), "SocketError");
        ck_assert_str_eq(sockerr_summary((sockerr)values[i]),
                         sockerr_summary(SOCKERR_SOCKET_ERROR));
        expect_int((int)sockerr_by_value(values[i]), SOCKERR_SOCKET_ERROR);
    }
    expect_int((int)sockerr_at(-1), SOCKERR_SOCKET_ERROR);
    expect_int((int)sockerr_at(SOCKERR_COUNT), SOCKERR_SOCKET_ERROR);
}
END_TEST

/* A number that is no SocketError's passes through every runtime in every space. */
START_TEST(dotnet_gives_a_number_that_is_no_member_back)
{
    for (int runtime = -1; runtime <= SOCKERR_RUNTIME_COUNT; runtime++)
        for (int value = -20000; value <= 20000; value += 7)
            if (!is_member(value))
                expect_int(sockerr_dotnet_native_error_code((sockerr_runtime)runtime,
                                                            oracle_spaces[_i].space, value),
                           value);
}
END_TEST

/* Any number comes back as it is for a runtime or a space that is none. */
START_TEST(dotnet_gives_any_number_back_for_what_is_none)
{
    const int values[] = {-1, 0, 10061, 11001, 54321, INT_MIN};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        for (int runtime = -1; runtime <= SOCKERR_RUNTIME_COUNT; runtime++) {
            expect_int(sockerr_dotnet_native_error_code((sockerr_runtime)runtime,
                                                        SOCKERR_SPACE_NONE, values[i]),
                       values[i]);
            expect_int(sockerr_dotnet_native_error_code((sockerr_runtime)runtime,
                                                        SOCKERR_SPACE_COUNT, values[i]),
                       values[i]);
        }
        for (int space = 0; space < SOCKERR_SPACE_COUNT; space++) {
            expect_int(sockerr_dotnet_native_error_code(SOCKERR_RUNTIME_NONE, (sockerr_space)space,
                                                        values[i]),
                       values[i]);
            expect_int(sockerr_dotnet_native_error_code(SOCKERR_RUNTIME_COUNT, (sockerr_space)space,
                                                        values[i]),
                       values[i]);
        }
    }
}
END_TEST

/* In a Winsock space every runtime gives the SocketError's value, whatever it overrides elsewhere.
 */
START_TEST(dotnet_gives_the_value_in_winsock)
{
    for (int runtime = 0; runtime < SOCKERR_RUNTIME_COUNT; runtime++)
        for (int i = 0; i < oracle_error_count; i++)
            expect_int(sockerr_dotnet_native_error_code((sockerr_runtime)runtime,
                                                        oracle_spaces[winsock[_i]].space,
                                                        oracle_errors[i].value),
                       oracle_errors[i].value);
}
END_TEST

/* What a runtime gave for a SocketError leads back to one that it gives the same number for. */
START_TEST(dotnet_numbers_lead_back)
{
    const sockerr_space space = oracle_spaces[_i].space;
    for (int i = 0; i <= SOCKERR_RUNTIME_COUNT; i++) {
        const sockerr_runtime runtime = (sockerr_runtime)(i - 1);
        for (int j = 0; j < oracle_error_count; j++) {
            const int native =
                sockerr_dotnet_native_error_code(runtime, space, oracle_errors[j].value);
            const int back = sockerr_dotnet_from_native(runtime, space, native);
            ck_assert(is_member(back));
            expect_int(sockerr_dotnet_native_error_code(runtime, space, back), native);
        }
    }
}
END_TEST

/* What a runtime reads a code as: .NET's reading, but for those that the oracle lists. */
static int expected_reading(sockerr_runtime runtime, const struct oracle_space *space, int code)
{
    for (int i = 0; i < oracle_reading_count; i++)
        if (oracle_readings[i].runtime == runtime && oracle_readings[i].space == space->space &&
            oracle_readings[i].code == code)
            return oracle_readings[i].value;
    return expected_read(space, code);
}

START_TEST(a_runtime_reads_codes_as_the_oracle_does)
{
    const struct oracle_space *space = &oracle_spaces[_i];
    for (int i = -1; i <= SOCKERR_RUNTIME_COUNT; i++) {
        const sockerr_runtime runtime = (sockerr_runtime)i;
        for (int j = -1; j < space->code_count; j++)
            for (int steps = -1; steps <= 1; steps++) {
                const int code = step_from(j < 0 ? 0 : space->codes[j].code, steps);
                expect_int((int)sockerr_dotnet_socket_error(runtime, space->space, code),
                           expected_reading(runtime, space, code));
            }
        expect_int((int)sockerr_dotnet_socket_error(runtime, SOCKERR_SPACE_NONE, 1),
                   SOCKERR_SOCKET_ERROR);
    }
}
END_TEST

int main(void)
{
    find_winsock();
    Suite *suite = suite_create("headers");
    TCase *spaces = add_case(suite, "each space");
    tcase_add_loop_test(spaces, every_form_reads_as_the_oracle_does, 0, oracle_space_count);
    tcase_add_loop_test(spaces, every_form_writes_as_the_oracle_does, 0, oracle_space_count);
    tcase_add_loop_test(spaces, a_value_that_is_no_socket_error_writes_the_fallback, 0,
                        oracle_space_count);
    tcase_add_loop_test(spaces, law_what_is_written_reads_back_as_itself_or_as_what_it_borrows_from,
                        0, oracle_space_count);
    tcase_add_loop_test(spaces, law_what_is_read_is_written_as_its_first, 0, oracle_space_count);
    tcase_add_loop_test(spaces, law_0_is_success_and_nothing_else_becomes_0, 0, oracle_space_count);
    tcase_add_loop_test(spaces, law_no_space_has_a_code_for_socket_error, 0, oracle_space_count);
    tcase_add_loop_test(spaces, the_codes_of_a_space_are_listed_one_by_one, 0, oracle_space_count);
    tcase_add_loop_test(spaces, each_code_has_its_symbol_its_message_and_its_way_back, 0,
                        oracle_space_count);
    tcase_add_loop_test(spaces, what_a_space_does_not_list_is_an_unknown_error, 0,
                        oracle_space_count);
    tcase_add_loop_test(spaces, a_runtime_reads_codes_as_the_oracle_does, 0, oracle_space_count);
    tcase_add_loop_test(spaces, dotnet_gives_a_number_that_is_no_member_back, 0,
                        oracle_space_count);
    tcase_add_loop_test(spaces, dotnet_numbers_lead_back, 0, oracle_space_count);

    TCase *of_winsock = add_case(suite, "each space of kind winsock");
#ifdef WINSOCK
    tcase_add_test(of_winsock, the_winsock_of_this_table_is_known_as_one);
#endif
    tcase_add_loop_test(of_winsock, law_winsock_codes_are_the_values, 0, winsock_count);
    tcase_add_loop_test(of_winsock, dotnet_gives_the_value_in_winsock, 0, winsock_count);

    TCase *all = add_case(suite, "all");
    tcase_add_test(all, a_space_that_is_none_reads_as_socket_error_and_writes_the_fallback);
    tcase_add_test(all, names_summaries_and_order_are_those_of_the_data);
    tcase_add_test(all, what_is_no_socket_error_is_named_as_socket_error);
    tcase_add_test(all, dotnet_gives_any_number_back_for_what_is_none);

    return run_suite(suite);
}
