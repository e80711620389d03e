/* SPDX-License-Identifier: 0BSD */
/* lookup_print.c: what was found, for people and for programs. */
#include "query/lookup_print.h"

#include "base/escape.h"
#include "query/card.h"
#include "query/runtime_names.h"
#include "query/wrap.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *socket_error_of(const struct table *table, const struct hit *hit)
{
    return hit->socket_error != NONE ? table->socket_errors[hit->socket_error].name : "";
}

/* True if the code is as well confirmed as its numbered name, the first. A code without a name is
 * not in doubt. */
static bool is_sure(const struct hit *hit)
{
    return hit->name_count == 0 || hit->names[0].confirmed;
}

/* Adds all symbols of a hit, each between two quotes. */
static void add_names(struct text *out, const struct table *table, const struct hit *hit,
                      const char *quote)
{
    for (unsigned i = 0; i < hit->name_count; i++)
        text_printf(out, "%s%s%s%s", i > 0 ? ", " : "", quote,
                    table->symbols[hit->names[i].symbol].name, quote);
}

/* Adds the errors of a hit, with something between two, and quotes around each. */
static void add_errors(struct text *out, const struct table *table, const struct hit *hit,
                       const char *between, const char *quote)
{
    for (unsigned i = 0; hit->meaning != NULL && i < hit->meaning->count; i++)
        text_printf(out, "%s%s%s%s", i > 0 ? between : "", quote,
                    table->errors[hit->meaning->errors[i]].name, quote);
}

/* Rows for people */

