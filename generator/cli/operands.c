/* SPDX-License-Identifier: 0BSD */
/* operands.c: what a verb is asked about: the words behind it, and standard input where one is -.
 */
#include "cli/operands.h"

#include "base/ascii.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reads more of standard input. False: that was all, or it cannot be read. What has been answered
 * is printed first: who asks may wait for it. */
static bool fill(struct terms *terms)
{
    ssize_t got;
    fflush(stdout);
    do
        got = read(STDIN_FILENO, terms->buffer, sizeof terms->buffer);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        fprintf(stderr, "sockerr: standard input: %s\n", strerror(errno));
        terms->failed = true;
    }
    terms->at = 0;
    terms->end = got > 0 ? (size_t)got : 0;
    return got > 0;
}

/* Reads one line, of which it keeps what may be a term. False: there is none. */
static bool read_line(struct terms *terms)
{
    size_t length = 0;
    bool ended = false, any = false;
    terms->cut = false;
    while (!ended && (terms->at < terms->end || fill(terms))) {
        char c = terms->buffer[terms->at++];
        any = true;
        ended = c == '\n';
        if (ended || (length == 0 && is_blank(c)))
            continue;
        if (length == TERM_LIMIT)
            terms->cut = true;
        else
            terms->line[length++] = c != '\0' ? c : '\1'; /* which is part of no term either */
    }
    while (length > 0 && is_blank(terms->line[length - 1]))
        length--;
    terms->line[length] = '\0';
    return any && !terms->failed;
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
