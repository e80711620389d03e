/* SPDX-License-Identifier: 0BSD */
// main.cpp: a C++ program of the installed headers: the answers are constants.
#include <sockerr_error_code.hpp>
#include <sockerr_switch.h>

#include <iostream>

static_assert(sockerr_switch_from_linux(111) == SOCKERR_CONNECTION_REFUSED, "");

int main()
{
    std::cout << sockerr_name(sockerr_by_value(10061)) << '\n';
    if (sockerr_error_code(SOCKERR_SPACE_HPUX, 239) != std::errc::connection_refused)
        return 1;
    return sockerr_to_macos(SOCKERR_CONNECTION_REFUSED, -1) == 61 ? 0 : 1;
}
