/* SPDX-License-Identifier: 0BSD */
/* tsv.c: tables in text files. */
#include "tsv.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be read", path);
    char *text = calloc(1, 1 << 20);
    size_t length = fread(text, 1, (1 << 20) - 1, file);
    ck_assert_msg(feof(file), "%s is too large", path);
    fclose(file);
    ck_assert_msg(length > 0 && text[length - 1] == '\n', "%s ends within a line", path);
    return text;
}

static void split(char *line, char separator, char **fields)
{
    static char none[] = "";
    for (int i = 0; i < TSV_FIELDS; i++)
        fields[i] = none;
    for (int i = 0; line != NULL; i++) {
        ck_assert_int_lt(i, TSV_FIELDS);
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
    ck_assert_msg(tsv.count > 0, "%s holds nothing", path);
    return tsv;
}

int tsv_number(const char *field)
{
    char *end;
    long number = strtol(field, &end, 10);
    ck_assert_msg(end != field && *end == '\0', "\"%s\" is no number", field);
    return (int)number;
}

void tsv_free(struct tsv *tsv)
{
    free(tsv->rows);
    free(tsv->text);
}
