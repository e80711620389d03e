/* SPDX-License-Identifier: 0BSD */
#define MADE_UP
#include "sockerr_codes.h"
#include "sockerr_verify.h"

int main(void)
{
    return SOCKERR_HYPHENS_connection_refused == 111 ? 0 : 1;
}
