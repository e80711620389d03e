/* SPDX-License-Identifier: 0BSD */
/*
 * mono.c: compares what mono.cs printed with the reading that sockerr says Mono has. It prints each
 * line that differs, and how many were alike.
 */
#include "sockerr_dotnet.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char symbol[32], shown[32];
    int alike = 0, differ = 0;
    while (scanf("%31s %31s", symbol, shown) == 2) {
        const int code = sockerr_code(SOCKERR_SPACE_LINUX, symbol, 0);
        const sockerr read =
            sockerr_dotnet_socket_error(SOCKERR_RUNTIME_MONO, SOCKERR_SPACE_LINUX, code);
        if (code != 0 && atoi(shown) == (int)read) {
            alike++;
            continue;
        }
        printf("%s is %s in Mono, and %d in sockerr\n", symbol, shown, (int)read);
        differ++;
    }
    printf("mono: %d alike, %d different\n", alike, differ);
    return differ > 0 || alike < 13;
}
