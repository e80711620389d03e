/* SPDX-License-Identifier: 0BSD */
/*
 * test_lookup.c: sockerr lookup and sockerr translate, as people and programs meet them. What they
 * find is compared with what lookups.py works out of the same data by other means; how it looks,
 * with what stands here.
 */
#include "run.h"
#include "suite.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const terms[] = {
    "111",
    "-111",
    "10061",
    "-131073",
    "0x274D",
    "4294836223",
    "0x80072AF9",
    "0x8007274D",
    "-2147014835",
    "ECONNREFUSED",
    "econnrefused",
    "WSAECONNREFUSED",
    "ConnectionRefused",
    "connection refused",
    "linux:111",
    "macos:ECONNREFUSED",
    "hpux:connection refused",
    "windows:0x80072AF9",
    "linux:0x80072AF9",
    "dotnet-5:-131073",
    "CONNECTION_REFUSED",
    "Success",
    "SocketError",
    "TryAgain",
    "EWOULDBLOCK",
    "WSAEWOULDBLOCK",
    "EAI_NONAME",
    "HTTP2Error",
    "connection",
    "conn ref",
    "onnection",
    "the name",
    "fold text",
    "0",
    "-0",
    "+5",
    "-1",
    "-2",
    "11",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "18446744073709551505",
    "18446744073709551616",
    "99999999999999999999999",
    "0x",
    "0xg",
    "0x1A",
    "-0x1",
    "1e3",
    "",
    ":",
    "linux:",
    ":111",
    "linux::111",
    "a,\"b",
};
enum { TERM_COUNT = sizeof terms / sizeof *terms, TABLE_COUNT = 2 };

static const char *const tables[TABLE_COUNT] = {"data", "tests/tables/odd"};

START_TEST(a_term_finds_what_the_data_has)
{
    const char *table = tables[_i % TABLE_COUNT], *term = terms[_i / TABLE_COUNT];
    struct run oracle =
        run_in(".", "\"$PYTHON\" -B tests/oracles/lookups.py lookup '%s' '%s'", table, term);
    struct run run = run_in(".", "'%s' lookup --data '%s' --csv '%s'", tool(), table, term);
    ck_assert_str_eq(oracle.err, "");
    ck_assert_int_eq(run.status, oracle.status);
    ck_assert_str_eq(run.out, oracle.out);
    ck_assert_int_eq(run.status == 0, *run.err == '\0');
    run_free(&run);
    run_free(&oracle);
}
END_TEST

/* The terms of the command's description are found in the shipped data. */
START_TEST(what_people_have_in_hand_is_found)
{
    for (int i = 0; i < 16; i++) {
        struct run run = run_in(".", "'%s' lookup --data data '%s'", tool(), terms[i]);
        ck_assert_msg(run.status == 0, "%s: %s", terms[i], run.err);
        ck_assert_ptr_eq(strstr(run.out, terms[i]), run.out);
        run_free(&run);
    }
}
END_TEST

START_TEST(json_has_what_csv_has)
{
    for (int table = 0; table < TABLE_COUNT; table++)
        do_in(".",
              "set -- 111 -1 ConnectionRefused 'connection' 0 '%s:\"\\' 11 'ECONNREFUSED'; "
              "'%s' lookup --data '%s' --json \"$@\" 2>/dev/null | \"$PYTHON\" -B tests/oracles/lookups.py "
              "csv > '%s/json' && '%s' lookup --data '%s' --csv \"$@\" 2>/dev/null | "
              "sed 's/,[a-z]*$//' | diff - '%s/json'",
              "no", tool(), tables[table], scratch(), tool(), tables[table], scratch());
}
END_TEST

START_TEST(what_is_not_found_is_json_too)
{
    check_run(run_in(".", "'%s' lookup --data data --json nothing-such", tool()), 1, "[]\n",
              "sockerr: nothing found for nothing-such\n");
}
END_TEST

