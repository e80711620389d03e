/* SPDX-License-Identifier: 0BSD */
/* peer_gpg.c: the same work by libgpg-error. */
#include "bench.h"

#include <gpg-error.h>

unsigned peer_libgpg_error(const int *inputs)
{
    unsigned sum = 0;
    for (size_t i = 0; i < INPUTS; i++)
        sum += gpg_err_code_from_errno(inputs[i]);
    return sum;
}
