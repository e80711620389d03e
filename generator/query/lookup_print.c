/* SPDX-License-Identifier: 0BSD */
/* lookup_print.c: what was found, for people and for programs. */
#include "query/lookup_print.h"

#include "base/escape.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *place_of(const struct table *table, const struct hit *hit)
{
    if (hit->space != NULL)
        return hit->space->name;
    if (hit->runtime != NULL)
        return hit->runtime->name;
    return table->socket_errors[hit->socket_error].name;
}

static const char *kind_of(const struct hit *hit)
{
    if (hit->space != NULL)
        return kind_names[hit->space->kind];
    return hit->runtime != NULL ? "runtime" : "value";
}

static const char *socket_error_of(const struct table *table, const struct hit *hit)
{
    return hit->socket_error != NONE ? table->socket_errors[hit->socket_error].name : "";
}

/* Rows for people */

/* The hits of one row, and how far their names and places have been printed. */
struct row {
    const struct hit *hits;
    size_t count;
    size_t names, places;
};

static struct row row_at(const struct found *found, size_t first)
{
    struct row row = {.hits = &found->hits[first]};
    while (first + row.count < found->count &&
           found->hits[first + row.count].row == row.hits[0].row)
        row.count++;
    return row;
}

/* One of the names of a row, or one of its places. */
typedef const char *item(const struct table *table, const struct row *row, size_t number);
typedef const char *behind_item(const struct row *row, size_t number);

static const char *name_item(const struct table *table, const struct row *row, size_t number)
{
    return number < name_count(row->hits)
               ? table->symbols[row->hits->names->items[number].symbol].name
               : NULL;
}

static const char *place_item(const struct table *table, const struct row *row, size_t number)
{
    return number < row->count ? place_of(table, &row->hits[number]) : NULL;
}

/* What stands behind a place: whether it is sure, and whether another one follows. */
static const char *behind_place(const struct row *row, size_t number)
{
    bool sure = is_sure(&row->hits[number]);
    if (number + 1 < row->count)
        return sure ? "," : "?,";
    return sure ? "" : "?";
}

static const char *behind_name(const struct row *row, size_t number)
{
    return number + 1 < name_count(row->hits) ? "," : "";
}

