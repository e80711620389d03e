/* SPDX-License-Identifier: 0BSD */
/* find_files.c: which files the layers of a table have. */
#include "load/find_files.h"

#include "base/embedded.h"
#include "base/suggest.h"
#include "table/names.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* The files that are not spaces' own. */
static const char *const stems[FILE_SPACE] = {
    [FILE_SOCKET_ERRORS] = "socket_errors",
    [FILE_ERRORS] = "errors",
    [FILE_RUNTIMES] = "runtimes",
};

/* The search of one layer. */
struct search {
    struct diagnostics *diag;
    struct data_files *files;
    unsigned layer;
    size_t found; /* files, and those whose names are nearly right */
};

static struct data_file *add_file(struct search *search, enum file_kind kind, const char *space,
                                  const char *path)
{
    struct data_files *files = search->files;
    files->items = array_grow(files->items, files->count, &files->capacity, sizeof *files->items);
    struct data_file *file = &files->items[files->count++];
    *file = (struct data_file){
        .kind = kind,
        .space = space != NULL ? xstrdup(space) : NULL,
        .source = source_add(&search->diag->sources, path, search->layer),
        .layer = search->layer,
    };
    search->found++;
    return file;
}

/* A folder or a file as a whole, for what is wrong with it. */
static struct mark add_path(struct search *search, const char *path)
{
    return (struct mark){.source = source_add(&search->diag->sources, path, search->layer)};
}

/* The path of a file in a folder, which the caller frees. */
static char *join(const char *folder, const char *name, const char *ending)
{
    struct text path = {0};
    text_printf(&path, "%s/%s%s", folder, name, ending);
    return path.bytes;
}

static bool is_absent(const char *path)
{
    struct stat about;
    return lstat(path, &about) != 0 && errno == ENOENT;
}

/* The length of the name of a YAML file without its ending; 0 for any other file. */
static size_t length_of_stem(const char *name)
{
    static const char ending[] = ".yaml";
    size_t length = strlen(name), ending_length = strlen(ending);
    if (*name == '.' || length <= ending_length)
        return 0;
    length -= ending_length;
    return strcmp(name + length, ending) == 0 ? length : 0;
}

/* True for an ending that was meant to be .yaml: in capitals, or without its a. */
static bool is_almost_yaml(const char *name)
{
    const char *ending = strrchr(name, '.');
    return *name != '.' && ending != NULL &&
           (strcasecmp(ending, ".yml") == 0 || strcasecmp(ending, ".yaml") == 0);
}

static int may_be_yaml(const struct dirent *entry)
{
    return length_of_stem(entry->d_name) > 0 || is_almost_yaml(entry->d_name);
}

