/* SPDX-License-Identifier: 0BSD */
/* template.c: outputs made of a template. */
#include "emit/template.h"

#include "base/embedded.h"

#include <string.h>

static const char *find_template(const char *path)
{
    const struct embedded_file *file = embedded_files;
    while (strcmp(file->path, path) != 0)
        file++;
    return file->text;
}

/* Finds the part whose mark begins here. NULL: none. */
static const struct part *find_part(const char *mark, const struct part *parts, size_t part_count)
{
    for (size_t i = 0; i < part_count; i++) {
        size_t length = strlen(parts[i].name);
        if (strncmp(mark + 1, parts[i].name, length) == 0 && mark[length + 1] == '@')
            return &parts[i];
    }
    return NULL;
}

void emit_template(struct text *out, const char *path, const struct part *parts, size_t part_count,
                   const struct table *table)
{
    static const struct part common[] = {{"tool", .of = "sockerr" SOCKERR_FROM},
                                         {"SPDX-License-Identifier: 0BSD", .of = ""}};
    const char *text = find_template(path), *done = text, *at = strchr(text, '@');
    while (at != NULL) {
        const struct part *part = find_part(at, parts, part_count);
        if (part == NULL)
            part = find_part(at, common, sizeof common / sizeof *common);
        if (part != NULL) {
            bool begins = at == text || at[-1] == '\n';
            text_puts_to(out, done, at);
            if (part->add != NULL)
                part->add(table, out);
            else if (part->add_of != NULL)
                part->add_of(table, out, part->of);
            else
                text_copy(out, part->of);
            done = at + strlen(part->name) + 2;
            done += begins && *done == '\n';
        }
        at = strchr(part != NULL ? done : at + 1, '@');
    }
    text_puts(out, done);
}
