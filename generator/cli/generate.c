/* SPDX-License-Identifier: 0BSD */
/* generate.c: sockerr generate, the outputs onto the disk. */
#include "base/replace_files.h"
#include "cli/common.h"
#include "cli/depfile.h"
#include "emit/outputs.h"
#include "resolve/meanings.h"
#include "table/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name of each output: a header has the prefix for its leading sockerr. */
static const char **name_outputs(const struct options *options, struct arena *arena)
{
    const char **names = arena_array(arena, output_count, sizeof *names);
    for (size_t i = 0; i < output_count; i++) {
        struct text name = {.prefix = options->prefix};
        text_puts(&name, outputs[i].name);
        names[i] = arena_copy(arena, name.bytes, name.length);
        text_free(&name);
    }
    return names;
}

/* Checks what can be checked before anything is read. */
static enum status check_usage(const struct options *options, const char *const *names)
{
    if (options->prefix != NULL && !name_follows(options->prefix, NAME_PREFIX)) {
        fprintf(stderr, "sockerr: a prefix must be %s, %d in all at most, and not \"%s\"\n",
                name_rule_words(NAME_PREFIX), NAME_LIMIT, options->prefix);
        return WRONG_USAGE;
    }
    for (int i = 0; i < options->word_count; i++) {
        size_t at = 0;
        while (at < output_count && strcmp(names[at], options->words[i]) != 0)
            at++;
        if (at < output_count)
            continue;
        fprintf(stderr, "sockerr: no output is named %s; there are", options->words[i]);
        for (at = 0; at < output_count; at++)
            fprintf(stderr, " %s", names[at]);
        fputc('\n', stderr);
        return WRONG_USAGE;
    }
    if (options->check && (options->depfile != NULL || options->stamp != NULL))
        return misused(options, "--check writes nothing, so neither --depfile nor --stamp", NULL);
    return DONE;
}

static bool is_wanted(const struct options *options, const char *name)
{
    for (int i = 0; i < options->word_count; i++)
        if (strcmp(options->words[i], name) == 0)
            return true;
    return options->word_count == 0;
}

/* Keeps the spaces that headers have: of all, those that are not rare, if there are such. */
static void keep_common(const struct options *options, struct table *table)
{
    bool all = options->spaces != NULL, any = false;
    for (size_t i = 0; i < table->space_count; i++)
        any = any || !table->spaces[i].rare;
    for (size_t i = 0; i < table->space_count; i++)
        table->spaces[i].wanted = all || !any || !table->spaces[i].rare;
    table_keep_wanted(table);
}

/* Emits the wanted outputs into files, which has room for all: headers last, which have fewer
 * spaces. Returns how many there are. */
static size_t emit_wanted(const struct options *options, const char *const *names,
                          struct table *table, struct file *files)
{
    size_t count = 0;
    for (int header = 0; header <= 1; header++) {
        if (header == 1) {
            keep_common(options, table);
            translate_meanings(table);
        }
        for (size_t i = 0; i < output_count; i++) {
            if (outputs[i].header != (header == 1) || !is_wanted(options, names[i]))
                continue;
            files[i].name = names[i];
            if (header == 1 && options->prefix != NULL) {
                files[i].text.prefix = options->prefix;
                files[i].text.upper_prefix = name_upper(&table->arena, options->prefix);
            }
            outputs[i].emit(table, &files[i].text);
        }
    }
    for (size_t i = 0; i < output_count; i++)
        if (files[i].name != NULL)
            files[count++] = files[i];
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
static enum status put_out(const struct options *options, const char *const *names,
                           struct table *table, const struct sources *sources)
{
    const char *folder = options->out != NULL ? options->out : ".";
    struct file *files = xcalloc(output_count, sizeof *files);
    size_t count = emit_wanted(options, names, table, files), stale = 0;
    bool done = options->check ? check_files(folder, files, count, &stale)
                               : deliver(options, folder, files, count, sources);
    for (size_t i = 0; i < count; i++)
        text_free(&files[i].text);
    free(files);
    if (!done)
        return FAILED;
    return stale > 0 ? WRONG_DATA : DONE;
}

enum status generate(const struct options *options)
{
    struct table table = {0};
    struct diagnostics diag = {0};
    const char **names = name_outputs(options, &table.arena);
    enum status status = check_usage(options, names);
    if (status == DONE)
        status = make_table(&table, &diag, options, NULL, TO_GENERATE);
    if (status == DONE)
        status = put_out(options, names, &table, &diag.sources);
    table_free(&table);
    diag_free(&diag);
    return status;
}
