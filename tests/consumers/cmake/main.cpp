/* SPDX-License-Identifier: 0BSD */
// main.cpp: a C++ program of the headers that CMake found.
#include <sockerr.h>

#include <cstdio>

int main()
{
    std::puts(sockerr_name(sockerr_from_linux(111)));
    return sockerr_from_linux(111) == SOCKERR_CONNECTION_REFUSED ? 0 : 1;
}
