/* SPDX-License-Identifier: 0BSD */
/* verbs.h: what the command line says, and the verbs, which act on it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The exit status. */
enum status { DONE = 0, WRONG_DATA = 1, NOT_FOUND = 1, WRONG_USAGE = 2, FAILED = 3 };

enum { MOST_OVERLAYS = 64 };

/* The command line. Strings that it does not give are NULL. */
struct options {
    const char *data;                /* NULL: the built-in tables */
    const char *over[MOST_OVERLAYS]; /* each lies over those before it */
    size_t over_count;
    const char *verb; /* NULL: not known yet */
    const char *out, *depfile, *stamp, *kind, *from, *to;
    const char *spaces; /* the only ones wanted, divided by commas; NULL: all */
    const char *prefix; /* for the leading sockerr of every name */
    bool check, verbose, json, csv, all;
    char **words; /* what follows the verb and is no option */
    int word_count;
};

/* Reads the command line and acts on it. */
enum status run_command_line(int count, char **words);

/* Each verb has a file of its own, and says on standard error what is wrong. */
enum status generate(const struct options *options);
enum status check(const struct options *options);
enum status lookup(const struct options *options);
enum status translate_codes(const struct options *options);
enum status annotate(const struct options *options);
enum status spaces(const struct options *options);
enum status probe(const struct options *options);
enum status import(const struct options *options);
