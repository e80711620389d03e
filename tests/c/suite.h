/* SPDX-License-Identifier: 0BSD */
/* suite.h: what every test program has: its cases, how it runs them, an assertion for long loops.
 */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>
#include <stdlib.h>
#include <sys/resource.h>

/* ck_assert_int_eq for long loops. Check's own writes to a pipe each time, which takes longer than
 * what is tested. */
#define expect_int(got, expected)                                                                  \
    do {                                                                                           \
        const int got_ = (got), expected_ = (expected);                                            \
        if (got_ != expected_)                                                                     \
            ck_abort_msg("%s is %d, and not %s, %d", #got, got_, #expected, expected_);            \
    } while (0)

/* A test is ended after so many seconds of a processor, and so many of the clock, which a loaded
 * machine must not reach. */
enum { PROCESSOR_SECONDS = 600, CLOCK_SECONDS = 6 * 3600 };

/* Adds an empty case to a suite. */
static inline TCase *add_case(Suite *suite, const char *name)
{
    TCase *added = tcase_create(name);
    tcase_set_timeout(added, CLOCK_SECONDS);
    suite_add_tcase(suite, added);
    return added;
}

/* Returns what the program is to exit with. */
static inline int run_suite(Suite *suite)
{
    const struct rlimit limit = {PROCESSOR_SECONDS, PROCESSOR_SECONDS};
    setrlimit(RLIMIT_CPU, &limit); /* of each process: each test is one */
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
