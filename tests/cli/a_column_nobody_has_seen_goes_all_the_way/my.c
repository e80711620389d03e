/* SPDX-License-Identifier: 0BSD */
/* my.c: what the headers say of the column my-os. */
#include "sockerr_switch.h"

#include <stdio.h>

static int failed;

static void check(int holds, const char *what)
{
    if (!holds) {
        printf("not so: %s\n", what);
        failed = 1;
    }
}

#define CHECK(holds) check(holds, #holds)

static void check_both(int code, sockerr e)
{
    CHECK(sockerr_from_my_os(code) == e);
    CHECK(sockerr_switch_from_my_os(code) == e);
    CHECK(sockerr_to_my_os(e, 1) == code);
    CHECK(sockerr_switch_to_my_os(e, 1) == code);
}

int main(void)
{
    check_both(-2147483647 - 1, SOCKERR_CONNECTION_REFUSED);
    check_both(2147483647, SOCKERR_TIMED_OUT);
    check_both(-7, SOCKERR_WOULD_BLOCK);
    check_both(3000, SOCKERR_SHUTDOWN);
    CHECK(sockerr_from_my_os(12) == SOCKERR_SOCKET_ERROR);
    CHECK(sockerr_to_my_os(SOCKERR_HOST_DOWN, 5) == 5);
    return failed;
}
