/* SPDX-License-Identifier: 0BSD */
/* diagnostics_print.c: diagnostics in source order, each with its line and a caret. */
#include "base/diagnostics.h"

#include "base/memory.h"
#include "base/utf8.h"

/* Of a line longer than this, the part around the mark is shown. */
enum { SHOWN = 160, BEFORE = 80 };

/* Adds text that comes from a file, up to the end of its line, or so many characters of it. A tab
 * stays: it stands above the caret's line, too. */
static void add_line(struct text *out, const char *line, unsigned most)
{
    for (; most > 0 && !source_line_ends(line); most--, line += utf8_length(line)) {
        if (utf8_is_printable(line) || *line == '\t')
            text_add(out, line, utf8_length(line));
        else
            text_puts(out, "?");
    }
}

static int by_place(const void *left, const void *right)
{
    const struct diagnostic *a = left, *b = right;
    int order = mark_compare(a->order, b->order);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

/* Colours, by what ECMA-48 calls them. */
enum colour { PLAIN = 0, BOLD = 1, RED = 31, GREEN = 32, MAGENTA = 35, CYAN = 36 };

static const struct {
    const char *word;
    enum colour colour;
} severities[] = {
    [SEVERITY_ERROR] = {"error", RED},
    [SEVERITY_WARNING] = {"warning", MAGENTA},
    [SEVERITY_REMARK] = {"remark", CYAN},
    [SEVERITY_NOTE] = {"note", CYAN},
};

static void paint(struct text *out, bool coloured, enum colour colour)
{
    if (coloured)
        text_printf(out, colour > BOLD ? "\033[1;%dm" : "\033[%dm", (int)colour);
}

/* Shows a mark's line and a caret under its first character; a tab stays a tab in both. */
static void add_excerpt(struct text *out, const char *line, struct mark mark, bool coloured)
{
    unsigned first = mark.column > SHOWN ? mark.column - BEFORE : 1;
    for (unsigned column = 1; column < first && !source_line_ends(line); column++)
        line += utf8_length(line);
    text_printf(out, "%5u | ", mark.line);
    add_line(out, line, SHOWN);
    text_puts(out, "\n      | ");

    unsigned column = first;
    for (; column < mark.column && !source_line_ends(line); column++) {
        text_puts(out, *line == '\t' ? "\t" : " ");
        line += utf8_length(line);
    }
    paint(out, coloured, GREEN);
    text_puts(out, "^");
    for (column++; column < mark.column + mark.width && column < first + SHOWN; column++)
        text_puts(out, "~");
    paint(out, coloured, PLAIN);
    text_puts(out, "\n");
}

static void add_item(struct text *out, struct line_cursor *cursor, const struct source *source,
                     const struct diagnostic *item, bool coloured)
{
    paint(out, coloured, BOLD);
    add_line(out, source->path, MESSAGE_LIMIT);
    if (item->mark.line > 0)
        text_printf(out, ":%u:%u", item->mark.line, item->mark.column);
    text_puts(out, ": ");
    paint(out, coloured, severities[item->severity].colour);
    text_printf(out, "%s: ", severities[item->severity].word);
    paint(out, coloured, PLAIN);
    add_line(out, item->message, MESSAGE_LIMIT);
    if (item->check != NULL)
        text_printf(out, " [%s]", item->check);
    text_puts(out, "\n");
    if (item->mark.line > 0 && item->severity <= SEVERITY_WARNING)
        add_excerpt(out, source_line(cursor, source, item->mark.line), item->mark, coloured);
}

void diag_print(struct diagnostics *diag, FILE *stream, bool coloured)
{
    struct line_cursor cursor = {0};
    struct text out = {0};
    array_sort(diag->items, diag->count, sizeof *diag->items, by_place);
    for (size_t i = 0; i < diag->count; i++)
        add_item(&out, &cursor, &diag->sources.items[diag->items[i].mark.source], &diag->items[i],
                 coloured);
    if (diag->unshown > 0)
        text_printf(&out, "sockerr: and %zu more\n", diag->unshown);
    fputs(text_string(&out), stream);
    text_free(&out);
}
