/* SPDX-License-Identifier: 0BSD */
/*
 * load.c: the data folders, file by file, into the table. All files are found first, so that each
 * can be laid over those of its name in the folders before, and read, and forgotten by itself.
 */
#include "load/load.h"

#include "table/names.h"
#include "load/overlay.h"
#include "base/suggest.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct file_names {
    char **items;
    size_t count, capacity;
};

/* The kinds of files, in the order in which they are read. */
enum what { SOCKET_ERRORS, STAND_INS, RUNTIMES, SPACE };

/* A file of one of the folders. */
struct file {
    enum what what;
    char *space; /* the name of the space that it describes, or NULL */
    int source;
    bool over; /* its folder lies over others */
};

/* Finds the files, folder by folder. */
struct finder {
    struct loader *loader;
    const char *without; /* the space to leave out, or NULL */
    struct file *files;
    size_t count, capacity;
    size_t spaces; /* files and almost files that the folder at hand has for spaces */
};

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

static int by_bytes(const void *left, const void *right)
{
    char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static void add_name(struct loader *loader, struct file_names *names, const char *name,
                     size_t length)
{
    char **items = array_room(names->items, names->count, &names->capacity, sizeof *items);
    char *copy = strndup(name, length);
    if (items != NULL)
        names->items = items;
    if (items == NULL || copy == NULL) {
        free(copy);
        loader->diag->out_of_memory = true;
        return;
    }
    items[names->count++] = copy;
}

static void free_names(struct file_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
}

/* Lists a folder's YAML files, less their ending, and those that are almost such, both in the order
 * of their bytes: not that of the folder, nor of a locale. */
static void list_folder(struct loader *loader, const char *path, struct file_names *names,
                        struct file_names *strays)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        diag_unreadable(loader->diag, path);
        return;
    }
    errno = 0;
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t length = length_of_stem(entry->d_name);
        if (length > 0)
            add_name(loader, names, entry->d_name, length);
        else if (is_almost_yaml(entry->d_name))
            add_name(loader, strays, entry->d_name, strlen(entry->d_name));
        errno = 0;
    }
    if (errno != 0)
        diag_unreadable(loader->diag, path);
    closedir(folder);
    array_sort(names->items, names->count, sizeof *names->items, by_bytes);
    array_sort(strays->items, strays->count, sizeof *strays->items, by_bytes);
}

/* The path of a file in a folder, which the caller frees. NULL: no memory, which diag then has. */
static char *join(struct loader *loader, const char *folder, const char *name, const char *ending)
{
    struct text path = {0};
    text_printf(&path, "%s/%s%s", folder, name, ending);
    if (path.failed) {
        text_free(&path);
        loader->diag->out_of_memory = true;
    }
    return path.bytes;
}

/* Reports what is wrong with a folder or a file as a whole. */
static void report_path(struct loader *loader, const char *path, const char *message)
{
    int source = path != NULL ? diag_add_path(loader->diag, path) : -1;
    if (source >= 0)
        diag_error(loader->diag, (struct mark){.source = source}, "%s", message);
}

static bool is_absent(const char *path)
{
    struct stat about;
    return lstat(path, &about) != 0 && errno == ENOENT;
}

static void add_file(struct finder *finder, enum what what, const char *space, const char *path)
{
    struct diagnostics *diag = finder->loader->diag;
    struct file *files = array_room(finder->files, finder->count, &finder->capacity, sizeof *files);
    struct file file = {what, NULL, diag_add_path(diag, path), diag->layer > 0};
    if (files != NULL)
        finder->files = files;
    if (space != NULL)
        file.space = strdup(space);
    if (files == NULL || file.source < 0 || (space != NULL && file.space == NULL)) {
        free(file.space);
        diag->out_of_memory = true;
        return;
    }
    files[finder->count++] = file;
}

