/* SPDX-License-Identifier: 0BSD */
/* diagnostics.c: what is wrong with the data, and where. */
#include "base/diagnostics.h"

#include "base/read_file.h"
#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int diag_add_path(struct diagnostics *diag, const char *path)
{
    struct source *sources =
        array_room(diag->sources, diag->source_count, &diag->source_capacity, sizeof *sources);
    char *copy = strdup(path);
    if (sources != NULL)
        diag->sources = sources;
    if (sources == NULL || copy == NULL) {
        free(copy);
        diag->out_of_memory = true;
        return -1;
    }
    sources[diag->source_count] = (struct source){.path = copy, .layer = diag->layer};
    return (int)diag->source_count++;
}

bool diag_read(struct diagnostics *diag, int source)
{
    struct text text = {0};
    if (!input_read_file(diag->sources[source].path, &text)) {
        diag_unreadable(diag, diag->sources[source].path);
    } else if (text.failed) {
        diag->out_of_memory = true;
    } else if (text.length > INPUT_LIMIT) {
        diag_error(diag, (struct mark){.source = source}, "larger than %d bytes", INPUT_LIMIT);
    } else {
        diag->sources[source].text = text.bytes;
        diag->sources[source].length = text.length;
        return true;
    }
    text_free(&text);
    return false;
}

void diag_unreadable(struct diagnostics *diag, const char *path)
{
    fprintf(stderr, "sockerr: %s: %s\n", path, strerror(errno));
    diag->unreadable = true;
}

bool diag_is_over(const struct diagnostics *diag, struct mark mark, struct mark other)
{
    return diag->sources[mark.source].layer > diag->sources[other.source].layer;
}

bool diag_is_full(const struct diagnostics *diag)
{
    return diag->kept >= DIAG_LIMIT;
}

/* Keeps a diagnostic. */
static void add_text(struct diagnostics *diag, struct diagnostic item, const char *message)
{
    struct diagnostic *items = array_room(diag->items, diag->count, &diag->capacity, sizeof *items);
    if (items != NULL)
        diag->items = items;
    item.message = items != NULL ? strdup(message) : NULL;
    if (item.message == NULL) {
        diag->out_of_memory = true;
        return;
    }
    item.number = diag->count;
    items[diag->count++] = item;
    diag->kept += !item.brief;
}

static void add_item(struct diagnostics *diag, struct diagnostic item, const char *format,
                     va_list values)
{
    bool dropped = !item.brief && (item.note ? diag->unshown > 0 : diag_is_full(diag));
    if (item.mark.source < 0 || dropped) {
        diag->unshown += !item.note;
        return;
    }
    char message[MESSAGE_LIMIT];
    if (vsnprintf(message, sizeof message, format, values) >= MESSAGE_LIMIT)
        memcpy(message + sizeof message - sizeof " ...", " ...", sizeof " ...");
    add_text(diag, item, message);
}

void diag_error(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    add_item(diag, (struct diagnostic){.word = "error", .mark = mark, .order = mark}, format,
             values);
    va_end(values);
    diag->errors++;
}

void diag_warning(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    add_item(diag, (struct diagnostic){.word = "warning", .mark = mark, .order = mark}, format,
             values);
    va_end(values);
}

void diag_remark(struct diagnostics *diag, struct mark mark, struct mark other, const char *format,
                 ...)
{
    if (!diag->verbose)
        return;
    struct diagnostic item = {.word = "remark", .brief = true, .mark = mark, .order = mark};
    va_list values;
    va_start(values, format);
    add_item(diag, item, format, values);
    va_end(values);
    item.word = "note";
    item.note = true;
    item.mark = other;
    add_text(diag, item, "this lies below it");
}

void diag_note(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    struct mark order = diag->count > 0 ? diag->items[diag->count - 1].order : mark;
    va_list values;
    va_start(values, format);
    add_item(diag, (struct diagnostic){.word = "note", .note = true, .mark = mark, .order = order},
             format, values);
    va_end(values);
}

bool diag_clean(const struct diagnostics *diag)
{
    return diag->errors == 0 && !diag->unreadable && !diag->out_of_memory;
}

void diag_free(struct diagnostics *diag)
{
    for (size_t i = 0; i < diag->source_count; i++) {
        free(diag->sources[i].path);
        free(diag->sources[i].text);
    }
    for (size_t i = 0; i < diag->count; i++)
        free(diag->items[i].message);
    free(diag->sources);
    free(diag->items);
    *diag = (struct diagnostics){0};
}
