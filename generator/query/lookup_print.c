/* SPDX-License-Identifier: 0BSD */
/* lookup_print.c: what was found, for people and for programs. */
#include "query/lookup_print.h"

#include "base/escape.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *socket_error_of(const struct table *table, const struct hit *hit)
{
    return hit->socket_error != NONE ? table->socket_errors[hit->socket_error].name : "";
}

/* Adds all symbols of a hit, each between two quotes. */
static void add_names(struct text *out, const struct table *table, const struct hit *hit,
                      const char *quote)
{
    for (unsigned i = 0; i < hit->names.count; i++)
        text_printf(out, "%s%s%s%s", i > 0 ? ", " : "", quote,
                    table->symbols[hit->names.items[i].symbol].name, quote);
}

/* Rows for people */

static void add_places(struct text *out, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        text_printf(out, "%s%s%s", i > 0 ? ", " : "", row->hits[i].place,
                    is_sure(&row->hits[i]) ? "" : "?");
}

/* Adds the next of these words, as many as fit into a width and one at least, and leaves the others
 * in words. Returns how many characters were added. */
static size_t add_words(struct text *out, const char **words, size_t width)
{
    const char *first = *words;
    size_t column = 0;
    while (**words != '\0') {
        size_t length = strcspn(*words, " "), characters = *words > first;
        for (size_t i = 0; i < length; i += utf8_length(*words + i))
            characters++;
        if (*words > first && column + characters > width)
            break;
        text_puts(out, *words > first ? " " : "");
        escape_printable(out, *words, length);
        column += characters;
        *words += length + ((*words)[length] == ' ');
    }
    return column;
}

/* How wide the columns of a block are. */
struct columns {
    int code, socket_error;
    size_t names, places;
};

static void widen(size_t *width, size_t length)
{
    if (*width < length)
        *width = length;
}

/* Makes the columns as wide as what is in them; names may wrap, where a line has an end. */
static struct columns measure(const struct table *table, const struct found *found, size_t width)
{
    enum { NARROW = 24, LEAST = 12 };
    size_t code = 0, socket_error = 0, names = 0;
    for (size_t i = 0; i < found->row_count; i++) {
        const struct hit *hit = found->rows[i].hits;
        struct text all = {0};
        add_names(&all, table, hit, "");
        widen(&names, all.length);
        widen(&code, (size_t)snprintf(NULL, 0, "%d", hit->code));
        widen(&socket_error, strlen(socket_error_of(table, hit)));
        text_free(&all);
    }
    if (width < SIZE_MAX && names > NARROW)
        names = NARROW;
    size_t used = code + names + socket_error + strlen("        ");
    size_t places = used + LEAST < width ? width - used : LEAST;
    return (struct columns){(int)code, (int)socket_error, names, places};
}

/* Adds a row, of more than one line where its names or its places are wider than their column. */
static void add_row(struct text *out, const struct table *table, const struct row *row,
                    const struct columns *columns)
{
    struct text all_names = {0}, all_places = {0};
    char code[16];
    const char *socket_error = socket_error_of(table, row->hits);
    add_names(&all_names, table, row->hits, "");
    add_places(&all_places, row);
    const char *names = text_string(&all_names), *places = text_string(&all_places);
    snprintf(code, sizeof code, "%d", row->hits->code);
    do {
        text_printf(out, "  %*s  ", columns->code, code);
        size_t length = add_words(out, &names, columns->names);
        size_t left = length < columns->names ? columns->names - length : 0;
        if (*places != '\0') {
            text_printf(out, "%*s  %-*s  ", (int)left, "", columns->socket_error, socket_error);
            add_words(out, &places, columns->places);
        }
        text_puts(out, "\n");
        code[0] = '\0';
        socket_error = "";
    } while (*names != '\0' || *places != '\0');
    text_free(&all_names);
    text_free(&all_places);
}

