/* SPDX-License-Identifier: 0BSD */
/* depfile.c: which files were made of which, for Make and Ninja. */
#include "cli/depfile.h"

#include <stdio.h>
#include <string.h>

/* True for a character that GNU Make and Ninja read alike, written as it is or escaped. The others
 * are an operator or a pattern to one of them, however they are written. */
static bool can_be_written(const char *path, const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x20 || byte == 0x7F || strchr("\"%&'*;<=>?[^`|", byte) != NULL)
        return false;
    if (byte == '\\') /* it would escape the escape */
        return at[1] != '\0' && strchr(" #$:", at[1]) == NULL;
    if (byte == '~')
        return at != path;
    return at[1] != '\0' || strchr(" :)", byte) == NULL;
}

static bool add_path(struct text *out, const char *path)
{
    for (const char *at = path; *at != '\0'; at++) {
        if (!can_be_written(path, at)) {
            fprintf(stderr, "sockerr: %s: Make and Ninja read no path with such a character\n",
                    path);
            return false;
        }
        if (*at == '$')
            text_puts(out, "$");
        else if (strchr(" #:", *at) != NULL)
            text_puts(out, "\\");
        text_add(out, at, 1);
    }
    return true;
}

static bool add_target(struct text *out, const char *folder, const char *name)
{
    struct text path = {0};
    if (strcmp(folder, ".") != 0)
        text_printf(&path, "%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/");
    text_puts(&path, name);
    bool added = add_path(out, path.bytes);
    text_free(&path);
    return added;
}

/* Adds every source, once, with before and behind around each. */
static bool add_sources(struct text *out, const char *before, const char *behind,
                        const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        size_t same = 0;
        while (strcmp(sources->items[same].path, sources->items[i].path) != 0)
            same++;
        if (same < i || sources->items[i].built_in)
            continue;
        text_puts(out, before);
        if (!add_path(out, sources->items[i].path))
            return false;
        text_puts(out, behind);
    }
    return true;
}

bool depfile_make(struct text *out, const char *folder, const struct file *files, size_t count,
                  const struct sources *sources)
{
    for (size_t i = 0; i < count; i++) {
        text_puts(out, i > 0 ? " " : "");
        if (!add_target(out, folder, files[i].name))
            return false;
    }
    text_puts(out, ":");
    if (!add_sources(out, " \\\n  ", "", sources))
        return false;
    text_puts(out, "\n");
    return add_sources(out, "\n", ":\n", sources);
}
