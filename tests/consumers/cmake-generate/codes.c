/* SPDX-License-Identifier: 0BSD */
/* codes.c: uses sockerr_codes.h alone. */
#include "sockerr_codes.h"

int refused_code(void);

int refused_code(void)
{
    return SOCKERR_LINUX_ECONNREFUSED;
}
