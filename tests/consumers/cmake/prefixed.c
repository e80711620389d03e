/* SPDX-License-Identifier: 0BSD */
/* prefixed.c: a program of headers for two spaces, one its own, under another prefix. */
#include <acme_switch.h>

#include <stdio.h>

int main(void)
{
    puts(acme_name(acme_from_linux(111)));
    return ACME_SPACE_COUNT == 2 && acme_switch_from_my_os(60) == ACME_TIMED_OUT ? 0 : 1;
}