/* Bytes that are no UTF-8 come out as something that JSON can hold. */
START_TEST(json_is_valid_whatever_the_term_is)
{
    char *folder = new_folder("json");
    do_in(".",
          "cd '%s' && for term in 'linux:0\\t1' '\\303' '\\355\\240\\200 0' '\\360\\200\\200\\200' "
          "'\\377 0' '\\364\\220\\200\\200' '\\302\\205' '\\001'; do "
          "printf \"success $term\\n\"; done | sed 's/ 0$/ success/' > terms && "
          "{ '%s' lookup --data \"$OLDPWD/data\" --json - < terms > out.json || test $? = 1; } "
          "2>err && "
          "\"$PYTHON\" -c 'import json; json.loads(open(\"out.json\", \"rb\").read().decode())' && "
          "'%s' lookup --data \"$OLDPWD/tests/tables/odd\" --json \"$(printf 'caf\\303')\" > "
          "out.json && "
          "grep -q '\"term\": \"caf.ufffd\"' out.json",
          folder, tool(), tool());
    free(folder);
}
END_TEST

/* A small table, as people see it */

static char *small_table(const char *name)
{
    char *folder = new_folder(name);
    do_in(folder,
          "mkdir spaces && cat > socket_errors.yaml <<'END'\n"
          "- {name: SocketError, value: -1, summary: Something.}\n"
          "- {name: Success, value: 0, summary: Nothing.}\n"
          "- {name: ConnectionRefused, value: 10061, "
          "summary: \"The other side is\\e there, caf\\u00e9 and all, and refuses.\",\n"
          "   symbols: [ECONNREFUSED]}\n"
          "- {name: TimedOut, value: 10060, summary: Too late., symbols: [ETIMEDOUT], "
          "reads: [ELATE]}\n"
          "END\n"
          "cat > spaces/known.yaml <<'END'\n"
          "{space: known, title: K, kind: errno, sources: [one, two], codes: {ECONNREFUSED: 61, "
          "ETIMEDOUT: 5, ELATE: ETIMEDOUT, ENEUTRAL: 70}}\n"
          "END\n"
          "cat > spaces/a.yaml <<'END'\n"
          "{space: a, title: A, kind: errno, sources: [one], codes: {ECONNREFUSED: 61}, "
          "unconfirmed: {ENEUTRAL: 5}}\n"
          "END\n"
          "for n in 1 2 3 4 5 6; do sed \"s/space: a/space: a-long-name-$n/\" spaces/a.yaml "
          "> spaces/a-long-name-$n.yaml; done");
    return folder;
}

START_TEST(the_best_known_comes_first_and_columns_are_aligned)
{
    char *folder = small_table("looks");
    check_run(run_in(folder, "COLUMNS= '%s' lookup --data . 5 ECONNREFUSED", tool()), 0,
              "5\n"
              "  5  ENEUTRAL                    a?, a-long-name-1?, a-long-name-2?, "
              "a-long-name-3?, a-long-name-4?, a-long-name-5?, a-long-name-6?\n"
              "  5  ETIMEDOUT, ELATE  TimedOut  known\n"
              "  TimedOut, 10060: Too late.\n"
              "  ?: one second-hand source alone gives this code.\n"
              "\n"
              "ECONNREFUSED\n"
              "  61  ECONNREFUSED  ConnectionRefused  known, a, a-long-name-1, a-long-name-2, "
              "a-long-name-3, a-long-name-4, a-long-name-5, a-long-name-6\n"
              "  ConnectionRefused, 10061: The other side is? there, caf\xC3\xA9 and all, and "
              "refuses.\n",
              "");
    free(folder);
}
END_TEST

/* What lookup prints on a terminal; script is one. */
static struct run on_terminal(const char *folder, const char *environment, const char *columns)
{
    return run_in(folder,
                  "%s TERM=xterm script -qec \"stty cols %s; '%s' lookup --data . ECONNREFUSED "
                  "--space a,known,a-long-name-1,a-long-name-2\" /dev/null < /dev/null | "
                  "tr -d '\\r'",
                  environment, columns, tool());
}

START_TEST(lines_are_as_long_as_the_terminal_is_wide)
{
    static const char narrow[] = "ECONNREFUSED\n"
                                 "  61  ECONNREFUSED  ConnectionRefused  known, a,\n"
                                 "                                       a-long-name-1,\n"
                                 "                                       a-long-name-2\n"
                                 "  ConnectionRefused, 10061: The other side is? there,\n"
                                 "    caf\xC3\xA9 and all, and refuses.\n";
    char *folder = small_table("width");
    check_run(on_terminal(folder, "NO_COLOR=1 COLUMNS=", "55"), 0, narrow, "");
    check_run(on_terminal(folder, "NO_COLOR=1 COLUMNS=55", "200"), 0, narrow, "");
    check_run(run_in(folder,
                     "COLUMNS=55 '%s' lookup --data . ECONNREFUSED "
                     "--space a,known,a-long-name-1,a-long-name-2",
                     tool()),
              0, narrow, "");
    free(folder);
}
END_TEST

