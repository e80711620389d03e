/* SPDX-License-Identifier: 0BSD */
/* generate.c: sockerr generate, the outputs onto the disk. */
#include "cli/common.h"

#include "cli/depfile.h"
#include "emit/emit.h"
#include "resolve/translation_table.h"
#include "table/names.h"
#include "base/replace_files.h"
#include "base/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name of an output, which the caller frees: a header has the prefix for its leading sockerr.
 * NULL: no memory. */
static char *output_name(const struct options *options, const struct output *output)
{
    struct text name = {.prefix = options->prefix};
    text_puts(&name, output->name);
    if (!name.failed)
        return name.bytes;
    text_free(&name);
    return NULL;
}

static bool is_wanted(const struct options *options, const char *name)
{
    for (int i = 0; i < options->word_count; i++)
        if (strcmp(options->words[i], name) == 0)
            return true;
    return options->word_count == 0;
}

/* What a file is emitted of. */
struct making {
    const struct output *output;
    const struct table *table;
    const char *prefix, *upper_prefix; /* NULL: none */
};

static void emit_output(const void *context, struct text *text)
{
    const struct making *making = context;
    text->prefix = making->prefix;
    text->upper_prefix = making->upper_prefix;
    making->output->emit(making->table, text);
}

/* The files that are wanted. */
struct plan {
    struct file *files;
    struct making *makings; /* one a file */
    size_t count;
    char upper_prefix[NAME_LIMIT + 1];
};

/* Plans the outputs that are wanted. False: no memory. */
static bool make_plan(const struct options *options, const struct table *table, struct plan *plan)
{
    plan->files = calloc(output_count, sizeof *plan->files);
    plan->makings = calloc(output_count, sizeof *plan->makings);
    if (plan->files == NULL || plan->makings == NULL)
        return false;
    for (size_t i = 0; options->prefix != NULL && options->prefix[i] != '\0'; i++)
        plan->upper_prefix[i] = name_to_upper(options->prefix[i]);
    for (size_t i = 0; i < output_count; i++) {
        char *name = output_name(options, &outputs[i]);
        if (name == NULL)
            return false;
        if (!is_wanted(options, name)) {
            free(name);
            continue;
        }
        struct making *making = &plan->makings[plan->count];
        *making = (struct making){.output = &outputs[i], .table = table};
        if (outputs[i].header && options->prefix != NULL) {
            making->prefix = options->prefix;
            making->upper_prefix = plan->upper_prefix;
        }
        plan->files[plan->count++] = (struct file){name, emit_output, making};
    }
    return true;
}

static void free_plan(struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        free(plan->files[i].name);
    free(plan->files);
    free(plan->makings);
}

/* Writes the files, and then, where it is wanted, what tells make that they are as they should be.
 */
static bool deliver(const struct options *options, const char *folder, const struct file *files,
                    size_t count, const struct diagnostics *diag)
{
    const struct file stamp = {.name = options->stamp};
    struct text text = {0};
    bool done = true;
    if (options->depfile != NULL)
        done = options->stamp != NULL ? depfile_make(&text, ".", &stamp, 1, diag)
                                      : depfile_make(&text, folder, files, count, diag);
    done = done && output_write(folder, files, count);
    if (options->depfile != NULL)
        done = done && output_write_one(options->depfile, &text);
    if (options->stamp != NULL)
        done = done && output_touch(options->stamp);
    text_free(&text);
    return done;
}

/* Writes or checks the files that the table makes. */
static enum status put_out(const struct options *options, const struct table *table,
                           const struct diagnostics *diag)
{
    const char *folder = options->out != NULL ? options->out : ".";
    struct plan plan = {0};
    size_t stale = 0;
    bool done = false;
    if (!make_plan(options, table, &plan))
        out_of_memory();
    else if (options->check)
        done = output_check(folder, plan.files, plan.count, &stale);
    else
        done = deliver(options, folder, plan.files, plan.count, diag);
    free_plan(&plan);
    if (!done)
        return FAILED;
    return stale > 0 ? WRONG_DATA : DONE;
}

/* Checks that a file that was asked for is an output; if not, names those that there are. */
static enum status check_wanted(const struct options *options, const char *wanted)
{
    struct text known = {0};
    bool found = false;
    for (size_t i = 0; i < output_count && !known.failed; i++) {
        char *name = output_name(options, &outputs[i]);
        known.failed = name == NULL;
        found = found || (name != NULL && strcmp(name, wanted) == 0);
        if (name != NULL)
            text_printf(&known, " %s", name);
        free(name);
    }
    enum status status = known.failed ? out_of_memory() : found ? DONE : WRONG_USAGE;
    if (status == WRONG_USAGE)
        fprintf(stderr, "sockerr: no output is named %s; there are%s\n", wanted, known.bytes);
    text_free(&known);
    return status;
}

static enum status misused_prefix(const char *prefix)
{
    fprintf(stderr, "sockerr: a prefix must be %s, %d in all at most, and not \"%s\"\n",
            name_rule_words(NAME_PREFIX), NAME_LIMIT, prefix);
    return WRONG_USAGE;
}

enum status generate(const struct options *options)
{
    if (options->prefix != NULL && !name_follows(options->prefix, NAME_PREFIX))
        return misused_prefix(options->prefix);
    for (int i = 0; i < options->word_count; i++) {
        enum status status = check_wanted(options, options->words[i]);
        if (status != DONE)
            return status;
    }
    if (options->check && (options->depfile != NULL || options->stamp != NULL))
        return misused(options, "--check writes nothing, so neither --depfile nor --stamp", NULL);
    struct table table = {0};
    struct diagnostics diag = {0};
    enum status status = make_table(&table, &diag, options, NULL, TO_GENERATE);
    if (status == DONE && options->spaces != NULL)
        status = select_spaces(&table, options->spaces);
    if (status == DONE && !find_meanings(&table))
        status = out_of_memory();
    if (status == DONE)
        status = put_out(options, &table, &diag);
    table_free(&table);
    diag_free(&diag);
    return status;
}
