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

/* Says how much of the file is in the column, and what helps where that is little. */
static void print_result(const struct import_request *request, const struct import_result *result)
{
    size_t all = result->placed + result->unplaced;
    if (all == 0)
        fprintf(stderr, "sockerr: %s: no %s symbol was found\n", request->source,
                kind_names[request->kind]);
    else if (result->unplaced == 0)
        fprintf(stderr, "sockerr: %zu symbol%s placed\n", result->placed,
                result->placed == 1 ? "" : "s");
    else
        fprintf(stderr, "sockerr: %zu symbol%s placed, %zu not: see the comments\n", result->placed,
                result->placed == 1 ? "" : "s", result->unplaced);
    if (all <= 1 && result->others > 1)
        fputs("sockerr: --prefix P takes all names that begin with P, --kind library every name\n",
              stderr);
    else if (all == 0 || (all == 1 && result->includes > 0) || result->unknown * 3 > result->placed)
        fputs("sockerr: a compiler may tell more: import what cc -dM -E prints of this file, or "
              "what the probe prints\n",
              stderr);
}

static enum status print_column(const struct options *options, struct table *table)
{
    const char *path = options->word_count > 1 ? options->words[1] : "-";
    const char *slash = strrchr(path, '/'), *source = slash != NULL ? slash + 1 : path;
    const char *name = options->words[0];
    int other = string_map_find(&table->space_map, name);
    if (other != NONE) {
        fprintf(stderr, "sockerr: %s is another name of the space %s\n", name,
                table->spaces[other].name);
        return WRONG_USAGE;
    }
    if (strcmp(path, "-") == 0)
        source = "standard input";
    struct import_request request = {name, find_kind(options), options->prefix, source};
    struct text text = {0}, out = {0};
    enum status status = read_source(path, &text);
    if (status == DONE) {
        struct import_result result = import_column(table, &request, text.bytes, &out);
        if (result.placed > 0) {
            status = print(text_string(&out));
        } else {
            fputs(text_string(&out), stderr); /* the comments: no column is left */
            status = NOT_FOUND;
        }
        if (status != FAILED)
            print_result(&request, &result);
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
    if (options->prefix != NULL && !name_follows(options->prefix, NAME_BEGINNING))
        return misused(options, "not what symbols may begin with:", options->prefix);
    if (find_kind(options) == KIND_COUNT)
        return WRONG_USAGE;
    return with_table(options, name, TO_GENERATE, print_column);
}
