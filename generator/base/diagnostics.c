/* SPDX-License-Identifier: 0BSD */
/* diagnostics.c: what is wrong with the data, and where: collected. */
#include "base/diagnostics.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void diag_unreadable(struct diagnostics *diag, const char *path)
{
    fprintf(stderr, "sockerr: %s: %s\n", path, strerror(errno));
    diag->unreadable = true;
}

bool diag_is_over(const struct diagnostics *diag, struct mark mark, struct mark other)
{
    const struct source *sources = diag->sources.items;
    return sources[mark.source].layer > sources[other.source].layer;
}

bool diag_is_full(const struct diagnostics *diag)
{
    return diag->kept >= DIAG_LIMIT;
}

bool diag_is_clean(const struct diagnostics *diag)
{
    return diag->errors == 0 && !diag->unreadable;
}

static void add(struct diagnostics *diag, struct diagnostic item, const char *format,
                va_list values)
{
    bool note = item.severity == SEVERITY_NOTE;
    if (!item.brief && (note ? diag->unshown > 0 : diag_is_full(diag))) {
        diag->unshown += !note;
        return;
    }
    char message[MESSAGE_LIMIT];
    if (vsnprintf(message, sizeof message, format, values) >= MESSAGE_LIMIT)
        memcpy(message + sizeof message - sizeof " ...", " ...", sizeof " ...");
    diag->items = array_grow(diag->items, diag->count, &diag->capacity, sizeof *diag->items);
    item.message = xstrdup(message);
    item.number = diag->count;
    diag->items[diag->count++] = item;
    diag->kept += !item.brief;
}

void diag_error(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    add(diag, (struct diagnostic){.severity = SEVERITY_ERROR, .mark = mark, .order = mark}, format,
        values);
    va_end(values);
    diag->errors++;
}

void diag_warning(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    add(diag, (struct diagnostic){.severity = SEVERITY_WARNING, .mark = mark, .order = mark},
        format, values);
    va_end(values);
}

void diag_note(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    const struct diagnostic *last = diag->count > 0 ? &diag->items[diag->count - 1] : NULL;
    struct diagnostic note = {.severity = SEVERITY_NOTE, .mark = mark};
    note.order = last != NULL ? last->order : mark;
    note.brief = last != NULL && last->brief;
    va_list values;
    va_start(values, format);
    add(diag, note, format, values);
    va_end(values);
}

void diag_remark(struct diagnostics *diag, struct mark mark, struct mark below, const char *format,
                 ...)
{
    if (!diag->verbose)
        return;
    va_list values;
    va_start(values, format);
    add(diag,
        (struct diagnostic){
            .severity = SEVERITY_REMARK, .brief = true, .mark = mark, .order = mark},
        format, values);
    va_end(values);
    diag_note(diag, below, "this lies below it");
}

void diag_name_check(struct diagnostics *diag, size_t first, const char *check)
{
    for (size_t i = first; i < diag->count; i++)
        if (diag->items[i].severity != SEVERITY_NOTE)
            diag->items[i].check = check;
}

void diag_free(struct diagnostics *diag)
{
    for (size_t i = 0; i < diag->count; i++)
        free(diag->items[i].message);
    free(diag->items);
    sources_free(&diag->sources);
    *diag = (struct diagnostics){0};
}
