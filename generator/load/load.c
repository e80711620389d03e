/* SPDX-License-Identifier: 0BSD */
/*
 * load.c: the tables, file by file and layer by layer, into one table. The layers of one file are
 * read one after the other into the same place, so there is nothing to merge.
 */
#include "load/load.h"

#include "load/files.h"
#include "load/find_files.h"

#include <string.h>

/* An overlay's file of a space that no layer below has, and that does not say that it is a new one,
 * is a slip in its name. */
static bool is_slip(const struct loader *loader, const struct data_file *file,
                    const struct node *root)
{
    return file->layer > 0 && string_map_find(&loader->table->space_map, file->space) == NONE &&
           root->type == NODE_MAPPING && find_value(root, "space") == NULL;
}

static void report_slip(struct loader *loader, const struct data_files *files,
                        const struct data_file *file, struct mark mark)
{
    struct suggestion suggestion = suggestion_for(loader->diag, file->space);
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i].kind == FILE_SPACE && files->items[i].layer < file->layer)
            suggest(&suggestion, files->items[i].space);
    report_unknown(loader->diag, mark, "no layer below has the space", &suggestion);
    loader->table->whole = false;
}

/* Reads the layers of one file, and finishes what they state. */
static void read_layers(struct loader *loader, struct arena *trees, const struct data_files *files,
                        const struct data_file *file, size_t count)
{
    static const struct {
        void (*read)(struct loader *loader, const struct node *root);
        void (*finish)(struct loader *loader);
    } readers[FILE_SPACE] = {
        [FILE_SOCKET_ERRORS] = {read_socket_errors, finish_socket_errors},
        [FILE_ERRORS] = {read_errors, NULL},
        [FILE_RUNTIMES] = {read_runtimes, finish_runtimes},
    };
    size_t errors = loader->diag->errors;
    for (size_t i = 0; i < count; i++) {
        const struct node *root = tree_read(loader->diag, trees, file[i].source);
        if (root == NULL)
            loader->table->whole = false;
        else if (file->kind != FILE_SPACE)
            readers[file->kind].read(loader, root);
        else if (is_slip(loader, &file[i], root))
            report_slip(loader, files, &file[i], root->mark);
        else
            read_space(loader, root, file->space);
    }
    if (file->kind == FILE_SPACE)
        finish_space(loader, file->space, errors);
    else if (readers[file->kind].finish != NULL)
        readers[file->kind].finish(loader);
}

static void read_files(struct loader *loader, const struct data_files *files, const char *without)
{
    struct arena trees = {0};
    size_t count;
    for (size_t i = 0; i < files->count; i += count) {
        const struct data_file *file = &files->items[i];
        count = 1;
        while (i + count < files->count && file->kind == file[count].kind &&
               (file->space == NULL || strcmp(file->space, file[count].space) == 0))
            count++;
        if (file->space != NULL && without != NULL && strcmp(file->space, without) == 0)
            loader->table->whole = false;
        else
            read_layers(loader, &trees, files, file, count);
        arena_free(&trees);
    }
    const struct data_file *last = files->count > 0 ? &files->items[files->count - 1] : NULL;
    if (loader->table->space_count == 0 && loader->table->whole && last != NULL && last->layer > 0)
        diag_error(loader->diag, (struct mark){.source = last->source},
                   "no space is left: null takes the last one away");
}

void load_table(struct table *table, struct diagnostics *diag, const struct layers *layers,
                const char *without)
{
    struct loader loader = {table, diag};
    struct data_files files = {0};
    table->whole = true;
    table->success = table->unspecified = NONE;
    find_files(diag, layers, &files);
    read_files(&loader, &files, without);
    claim_names(&loader);
    if (diag->unreadable)
        table->whole = false;
    data_files_free(&files);
}
