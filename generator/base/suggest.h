/* SPDX-License-Identifier: 0BSD */
/* suggest.h: reports of a name that is wrong, with the known name that is nearest to it. */
#pragma once

#include "base/diagnostics.h"

/* A name that was not found, and the nearest of those that it is compared with. */
struct suggestion {
    const char *name, *nearest;
    unsigned distance;
    unsigned wanted; /* so many more names are compared, and no more: it may take its time */
};

/* Nothing is compared where diag is full: no one would read of it. It may be NULL. */
struct suggestion suggestion_for(const struct diagnostics *diag, const char *name);

/* Compares the name with a known one. False: no more are wanted. */
bool suggest(struct suggestion *suggestion, const char *candidate);

/* True where the nearest one is near enough to be what was meant: the shorter the name, the nearer
 * it must be. */
bool is_near(const struct suggestion *suggestion);

/* Reports what and the name, and asks whether the nearest one was meant. */
void report_unknown(struct diagnostics *diag, struct mark mark, const char *what,
                    const struct suggestion *suggestion);

/* Reports what may stand only once in a place, and notes where it stands first. */
void report_twice(struct diagnostics *diag, struct mark mark, const char *what, const char *name,
                  struct mark first);
