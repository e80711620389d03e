/* SPDX-License-Identifier: 0BSD */
/* prefixed.c: a program of headers for two spaces, under a prefix of its own. */
#include <acme_switch.h>

#include <stdio.h>

int main(void)
{
    puts(acme_name(acme_from_linux(111)));
    return ACME_SPACE_COUNT == 2 && acme_switch_from_windows(10061) == ACME_CONNECTION_REFUSED ? 0
                                                                                               : 1;
}
