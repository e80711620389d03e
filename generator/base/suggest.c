/* SPDX-License-Identifier: 0BSD */
/* suggest.c: reports of a name that is wrong, with the known name that is nearest to it. */
#include "base/suggest.h"

#include "base/ascii.h"

#include <string.h>

/* A distance of this many letters stands for any more. */
enum { FAR = 3 };

/* No name that may be meant is longer. */
enum { NAME_LIMIT = 64 };

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned lesser = a < b ? a : b;
    return lesser < c ? lesser : c;
}

/* How many letters must be changed, added or left out to make one name of the other, case aside. */
static unsigned name_distance(const char *left, const char *right)
{
    size_t height = strlen(left), width = strlen(right);
    unsigned row[NAME_LIMIT + 1];
    if (height > NAME_LIMIT || width > NAME_LIMIT || height > width + 2 || width > height + 2)
        return FAR;

    /* Levenshtein's distance, one row at a time. */
    for (size_t j = 0; j <= width; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= height; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= width; j++) {
            bool same = to_lower(left[i - 1]) == to_lower(right[j - 1]);
            unsigned replaced = diagonal + !same;
            diagonal = row[j];
            row[j] = least(replaced, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[width] < FAR ? row[width] : FAR;
}

struct suggestion suggestion_for(const struct diagnostics *diag, const char *name)
{
    enum { MOST = 4096 };
    bool full = diag != NULL && diag_is_full(diag);
    return (struct suggestion){.name = name, .wanted = full ? 0 : MOST};
}

bool suggest(struct suggestion *suggestion, const char *candidate)
{
    if (suggestion->wanted == 0)
        return false;
    suggestion->wanted--;
    unsigned distance = name_distance(suggestion->name, candidate);
    if (distance < FAR && (suggestion->nearest == NULL || distance < suggestion->distance)) {
        suggestion->nearest = candidate;
        suggestion->distance = distance;
    }
    return true;
}

bool is_near(const struct suggestion *suggestion)
{
    enum { SHORT = 8 };
    return suggestion->nearest != NULL &&
           (suggestion->distance <= 1 || strlen(suggestion->name) >= SHORT);
}

void report_unknown(struct diagnostics *diag, struct mark mark, const char *what,
                    const struct suggestion *suggestion)
{
    if (suggestion->nearest != NULL)
        diag_error(diag, mark, "%s %s; did you mean %s?", what, suggestion->name,
                   suggestion->nearest);
    else
        diag_error(diag, mark, "%s %s", what, suggestion->name);
}

void report_twice(struct diagnostics *diag, struct mark mark, const char *what, const char *name,
                  struct mark first)
{
    diag_error(diag, mark, "the %s %s stands here twice", what, name);
    diag_note(diag, first, "%s is here first", name);
}