/* Finds one of the files that are not spaces' own. */
static void find_file(struct finder *finder, const char *folder, const char *name, enum what what)
{
    struct diagnostics *diag = finder->loader->diag;
    char *path = join(finder->loader, folder, name, "");
    bool required = what == SOCKET_ERRORS && diag->layer == 0;
    if (path != NULL && !is_absent(path))
        add_file(finder, what, NULL, path);
    else if (path != NULL && required)
        diag_unreadable(diag, path);
    else
        diag_add_path(diag, folder); /* which changes when the file comes */
    free(path);
}

static void find_space(struct finder *finder, const char *folder, const char *name)
{
    struct loader *loader = finder->loader;
    char *path = join(loader, folder, name, ".yaml");
    if (finder->without != NULL && strcmp(name, finder->without) == 0)
        loader->table->whole = false;
    else if (!name_follows(name, NAME_SPACE))
        report_path(loader, path,
                    "a space's file is named as the space is: a small letter, then "
                    "small letters, digits and single hyphens, 40 in all at most");
    else if (path != NULL)
        add_file(finder, SPACE, name, path);
    free(path);
}

static void find_spaces(struct finder *finder, const char *folder)
{
    struct loader *loader = finder->loader;
    struct file_names names = {0}, strays = {0};
    bool over = loader->diag->layer > 0;
    diag_add_path(loader->diag, folder); /* which changes when a column comes or goes */
    if (!over || !is_absent(folder))
        list_folder(loader, folder, &names, &strays);
    for (size_t i = 0; i < names.count; i++)
        find_space(finder, folder, names.items[i]);
    for (size_t i = 0; i < strays.count; i++) {
        char *path = join(loader, folder, strays.items[i], "");
        report_path(loader, path, "the name of a space's file must end in .yaml");
        free(path);
    }
    finder->spaces = names.count + strays.count;
    if (finder->spaces == 0 && !over && !loader->diag->unreadable)
        report_path(loader, folder, "no space: there is not one .yaml file here");
    free_names(&names);
    free_names(&strays);
}

/* Reports a file whose name is nearly that of one that is read; a stray one has another ending. */
static void report_misnamed(struct finder *finder, const char *folder, const char *name, bool stray)
{
    static const char *const known[] = {"socket_errors", "stand_ins", "runtimes"};
    struct diagnostics *diag = finder->loader->diag;
    char stem[NAME_LIMIT + 1];
    snprintf(stem, sizeof stem, "%.*s", (int)strcspn(name, "."), name);
    struct suggestion suggestion = suggestion_for(diag, stem);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        suggest(&suggestion, known[i]);
    if (suggestion.nearest == NULL || (suggestion.distance == 0 && !stray))
        return;
    char *path = join(finder->loader, folder, name, stray ? "" : ".yaml");
    int source = path != NULL ? diag_add_path(diag, path) : -1;
    if (source >= 0)
        diag_error(diag, (struct mark){.source = source},
                   "this file is not read; did you mean %s.yaml?", suggestion.nearest);
    free(path);
}

/* What is beside the files that are read is somebody's own, unless it looks like a slip. */
static void find_misnamed(struct finder *finder, const char *folder)
{
    struct file_names names = {0}, strays = {0};
    if (!is_absent(folder))
        list_folder(finder->loader, folder, &names, &strays);
    for (size_t i = 0; i < names.count; i++)
        report_misnamed(finder, folder, names.items[i], false);
    for (size_t i = 0; i < strays.count; i++)
        report_misnamed(finder, folder, strays.items[i], true);
    free_names(&names);
    free_names(&strays);
}

/* Finds the files of a folder. One that lies over others needs no more than what it changes. */
static void find_files(struct finder *finder, const char *folder)
{
    struct loader *loader = finder->loader;
    size_t before = finder->count;
    struct stat about;
    if (loader->diag->layer > 0 && stat(folder, &about) != 0) {
        diag_unreadable(loader->diag, folder);
        return;
    }
    find_file(finder, folder, "socket_errors.yaml", SOCKET_ERRORS);
    find_file(finder, folder, "stand_ins.yaml", STAND_INS);
    find_file(finder, folder, "runtimes.yaml", RUNTIMES);
    find_misnamed(finder, folder);
    char *spaces = join(loader, folder, "spaces", "");
    if (spaces != NULL)
        find_spaces(finder, spaces);
    free(spaces);
    if (loader->diag->layer > 0 && finder->count == before && finder->spaces == 0 &&
        !loader->diag->unreadable)
        report_path(loader, folder,
                    "nothing to lay over: there is no socket_errors.yaml, stand_ins.yaml, "
                    "runtimes.yaml or spaces/*.yaml here");
}

