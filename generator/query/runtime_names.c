/* SPDX-License-Identifier: 0BSD */
/* runtime_names.c: what runtimes call the errors of an answer. */
#include "query/runtime_names.h"

#include "base/escape.h"

#include <stdlib.h>

/* Adds a runtime's names for some errors behind what introduces them. A name that stands for
 * several of them is added once: these follow each other. Returns whether there are any. */
static bool add_names(struct text *out, const struct runtime *runtime, const struct meaning *errors,
                      const char *before, escaper *escape)
{
    const char *last = NULL;
    for (size_t i = 0; i < runtime->shown_count; i++) {
        const struct shown *shown = &runtime->shown[i];
        if (shown->name == last || !means_error(errors, shown->error))
            continue;
        text_copy(out, last != NULL ? ", " : before);
        escape(out, shown->name);
        last = shown->name;
    }
    return last != NULL;
}

void add_error_names(struct text *out, const struct table *table, int error)
{
    const struct meaning meaning = {.errors = &error, .count = 1};
    bool any = false;
    for (size_t i = 0; i < table->runtime_count; i++) {
        struct text before = {0};
        text_copy(&before, any ? "; " : "");
        text_copy(&before, table->runtimes[i].title);
        text_copy(&before, " ");
        any = add_names(out, &table->runtimes[i], &meaning, before.bytes, text_copy) || any;
        text_free(&before);
    }
}

void add_names_object(struct text *out, const struct table *table, const struct hit *hit)
{
    bool any = false;
    text_puts(out, "{");
    for (size_t i = 0; i < table->runtime_count && hit->meaning != NULL; i++) {
        struct text before = {0};
        text_printf(&before, "%s\"%s\": [", any ? ", " : "", table->runtimes[i].name);
        if (add_names(out, &table->runtimes[i], hit->meaning, before.bytes, escape_json)) {
            text_puts(out, "]");
            any = true;
        }
        text_free(&before);
    }
    text_puts(out, "}");
}
