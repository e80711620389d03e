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

/* Reads the file at path, or standard input for -. */
static enum status read_source(const char *path, struct text *text)
{
    bool input = strcmp(path, "-") == 0;
    bool done = input ? read_stream(STDIN_FILENO, text) : read_file(path, text);
    const char *name = input ? "standard input" : path;
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

/* The kind that is wanted. KIND_COUNT: it has an unknown name. */
static int find_kind(const struct options *options)
{
    int kind = 0;
    if (options->kind == NULL)
        return KIND_ERRNO;
    while (kind < KIND_COUNT && strcmp(kind_names[kind], options->kind) != 0)
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

static enum status print_column(const struct options *options, struct table *table)
{
    const char *path = options->word_count > 1 ? options->words[1] : "-";
    const char *slash = strrchr(path, '/'), *source = slash != NULL ? slash + 1 : path;
    if (strcmp(path, "-") == 0)
        source = "standard input";
    enum kind kind = (enum kind)find_kind(options);
    struct text text = {0}, out = {0};
    enum status status = read_source(path, &text);
    if (status == DONE &&
        import_column(table, options->words[0], kind, source, text.bytes, &out) > 0) {
        status = print(out.bytes);
    } else if (status == DONE) {
        fprintf(stderr, "sockerr: %s: no %s symbol was found\n", source, kind_names[kind]);
        status = NOT_FOUND;
    }
    text_free(&text);
    text_free(&out);
    return status;
}

enum status import(const struct options *options)
{
    if (options->word_count == 0 || options->word_count > 2)
        return misused(options, "import takes the name of a space, and at most one file");
    const char *name = options->words[0];
    if (!name_follows(name, NAME_SPACE) || strcmp(name, "null") == 0)
        return misused(options, "not a name that a space may have: %s", name);
    if (find_kind(options) == KIND_COUNT)
        return misused_kind(options);
    return with_table(options, name, TO_GENERATE, print_column);
}
