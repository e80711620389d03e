/* SPDX-License-Identifier: 0BSD */
/* diagnostics_print.c: diagnostics in source order, each with its line and a caret. */
#include "base/diagnostics.h"

#include "base/memory.h"
#include "base/terminal.h"

#include <string.h>

/* Of a line longer than this, what stands around the mark is shown. */
enum { SHOWN = 160, BEFORE = 80 };

static const char byte_order_mark[] = "\xEF\xBB\xBF";

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

static bool at_end(const char *text)
{
    return *text == '\0' || line_break(text) > 0;
}

/* A place in a text from which lines are looked for: they are wanted in ascending order. */
struct cursor {
    const struct source *source;
    const char *at;
    unsigned line;
};

/* Moves on to where a line begins; a byte order mark is not part of the first one. */
static const char *find_line(struct cursor *cursor, const struct source *source, unsigned line)
{
    if (cursor->source != source || cursor->line > line) {
        cursor->source = source;
        cursor->at = source->text != NULL ? source->text : "";
        cursor->line = 1;
        if (strncmp(cursor->at, byte_order_mark, strlen(byte_order_mark)) == 0)
            cursor->at += strlen(byte_order_mark);
    }
    while (cursor->line < line && *cursor->at != '\0') {
        size_t length = line_break(cursor->at);
        cursor->line += length > 0;
        cursor->at += length > 0 ? length : 1;
    }
    return cursor->at;
}

char diag_character(const struct diagnostics *diag, struct mark mark)
{
    struct cursor cursor = {0};
    const char *at = find_line(&cursor, &diag->sources[mark.source], mark.line);
    for (unsigned column = 1; column < mark.column && !at_end(at); column++)
        at += length_of_character(at);
    return at_end(at) ? '\0' : *at;
}

struct mark diag_mark_at_byte(const struct diagnostics *diag, int source, size_t offset)
{
    const char *begin = diag->sources[source].text, *at = begin;
    struct mark mark = {.source = source, .line = 1, .column = 1};
    if (strncmp(at, byte_order_mark, strlen(byte_order_mark)) == 0)
        at += strlen(byte_order_mark);
    while (at < begin + offset && *at != '\0') {
        size_t length = line_break(at);
        mark.line += length > 0;
        mark.column = length > 0 ? 1 : mark.column + 1;
        at += length > 0 ? length : length_of_character(at);
    }
    return mark;
}

/* Prints text that comes from a file. Returns where it stopped: at the end of the line, or after
 * most characters. */
static const char *print_line(FILE *stream, const char *text, unsigned most)
{
    for (; most > 0 && !at_end(text); most--) {
        size_t length = length_of_character(text);
        if (is_printable(text) || *text == '\t')
            fwrite(text, 1, length, stream);
        else
            fputc('?', stream);
        text += length;
    }
    return text;
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

/* Where it is printed, and whether in colours. */
struct printer {
    FILE *stream;
    bool coloured;
};

/* Colours, by what ECMA-48 calls them. */
enum colour { PLAIN = 0, BOLD = 1, RED = 31, GREEN = 32, MAGENTA = 35, CYAN = 36 };

static void paint(const struct printer *printer, enum colour colour)
{
    if (!printer->coloured)
        return;
    if (colour == PLAIN || colour == BOLD)
        fprintf(printer->stream, "\033[%dm", (int)colour);
    else
        fprintf(printer->stream, "\033[1;%dm", (int)colour);
}

/* Shows a mark's line and a caret under its first character; a tab stays a tab in both. */
static void print_excerpt(const struct printer *printer, const char *line, struct mark mark)
{
    FILE *stream = printer->stream;
    unsigned first = mark.column > SHOWN ? mark.column - BEFORE : 1;
    for (unsigned column = 1; column < first && !at_end(line); column++)
        line += length_of_character(line);
    fprintf(stream, "%5u | ", mark.line);
    print_line(stream, line, SHOWN);
    fputs("\n      | ", stream);

    unsigned column = first;
    for (; column < mark.column && !at_end(line); column++) {
        fputc(*line == '\t' ? '\t' : ' ', stream);
        line += length_of_character(line);
    }
    paint(printer, GREEN);
    fputc('^', stream);
    for (column++; column < mark.column + mark.width && column < first + SHOWN; column++)
        fputc('~', stream);
    paint(printer, PLAIN);
    fputc('\n', stream);
}

static enum colour colour_of(const struct diagnostic *item)
{
    return item->note || item->brief ? CYAN : item->word[0] == 'e' ? RED : MAGENTA;
}

static void print_item(const struct printer *printer, struct cursor *cursor,
                       const struct source *source, const struct diagnostic *item)
{
    FILE *stream = printer->stream;
    paint(printer, BOLD);
    print_line(stream, source->path, MESSAGE_LIMIT);
    if (item->mark.line > 0)
        fprintf(stream, ":%u:%u", item->mark.line, item->mark.column);
    fputs(": ", stream);
    paint(printer, colour_of(item));
    fprintf(stream, "%s: ", item->word);
    paint(printer, PLAIN);
    print_line(stream, item->message, MESSAGE_LIMIT);
    fputc('\n', stream);
    if (item->mark.line > 0 && !item->note && !item->brief)
        print_excerpt(printer, find_line(cursor, source, item->mark.line), item->mark);
}

void diag_print(struct diagnostics *diag, FILE *stream, bool coloured)
{
    struct printer printer = {stream, coloured};
    struct cursor cursor = {0};
    array_sort(diag->items, diag->count, sizeof *diag->items, by_place);
    for (size_t i = 0; i < diag->count; i++)
        print_item(&printer, &cursor, &diag->sources[diag->items[i].mark.source], &diag->items[i]);
    if (diag->unshown > 0)
        fprintf(stream, "sockerr: and %zu more\n", diag->unshown);
    if (diag->out_of_memory)
        fputs("sockerr: out of memory\n", stream);
}
