/* diag.c: what is wrong with the data, and where. */
#include "diag.h"

#include "input.h"
#include "memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct diagnostic {
    const char *word; /* error, warning or note */
    bool note;
    struct mark mark;
    struct mark order; /* where it is sorted: an error's own mark, a note's error's */
    size_t number;
    char *message;
};

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
    sources[diag->source_count] = (struct source){.path = copy};
    return (int)diag->source_count++;
}

int diag_read(struct diagnostics *diag, const char *path)
{
    struct text text = {0};
    int source = -1;
    if (!input_read_file(path, &text))
        diag_unreadable(diag, path);
    else if (text.failed)
        diag->out_of_memory = true;
    else
        source = diag_add_path(diag, path);

    if (source >= 0 && text.length > INPUT_LIMIT) {
        diag_error(diag, (struct mark){.source = source}, "larger than %d bytes", INPUT_LIMIT);
        source = -1;
    }
    if (source < 0) {
        text_free(&text);
        return -1;
    }
    diag->sources[source].text = text.bytes;
    diag->sources[source].length = text.length;
    return source;
}

void diag_unreadable(struct diagnostics *diag, const char *path)
{
    fprintf(stderr, "sockerr: %s: %s\n", path, strerror(errno));
    diag->unreadable = true;
}

/* Text from a file goes to a terminal: control characters do not go along. */
static char printable(char character)
{
    bool control = (unsigned char)character < 0x20 || character == 0x7F;
    return control && character != '\t' ? '?' : character;
}

static void add_item(struct diagnostics *diag, struct diagnostic item, const char *format,
                     va_list values)
{
    struct diagnostic *items = array_room(diag->items, diag->count, &diag->capacity, sizeof *items);
    struct text message = {0};
    text_vprintf(&message, format, values);
    if (items != NULL)
        diag->items = items;
    if (items == NULL || message.failed) {
        text_free(&message);
        diag->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < message.length; i++)
        message.bytes[i] = printable(message.bytes[i]);
    item.message = message.bytes;
    item.number = diag->count;
    items[diag->count++] = item;
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

/* The length of the line break that text begins with, as YAML 1.1 has them; 0 where none does. */
static size_t line_break(const char *text)
{
    static const char *const breaks[] = {"\r\n",     "\r",           "\n",
                                         "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (strncmp(text, breaks[i], strlen(breaks[i])) == 0)
            return strlen(breaks[i]);
    return 0;
}

/* Where a line begins; a byte order mark is not part of the first one. */
static const char *find_line(const char *text, unsigned line)
{
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (line > 1 && *text != '\0') {
        size_t length = line_break(text);
        line -= length > 0;
        text += length > 0 ? length : 1;
    }
    return text;
}

char diag_character(const struct diagnostics *diag, struct mark mark)
{
    const char *at = find_line(diag->sources[mark.source].text, mark.line);
    for (unsigned column = 1; column < mark.column && line_break(at) == 0 && *at != '\0'; column++)
        do
            at++;
        while (((unsigned char)*at & 0xC0) == 0x80);
    return line_break(at) == 0 ? *at : '\0';
}

/* Shows a mark's line and a caret under its first character; a tab stays a tab in both. */
static void print_excerpt(FILE *stream, const struct source *source, struct mark mark)
{
    const char *line = find_line(source->text != NULL ? source->text : "", mark.line);
    size_t length = 0;
    fprintf(stream, "%5u | ", mark.line);
    while (line[length] != '\0' && line_break(line + length) == 0)
        fputc(printable(line[length++]), stream);
    fputs("\n      | ", stream);

    unsigned column = 1, underlined = 0;
    for (size_t i = 0; i < length; i++) {
        bool continues = ((unsigned char)line[i] & 0xC0) == 0x80;
        if (continues)
            continue;
        if (column < mark.column)
            fputc(line[i] == '\t' ? '\t' : ' ', stream);
        else if (column > mark.column && column < mark.column + mark.width)
            underlined++;
        column++;
    }
    fputc('^', stream);
    while (underlined-- > 0)
        fputc('~', stream);
    fputc('\n', stream);
}

static int by_place(const void *left, const void *right)
{
    const struct diagnostic *a = left, *b = right;
    if (a->order.source != b->order.source)
        return a->order.source < b->order.source ? -1 : 1;
    if (a->order.line != b->order.line)
        return a->order.line < b->order.line ? -1 : 1;
    if (a->order.column != b->order.column)
        return a->order.column < b->order.column ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

void diag_print(struct diagnostics *diag, FILE *stream)
{
    if (diag->count > 0)
        qsort(diag->items, diag->count, sizeof *diag->items, by_place);
    for (size_t i = 0; i < diag->count; i++) {
        const struct diagnostic *item = &diag->items[i];
        const struct source *source = &diag->sources[item->mark.source];
        fputs(source->path, stream);
        if (item->mark.line > 0)
            fprintf(stream, ":%u:%u", item->mark.line, item->mark.column);
        fprintf(stream, ": %s: %s\n", item->word, item->message);
        if (item->mark.line > 0 && !item->note)
            print_excerpt(stream, source, item->mark);
    }
    if (diag->out_of_memory)
        fputs("sockerr: out of memory\n", stream);
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
