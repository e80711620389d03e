/* SPDX-License-Identifier: 0BSD */
/* operands.c: what a verb is asked about: the words behind it, and standard input where one is -.
 */
#include "cli/operands.h"

#include "base/ascii.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Reads one line, of which it keeps what may be a term. False: there is none. What has been
 * answered is printed first: who asks may wait for it. */
static bool read_line(struct terms *terms)
{
    size_t length = 0;
    int c;
    terms->cut = false;
    fflush(stdout);
    while ((c = getchar()) != EOF && c != '\n') {
        if (length == 0 && is_blank((char)c))
            continue;
        if (length == TERM_LIMIT)
            terms->cut = true;
        else
            terms->line[length++] = c != '\0' ? (char)c : '\1'; /* part of no term either */
    }
    if (ferror(stdin)) {
        fprintf(stderr, "sockerr: standard input: %s\n", strerror(errno));
        terms->failed = true;
    }
    while (length > 0 && is_blank(terms->line[length - 1]))
        length--;
    terms->line[length] = '\0';
    return !terms->failed && (c != EOF || length > 0);
}

const char *next_term(struct terms *terms)
{
    for (;;) {
        while (terms->reading && read_line(terms))
            if (terms->line[0] != '\0')
                return terms->line;
        terms->reading = terms->cut = false;
        if (terms->failed || terms->word == terms->options->word_count)
            return NULL;
        const char *word = terms->options->words[terms->word++];
        if (strcmp(word, "-") != 0)
            return word;
        terms->reading = true;
    }
}