START_TEST(a_terminal_that_is_too_narrow_still_gets_all)
{
    char *folder = small_table("narrow");
    struct run run = on_terminal(folder, "NO_COLOR=1 COLUMNS=", "20");
    ck_assert_ptr_nonnull(strstr(run.out, "a-long-name-1,\n"));
    ck_assert_ptr_nonnull(strstr(run.out, "a-long-name-2\n"));
    run_free(&run);
    run = on_terminal(folder, "NO_COLOR=1 COLUMNS=", "0"); /* it does not say, so it has 80 */
    ck_assert_ptr_nonnull(strstr(run.out, "known, a, a-long-name-1, a-long-name-2\n"));
    run_free(&run);
    free(folder);
}
END_TEST

START_TEST(a_terminal_gets_colours_and_nothing_else_does)
{
    char *folder = small_table("colours");
    struct run run = on_terminal(folder, "NO_COLOR= COLUMNS=", "90");
    ck_assert_ptr_eq(strstr(run.out, "\033[1mECONNREFUSED\033[0m\n"), run.out);
    run_free(&run);
    run = on_terminal(folder, "NO_COLOR=1 COLUMNS=", "90");
    ck_assert_ptr_null(strchr(run.out, '\033'));
    run_free(&run);
    run = run_in(folder, "COLUMNS= TERM=xterm '%s' lookup --data . ECONNREFUSED", tool());
    ck_assert_ptr_null(strchr(run.out, '\033'));
    run_free(&run);
    free(folder);
}
END_TEST

START_TEST(standard_input_is_read_line_by_line)
{
    char *folder = small_table("lines");
    struct run whole = run_in(folder, "'%s' lookup --data . 61 5 ECONNREFUSED", tool());
    check_run(run_in(folder, "printf '\\n  5 \\r\\n\\t\\nECONNREFUSED' | '%s' lookup --data . 61 -",
                     tool()),
              0, whole.out, "");
    run_free(&whole);
    check_run(run_in(folder, "'%s' lookup --data . - < /dev/null", tool()), 0, "", "");
    check_run(run_in(folder,
                     "'%s' lookup --data . --space a -- -61 \"$(printf 'refuses\\001')\" | "
                     "grep -E '^(-61|refuses.)$'",
                     tool()),
              0, "-61\nrefuses?\n", "");
    do_in(folder, "printf '%%-900s\\n' 61 | '%s' lookup --data . - > long && grep -q '^61$' long",
          tool());
    check_run(run_in(folder,
                     "{ printf '61 '; head -c 100000 /dev/zero | tr '\\0' ' '; echo 5; } | "
                     "'%s' lookup --data . - 2>&1 | cut -c1-30",
                     tool()),
              0, "sockerr: nothing found for 61\n", "");
    check_run(run_in(folder, "printf '6\\0001\\n' | '%s' lookup --data . -", tool()), 1, "",
              "sockerr: nothing found for 6?1\n");
    check_run(run_in(folder, "'%s' lookup --data . - <&-", tool()), 3, "",
              "sockerr: standard input: Bad file descriptor\n");
    check_run(run_in(folder, "'%s' translate --data . --from a --to a - < .", tool()), 3, "",
              "sockerr: standard input: Is a directory\n");
    free(folder);
}
END_TEST

