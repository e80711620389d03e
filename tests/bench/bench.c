/* SPDX-License-Identifier: 0BSD */
/*
 * bench.c: how long the headers take, as ratios to a limit that is timed right beside each.
 *
 *     bench               prints a line for each loop and mix: NAME,MIX,RATIO
 *     bench NAME MIX      runs this one loop once, for a program that counts instructions
 *
 * The mixes: a, codes alike; b, nine in ten one of three hot codes; c, mostly garbage.
 */
#include "bench.h"

#include "sockerr.h"
#include "sockerr_switch.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 41, WARM_UP = 5 };

#define LOOP(name, answer)                                                                         \
    static unsigned name(const int *inputs)                                                        \
    {                                                                                              \
        unsigned sum = 0;                                                                          \
        for (size_t i = 0; i < INPUTS; i++) {                                                      \
            const int x = inputs[i];                                                               \
            sum += (unsigned)(answer);                                                             \
        }                                                                                          \
        return sum;                                                                                \
    }

/* The limit: what an array that is in the cache gives for an index that is in its range. */
static int cached[256];
LOOP(limit, cached[x & 255])

LOOP(read_linux, sockerr_from_linux(x))
LOOP(read_macos, sockerr_from_macos(x))
LOOP(read_windows, sockerr_from_windows(x))
LOOP(read_haiku, sockerr_from_haiku(x))
LOOP(read_hurd, sockerr_from_hurd(x))
LOOP(write_linux, sockerr_to_linux((sockerr)x, -1))
LOOP(write_windows, sockerr_to_windows((sockerr)x, -1))
LOOP(switch_read_linux, sockerr_switch_from_linux(x))
LOOP(switch_read_macos, sockerr_switch_from_macos(x))
LOOP(translate_named, sockerr_translate(SOCKERR_SPACE_MACOS, SOCKERR_SPACE_LINUX, x, -1))
LOOP(translate_sparse, sockerr_translate(SOCKERR_SPACE_WINDOWS, SOCKERR_SPACE_LINUX, x, -1))

/* Spaces that the compiler does not know. */
static volatile int some_spaces[] = {SOCKERR_SPACE_MACOS, SOCKERR_SPACE_LINUX};
static sockerr_space from, to;
LOOP(translate_any, sockerr_translate(from, to, x, -1))
LOOP(read_any, sockerr_from(from, x))

/* Names, by number; the limit is to compare with the right one alone. */
const char *names[NAMES];
static sockerr errors[NAMES];
static size_t lengths[NAMES];
static char copies[NAMES][40];
LOOP(one_memcmp, memcmp(names[x], copies[x], lengths[x]) == 0)
LOOP(by_name, sockerr_by_name(names[x]))
LOOP(name_of, *sockerr_name((sockerr)x))

enum inputs { OF_LINUX, OF_MACOS, OF_WINDOWS, OF_HAIKU, OF_HURD, OF_ERRORS, OF_NAMES };

static const struct variant {
    const char *name;
    loop *run, *limit;
    enum inputs inputs;
} variants[] = {
    {"read_linux", read_linux, limit, OF_LINUX},
    {"read_macos", read_macos, limit, OF_MACOS},
    {"read_windows", read_windows, limit, OF_WINDOWS},
    {"read_haiku", read_haiku, limit, OF_HAIKU},
    {"read_hurd", read_hurd, limit, OF_HURD},
    {"write_linux", write_linux, limit, OF_ERRORS},
    {"write_windows", write_windows, limit, OF_ERRORS},
    {"switch_read_linux", switch_read_linux, limit, OF_LINUX},
    {"switch_read_macos", switch_read_macos, limit, OF_MACOS},
    {"translate_named", translate_named, limit, OF_MACOS},
    {"translate_sparse", translate_sparse, limit, OF_WINDOWS},
    {"translate_any", translate_any, limit, OF_MACOS},
    {"read_any", read_any, limit, OF_MACOS},
    {"name_of", name_of, limit, OF_ERRORS},
    {"by_name", by_name, one_memcmp, OF_NAMES},
#ifdef WITH_GPERF
    {"peer_gperf", peer_gperf, one_memcmp, OF_NAMES},
#endif
    {"peer_switch", peer_switch, limit, OF_WINDOWS},
    {"peer_error_code", peer_error_code, limit, OF_LINUX},
    {"peer_unordered_map", peer_unordered_map, limit, OF_LINUX},
#ifdef WITH_LIBGPG_ERROR
    {"peer_libgpg_error", peer_libgpg_error, limit, OF_LINUX},
#endif
};
enum { VARIANTS = sizeof variants / sizeof *variants };

