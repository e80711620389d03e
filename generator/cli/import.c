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

/* The kind that is wanted. KIND_COUNT, with a message, if there is none of that name. */
static enum kind find_kind(const struct options *options)
{
    const char *name = options->kind != NULL ? options->kind : kind_names[KIND_ERRNO];
    struct suggestion suggestion = suggestion_for(NULL, name);
    int kind = 0;
    for (; kind < KIND_COUNT && strcmp(kind_names[kind], name) != 0; kind++)
        suggest(&suggestion, kind_names[kind]);
    if (kind == KIND_COUNT)
        misused_name(options, "there is no kind", &suggestion);
    return (enum kind)kind;
}

static enum status print_column(const struct options *options, struct table *table)
{
    const char *path = options->word_count > 1 ? options->words[1] : "-";
    const char *slash = strrchr(path, '/'), *source = slash != NULL ? slash + 1 : path;
    if (strcmp(path, "-") == 0)
        source = "standard input";
    enum kind kind = find_kind(options);
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
        return misused(options, "import takes the name of a space, and at most one file", NULL);
    const char *name = options->words[0];
    if (!name_follows(name, NAME_SPACE) || strcmp(name, "null") == 0)
        return misused(options, "not a name that a space may have:", name);
    if (find_kind(options) == KIND_COUNT)
        return WRONG_USAGE;
    return with_table(options, name, TO_GENERATE, print_column);
}