/* Adds as many items as fit into a width, one at least, and counts them. Returns their length. */
static size_t add_items(struct text *out, const struct table *table, const struct row *row,
                        item *get, behind_item *get_behind, size_t *next, size_t width)
{
    size_t length = 0;
    for (const char *each; (each = get(table, row, *next)) != NULL; ++*next) {
        const char *behind = get_behind(row, *next);
        size_t more = strlen(each) + strlen(behind) + (length > 0);
        if (length > 0 && length + more > width)
            break;
        text_printf(out, "%s%s%s", length > 0 ? " " : "", each, behind);
        length += more;
    }
    return length;
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

static size_t length_of_number(int number)
{
    char digits[16];
    return (size_t)snprintf(digits, sizeof digits, "%d", number);
}

/* Makes the columns as wide as what is in them; names may wrap, where a line has an end. */
static struct columns measure(const struct table *table, const struct found *found,
                              const struct look *look)
{
    enum { NARROW = 24, LEAST = 12 };
    size_t code = 0, socket_error = 0, names = 0, places = 0;
    for (size_t i = 0; i < found->count; i++) {
        struct row row = {.hits = &found->hits[i]};
        size_t all = 0;
        widen(&code, length_of_number(found->hits[i].code));
        widen(&socket_error, strlen(socket_error_of(table, &found->hits[i])));
        const char *name = name_item(table, &row, 0);
        for (size_t j = 1; name != NULL; name = name_item(table, &row, j++))
            all += strlen(name) + 2;
        all -= all > 0 ? 2 : 0;
        widen(&names, look->width > 0 && all > NARROW ? NARROW : all);
    }
    size_t used = code + names + socket_error + strlen("        ");
    if (look->width > 0)
        places = used + LEAST < look->width ? look->width - used : LEAST;
    else
        places = (size_t)-1;
    return (struct columns){(int)code, (int)socket_error, names, places};
}

static void add_row(struct text *out, const struct table *table, struct row *row,
                    const struct columns *columns)
{
    text_printf(out, "  %*d", columns->code, row->hits->code);
    do {
        bool first = row->places == 0;
        if (!first)
            text_printf(out, "  %*s", columns->code, "");
        text_puts(out, "  ");
        size_t length =
            add_items(out, table, row, name_item, behind_name, &row->names, columns->names);
        size_t left = length < columns->names ? columns->names - length : 0;
        text_printf(out, "%*s  %-*s  ", (int)left, "", columns->socket_error,
                    first ? socket_error_of(table, row->hits) : "");
        add_items(out, table, row, place_item, behind_place, &row->places, columns->places);
        while (out->length > 0 && out->bytes[out->length - 1] == ' ')
            out->bytes[--out->length] = '\0';
        text_puts(out, "\n");
    } while (name_item(table, row, row->names) != NULL ||
             place_item(table, row, row->places) != NULL);
}

/* Adds words, as many a line as fit into it. */
static void add_words(struct text *out, const char *words, size_t width)
{
    size_t column = 0;
    while (*words != '\0') {
        size_t length = strcspn(words, " "), characters = 0;
        for (size_t i = 0; i < length; i += utf8_length(words + i))
            characters++;
        bool fits = width == 0 || column + 1 + characters <= width;
        text_puts(out, column == 0 ? "  " : fits ? " " : "\n    ");
        column = column == 0 ? 2 + characters : fits ? column + 1 + characters : 4 + characters;
        escape_printable(out, words, length);
        words += length + (words[length] == ' ');
    }
    text_puts(out, "\n");
}

static void add_summary(struct text *out, const struct table *table, int number,
                        const struct look *look)
{
    const struct socket_error *error = &table->socket_errors[number];
    struct text words = {0};
    text_printf(&words, "%s, %d: %s", error->name, error->value, error->summary);
    add_words(out, words.bytes, look->width);
    text_free(&words);
}

/* Adds what the SocketErrors of the rows are, each once. */
static void add_summaries(struct text *out, const struct table *table, const struct found *found,
                          const struct look *look)
{
    bool *told = xcalloc(table->socket_error_count, sizeof *told);
    for (size_t i = 0; i < found->count; i++) {
        int error = found->hits[i].socket_error;
        if (error == NONE || told[error])
            continue;
        told[error] = true;
        add_summary(out, table, error, look);
    }
    free(told);
}

/* Adds what else there is to know of the rows. */
static void add_notes(struct text *out, const struct table *table, const struct found *found,
                      const struct look *look)
{
    size_t sure = 0;
    if (found->about != NONE)
        add_summary(out, table, found->about, look);
    else
        add_summaries(out, table, found, look);
    while (sure < found->count && is_sure(&found->hits[sure]))
        sure++;
    if (sure < found->count)
        add_words(out, "?: one second-hand source alone gives this code.", look->width);
}

void print_block(struct text *out, const struct table *table, const char *term,
                 const struct found *found, const struct look *look)
{
    struct columns columns = measure(table, found, look);
    text_puts(out, look->coloured ? "\33[1m" : "");
    escape_printable(out, term, strlen(term));
    text_puts(out, look->coloured ? "\33[0m\n" : "\n");
    for (size_t i = 0; i < found->count;) {
        struct row row = row_at(found, i);
        i += row.count;
        add_row(out, table, &row, &columns);
    }
    add_notes(out, table, found, look);
}

/* Lines and objects for programs */

const char csv_heading[] = "term,kind,space,symbol,code,socket_error,confirmed\n";

void print_csv(struct text *out, const struct table *table, const char *term,
               const struct found *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct hit *hit = &found->hits[i];
        for (size_t j = 0; j < name_count(hit) || j == 0; j++) {
            const char *name =
                j < name_count(hit) ? table->symbols[hit->names->items[j].symbol].name : "";
            escape_csv(out, term);
            text_printf(out, ",%s,%s,%s,%d,%s,%s\n", kind_of(hit), place_of(table, hit), name,
                        hit->code, socket_error_of(table, hit),
                        is_name_sure(hit, j) ? "yes" : "no");
        }
    }
}

static void add_names(struct text *out, const struct table *table, const struct hit *hit)
{
    text_puts(out, "\"symbols\": [");
    for (size_t i = 0; i < name_count(hit); i++)
        text_printf(out, "%s\"%s\"", i > 0 ? ", " : "",
                    table->symbols[hit->names->items[i].symbol].name);
    text_printf(out, "], \"confirmed\": %s", is_sure(hit) ? "true" : "false");
}

void print_json(struct text *out, const struct table *table, const char *term,
                const struct found *found, bool first)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct hit *hit = &found->hits[i];
        text_puts(out, first && i == 0 ? "\n  {\"term\": " : ",\n  {\"term\": ");
        escape_json(out, term);
        text_printf(out, ", \"kind\": \"%s\", \"space\": \"%s\", \"code\": %d, ", kind_of(hit),
                    place_of(table, hit), hit->code);
        add_names(out, table, hit);
        if (hit->socket_error != NONE)
            text_printf(out, ", \"socket_error\": \"%s\", \"value\": %d}",
                        socket_error_of(table, hit), table->socket_errors[hit->socket_error].value);
        else
            text_puts(out, ", \"socket_error\": null, \"value\": null}");
    }
}
