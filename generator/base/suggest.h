/* SPDX-License-Identifier: 0BSD */
/* suggest.h: reports of a name that is wrong, with what may have been meant or meets it. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/diagnostics.h"

/* A name that was not found, and the nearest of those it could be. */
struct suggestion {
    const char *name, *nearest;
    unsigned distance;
    unsigned wanted; /* so many more names are compared, and no more, that it may take its time */
};

struct suggestion suggestion_for(const struct diagnostics *diag, const char *name);

/* Offers one of the names that it could be. False: no more are wanted. */
bool suggest(struct suggestion *suggestion, const char *candidate);

/* True where one of them is near enough to be what was meant. The shorter the name, the nearer. */
bool is_near(const struct suggestion *suggestion);

/* Reports what and the name, and asks whether the nearest one was meant, if one is near. */
void report_unknown(struct diagnostics *diag, struct mark mark, const char *what,
                    const struct suggestion *suggestion);

/* Reports what may stand only once in a place, and notes where it stands first. */
void report_twice(struct diagnostics *diag, struct mark mark, const char *what, const char *name,
                  struct mark first);

#endif
