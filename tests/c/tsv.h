/* SPDX-License-Identifier: 0BSD */
/* tsv.h: tables in text files: a header line, then lines of fields. */
#ifndef TSV_H
#define TSV_H

#include <stddef.h>

enum { TSV_FIELDS = 8 };

struct tsv {
    char *text;
    char *(*rows)[TSV_FIELDS]; /* without the header line; a field that is missing is "" */
    size_t count;
};

/* Reads a file whose fields a separator divides; ends the program, which is a test, where it
 * cannot. */
struct tsv tsv_read(const char *path, char separator);

/* A field as a number; ends the program where it is none. */
int tsv_number(const char *field);

void tsv_free(struct tsv *tsv);

#endif
