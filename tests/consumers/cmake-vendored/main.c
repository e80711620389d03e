/* SPDX-License-Identifier: 0BSD */
/* main.c: a program of the vendored headers. */
#include <sockerr.h>

#include <stdio.h>

int main(void)
{
    puts(sockerr_name(sockerr_from_linux(111)));
    return sockerr_from_linux(111) == SOCKERR_CONNECTION_REFUSED ? 0 : 1;
}
