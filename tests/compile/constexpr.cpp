// SPDX-License-Identifier: 0BSD
// The switch forms in constant expressions: every cell of the table, which oracle.py has put into
// cells.h; a refused connection in six systems; and the edges.
#include "sockerr_switch.h"

#include "cells.h"

#define REFUSED(space, code)                                                                       \
    static_assert(sockerr_switch_from_##space(code) == SOCKERR_CONNECTION_REFUSED, #space);        \
    static_assert(sockerr_switch_to_##space(SOCKERR_CONNECTION_REFUSED, -1) == (code), #space)

REFUSED(windows, 10061);
REFUSED(linux, 111);
REFUSED(macos, 61);
REFUSED(aix, 79);
REFUSED(hpux, 239);
REFUSED(solaris, 146);

static_assert(sockerr_switch_from_linux(0) == SOCKERR_SUCCESS, "success");
static_assert(sockerr_switch_from_linux(-111) == SOCKERR_SOCKET_ERROR, "unknown");
static_assert(sockerr_switch_to_linux(SOCKERR_SUCCESS, -1) == 0, "success");
static_assert(sockerr_switch_to_linux(SOCKERR_SOCKET_ERROR, -7) == -7, "the fallback");
static_assert(sockerr_switch_to_hpux(SOCKERR_WOULD_BLOCK, -1) == 11, "EAGAIN, not EWOULDBLOCK");

int main()
{
    char sized_by_a_constant[sockerr_switch_from_hpux(246) == SOCKERR_WOULD_BLOCK ? 1 : -1] = {0};
    return sized_by_a_constant[0];
}
