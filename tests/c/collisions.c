/* SPDX-License-Identifier: 0BSD */
/*
 * collisions.c: strings that are no name, but nearly are one: sockerr_by_name, which looks at the
 * length of a name and two of its characters, must still know it from the right one.
 *
 * Each name is tried with each of its characters changed, cut, and with more behind it.
 */
#include "sockerr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tried;

/* 1 for a string that is taken for a name, and is none. */
static int is_mistaken(const char *string)
{
    const sockerr found = sockerr_by_name(string);
    tried++;
    if (found == SOCKERR_SOCKET_ERROR || strcmp(sockerr_name(found), string) == 0)
        return 0;
    printf("\"%s\" is taken for %s\n", string, sockerr_name(found));
    return 1;
}

static int try_name(const char *name)
{
    char string[400];
    int mistaken = 0;
    for (size_t i = 0; i < strlen(name); i++) {
        strcpy(string, name);
        for (int c = 1; c < 256; c++) {
            string[i] = (char)c;
            mistaken += is_mistaken(string);
        }
        strcpy(string, name);
        string[i] = '\0';
        mistaken += is_mistaken(string);
    }
    strcpy(string, name);
    while (strlen(string) + 2 < sizeof string) {
        strcat(string, "d");
        mistaken += is_mistaken(string);
    }
    return mistaken;
}

int main(void)
{
    int mistaken = 0;
    for (int i = 0; i < SOCKERR_COUNT; i++)
        mistaken += try_name(sockerr_name(sockerr_at(i)));
    return mistaken == 0 && tried > 100000 ? EXIT_SUCCESS : EXIT_FAILURE;
}
