/* SPDX-License-Identifier: 0BSD */
/* main.c: uses sockerr.h. The column my-os is this project's own. */
#include "sockerr.h"

#include <stdio.h>

int refused_code(void);

int main(void)
{
    sockerr e = sockerr_from_my_os(60);
    printf("%s %s %d\n", sockerr_name(sockerr_from_linux(refused_code())), sockerr_name(e),
           sockerr_to_my_os(SOCKERR_TIMED_OUT, -1));
    return sockerr_from_linux(refused_code()) == SOCKERR_CONNECTION_REFUSED ? 0 : 1;
}
