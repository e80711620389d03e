/* SPDX-License-Identifier: 0BSD */
/* mine.c: uses the new column in every way. */
#include "sockerr_switch.h"

int main(void)
{
    return sockerr_from_my_os(9001) != SOCKERR_CONNECTION_REFUSED ||
           sockerr_to(SOCKERR_SPACE_MY_OS, SOCKERR_TIMED_OUT, -1) != 9002 ||
           sockerr_switch_to_my_os(SOCKERR_TIMED_OUT, -1) != 9002;
}
