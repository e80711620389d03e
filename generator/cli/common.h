/* SPDX-License-Identifier: 0BSD */
/* common.h: what each verb of the command line does, and what they share. */
#ifndef CLI_COMMON_H
#define CLI_COMMON_H

#include "base/suggest.h"
#include "table/table.h"

/* What sockerr exits with. */
enum status { DONE = 0, WRONG_DATA = 1, NOT_FOUND = 1, WRONG_USAGE = 2, FAILED = 3 };

/* So many data folders may lie over one another. */
enum { MOST_FOLDERS = 64 };

/* What the command line says; strings are NULL where it does not say. */
struct options {
    const char *data[MOST_FOLDERS]; /* each lies over those before it */
    size_t data_count;
    const char *verb; /* NULL while it is not known */
    const char *out, *kind, *from, *to;
    const char *spaces; /* the only ones wanted, divided by commas; NULL: all */
    const char *prefix; /* for the leading sockerr of every name; NULL: just that */
    char *depfile, *stamp;
    bool check, verbose, json, csv;
    char **words; /* what stands behind the verb and is no option */
    int word_count;
};

/* The verbs. Each says on standard error what is wrong. */
enum status generate(const struct options *options);
enum status check(const struct options *options);
enum status probe(const struct options *options);
enum status import(const struct options *options);
enum status lookup(const struct options *options);
enum status translate_codes(const struct options *options);

/* Reports wrong usage, with a word of the command line or without, and says where the right one is
 * to be found; what is NULL where it has been reported. */
enum status misused(const struct options *options, const char *what, const char *word);

/* Reports a word that should be one of some names, and the nearest of these. */
enum status misused_name(const struct options *options, const char *what,
                         const struct suggestion *suggestion);
enum status misused_verb(const struct options *options, const char *name);

enum status out_of_memory(void);

/* Prints to standard output, which may be a full disk. */
enum status print(const char *first, const char *second);

/* What a table is made for. To look something up, it matters nothing whether identifiers that are
 * made from it clash, or whether a symbol is misspelt; a check remarks on what a column lacks. */
enum purpose { TO_LOOK_UP, TO_GENERATE, TO_CHECK };

/* Reads the data and works the table out. What is wrong with it for this purpose has been printed
 * on return. A space may be left out. diag has all that was read, and is the caller's to free, as
 * the table is. */
enum status make_table(struct table *table, struct diagnostics *diag, const struct options *options,
                       const char *without, enum purpose purpose);

/* Finds a space. WRONG_USAGE, and said, where there is none of that name. */
enum status find_space(const struct table *table, const char *name, const struct space **space);

/* Keeps the spaces that are named, divided by commas. */
enum status select_spaces(struct table *table, const char *list);

#endif
