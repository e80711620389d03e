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

static const struct {
    const char *name, *stem;
    enum file_kind kind;
} named_files[] = {
    {"socket_errors.yaml", "socket_errors", FILE_SOCKET_ERRORS},
    {"stand_ins.yaml", "stand_ins", FILE_STAND_INS},
    {"runtimes.yaml", "runtimes", FILE_RUNTIMES},
};
enum { NAMED_COUNT = sizeof named_files / sizeof *named_files };

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

/* Reports what is wrong with a folder or a file as a whole. */
static void report_path(struct search *search, const char *path, const char *message)
{
    int source = source_add(&search->diag->sources, path, search->layer);
    diag_error(search->diag, (struct mark){.source = source}, "%s", message);
}

/* The path of a file in a folder, which the caller frees. */
static char *join(const char *folder, const char *name)
{
    struct text path = {0};
    text_printf(&path, "%s/%s", folder, name);
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

struct names {
    char **items;
    size_t count, capacity;
};

static int by_bytes(const void *left, const void *right)
{
    char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* Lists the files of a folder that are, or almost are, YAML files, in the order of their bytes. */
static struct names list_folder(struct search *search, const char *path)
{
    struct names names = {0};
    DIR *folder = opendir(path);
    if (folder == NULL) {
        diag_unreadable(search->diag, path);
        return names;
    }
    errno = 0;
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (length_of_stem(entry->d_name) > 0 || is_almost_yaml(entry->d_name)) {
            names.items =
                array_grow(names.items, names.count, &names.capacity, sizeof *names.items);
            names.items[names.count++] = xstrdup(entry->d_name);
        }
        errno = 0;
    }
    if (errno != 0)
        diag_unreadable(search->diag, path);
    closedir(folder);
    array_sort(names.items, names.count, sizeof *names.items, by_bytes);
    return names;
}

static void free_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
}

/* Finds the files that are not spaces' own. */
static void find_named_files(struct search *search, const char *folder)
{
    for (size_t i = 0; i < NAMED_COUNT; i++) {
        char *path = join(folder, named_files[i].name);
        if (!is_absent(path))
            add_file(search, named_files[i].kind, NULL, path);
        else if (named_files[i].kind == FILE_SOCKET_ERRORS && search->layer == 0)
            diag_unreadable(search->diag, path);
        else /* the table depends on the folder, which changes when the file comes */
            source_add(&search->diag->sources, folder, search->layer);
        free(path);
    }
}

/* Reports a file beside those that are read whose name is nearly one of theirs. */
static void report_misnamed(struct search *search, const char *folder, const char *name)
{
    char *stem = xstrndup(name, strcspn(name, "."));
    struct suggestion suggestion = suggestion_for(search->diag, stem);
    for (size_t i = 0; i < NAMED_COUNT; i++)
        suggest(&suggestion, named_files[i].stem);
    bool right = suggestion.distance == 0 && length_of_stem(name) > 0;
    if (suggestion.nearest != NULL && !right) {
        char *path = join(folder, name);
        int source = source_add(&search->diag->sources, path, search->layer);
        diag_error(search->diag, (struct mark){.source = source},
                   "this file is not read; did you mean %s.yaml?", suggestion.nearest);
        free(path);
    }
    free(stem);
}

/* What is beside the files that are read is somebody's own, unless it looks like a slip. */
static void find_misnamed(struct search *search, const char *folder)
{
    struct names names = {0};
    if (!is_absent(folder))
        names = list_folder(search, folder);
    for (size_t i = 0; i < names.count; i++)
        report_misnamed(search, folder, names.items[i]);
    free_names(&names);
}

static void find_space(struct search *search, const char *folder, const char *name)
{
    char *path = join(folder, name), *stem = xstrndup(name, length_of_stem(name));
    search->found++;
    if (*stem == '\0')
        report_path(search, path, "the name of a space's file must end in .yaml");
    else if (!name_follows(stem, NAME_SPACE))
        report_path(search, path,
                    "a space's file is named as the space is: a small letter, then "
                    "small letters, digits and single hyphens, 40 in all at most");
    else
        add_file(search, FILE_SPACE, stem, path);
    free(stem);
    free(path);
}

static void find_spaces(struct search *search, const char *folder)
{
    struct names names = {0};
    /* The table depends on the folder, which changes when a column comes or goes. */
    source_add(&search->diag->sources, folder, search->layer);
    if (search->layer == 0 || !is_absent(folder))
        names = list_folder(search, folder);
    for (size_t i = 0; i < names.count; i++)
        find_space(search, folder, names.items[i]);
    if (names.count == 0 && search->layer == 0 && !search->diag->unreadable)
        report_path(search, folder, "no space: there is not one .yaml file here");
    free_names(&names);
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
    find_misnamed(search, folder);
    char *spaces = join(folder, "spaces");
    find_spaces(search, spaces);
    free(spaces);
    if (search->layer > 0 && search->found == 0 && !search->diag->unreadable)
        report_path(search, folder,
                    "nothing to lay over: there is no socket_errors.yaml, stand_ins.yaml, "
                    "runtimes.yaml or spaces/*.yaml here");
}

static void find_built_in(struct search *search)
{
    static const char data[] = "data/", spaces[] = "spaces/";
    for (size_t i = 0; i < embedded_file_count; i++) {
        const struct embedded_file *embedded = &embedded_files[i];
        if (strncmp(embedded->path, data, strlen(data)) != 0)
            continue;
        const char *name = embedded->path + strlen(data);
        char *path = join("<built-in>", name), *stem = NULL;
        enum file_kind kind = FILE_SPACE;
        for (size_t j = 0; j < NAMED_COUNT; j++)
            if (strcmp(named_files[j].name, name) == 0)
                kind = named_files[j].kind;
        if (kind == FILE_SPACE) {
            name += strlen(spaces);
            stem = xstrndup(name, length_of_stem(name));
        }
        struct data_file *file = add_file(search, kind, stem, path);
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