/* Adds where a row is found: all places, or the best known and how many more. */
static void add_places(struct text *out, const struct hit *hits, bool all)
{
    enum { PLACES = 6 };
    size_t count = all || hits->row->count <= PLACES + 1 ? hits->row->count : PLACES;
    for (size_t i = 0; i < count; i++) {
        const struct hit *hit = &hits[i];
        text_printf(out, "%s%s%s", i > 0 ? ", " : "", hit->place, is_sure(hit) ? "" : "?");
        if (hit->form != NULL)
            text_printf(out, " (%s)", hit->form);
    }
    if (count < hits->row->count)
        text_printf(out, " and %zu more", hits->row->count - count);
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
    for (size_t i = 0; i < found->count; i++) {
        const struct hit *hit = &found->hits[i];
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
static void add_row(struct text *out, const struct table *table, const struct hit *hits,
                    const struct columns *columns, bool all)
{
    struct text all_names = {0}, all_places = {0};
    char code[16];
    const char *socket_error = socket_error_of(table, hits);
    add_names(&all_names, table, hits, "");
    add_places(&all_places, hits, all);
    const char *names = text_string(&all_names), *places = text_string(&all_places);
    snprintf(code, sizeof code, "%d", hits->code);
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

/* Adds what an error is: its message, or, of a SocketError, its value and summary. */
static void add_error(struct text *out, const struct table *table, int number, size_t width)
{
    const struct error *error = &table->errors[number];
    int socket_error = string_map_find(&table->socket_error_map, error->name);
    struct text words = {0};
    text_copy(&words, error->name);
    if (socket_error != NONE)
        text_printf(&words, ", %d: %s", table->socket_errors[socket_error].value,
                    table->socket_errors[socket_error].summary);
    else if (error->message != NULL)
        text_printf(&words, ": %s", error->message);
    add_paragraph(out, words.bytes, width);
    text_free(&words);
}

/* Adds what the errors of the hits are, each once. */
static void explain(struct text *out, const struct table *table, const struct found *found,
                    size_t width)
{
    for (size_t i = 0; i < found->count; i++) {
        int number = hit_error(table, &found->hits[i]);
        size_t first = 0;
        while (hit_error(table, &found->hits[first]) != number)
            first++;
        if (first == i)
            add_error(out, table, number, width);
    }
}

/* How many rows are shown: all, or a screen's. */
static size_t count_shown(const struct found *found, const struct look *look)
{
    enum { ROWS = 12 };
    size_t shown = 0, rows = 0;
    while (shown < found->count && (look->all || rows++ < ROWS))
        shown += found->hits[shown].row->count;
    return shown;
}

/* Adds a row for each code, and what its errors are. */
static void add_rows(struct text *out, const struct table *table, const struct found *all,
                     bool explained, const struct look *look)
{
    size_t width = look->width > 0 ? look->width : SIZE_MAX, left = 0;
    struct found found = *all;
    found.count = count_shown(all, look);
    struct columns columns = measure(table, &found, width);
    bool sure = true;
    for (size_t i = 0; i < found.count; i += found.hits[i].row->count)
        add_row(out, table, &found.hits[i], &columns, look->all);
    if (explained)
        explain(out, table, &found, width);
    for (size_t i = 0; i < found.count; i++)
        sure = sure && is_sure(&found.hits[i]);
    if (!sure)
        add_paragraph(out, "?: one second-hand source alone gives this code.", width);
    for (size_t i = found.count; i < all->count; i += all->hits[i].row->count)
        left++;
    if (left > 0)
        text_printf(out, "  %zu more: --all\n", left);
}

/* The space of the first code that was found, if it alone has what was looked up. */
static const struct space *only_space(const struct table *table, const struct found *found)
{
    const struct hit *hit = &found->hits[0];
    bool alone = hit->row->named ? hit->row->count == 1 : found->numeric;
    return alone && hit->meaning != NULL && hit_error(table, hit) == found->error
               ? &table->spaces[hit->place_number]
               : NULL;
}

void print_block(struct text *out, const struct table *table, const char *term,
                 const struct found *found, const struct look *look)
{
    if (found->error != NONE) {
        struct subject subject = {found->error, only_space(table, found), found->hits[0].code,
                                  found->hits[0].form};
        print_card(out, table, term, &subject, look);
        for (size_t i = 0; i < found->other_count; i++) {
            text_puts(out, i == 0 ? "\n  It may also be:\n" : "");
            add_error(out, table, found->others[i], look->width > 0 ? look->width : SIZE_MAX);
        }
        if (look->all) {
            text_puts(out, "\n");
            add_rows(out, table, found, false, look);
        }
        return;
    }
    text_puts(out, look->coloured ? "\33[1m" : "");
    escape_printable(out, term, strlen(term));
    text_puts(out, look->coloured ? "\33[0m\n" : "\n");
    add_rows(out, table, found, true, look);
}

/* Lines and objects for programs */

const char csv_heading[] = "term,kind,space,symbol,code,socket_error,confirmed,error\n";

/* Adds a line for a hit, with its name of this number, if it has any. */
static void add_line(struct text *out, const struct table *table, const char *term,
                     const struct hit *hit, unsigned number)
{
    const struct code_name *name = number < hit->name_count ? &hit->names[number] : NULL;
    escape_csv(out, term);
    text_printf(out, ",%s,%s,%s,%d,%s,%s,", hit->kind, hit->place,
                name != NULL ? table->symbols[name->symbol].name : "", hit->code,
                socket_error_of(table, hit), name == NULL || name->confirmed ? "yes" : "no");
    add_errors(out, table, hit, " ", "");
    text_puts(out, "\n");
}

void print_csv(struct text *out, const struct table *table, const char *term,
               const struct found *found)
{
    for (size_t i = 0; i < found->count; i++)
        for (unsigned j = 0; j == 0 || j < found->hits[i].name_count; j++)
            add_line(out, table, term, &found->hits[i], j);
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
        text_printf(out, ", \"socket_error\": \"%s\", \"value\": %d", socket_error_of(table, hit),
                    table->socket_errors[hit->socket_error].value);
    else
        text_puts(out, ", \"socket_error\": null, \"value\": null");
    text_puts(out, ", \"errors\": [");
    add_errors(out, table, hit, ", ", "\"");
    const char *message = table->errors[hit_error(table, hit)].message;
    text_puts(out, "], \"message\": ");
    if (message != NULL)
        escape_json(out, message);
    else
        text_puts(out, "null");
    text_puts(out, ", \"elsewhere\": ");
    add_elsewhere(out, table, hit_error(table, hit));
    text_puts(out, ", \"runtimes\": ");
    add_names_object(out, table, hit);
    text_puts(out, "}");
}

void print_json(struct text *out, const struct table *table, const char *term,
                const struct found *found, bool first)
{
    for (size_t i = 0; i < found->count; i++) {
        text_puts(out, first && i == 0 ? "" : ",");
        add_object(out, table, term, &found->hits[i]);
    }
}