/* Files of one name come together, in the order of their folders. */
static int by_name(const void *left, const void *right)
{
    const struct file *a = left, *b = right;
    if (a->what != b->what)
        return a->what < b->what ? -1 : 1;
    int order = a->space != NULL ? strcmp(a->space, b->space) : 0;
    return order != 0 ? order : (a->source > b->source) - (a->source < b->source);
}

static struct node *lay_file(struct overlay *overlay, const struct file *file, struct node *below,
                             struct node *above)
{
    if (!file->over)
        return above;
    switch (file->what) {
    case SOCKET_ERRORS: return overlay_socket_errors(overlay, below, above);
    case STAND_INS: return overlay_stand_ins(overlay, below, above);
    case RUNTIMES: return overlay_runtimes(overlay, below, above);
    case SPACE: break;
    }
    return overlay_space(overlay, below, above);
}

static void load_root(struct loader *loader, const struct file *file, const struct node *root)
{
    switch (file->what) {
    case SOCKET_ERRORS: load_socket_errors(loader, root); break;
    case STAND_INS: load_stand_ins(loader, root); break;
    case RUNTIMES: load_runtimes(loader, root); break;
    case SPACE: load_space(loader, root, file->space); break;
    }
}

/* Reads the files of one name, each laid over those before it, into an arena that is reused. */
static void load_files(struct loader *loader, struct arena *arena, const struct file *files,
                       size_t count)
{
    struct overlay overlay = {loader->diag, arena, files->space};
    struct node *root = NULL;
    bool whole = true;
    for (size_t i = 0; i < count; i++) {
        struct node *above = tree_read(loader->diag, arena, files[i].source);
        if (above == NULL)
            whole = false;
        else if (whole)
            root = lay_file(&overlay, &files[i], root, above);
    }
    if (!whole)
        loader->table->whole = false;
    else if (root != NULL)
        load_root(loader, files, root);
    arena_reuse(arena);
}

/* Reads what was found, in an order that is that of no folder. */
static void load_all(struct finder *finder)
{
    struct table *table = finder->loader->table;
    struct arena trees = {0};
    size_t count = 0;
    table->spaces = loader_take(finder->loader, finder->count, sizeof *table->spaces);
    if (table->spaces == NULL)
        return;
    array_sort(finder->files, finder->count, sizeof *finder->files, by_name);
    for (size_t i = 0; i < finder->count; i += count) {
        const struct file *files = &finder->files[i];
        count = 1;
        while (i + count < finder->count && files->what == files[count].what &&
               (files->space == NULL || strcmp(files->space, files[count].space) == 0))
            count++;
        load_files(finder->loader, &trees, files, count);
    }
    arena_free(&trees);
    const struct file *last = finder->count > 0 ? &finder->files[finder->count - 1] : NULL;
    if (table->space_count == 0 && table->whole && last != NULL && last->over)
        diag_error(finder->loader->diag, (struct mark){.source = last->source},
                   "no space is left: null takes the last one away");
}

void load_data(struct table *table, struct diagnostics *diag, const char *const *folders,
               size_t count, const char *without)
{
    struct loader loader = {table, diag};
    struct finder finder = {.loader = &loader, .without = without};
    table->whole = true;
    table->success = table->unspecified = NONE;
    for (size_t i = 0; i < count; i++) {
        diag->layer = (unsigned)i;
        find_files(&finder, folders[i]);
    }
    if (!diag->out_of_memory)
        load_all(&finder);
    for (size_t i = 0; i < finder.count; i++)
        free(finder.files[i].space);
    free(finder.files);
    if (diag->unreadable)
        table->whole = false;
}
