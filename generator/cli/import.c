/* SPDX-License-Identifier: 0BSD */
/* import.c: sockerr import, a column out of what a system says of itself. */
#include "query/import_column.h"

#include "base/read_file.h"
#include "cli/common.h"
#include "table/names.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reads the file at path, or standard input for NULL. */
static enum status read_source(const char *path, struct text *text)
{
    bool done = path != NULL ? read_file(path, text) : read_stream(STDIN_FILENO, text);
    const char *name = path != NULL ? path : "standard input";
    if (!done)
        fprintf(stderr, "sockerr: %s: %s\n", name, strerror(errno));
    else if (strlen(text->bytes) != text->length)
        fprintf(stderr, "sockerr: %s: a NUL character: this is no text, or not in UTF-8\n", name);
    else if (text->length <= READ_LIMIT)
        return DONE;
    else
        fprintf(stderr, "sockerr: %s: larger than %d bytes\n", name, READ_LIMIT);
    return FAILED;
}

/* Finds a kind by its name. KIND_COUNT: unknown. */
static int find_kind(const char *name)
{
    int kind = 0;
    while (kind < KIND_COUNT && strcmp(kind_names[kind], name) != 0)
        kind++;
    return kind;
}

static enum status misused_kind(const struct options *options)
{
    struct suggestion suggestion = suggestion_for(NULL, options->kind);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        suggest(&suggestion, kind_names[kind]);
    return misused_name(options, "there is no kind", &suggestion);
}

enum status import(const struct options *options)
{
    int kind = options->kind != NULL ? find_kind(options->kind) : KIND_ERRNO;
    if (options->word_count == 0 || options->word_count > 2)
        return misused(options, "import takes the name of a space, and at most one file", NULL);
    const char *name = options->words[0];
    if (!name_follows(name, NAME_SPACE) || strcmp(name, "null") == 0)
        return misused(options, "not a name that a space may have:", name);
    if (kind == KIND_COUNT)
        return misused_kind(options);
    const char *path = options->word_count > 1 ? options->words[1] : NULL;
    if (path != NULL && strcmp(path, "-") == 0)
        path = NULL;
    const char *base = path != NULL ? strrchr(path, '/') : NULL;
    const char *source = base != NULL ? base + 1 : path != NULL ? path : "standard input";

    struct table table = {0};
    struct diagnostics diag = {0};
    struct text text = {0}, out = {0};
    enum status status = make_table(&table, &diag, options, name, TO_GENERATE);
    if (status == DONE)
        status = read_source(path, &text);
    if (status == DONE && import_column(&table, name, (enum kind)kind, source, text.bytes, &out)) {
        status = print(out.bytes);
    } else if (status == DONE) {
        fprintf(stderr, "sockerr: %s: no %s symbol was found\n", source, kind_names[kind]);
        status = NOT_FOUND;
    }
    text_free(&text);
    text_free(&out);
    table_free(&table);
    diag_free(&diag);
    return status;
}
