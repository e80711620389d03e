/* diag.c: what is wrong with the data, and where. */
#include "diag.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct diagnostic {
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

/* Reads all there is, up to a byte over the limit. False: as errno has it. */
static bool read_all(int file, struct text *text)
{
    char block[16384];
    ssize_t got = 1;
    text_puts(text, "");
    while (got > 0 && text->length <= SOURCE_LIMIT) {
        do
            got = read(file, block, sizeof block);
        while (got < 0 && errno == EINTR);
        if (got > 0)
            text_add(text, block, (size_t)got);
    }
    return got >= 0;
}

/* Opens a regular file alone: a device or a pipe might never end. */
static int open_regular(const char *path)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    if (file < 0)
        return -1;
    if (fstat(file, &about) == 0 && !S_ISREG(about.st_mode))
        errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
    else
        return file;
    int reason = errno;
    close(file);
    errno = reason;
    return -1;
}

int diag_read(struct diagnostics *diag, const char *path)
{
    struct text text = {0};
    int source = -1;
    int file = open_regular(path);

    if (file < 0 || !read_all(file, &text))
        diag_unreadable(diag, path);
    else if (text.failed)
        diag->out_of_memory = true;
    else
        source = diag_add_path(diag, path);
    if (file >= 0)
        close(file);

    if (source >= 0 && text.length > SOURCE_LIMIT) {
        diag_error(diag, (struct mark){.source = source}, "larger than %d bytes", SOURCE_LIMIT);
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

static struct diagnostic *add_item(struct diagnostics *diag, const char *format, va_list values)
{
    struct diagnostic *items = array_room(diag->items, diag->count, &diag->capacity, sizeof *items);
    struct text message = {0};
    text_vprintf(&message, format, values);
    if (items != NULL)
        diag->items = items;
    if (items == NULL || message.failed) {
        text_free(&message);
        diag->out_of_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < message.length; i++)
        message.bytes[i] = printable(message.bytes[i]);
    struct diagnostic *item = &items[diag->count];
    *item = (struct diagnostic){.message = message.bytes, .number = diag->count};
    diag->count++;
    return item;
}

void diag_error(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    struct diagnostic *item = add_item(diag, format, values);
    va_end(values);
    diag->errors++;
    if (item != NULL)
        item->mark = item->order = mark;
}

void diag_note(struct diagnostics *diag, struct mark mark, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    struct diagnostic *item = add_item(diag, format, values);
    va_end(values);
    if (item != NULL) {
        item->note = true;
        item->mark = mark;
        item->order = diag->count > 1 ? item[-1].order : mark;
    }
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
        fprintf(stream, ": %s: %s\n", item->note ? "note" : "error", item->message);
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
