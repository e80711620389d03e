/* SPDX-License-Identifier: 0BSD */
/*
 * choices.c: what codes of one space are in another, by their symbols. It is given the names of the
 * two spaces, and then symbols of the first.
 */
#include "sockerr.h"

#include <stdio.h>

int main(int count, char **words)
{
    const sockerr_space from = sockerr_space_by_name(words[1]), to = sockerr_space_by_name(words[2]);
    for (int i = 3; i < count; i++) {
        const int code = sockerr_code(from, words[i], 0);
        const int answer = sockerr_translate(from, to, code, -1);
        const char *symbol = sockerr_symbol(to, answer);
        const int back = sockerr_to(to, sockerr_from(to, answer), -1);
        printf("%s %s%s\n", words[i], symbol != NULL ? symbol : "-",
               code == 0 ? ", which is no symbol" : back == answer ? "" : ", written otherwise");
    }
    return 0;
}
