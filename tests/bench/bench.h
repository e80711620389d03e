/* SPDX-License-Identifier: 0BSD */
/* bench.h: what is timed. Each loop takes as many inputs, and returns something of every answer. */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>

/* More than a branch predictor learns by heart. */
enum { INPUTS = 65536 };

/* So many SocketErrors have a name. */
enum { NAMES = 47 };

typedef unsigned loop(const int *inputs);

#ifdef __cplusplus
extern "C" {
#endif

/* Peers, on codes of this system's errno: what each program that has only them would write. */
loop peer_error_code, peer_unordered_map, peer_libgpg_error;

/* A hand-written switch over Winsock's codes, as libuv has one. */
loop peer_switch;

/* Peers, on names, by their numbers in names[]. */
extern const char *names[NAMES];
loop peer_gperf;

#ifdef __cplusplus
}
#endif

#endif
