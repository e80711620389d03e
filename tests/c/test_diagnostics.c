/* SPDX-License-Identifier: 0BSD */
/*
 * test_diagnostics.c: where a diagnostic stands, in every encoding and with every line break that
 * YAML has, and the colours of a terminal. What is said of each mistake is in tests/bad.
 */
#include "run.h"
#include "suite.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* How a file is written that has a wrong code in its line 6, and what is said of it. N stands for a
 * line break; the text goes through printf. */
static const struct {
    const char *name, *line_break, *title, *code;
    const char *said;
} encodings[] = {
    {"plain", "\\n", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"a byte order mark", "\\n", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"CRLF", "\\r\\n", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"CR", "\\r", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"NEL", "\\302\\205", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"LS", "\\342\\200\\250", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"PS", "\\342\\200\\251", "An OS", "  EOTHER: 61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER: 61\n"
     "      |           ^~\n"},
    {"a tab", "\\n", "An OS", "  EOTHER:\\t61",
     "6:11: error: code 61 is already ECONNREFUSED's\n"
     "    6 |   EOTHER:\t61\n"
     "      |          \t^~\n"},
    {"characters of several bytes", "\\n", "An OS", "  \"E\\303\\226\\344\\275\\240\": 61",
     "6:3: error: a symbol must be a capital letter, then capital letters, digits and single "
     "underscores, 40 in all at most\n"
     "    6 |   \"E\303\226\344\275\240\": 61\n"
     "      |   ^~~~~\n"},
    {"a byte that is no UTF-8", "\\n", "An OS", "  EOT\\377HER: 61",
     "6:6: error: not YAML: invalid leading UTF-8 octet\n"
     "    6 |   EOT?HER: 61\n"
     "      |      ^\n"},
    {"such a byte behind others, with CR", "\\r", "\\303\\226\\303\\226", "  # \\303\\226\\377",
     "6:6: error: not YAML: invalid leading UTF-8 octet\n"
     "    6 |   # \303\226?\n"
     "      |      ^\n"},
    {"such a byte, with LS and a byte order mark", "\\342\\200\\250", "An OS", "  EO\\377: 61",
     "6:5: error: not YAML: invalid leading UTF-8 octet\n"
     "    6 |   EO?: 61\n"
     "      |     ^\n"},
};
enum { ENCODINGS = sizeof encodings / sizeof *encodings };

static char *make_data(const char *line_break, const char *title, const char *code, int marked)
{
    char *folder = new_folder("data");
    do_in(".", "cp -r tests/bad/base/. '%s'", folder);
    do_in(folder,
          "printf '%s' > spaces/os.yaml && "
          "printf 'space: os%s' >> spaces/os.yaml && printf 'title: %s%s' >> spaces/os.yaml && "
          "printf 'kind: errno%s' >> spaces/os.yaml && "
          "printf 'sources: [made up]%s' >> spaces/os.yaml && "
          "printf 'codes: {ETIMEDOUT: 60, ECONNREFUSED: 61,%s' >> spaces/os.yaml && "
          "printf '%s%s}%s' >> spaces/os.yaml",
          marked ? "\\357\\273\\277" : "", line_break, title, line_break, line_break, line_break,
          line_break, code, line_break, line_break);
    return folder;
}

START_TEST(the_caret_stands_under_the_right_character)
{
    int marked = strstr(encodings[_i].name, "byte order mark") != NULL;
    char *folder =
        make_data(encodings[_i].line_break, encodings[_i].title, encodings[_i].code, marked);
    struct run run = run_in(folder, "'%s' check --data . 2>&1 | head -3", tool());
    char *expected = printed("./spaces/os.yaml:%s", encodings[_i].said);
    ck_assert_msg(strcmp(run.out, expected) == 0, "%s: %s, not %s", encodings[_i].name, run.out,
                  expected);
    free(expected);
    run_free(&run);
    free(folder);
}
END_TEST

/* What a run prints on a terminal; script is one. */
static struct run on_terminal(const char *folder, const char *environment)
{
    return run_in(folder,
                  "TERM=xterm %s script -qec \"'%s' check --data .\" /dev/null < /dev/null | "
                  "tr -d '\\r'",
                  environment, tool());
}

START_TEST(a_terminal_gets_colours)
{
    char *folder = make_data("\\n", "An OS", "  EOTHER: 61", 0);
    struct run run = on_terminal(folder, "");
    ck_assert_str_eq(run.out, "\033[1m./spaces/os.yaml:6:11: \033[1;31merror: \033[0m"
                              "code 61 is already ECONNREFUSED's\n"
                              "    6 |   EOTHER: 61\n"
                              "      |           \033[1;32m^~\033[0m\n"
                              "\033[1m./spaces/os.yaml:5:38: \033[1;36mnote: \033[0m"
                              "ECONNREFUSED is here\n");
    run_free(&run);
    free(folder);
}
END_TEST

/* NO_COLOR, a terminal that knows none, and anything but a terminal. */
START_TEST(what_wants_no_colours_gets_none)
{
    static const char *const environments[] = {"NO_COLOR=1", "TERM=dumb", "TERM="};
    char *folder = make_data("\\n", "An OS", "  EOTHER: 61", 0);
    for (size_t i = 0; i < sizeof environments / sizeof *environments; i++) {
        struct run run = on_terminal(folder, environments[i]);
        ck_assert_ptr_nonnull(strstr(run.out, "./spaces/os.yaml:6:11: error: code 61"));
        ck_assert_ptr_null(strchr(run.out, '\033'));
        run_free(&run);
    }
    struct run run = run_in(folder, "TERM=xterm '%s' check --data .", tool());
    ck_assert_ptr_null(strchr(run.err, '\033'));
    run_free(&run);
    run = on_terminal(folder, "NO_COLOR=");
    ck_assert_ptr_nonnull(strchr(run.out, '\033'));
    run_free(&run);
    free(folder);
}
END_TEST

START_TEST(the_list_of_diagnostics_is_complete_and_each_is_expected_by_a_test)
{
    do_in(".", "\"$PYTHON\" -B tests/oracles/diagnostics.py generator data/README.md");
}
END_TEST

START_TEST(a_file_that_is_too_large_is_refused)
{
    char *folder = make_data("\\n", "An OS", "  EOTHER: 62", 0);
    do_in(folder, "yes '# a comment' | head -c 16777217 > stand_ins.yaml");
    struct run run = run_in(folder, "'%s' check --data .", tool());
    ck_assert_int_eq(run.status, 1);
    ck_assert_str_eq(run.err, "./stand_ins.yaml: error: larger than 16777216 bytes\n");
    run_free(&run);
    free(folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("diagnostics");
    TCase *places = tcase_create("places and colours");
    tcase_set_timeout(places, 60);
    tcase_add_loop_test(places, the_caret_stands_under_the_right_character, 0, ENCODINGS);
    tcase_add_test(places, a_terminal_gets_colours);
    tcase_add_test(places, what_wants_no_colours_gets_none);
    tcase_add_test(places, the_list_of_diagnostics_is_complete_and_each_is_expected_by_a_test);
    tcase_add_test(places, a_file_that_is_too_large_is_refused);
    suite_add_tcase(suite, places);

    return run_suite(suite);
}
