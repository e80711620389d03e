/* SPDX-License-Identifier: 0BSD */
/* main.c: a program of the installed headers, found by pkg-config. */
#include <sockerr.h>
#include <sockerr_switch.h>

#include <errno.h>
#include <stdio.h>

int main(void)
{
    sockerr e = sockerr_from_linux(111);
    sockerr host = sockerr_from(SOCKERR_SPACE_HOST_ERRNO, ECONNREFUSED);
    printf("%s, 0x%x\n", sockerr_name(e), (unsigned)sockerr_switch_to_windows(e, -1));
    return e == SOCKERR_CONNECTION_REFUSED && host == e ? 0 : 1;
}
