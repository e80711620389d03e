/* SPDX-License-Identifier: 0BSD */
/* tsv.c: tables in text files. */
#include "tsv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without Check: a table may be read before the tests begin. */
static void fail(const char *format, const char *what)
{
    fprintf(stderr, format, what);
    exit(EXIT_FAILURE);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);
    if (file == NULL || text == NULL)
        fail("%s cannot be read\n", path);
    size_t length = fread(text, 1, (1 << 20) - 1, file);
    if (!feof(file))
        fail("%s is too large\n", path);
    fclose(file);
    if (length == 0 || text[length - 1] != '\n')
        fail("%s ends within a line\n", path);
    return text;
}

static void split(char *line, char separator, char **fields)
{
    static char none[] = "";
    for (int i = 0; i < TSV_FIELDS; i++)
        fields[i] = none;
    for (int i = 0; line != NULL; i++) {
        if (i >= TSV_FIELDS)
            fail("%s: too many fields\n", line);
        fields[i] = line;
        line = strchr(line, separator);
        if (line != NULL)
            *line++ = '\0';
    }
}

struct tsv tsv_read(const char *path, char separator)
{
    struct tsv tsv = {.text = read_file(path)};
    size_t lines = 0;
    for (const char *at = tsv.text; *at != '\0'; at++)
        lines += *at == '\n';
    tsv.rows = calloc(lines, sizeof *tsv.rows);
    char *line = strchr(tsv.text, '\n') + 1;
    while (*line != '\0') {
        char *end = strchr(line, '\n');
        *end = '\0';
        split(line, separator, tsv.rows[tsv.count++]);
        line = end + 1;
    }
    if (tsv.count == 0)
        fail("%s holds nothing\n", path);
    return tsv;
}

int tsv_number(const char *field)
{
    char *end;
    long number = strtol(field, &end, 10);
    if (end == field || *end != '\0')
        fail("\"%s\" is no number\n", field);
    return (int)number;
}

void tsv_free(struct tsv *tsv)
{
    free(tsv->rows);
    free(tsv->text);
}
