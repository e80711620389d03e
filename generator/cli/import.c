/* SPDX-License-Identifier: 0BSD */
/* import.c: sockerr import, a column out of what a system says of itself. */
#include "cli/common.h"

#include "query/import_column.h"
#include "base/read_file.h"
#include "table/names.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reads the file that is named, or standard input. */
static enum status read_source(const char *path, struct text *text)
{
    bool done = path != NULL ? input_read_file(path, text) : input_read(STDIN_FILENO, text);
    const char *name = path != NULL ? path : "standard input";
    if (!done)
        fprintf(stderr, "sockerr: %s: %s\n", name, strerror(errno));
    else if (text->failed)
        out_of_memory();
    else if (strlen(text->bytes) != text->length)
        fprintf(stderr, "sockerr: %s: a NUL character: this is no text, or not in UTF-8\n", name);
    else if (text->length <= INPUT_LIMIT)
        return DONE;
    else
        fprintf(stderr, "sockerr: %s: larger than %d bytes\n", name, INPUT_LIMIT);
    return FAILED;
}

/* Finds a kind by its name: that of errno where there is no name, KIND_COUNT where it is none. */
static int find_kind(const char *name)
{
    int kind = 0;
    while (kind < KIND_COUNT && name != NULL && strcmp(kind_names[kind], name) != 0)
        kind++;
    return kind;
}

static enum status misused_kind(const struct options *options)
{
    struct diagnostics none = {0};
    struct suggestion suggestion = suggestion_for(&none, options->kind);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        suggest(&suggestion, kind_names[kind]);
    return misused_name(options, "there is no kind", &suggestion);
}

enum status import(const struct options *options)
{
    int kind = find_kind(options->kind);
    if (options->word_count == 0 || options->word_count > 2)
        return misused(options, "import takes the name of a space, and at most one file", NULL);
    if (!name_follows(options->words[0], NAME_SPACE) || strcmp(options->words[0], "null") == 0)
        return misused(options, "not a name that a space may have:", options->words[0]);
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
    enum status status = make_table(&table, &diag, options, options->words[0], TO_GENERATE);
    if (status == DONE)
        status = read_source(path, &text);
    if (status == DONE) {
        int placed =
            import_column(&table, options->words[0], (enum kind)kind, source, text.bytes, &out);
        if (placed < 0)
            status = out_of_memory();
        else if (placed > 0)
            status = print(out.bytes, "");
        else {
            fprintf(stderr, "sockerr: %s: no %s symbol was found\n", source, kind_names[kind]);
            status = NOT_FOUND;
        }
    }
    text_free(&text);
    text_free(&out);
    table_free(&table);
    diag_free(&diag);
    return status;
}