START_TEST(what_is_not_found_is_said_with_what_may_have_been_meant)
{
    static const char *const cases[][2] = {
        {"9999", "9999"},
        {"ECONREFUSED", "ECONREFUSED; did you mean ECONNREFUSED?"},
        {"conectionrefused", "conectionrefused; did you mean ConnectionRefused?"},
        {"macos:EAGIN", "macos:EAGIN; did you mean macos:EAGAIN?"},
        {"linx:111", "linx:111; did you mean linux?"},
        {"linux:WSAECONNABORTEDD", "linux:WSAECONNABORTEDD; did you mean linux:WSAECONNABORTED?"},
        {"wasi:EHOSTDOWN", "wasi:EHOSTDOWN"},
        {"gobbledygook", "gobbledygook"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *expected = printed("sockerr: nothing found for %s\n", cases[i][1]);
        check_run(run_in(".", "'%s' lookup --data data %s", tool(), cases[i][0]), 1, "", expected);
        free(expected);
    }
    struct run run = run_in(".", "'%s' lookup --data data linux:111 9999 linux:61", tool());
    ck_assert_int_eq(run.status, 1);
    ck_assert_ptr_nonnull(strstr(run.out, "ENODATA")); /* the next term is looked up all the same */
    run_free(&run);
    check_run(run_in(".", "'%s' lookup --data data \"$(printf '\\033[31m\\302\\233x')\"", tool()),
              1, "", "sockerr: nothing found for ?[31m?x\n");
}
END_TEST

START_TEST(spaces_narrow_what_is_found)
{
    check_run(
        run_in(".", "'%s' lookup --data data --csv --space macos,windows ECONNREFUSED", tool()), 0,
        "term,kind,space,symbol,code,socket_error,confirmed\n"
        "ECONNREFUSED,errno,macos,ECONNREFUSED,61,ConnectionRefused,yes\n"
        "ECONNREFUSED,winsock,windows,WSAECONNREFUSED,10061,ConnectionRefused,yes\n",
        "");
    check_run(run_in(".", "'%s' lookup --data data --space linux -131073", tool()), 1, "",
              "sockerr: nothing found for -131073\n");
    check_run(run_in(".", "'%s' lookup --data data --space linx 1", tool()), 2, "",
              "sockerr: there is no space \"linx\"; did you mean linux?\n");
}
END_TEST

START_TEST(a_column_that_was_just_added_is_looked_up)
{
    char *folder = small_table("added");
    do_in(folder,
          "mkdir -p over/spaces && echo '{space: mine, title: M, kind: errno, sources: [me], "
          "codes: {EMINE: 4711, ETIMEDOUT: 5}}' > over/spaces/mine.yaml");
    check_run(run_in(folder, "'%s' lookup --data . --data over --csv 4711", tool()), 0,
              "term,kind,space,symbol,code,socket_error,confirmed\n"
              "4711,errno,mine,EMINE,4711,,yes\n",
              "");
    check_run(
        run_in(folder, "'%s' translate --data . --data over --from mine --to known 5 4711", tool()),
        1,
        "   5  ETIMEDOUT        5  ETIMEDOUT     name\n"
        "4711  EMINE            -  -             none\n",
        "");
    free(folder);
}
END_TEST

static const char *const pairs[][2] = {
    {"macos", "linux"},       {"windows", "linux"}, {"linux", "wasi"},     {"hpux", "windows"},
    {"linux-gai", "h-errno"}, {"h-errno", "ucrt"},  {"haiku", "haiku"},    {"hurd", "linux-mips"},
    {"windows", "macos-gai"}, {"linux", "windows"}, {"openbsd", "minix3"}, {"windows", "windows"},
};
enum { PAIR_COUNT = sizeof pairs / sizeof *pairs };

START_TEST(what_no_header_can_be_made_of_is_looked_up)
{
    char *folder = small_table("clash");
    do_in(folder,
          "sed -i 's/reads: .ELATE./&, traits: [space]/' socket_errors.yaml && "
          "echo '- {name: TimedOUT, value: 1, summary: Mine., symbols: [EMINE]}' "
          ">> socket_errors.yaml && sed -i 's/ENEUTRAL: 70/&, EMINE: 9/' spaces/known.yaml && "
          "! '%s' check --data . 2> errors && grep -q 'would both be sockerr_is_space' errors",
          tool());
    check_run(run_in(folder, "'%s' lookup --data . known:61", tool()), 0,
              "known:61\n"
              "  61  ECONNREFUSED  ConnectionRefused  known\n"
              "  ConnectionRefused, 10061: The other side is? there, caf\xC3\xA9 and all, and "
              "refuses.\n",
              "");
    check_run(run_in(folder, "'%s' translate --data . --from known --to a 61", tool()), 0,
              "61  ECONNREFUSED  61  ECONNREFUSED  name\n", "");
    check_run(run_in(folder, "'%s' lookup --data . TimedOUT", tool()), 0,
              "TimedOUT\n  9  EMINE  TimedOUT  known\n  1         TimedOUT  TimedOUT\n"
              "  TimedOUT, 1: Mine.\n",
              "");
    free(folder);
}
END_TEST

START_TEST(translate_grades_each_answer)
{
    const char *from = pairs[_i][0], *to = pairs[_i][1];
    do_in(".",
          "\"$PYTHON\" -B tests/oracles/lookups.py translate data %s %s > '%s/translated' && "
          "{ cut -d' ' -f1 '%s/translated' | '%s' translate --data data --from %s --to %s - || "
          "test $? = 1; } | sed 's/^ *//; s/  */ /g' | diff '%s/translated' - && "
          "test \"$(wc -l < '%s/translated')\" -gt 5",
          from, to, scratch(), scratch(), tool(), from, to, scratch(), scratch());
}
END_TEST

START_TEST(translate_takes_symbols_and_says_what_is_none)
{
    char *folder = small_table("translate");
    check_run(run_in(folder,
                     "printf 'etimedout\\n\\nnothing\\n' | "
                     "'%s' translate --data . --from known --to a 61 - 0x46 -7 0",
                     tool()),
              1,
              "61  ECONNREFUSED  61  ECONNREFUSED  name\n"
              " 5  ETIMEDOUT      -  -             none\n"
              " -  -              -  -             none\n"
              "70  ENEUTRAL       5  ENEUTRAL      name\n"
              "-7  -              -  -             none\n"
              " 0  Success        0  Success       name\n",
              "sockerr: no code of known: nothing\n");
    free(folder);
}
END_TEST

START_TEST(a_full_disk_on_standard_output_is_3)
{
    if (access("/dev/full", W_OK) != 0)
        return;
    check_run(run_in(".", "'%s' lookup --data data 111 > /dev/full", tool()), 3, "",
              "sockerr: standard output: No space left on device\n");
    check_run(run_in(".",
                     "yes 61 | '%s' translate --data data --from macos --to linux - > /dev/full",
                     tool()),
              3, "", "sockerr: standard output: No space left on device\n");
}
END_TEST

/* Who asks a code at a time, through a pipe, gets each answer before the next question. */
START_TEST(answers_do_not_wait_for_the_end_of_the_input)
{
    char *folder = small_table("waiting");
    do_in(folder,
          "mkfifo ask tell; '%s' translate --data . --from known --to a - < ask > tell & "
          "exec 3> ask 4< tell; echo 61 >&3; read -r line <&4 && "
          "test \"$line\" = '61  ECONNREFUSED  61  ECONNREFUSED  name' && exec 3>&- && wait $!",
          tool());
    free(folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lookup");
    TCase *lookup = tcase_create("lookup and translate");
    tcase_set_timeout(lookup, 60);
    tcase_add_loop_test(lookup, a_term_finds_what_the_data_has, 0, TERM_COUNT * TABLE_COUNT);
    tcase_add_test(lookup, what_people_have_in_hand_is_found);
    tcase_add_test(lookup, json_has_what_csv_has);
    tcase_add_test(lookup, what_is_not_found_is_json_too);
    tcase_add_test(lookup, json_is_valid_whatever_the_term_is);
    tcase_add_test(lookup, the_best_known_comes_first_and_columns_are_aligned);
    tcase_add_test(lookup, lines_are_as_long_as_the_terminal_is_wide);
    tcase_add_test(lookup, a_terminal_that_is_too_narrow_still_gets_all);
    tcase_add_test(lookup, a_terminal_gets_colours_and_nothing_else_does);
    tcase_add_test(lookup, standard_input_is_read_line_by_line);
    tcase_add_test(lookup, what_is_not_found_is_said_with_what_may_have_been_meant);
    tcase_add_test(lookup, spaces_narrow_what_is_found);
    tcase_add_test(lookup, a_column_that_was_just_added_is_looked_up);
    tcase_add_test(lookup, what_no_header_can_be_made_of_is_looked_up);
    tcase_add_loop_test(lookup, translate_grades_each_answer, 0, PAIR_COUNT);
    tcase_add_test(lookup, translate_takes_symbols_and_says_what_is_none);
    tcase_add_test(lookup, a_full_disk_on_standard_output_is_3);
    tcase_add_test(lookup, answers_do_not_wait_for_the_end_of_the_input);
    suite_add_tcase(suite, lookup);
    return run_suite(suite);
}
