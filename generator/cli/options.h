/* SPDX-License-Identifier: 0BSD */
/* options.h: the lists of verbs and options, and their help. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/verbs.h"

#include <getopt.h>

struct verb {
    const char *name;
    enum status (*run)(const struct options *options);
    const char *needed;  /* letters of the options that it must be given */
    const char *letters; /* and of those that it may be given */
};

/* Finds a verb by its name. NULL: unknown. */
const struct verb *find_verb(const char *name);
enum status misused_verb(const struct options *options, const char *name);

/* What getopt_long needs to know. An option without a short form has a letter all the same: a
 * capital that SHORT_OPTIONS lacks. The minus at its beginning makes getopt_long return words in
 * their place, as WORD. */
enum { WORD = 1, MOST_OPTIONS = 24 };
#define SHORT_OPTIONS "-d:o:s:p:ck:vhV"
extern const struct option known_options[];

/* The name of an option, by its letter. */
const char *option_name(char letter);

/* Prints the help of a verb; NULL: that of all. */
enum status print_help(const struct verb *verb);

#endif
