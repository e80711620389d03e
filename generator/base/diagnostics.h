/* SPDX-License-Identifier: 0BSD */
/* diagnostics.h: what is wrong with the data, and where: collected, then printed in source order. */
#ifndef BASE_DIAGNOSTICS_H
#define BASE_DIAGNOSTICS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A place in a source: lines and columns count from 1, in characters. Line 0 is the whole file. */
struct mark {
    int source;
    unsigned line, column, width;
};

struct source {
    char *path, *text;
    size_t length;
    unsigned layer; /* the number of its data folder: one lies over those of lower numbers */
};

/* An error, a warning, a remark or a note. A note belongs to the one reported before it. */
struct diagnostic {
    const char *word;
    bool note;
    bool brief; /* it has no excerpt, and is never too many: a remark, or its note */
    struct mark mark;
    struct mark order; /* where it is sorted: its own mark, or that of what it belongs to */
    size_t number;
    char *message;
};

/* So many are kept, remarks aside; what is more is counted. A message is at most so long. */
enum { DIAG_LIMIT = 1000, MESSAGE_LIMIT = 400 };

struct diagnostics {
    struct source *sources; /* all that the table was made of, in the order in which it was read */
    size_t source_count, source_capacity;
    struct diagnostic *items;
    size_t count, capacity;
    size_t errors, kept, unshown;
    unsigned layer;     /* of the sources that are made from now on */
    bool verbose;       /* remarks are wanted */
    bool unreadable;    /* a file could not be read; said on standard error at once */
    bool out_of_memory; /* something is missing here, and nothing may be built on it */
};

/* Reads the file that a source is the path of, whole, and keeps it, so that its lines can be shown.
 * False: it could not be read, which it says, or was too large, which is an error. */
bool diag_read(struct diagnostics *diag, int source);

/* True where a place is in a folder that lies over the other's: of two that cannot both be, it is
 * the one in the wrong. */
bool diag_is_over(const struct diagnostics *diag, struct mark mark, struct mark other);

/* The character, or its first byte, at a mark; NUL at the end of its line. */
char diag_character(const struct diagnostics *diag, struct mark mark);

/* Makes a source of a path, a folder's say, to be able to speak of it, or because the table depends
 * on what is in it. Sources are in the order in which they are made. Returns its number, or -1: no
 * memory. */
int diag_add_path(struct diagnostics *diag, const char *path);

void diag_error(struct diagnostics *diag, struct mark mark, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* What may be meant: it stands in the way of nothing. */
void diag_warning(struct diagnostics *diag, struct mark mark, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* What is as it was meant, and worth knowing, and the other place that it is about. */
void diag_remark(struct diagnostics *diag, struct mark mark, struct mark other, const char *format,
                 ...) PRINTF_LIKE(4, 5);

/* Adds to the error or warning reported last: the other place that it is about. */
void diag_note(struct diagnostics *diag, struct mark mark, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Says at once, on standard error, that a file could not be read, as errno has it. */
void diag_unreadable(struct diagnostics *diag, const char *path);

/* True where no more are kept: then it is not worth while to look for words that help. */
bool diag_is_full(const struct diagnostics *diag);

/* True where nothing was reported that stands in the way of writing. */
bool diag_clean(const struct diagnostics *diag);

/* The mark of a byte of a source that has been read. */
struct mark diag_mark_at_byte(const struct diagnostics *diag, int source, size_t offset);

/* Prints everything in source order: position, message, line and caret; in colours, if wanted. */
void diag_print(struct diagnostics *diag, FILE *stream, bool coloured);

void diag_free(struct diagnostics *diag);

#endif
