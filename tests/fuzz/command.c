/* SPDX-License-Identifier: 0BSD */
/*
 * command.c: the command line. An input is the words, a line each, up to an empty line; what
 * follows is in a file of an overlay, and in one to be imported, which is standard input, too.
 * Whatever the words are, a run keeps what is in the folders around it: one that does not end well
 * changes nothing, and none leaves a file behind that is not finished.
 */
#include "cli/verbs.h"
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int sockerr_main(int count, char **words);

enum { WORD_LIMIT = 200, FILE_LIMIT = 200 };

/* All files and folders below the scratch folder. */
struct seen {
    struct {
        char *path;
        char *bytes; /* NULL for a folder */
        size_t size;
    } files[FILE_LIMIT];
    size_t count;
};

static void see(struct seen *seen, const char *folder)
{
    struct dirent **entries;
    int found = scandir(folder, &entries, NULL, alphasort);
    REQUIRE(found >= 0);
    for (int i = 0; i < found; i++) {
        const char *name = entries[i]->d_name;
        char path[PATH_MAX];
        struct stat about;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            snprintf(path, sizeof path, "%s/%s", folder, name);
            REQUIRE(seen->count < FILE_LIMIT && lstat(path, &about) == 0);
            size_t at = seen->count++;
            seen->files[at].path = strdup(path);
            seen->files[at].bytes = NULL;
            if (S_ISDIR(about.st_mode))
                see(seen, path);
            else
                seen->files[at].bytes = fuzz_read(path, &seen->files[at].size);
        }
        free(entries[i]);
    }
    free(entries);
}

static void forget(struct seen *seen)
{
    for (size_t i = 0; i < seen->count; i++) {
        free(seen->files[i].path);
        free(seen->files[i].bytes);
    }
    seen->count = 0;
}

/* Finds a file that was seen. FILE_LIMIT: it was not there. */
static size_t find(const struct seen *seen, const char *path)
{
    for (size_t i = 0; i < seen->count; i++)
        if (strcmp(seen->files[i].path, path) == 0)
            return i;
    return FILE_LIMIT;
}

/* True where a file is in both, and the same. */
static bool same(const struct seen *a, size_t number, const struct seen *b)
{
    size_t other = find(b, a->files[number].path);
    if (other == FILE_LIMIT)
        return false;
    const char *bytes = a->files[number].bytes;
    if (bytes == NULL || b->files[other].bytes == NULL)
        return bytes == b->files[other].bytes;
    return a->files[number].size == b->files[other].size &&
           memcmp(bytes, b->files[other].bytes, a->files[number].size) == 0;
}

static struct seen first; /* all as it is before an input */

void fuzz_begin(void)
{
    fuzz_small_table("data");
    fuzz_folder("over");
    fuzz_folder("over/spaces");
    fuzz_folder("out");
    fuzz_folder("unfit"); /* where one output cannot be written, and the others can */
    fuzz_folder("unfit/table.csv");
    fuzz_write("over/spaces/one.yaml", "codes: {ECONNREFUSED: 5}\n", 25);
    fuzz_write("input", "", 0);
    fuzz_write("out/sockerr.h", "old\n", 4);
    fuzz_write("out/codes.csv", "old\n", 4);
    fuzz_write("table.csv", "old\n", 4);
    fuzz_write("out.d", "old\n", 4);
    fuzz_write("stamp", "", 0);
    see(&first, ".");
    REQUIRE(setenv("SOCKERR_DATA", "data", 1) == 0);
}

/* Makes everything again as it was, where it is not; what is new is removed. */
static void restore(struct seen *now)
{
    for (size_t i = now->count; i-- > 0;)
        if (!same(now, i, &first))
            REQUIRE(remove(now->files[i].path) == 0);
    for (size_t i = 0; i < first.count; i++) {
        if (same(&first, i, now))
            continue;
        if (first.files[i].bytes == NULL)
            fuzz_folder(first.files[i].path);
        else
            fuzz_write(first.files[i].path, first.files[i].bytes, first.files[i].size);
    }
}

/* True for a word that names nothing outside of the scratch folder: a slash stands behind one of
 * its folders, or there is none. */
static bool is_inside(const char *word)
{
    static const char *const folders[] = {"data", "over", "out", "spaces"};
    if (strstr(word, "..") != NULL)
        return false;
    for (const char *slash = strchr(word, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        bool behind = false;
        for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
            size_t length = strlen(folders[i]);
            behind = behind || ((size_t)(slash - word) >= length &&
                                strncmp(slash - length, folders[i], length) == 0);
        }
        if (!behind)
            return false;
    }
    return true;
}

/* Runs the tool with words, and the file named input as standard input. */
static int run(int count, char **words)
{
    int input = open("input", O_RDONLY | O_CLOEXEC);
    REQUIRE(input >= 0 && dup2(input, STDIN_FILENO) == STDIN_FILENO);
    close(input);
    optind = 0;
    int status = sockerr_main(count, words);
    fflush(stdout);
    return status;
}

static bool has_verb(char **words, const char *verb)
{
    for (; *words != NULL; words++)
        if (strcmp(*words, verb) == 0)
            return true;
    return false;
}

/* Compares what there is with what there was. */
static void judge(const struct seen *before, const struct seen *after, int status, bool may_write)
{
    REQUIRE(status >= DONE && status <= FAILED);
    for (size_t i = 0; i < after->count; i++) {
        const char *name = strrchr(after->files[i].path, '/') + 1;
        size_t length = strlen(name);
        REQUIRE(*name != '.' || length < 4 || strcmp(name + length - 4, ".new") != 0);
        if (same(after, i, before))
            continue;
        if (!may_write || status == WRONG_DATA || status == WRONG_USAGE)
            fuzz_fail("%s is another, and the exit status is %d", after->files[i].path, status);
        /* Where one file could not be written, others may have been, but whole. --out makes its
         * folder. */
        const char *bytes = after->files[i].bytes;
        REQUIRE(bytes != NULL || find(before, after->files[i].path) == FILE_LIMIT);
        REQUIRE(bytes == NULL || after->files[i].size == 0 ||
                bytes[after->files[i].size - 1] == '\n');
    }
    for (size_t i = 0; i < before->count; i++)
        if (find(after, before->files[i].path) == FILE_LIMIT)
            fuzz_fail("%s is gone, and the exit status is %d", before->files[i].path, status);
}

/* Splits the words, and returns where what follows them begins. */
static const char *split(char *text, char **words, int *count)
{
    while (*text != '\0' && *text != '\n' && *count < WORD_LIMIT) {
        words[(*count)++] = text;
        text += strcspn(text, "\n");
        if (*text == '\n')
            *text++ = '\0';
    }
    words[*count] = NULL;
    return *text == '\n' ? text + 1 : text;
}

void fuzz_one(const unsigned char *bytes, size_t size)
{
    char name[] = "sockerr", *words[WORD_LIMIT + 1] = {name};
    char *text = fuzz_string(bytes, size);
    int count = 1;
    const char *rest = split(text, words, &count);
    bool inside = true;
    for (int i = 1; i < count; i++)
        inside = inside && is_inside(words[i]);
    if (inside) {
        struct seen before = {.count = 0}, after = {.count = 0};
        size_t length = size - (size_t)(rest - text);
        bool may_write = has_verb(words, "generate");
        fuzz_write("over/spaces/one.yaml", rest, length);
        fuzz_write("input", rest, length);
        see(&before, ".");
        int status = run(count, words);
        see(&after, ".");
        judge(&before, &after, status, may_write);
        restore(&after);
        forget(&before);
        forget(&after);
    }
    free(text);
}
