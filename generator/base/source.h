/* SPDX-License-Identifier: 0BSD */
/*
 * source.h: the files and folders that a table is made of, and places in them. Their text is kept,
 * so that a diagnostic can show its line.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A place in a source: lines and columns count from 1, in characters. Line 0 is the whole file. */
struct mark {
    int source;
    unsigned line, column, width;
};

/* Compares two places: below 0, 0 or above 0, as strcmp does. */
int mark_compare(struct mark left, struct mark right);

struct source {
    char *path;
    const char *text; /* NULL: not read, or a folder */
    size_t length;
    unsigned layer; /* 0: the tables; 1 and on: the overlays, each over those before */
    bool built_in;  /* compiled into the tool: no file of the disk */
};

/* In the order in which they are added. All zero is empty. */
struct sources {
    struct source *items;
    size_t count, capacity;
};

/* Adds a path, and returns its number. */
int source_add(struct sources *sources, const char *path, unsigned layer);

/* Gives a source its text, which it keeps: from malloc, or for ever there where it is built in. */
void source_set_text(struct source *source, const char *text, size_t length, bool built_in);

/* Where the last line that was looked for begins. Lines that are asked for in ascending order cost
 * one pass over the text. All zero is the beginning. */
struct line_cursor {
    const struct source *source;
    const char *at;
    unsigned line;
};

/* The first byte of a line; a byte order mark is not part of the first one. "" where the source has
 * no text. */
const char *source_line(struct line_cursor *cursor, const struct source *source, unsigned line);

/* True at the end of a line or of the text. */
bool source_line_ends(const char *at);

/* The character at a mark, or its first byte; NUL at the end of the line. */
char source_character(const struct sources *sources, struct mark mark);

/* The mark of a byte of a source. */
struct mark source_mark_at(const struct sources *sources, int source, size_t offset);

/* A mark that is on the empty line behind the last one, where a parser says that something is
 * missing, moved to the end of the last line that has text; any other mark as it is. */
struct mark source_mark_before_end(const struct sources *sources, struct mark mark);

void sources_free(struct sources *sources);
