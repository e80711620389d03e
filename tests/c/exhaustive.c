/* SPDX-License-Identifier: 0BSD */
/*
 * exhaustive.c: reading, proven over every int. For each space and each of the 2^32 codes the three
 * forms agree, and agree with the list of codes that oracle.py made of the same data.
 *
 *     exhaustive PART PARTS
 *
 * takes every PARTS-th space, from the PART-th on, so that all processors may work. It prints a
 * line a space with the seconds it took, and exits with 1 at the first code that is wrong.
 */
#include "oracle.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Checks the codes from first to last, none of which is in the list, or just the one. */
static int check(const struct oracle_space *space, long long first, long long last, int expected)
{
    for (long long i = first; i <= last; i++) {
        const int code = (int)i;
        const int array = (int)space->from(code), cases = (int)space->switch_from(code);
        const int run_time = (int)sockerr_from(space->space, code);
        if (array == expected && cases == expected && run_time == expected)
            continue;
        printf("%s: %d reads as %d from the array, %d from the switch, %d at run time; it is %d\n",
               space->name, code, array, cases, run_time, expected);
        return 0;
    }
    return 1;
}

static int check_space(const struct oracle_space *space)
{
    long long next = INT_MIN;
    for (int i = 0; i < space->read_count; i++) {
        const struct oracle_read *read = &space->reads[i];
        if (!check(space, next, (long long)read->code - 1, SOCKERR_SOCKET_ERROR) ||
            !check(space, read->code, read->code, read->value))
            return 0;
        next = (long long)read->code + 1;
    }
    return check(space, next, INT_MAX, SOCKERR_SOCKET_ERROR);
}

int main(int count, char **words)
{
    const int part = count > 1 ? atoi(words[1]) : 0, parts = count > 2 ? atoi(words[2]) : 1;
    if (part < 0 || part >= parts || parts > oracle_space_count) {
        fputs("usage: exhaustive PART PARTS, of 0 to PARTS - 1\n", stderr);
        return 2;
    }
    for (int i = part; i < oracle_space_count; i = i + parts) {
        const time_t start = time(NULL);
        if (!check_space(&oracle_spaces[i]))
            return EXIT_FAILURE;
        printf("%2d of %d: %s, 2^32 codes, %.0f s\n", i + 1, oracle_space_count,
               oracle_spaces[i].name, difftime(time(NULL), start));
        fflush(stdout);
    }
    return EXIT_SUCCESS;
}