static uint32_t state = 2463534242u;

/* Marsaglia's xorshift: the same inputs in each run. */
static uint32_t random_number(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

/* The code of a SocketError that stands for these inputs; where there is none, another one's. */
static int code_of(enum inputs inputs, size_t number)
{
    static const sockerr_space spaces[] = {SOCKERR_SPACE_LINUX, SOCKERR_SPACE_MACOS,
                                           SOCKERR_SPACE_WINDOWS, SOCKERR_SPACE_HAIKU,
                                           SOCKERR_SPACE_HURD};
    if (inputs == OF_NAMES)
        return (int)number;
    if (inputs == OF_ERRORS)
        return (int)errors[number];
    for (;; number = (number + 1) % NAMES) {
        int code = sockerr_to(spaces[inputs], errors[number], 0);
        if (code != 0)
            return code;
    }
}

static int garbage(void)
{
    uint32_t number = random_number();
    return number & 1 ? (int)(number >> 1 & 0x1FF) : (int)(number ^ 0x80000000u);
}

static int input(enum inputs inputs, char mix)
{
    static const size_t hot[] = {7, 19, 31};
    size_t any = random_number() % NAMES, tenth = random_number() % 10;
    if (mix == 'b' && tenth > 0)
        any = hot[random_number() % 3];
    return mix == 'c' && tenth > 0 && inputs != OF_NAMES ? garbage() : code_of(inputs, any);
}

static void fill(int *numbers, enum inputs inputs, char mix)
{
    for (size_t i = 0; i < INPUTS; i++)
        numbers[i] = input(inputs, mix);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static volatile unsigned sink;

static double time_of(loop *run, const int *inputs)
{
    double begin = seconds();
    sink += run(inputs);
    return seconds() - begin;
}

static int by_size(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The median of the ratios, each of a run and a run of the limit right before it. */
static double ratio(const struct variant *variant, const int *inputs)
{
    double ratios[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
        double least = time_of(variant->limit, inputs);
        double taken = time_of(variant->run, inputs);
        if (i >= 0)
            ratios[i] = taken / least;
    }
    qsort(ratios, ROUNDS, sizeof *ratios, by_size);
    return ratios[ROUNDS / 2];
}

static void prepare(void)
{
    for (size_t i = 0; i < 256; i++)
        cached[i] = (int)random_number();
    for (size_t i = 0; i < NAMES; i++) {
        errors[i] = sockerr_at(i);
        names[i] = sockerr_name(errors[i]);
        lengths[i] = strlen(names[i]) + 1;
        memcpy(copies[i], names[i], lengths[i]);
    }
    from = (sockerr_space)some_spaces[0];
    to = (sockerr_space)some_spaces[1];
}

/* A processor that was idle needs a while until it is as fast as it then stays. */
static void wake_up(const int *inputs)
{
    for (double begin = seconds(); seconds() - begin < 1;)
        sink += limit(inputs);
}

int main(int count, char **words)
{
    static int inputs[INPUTS];
    prepare();
    if (count == 1)
        wake_up(inputs);
    for (size_t i = 0; i < VARIANTS; i++) {
        for (const char *mix = "abc"; *mix != '\0'; mix++) {
            if (variants[i].inputs == OF_NAMES && *mix == 'c')
                continue;
            fill(inputs, variants[i].inputs, *mix);
            if (count == 1)
                printf("%s,%c,%.2f\n", variants[i].name, *mix, ratio(&variants[i], inputs));
            else if (count == 3 && strcmp(words[1], variants[i].name) == 0 && *words[2] == *mix)
                sink += variants[i].run(inputs);
        }
    }
    return EXIT_SUCCESS;
}
