/* SPDX-License-Identifier: 0BSD */
/* generate.c: sockerr generate, the outputs onto the disk. */
#include "base/replace_files.h"
#include "cli/common.h"
#include "cli/depfile.h"
#include "emit/outputs.h"
#include "resolve/translation_table.h"
#include "table/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name of an output: a header has the prefix for its leading sockerr. */
static const char *output_name(const struct options *options, const struct output *output,
                               struct arena *arena)
{
    struct text name = {.prefix = options->prefix};
    text_puts(&name, output->name);
    const char *copy = arena_copy(arena, name.bytes, name.length);
    text_free(&name);
    return copy;
}

static bool is_wanted(const struct options *options, const char *name)
{
    for (int i = 0; i < options->word_count; i++)
        if (strcmp(options->words[i], name) == 0)
            return true;
    return options->word_count == 0;
}

/* Emits the wanted outputs into files, which has room for all. Returns how many there are. */
static size_t emit_files(const struct options *options, struct table *table, struct file *files)
{
    size_t count = 0;
    const char *prefix = options->prefix;
    const char *upper_prefix = prefix != NULL ? name_upper(&table->arena, prefix) : NULL;
    for (size_t i = 0; i < output_count; i++) {
        const char *name = output_name(options, &outputs[i], &table->arena);
        if (!is_wanted(options, name))
            continue;
        struct file *file = &files[count++];
        file->name = name;
        if (outputs[i].header) {
            file->text.prefix = prefix;
            file->text.upper_prefix = upper_prefix;
        }
        outputs[i].emit(table, &file->text);
    }
    return count;
}

/* Writes the files, then the depfile and the stamp: make takes those as a sign that all is done. */
static bool deliver(const struct options *options, const char *folder, const struct file *files,
                    size_t count, const struct sources *sources)
{
    const struct file stamp = {.name = options->stamp};
    struct text text = {0};
    bool done = true;
    if (options->depfile != NULL)
        done = options->stamp != NULL ? depfile_make(&text, ".", &stamp, 1, sources)
                                      : depfile_make(&text, folder, files, count, sources);
    done = done && replace_files(folder, files, count);
    if (options->depfile != NULL)
        done = done && replace_file(options->depfile, &text);
    if (options->stamp != NULL)
        done = done && touch_file(options->stamp);
    text_free(&text);
    return done;
}

/* Makes the files, and writes or checks them. */
static enum status put_out(const struct options *options, struct table *table,
                           const struct sources *sources)
{
    const char *folder = options->out != NULL ? options->out : ".";
    struct file *files = xcalloc(output_count, sizeof *files);
    size_t count = emit_files(options, table, files), stale = 0;
    bool done = options->check ? check_files(folder, files, count, &stale)
                               : deliver(options, folder, files, count, sources);
    for (size_t i = 0; i < count; i++)
        text_free(&files[i].text);
    free(files);
    if (!done)
        return FAILED;
    return stale > 0 ? WRONG_DATA : DONE;
}

/* Checks that each named file is an output; if not, lists the outputs. */
static enum status check_words(const struct options *options)
{
    struct arena arena = {0};
    enum status status = DONE;
    for (int i = 0; i < options->word_count && status == DONE; i++) {
        struct text known = {0};
        bool found = false;
        for (size_t j = 0; j < output_count; j++) {
            const char *name = output_name(options, &outputs[j], &arena);
            found = found || strcmp(name, options->words[i]) == 0;
            text_printf(&known, " %s", name);
        }
        if (!found) {
            fprintf(stderr, "sockerr: no output is named %s; there are%s\n", options->words[i],
                    known.bytes);
            status = WRONG_USAGE;
        }
        text_free(&known);
    }
    arena_free(&arena);
    return status;
}

/* Checks what can be checked before anything is read. */
static enum status check_usage(const struct options *options)
{
    if (options->prefix != NULL && !name_follows(options->prefix, NAME_PREFIX)) {
        fprintf(stderr, "sockerr: a prefix must be %s, %d in all at most, and not \"%s\"\n",
                name_rule_words(NAME_PREFIX), NAME_LIMIT, options->prefix);
        return WRONG_USAGE;
    }
    enum status status = check_words(options);
    if (status == DONE && options->check && (options->depfile != NULL || options->stamp != NULL))
        return misused(options, "--check writes nothing, so neither --depfile nor --stamp", NULL);
    return status;
}

enum status generate(const struct options *options)
{
    enum status status = check_usage(options);
    if (status != DONE)
        return status;
    struct table table = {0};
    struct diagnostics diag = {0};
    status = make_table(&table, &diag, options, NULL, TO_GENERATE);
    if (status == DONE) {
        find_meanings(&table);
        status = put_out(options, &table, &diag.sources);
    }
    table_free(&table);
    diag_free(&diag);
    return status;
}