static void add_paragraph(struct text *out, const char *words, size_t width)
{
    text_puts(out, "  ");
    add_words(out, &words, width > 2 ? width - 2 : 0);
    while (*words != '\0') {
        text_puts(out, "\n    ");
        add_words(out, &words, width > 4 ? width - 4 : 0);
    }
    text_puts(out, "\n");
}

static void add_summary(struct text *out, const struct table *table, int number, size_t width)
{
    const struct socket_error *error = &table->socket_errors[number];
    struct text words = {0};
    text_printf(&words, "%s, %d: %s", error->name, error->value, error->summary);
    add_paragraph(out, words.bytes, width);
    text_free(&words);
}

/* Adds what the SocketErrors of the rows are, each once. */
static void add_summaries(struct text *out, const struct table *table, const struct found *found,
                          size_t width)
{
    for (size_t i = 0; i < found->row_count; i++) {
        int error = found->rows[i].hits->socket_error;
        bool told = error == NONE;
        for (size_t j = 0; j < i && !told; j++)
            told = found->rows[j].hits->socket_error == error;
        if (!told)
            add_summary(out, table, error, width);
    }
}

void print_block(struct text *out, const struct table *table, const char *term,
                 const struct found *found, const struct look *look)
{
    size_t width = look->width > 0 ? look->width : SIZE_MAX;
    struct columns columns = measure(table, found, width);
    text_puts(out, look->coloured ? "\33[1m" : "");
    escape_printable(out, term, strlen(term));
    text_puts(out, look->coloured ? "\33[0m\n" : "\n");
    for (size_t i = 0; i < found->row_count; i++)
        add_row(out, table, &found->rows[i], &columns);
    if (found->about != NONE)
        add_summary(out, table, found->about, width);
    else
        add_summaries(out, table, found, width);
    bool sure = true;
    for (size_t i = 0; i < found->count; i++)
        sure = sure && is_sure(&found->hits[i]);
    if (!sure)
        add_paragraph(out, "?: one second-hand source alone gives this code.", width);
}

/* Lines and objects for programs */

const char csv_heading[] = "term,kind,space,symbol,code,socket_error,confirmed\n";

static void add_lines(struct text *out, const struct table *table, const char *term,
                      const struct hit *hit)
{
    for (unsigned i = 0; i == 0 || i < hit->names.count; i++) {
        bool named = i < hit->names.count, sure = !named || hit->names.items[i].confirmed;
        escape_csv(out, term);
        text_printf(out, ",%s,%s,%s,%d,%s,%s\n", hit->kind, hit->place,
                    named ? table->symbols[hit->names.items[i].symbol].name : "", hit->code,
                    socket_error_of(table, hit), sure ? "yes" : "no");
    }
}

void print_csv(struct text *out, const struct table *table, const char *term,
               const struct found *found)
{
    for (size_t i = 0; i < found->row_count; i++)
        for (size_t j = 0; j < found->rows[i].count; j++)
            add_lines(out, table, term, &found->rows[i].hits[j]);
}

static void add_object(struct text *out, const struct table *table, const char *term,
                       const struct hit *hit)
{
    text_puts(out, "\n  {\"term\": ");
    escape_json(out, term);
    text_printf(out, ", \"kind\": \"%s\", \"space\": \"%s\", \"code\": %d, \"symbols\": [",
                hit->kind, hit->place, hit->code);
    add_names(out, table, hit, "\"");
    text_printf(out, "], \"confirmed\": %s", is_sure(hit) ? "true" : "false");
    if (hit->socket_error != NONE)
        text_printf(out, ", \"socket_error\": \"%s\", \"value\": %d}", socket_error_of(table, hit),
                    table->socket_errors[hit->socket_error].value);
    else
        text_puts(out, ", \"socket_error\": null, \"value\": null}");
}

void print_json(struct text *out, const struct table *table, const char *term,
                const struct found *found, bool first)
{
    for (size_t i = 0; i < found->row_count; i++)
        for (size_t j = 0; j < found->rows[i].count; j++) {
            text_puts(out, first && i == 0 && j == 0 ? "" : ",");
            add_object(out, table, term, &found->rows[i].hits[j]);
        }
}
