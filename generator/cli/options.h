/* SPDX-License-Identifier: 0BSD */
/* options.h: the verbs and the options of the command line, and what its help says of them. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/common.h"

#include <getopt.h>

struct verb {
    const char *name;
    enum status (*run)(const struct options *options);
    const char *needed;   /* letters of the options that it must be given */
    const char *letters;  /* and of those that it may be */
    const char *operands; /* what else it takes, as its usage says */
    const char *about;    /* lines of the help */
};

/* Finds a verb, by its name. NULL: there is none. */
const struct verb *find_verb(const char *name);

/* What getopt_long is to know. Options that have no short form have letters all the same: capitals
 * that SHORT_OPTIONS lacks. It begins with - to have everything in order, a word as WORD. */
enum { WORD = 1, MOST_OPTIONS = 24 };
#define SHORT_OPTIONS "-d:o:s:p:ck:vhV"
void list_options(struct option options[MOST_OPTIONS]);

/* The name of an option, by its letter. */
const char *option_name(char letter);

/* Prints what is to be known of a verb; NULL: of all of them. */
enum status print_help(const struct verb *verb);

#endif
