/* SPDX-License-Identifier: 0BSD */
/* diagnostics.h: what is wrong with the data, and where: collected, then printed in source order.
 */
#pragma once

#include "base/source.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_REMARK, SEVERITY_NOTE };

struct diagnostic {
    enum severity severity;
    bool brief; /* it has no excerpt, and does not count against the limit: a remark, or its note */
    struct mark mark;
    struct mark order; /* where it is sorted: its own mark, or that of what a note belongs to */
    size_t number;
    char *message;
    const char *check; /* the name of the law or lint that found it, or NULL */
};

/* So many diagnostics are kept, remarks aside; the others are counted. Longer messages are cut. */
enum { DIAG_LIMIT = 1000, MESSAGE_LIMIT = 400 };

/* All zero is empty. */
struct diagnostics {
    struct sources sources;
    struct diagnostic *items;
    size_t count, capacity;
    size_t errors, kept, unshown;
    bool verbose;    /* remarks are wanted */
    bool unreadable; /* a file could not be read; said on standard error at once */
};

/* What stands in the way of writing: nothing may be made of the data. */
void diag_error(struct diagnostics *diag, struct mark mark, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* What may be a mistake. Stops nothing. */
void diag_warning(struct diagnostics *diag, struct mark mark, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* What an overlay does, for --verbose, and what it does it to. */
void diag_remark(struct diagnostics *diag, struct mark mark, struct mark below, const char *format,
                 ...) PRINTF_LIKE(4, 5);

/* Adds the other place that the error or warning reported last is about. */
void diag_note(struct diagnostics *diag, struct mark mark, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Names the check that found the diagnostics from the given one on. */
void diag_name_check(struct diagnostics *diag, size_t first, const char *check);

/* Says at once, on standard error, that a file could not be read, for the reason in errno. */
void diag_unreadable(struct diagnostics *diag, const char *path);

/* True where a place is in a layer above the other's: of two that cannot both be, it is the one in
 * the wrong. */
bool diag_is_over(const struct diagnostics *diag, struct mark mark, struct mark other);

/* True where no more are kept: then it is not worth while to look for a name that is near. */
bool diag_is_full(const struct diagnostics *diag);

/* True where nothing was reported that stands in the way of writing. */
bool diag_is_clean(const struct diagnostics *diag);

/* Prints everything in source order: position, message, line and caret. */
void diag_print(struct diagnostics *diag, FILE *stream, bool coloured);

void diag_free(struct diagnostics *diag);
