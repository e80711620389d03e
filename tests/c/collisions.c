/* SPDX-License-Identifier: 0BSD */
/*
 * collisions.c: strings that are no name, but have the hash of one. Each function that takes a name
 * must still know it from the right one.
 *
 * It is compiled with the SEED that the names of SocketErrors are hashed with in the header, and
 * tries strings until some have collided: one in some ninety million does.
 */
#include "sockerr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WANTED = 3, BITS = 16 };

/* Which hashes some name has, by their lowest bits. */
static unsigned char seen[1 << BITS];
static int hashes[SOCKERR_COUNT];

static int is_hash(int hash)
{
    if (!seen[(unsigned)hash & ((1u << BITS) - 1)])
        return 0;
    for (size_t i = 0; i < SOCKERR_COUNT; i++)
        if (hashes[i] == hash)
            return 1;
    return 0;
}

/* Counts in letters: the next string of those of seven. */
static void advance(char *string)
{
    while (++*string > 'z')
        *string++ = 'a';
}

static int collide(void)
{
    char string[8] = "aaaaaaa";
    int found = 0;
    for (long tries = 0; found < WANTED && tries < 2000000000; tries++) {
        advance(string);
        if (!is_hash(sockerr_hash(string, SEED)))
            continue;
        found++;
        if (sockerr_by_name(string) != SOCKERR_SOCKET_ERROR) {
            printf("\"%s\" is taken for %s\n", string, sockerr_name(sockerr_by_name(string)));
            return EXIT_FAILURE;
        }
    }
    return found == WANTED ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(void)
{
    for (int i = 0; i < SOCKERR_COUNT; i++) {
        hashes[i] = sockerr_hash(sockerr_name(sockerr_at(i)), SEED);
        seen[(unsigned)hashes[i] & ((1u << BITS) - 1)] = 1;
    }
    /* The beginning of a name, and more than one, are not it. */
    if (sockerr_same("Timed", "TimedOut") || sockerr_same("TimedOuts", "TimedOut") ||
        sockerr_same("", "TimedOut") || !sockerr_same("TimedOut", "TimedOut"))
        return EXIT_FAILURE;
    return collide();
}