static int by_bytes(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

/* Calls a function for each file of a folder that is, or almost is, a YAML file, in the order of
 * their bytes, whatever that of a locale is. */
static void for_each_file(struct search *search, const char *folder,
                          void (*find)(struct search *search, const char *folder, const char *name))
{
    struct dirent **entries;
    int count = scandir(folder, &entries, may_be_yaml, by_bytes);
    if (count < 0 && errno == ENOMEM)
        out_of_memory();
    if (count < 0) {
        diag_unreadable(search->diag, folder);
        return;
    }
    for (int i = 0; i < count; i++) {
        find(search, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static void find_named_files(struct search *search, const char *folder)
{
    for (int kind = 0; kind < FILE_SPACE; kind++) {
        char *path = join(folder, stems[kind], ".yaml");
        if (!is_absent(path))
            add_file(search, (enum file_kind)kind, NULL, path);
        else if (kind == FILE_SOCKET_ERRORS && search->layer == 0)
            diag_unreadable(search->diag, path);
        else /* the table depends on the folder, which changes when the file comes */
            add_path(search, folder);
        free(path);
    }
}

/* Reports a file beside those that are read whose name is nearly one of theirs. What else is there
 * is somebody's own. */
static void report_misnamed(struct search *search, const char *folder, const char *name)
{
    char *stem = xstrndup(name, strcspn(name, "."));
    struct suggestion suggestion = suggestion_for(search->diag, stem);
    for (int kind = 0; kind < FILE_SPACE; kind++)
        suggest(&suggestion, stems[kind]);
    bool right = suggestion.distance == 0 && length_of_stem(name) > 0;
    if (suggestion.nearest != NULL && !right) {
        char *path = join(folder, name, "");
        diag_error(search->diag, add_path(search, path),
                   "this file is not read; did you mean %s.yaml?", suggestion.nearest);
        free(path);
    }
    free(stem);
}

static void find_space(struct search *search, const char *folder, const char *name)
{
    char *path = join(folder, name, ""), *stem = xstrndup(name, length_of_stem(name));
    search->found++;
    if (*stem == '\0')
        diag_error(search->diag, add_path(search, path),
                   "the name of a space's file must end in .yaml");
    else if (!name_follows(stem, NAME_SPACE))
        diag_error(search->diag, add_path(search, path),
                   "a space's file is named as the space is: small letters, digits and "
                   "single hyphens, 40 in all at most");
    else
        add_file(search, FILE_SPACE, stem, path);
    free(stem);
    free(path);
}

static void find_spaces(struct search *search, const char *folder)
{
    size_t found = search->found;
    /* The table depends on the folder, which changes when a column comes or goes. */
    struct mark mark = add_path(search, folder);
    if (search->layer == 0 || !is_absent(folder))
        for_each_file(search, folder, find_space);
    if (search->found == found && search->layer == 0 && !search->diag->unreadable)
        diag_error(search->diag, mark, "no space: there is not one .yaml file here");
}

/* Finds the files of a folder. An overlay needs no more than what it changes. */
static void find_in_folder(struct search *search, const char *folder)
{
    struct stat about;
    if (search->layer > 0 && stat(folder, &about) != 0) {
        diag_unreadable(search->diag, folder);
        return;
    }
    find_named_files(search, folder);
    if (!is_absent(folder))
        for_each_file(search, folder, report_misnamed);
    char *spaces = join(folder, "spaces", "");
    find_spaces(search, spaces);
    free(spaces);
    if (search->layer > 0 && search->found == 0 && !search->diag->unreadable)
        diag_error(search->diag, add_path(search, folder),
                   "nothing to lay over: there is no socket_errors.yaml, errors.yaml, "
                   "runtimes.yaml or spaces/*.yaml here");
}

static void find_built_in(struct search *search)
{
    static const char data[] = "data/";
    for (size_t i = 0; i < embedded_file_count; i++) {
        const struct embedded_file *embedded = &embedded_files[i];
        if (strncmp(embedded->path, data, strlen(data)) != 0)
            continue;
        const char *name = embedded->path + strlen(data), *slash = strchr(name, '/');
        char *path = join("<built-in>", name, "");
        char *stem = xstrndup(name, length_of_stem(name));
        int kind = 0;
        while (kind < FILE_SPACE && strcmp(stems[kind], stem) != 0)
            kind++;
        const struct data_file *file = add_file(
            search, (enum file_kind)kind, slash != NULL ? stem + (slash - name) + 1 : NULL, path);
        source_set_text(&search->diag->sources.items[file->source], embedded->text,
                        embedded->length, true);
        free(stem);
        free(path);
    }
}

static int by_name(const void *left, const void *right)
{
    const struct data_file *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    int order = a->space != NULL ? strcmp(a->space, b->space) : 0;
    return order != 0 ? order : (a->source > b->source) - (a->source < b->source);
}

void find_files(struct diagnostics *diag, const struct layers *layers, struct data_files *files)
{
    struct search search = {.diag = diag, .files = files};
    if (layers->data != NULL)
        find_in_folder(&search, layers->data);
    else
        find_built_in(&search);
    for (size_t i = 0; i < layers->over_count; i++) {
        search.layer++;
        search.found = 0;
        find_in_folder(&search, layers->over[i]);
    }
    array_sort(files->items, files->count, sizeof *files->items, by_name);
}

void data_files_free(struct data_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->items[i].space);
    free(files->items);
    *files = (struct data_files){0};
}
