/* load.c: the data folder, file by file, into the table. */
#include "load.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct file_names {
    char **items;
    size_t count, capacity;
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
    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, by_bytes);
    if (strays->count > 0)
        qsort(strays->items, strays->count, sizeof *strays->items, by_bytes);
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

typedef void load_function(struct loader *loader, const struct node *root);

static void load_file(struct loader *loader, const char *path, load_function *load,
                      const char *space)
{
    struct arena arena = {0};
    const struct node *root = tree_read(loader->diag, &arena, path);
    if (root == NULL)
        loader->table->whole = false;
    else if (space != NULL)
        load_space(loader, root, space);
    else
        load(loader, root);
    arena_free(&arena);
}

static void load_one(struct loader *loader, const char *folder, const char *name, bool required,
                     load_function *load)
{
    char *path = join(loader, folder, name, "");
    struct stat about;
    bool absent = path == NULL || (lstat(path, &about) != 0 && errno == ENOENT);
    if (path != NULL && (required || !absent))
        load_file(loader, path, load, NULL);
    else
        diag_add_path(loader->diag, folder); /* which changes when the file comes */
    free(path);
}

static void load_spaces(struct loader *loader, const char *folder, const char *without)
{
    struct table *table = loader->table;
    struct file_names names = {0}, strays = {0};
    diag_add_path(loader->diag, folder); /* which changes when a column comes or goes */
    list_folder(loader, folder, &names, &strays);
    table->spaces = loader_take(loader, names.count, sizeof *table->spaces);
    for (size_t i = 0; i < names.count && table->spaces != NULL; i++) {
        char *path = join(loader, folder, names.items[i], ".yaml");
        if (without != NULL && strcmp(names.items[i], without) == 0)
            table->whole = false;
        else if (!name_follows(names.items[i], NAME_SPACE))
            report_path(loader, path,
                        "a space's file is named as the space is: a small letter, then "
                        "small letters, digits and single hyphens, 40 in all at most");
        else if (path != NULL)
            load_file(loader, path, NULL, names.items[i]);
        free(path);
    }
    for (size_t i = 0; i < strays.count; i++) {
        char *path = join(loader, folder, strays.items[i], "");
        report_path(loader, path, "the name of a space's file must end in .yaml");
        free(path);
    }
    if (names.count == 0 && strays.count == 0 && !loader->diag->unreadable)
        report_path(loader, folder, "no space: there is not one .yaml file here");
    free_names(&names);
    free_names(&strays);
}

void load_data(struct table *table, struct diagnostics *diag, const char *folder,
               const char *without)
{
    struct loader loader = {table, diag};
    table->whole = true;
    table->success = table->unspecified = NONE;
    load_one(&loader, folder, "socket_errors.yaml", true, load_socket_errors);
    load_one(&loader, folder, "stand_ins.yaml", false, load_stand_ins);
    load_one(&loader, folder, "runtimes.yaml", false, load_runtimes);
    char *spaces = join(&loader, folder, "spaces", "");
    if (spaces != NULL)
        load_spaces(&loader, spaces, without);
    free(spaces);
    if (diag->unreadable)
        table->whole = false;
}
