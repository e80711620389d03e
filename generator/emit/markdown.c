/* SPDX-License-Identifier: 0BSD */
/* markdown.c: table.md, all of the table, for people on a forge. */
#include "emit/outputs.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "emit/table_rows.h"
#include "emit/template.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A code that several spaces may have, under the same names. */
struct row {
    struct text key;    /* the SocketError, then what stands in the row before the spaces */
    struct text spaces; /* the best known ones first */
    int socket_error, code;
    size_t weight; /* how many sources the spaces have: how well known the row is */
    const struct space *first;
};

struct rows {
    struct row *items;
    size_t count, capacity;
    struct string_map map; /* key → row */
};

/* Returns the row with the same key, or else this one, which is added. */
static struct row *find_row(struct rows *rows, struct row *row)
{
    int number = string_map_find(&rows->map, row->key.bytes);
    if (number != NONE) {
        text_free(&row->key);
        return &rows->items[number];
    }
    string_map_set(&rows->map, row->key.bytes, (int)rows->count);
    rows->items = array_grow(rows->items, rows->count, &rows->capacity, sizeof *row);
    rows->items[rows->count] = *row;
    return &rows->items[rows->count++];
}

/* Puts a code of a space into its row. */
static void add_code(const struct table *table, const struct space *space,
                     const struct listed *listed, struct rows *rows)
{
    struct row new = {.code = listed->code, .first = space, .socket_error = listed->socket_error};
    text_printf(&new.key, "%d| %d | ", new.socket_error, new.code);
    for (unsigned i = 0; i < listed->name_count; i++)
        text_printf(&new.key, i > 0 ? ", `%s`" : "`%s`",
                    table->symbols[listed->names[i].symbol].name);
    struct row *row = find_row(rows, &new);
    bool sure = listed->name_count == 0 || listed->names[0].confirmed;
    text_printf(&row->spaces, "%s%s%s", row->spaces.length > 0 ? ", " : "", space->name,
                sure ? "" : "?");
    row->weight += space->source_count;
}

/* The best known ones first. */
static int by_sources(const void *left, const void *right)
{
    const struct space *a = *(const struct space *const *)left;
    const struct space *b = *(const struct space *const *)right;
    if (a->source_count != b->source_count)
        return a->source_count > b->source_count ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* By SocketError, NONE last; the best known rows first. */
static int by_weight(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    unsigned error_a = (unsigned)a->socket_error, error_b = (unsigned)b->socket_error;
    if (error_a != error_b)
        return error_a < error_b ? -1 : 1;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

static struct rows make_rows(const struct table *table)
{
    struct rows rows = {0};
    const struct space **spaces = xcalloc(table->space_count, sizeof *spaces);
    for (size_t i = 0; i < table->space_count; i++)
        spaces[i] = &table->spaces[i];
    array_sort(spaces, table->space_count, sizeof *spaces, by_sources);
    for (size_t i = 0; i < table->space_count; i++) {
        add_code(table, spaces[i], &(struct listed){.socket_error = table->success}, &rows);
        for (size_t j = 0; j < spaces[i]->listed_count; j++)
            add_code(table, spaces[i], &spaces[i]->listed[j], &rows);
    }
    array_sort(rows.items, rows.count, sizeof *rows.items, by_weight);
    string_map_free(&rows.map);
    free(spaces);
    return rows;
}

static void add_heading(const struct table *table, struct text *out, int number)
{
    if (number == NONE) {
        text_puts(out, "## Codes of no SocketError\n\n");
        return;
    }
    const struct socket_error *error = &table->socket_errors[number];
    escape_printf(out, escape_markdown, "## %s\n\n%d. %s\n\n", error->name, error->value,
                  error->summary);
}

static bool any_space_has(const struct table *table, int error)
{
    size_t i = 0;
    while (i < table->space_count && space_code_of_error(&table->spaces[i], error) == NULL)
        i++;
    return i < table->space_count;
}

/* What each error means that is of a SocketError, or of none. */
static void add_messages(const struct table *table, struct text *out, int socket_error)
{
    bool any = false;
    for (size_t i = 0; i < table->error_count; i++) {
        const struct error *error = &table->errors[i];
        if (error->socket_error != socket_error || error->message == NULL ||
            !any_space_has(table, (int)i))
            continue;
        text_printf(out, "- `%s`", error->name);
        escape_printf(out, escape_markdown, ": %s\n", error->message);
        any = true;
    }
    text_puts(out, any ? "\n" : "");
}

/* Adds a section for each SocketError, and one for what reads as none. */
static void add_sections(const struct table *table, struct text *out)
{
    struct rows rows = make_rows(table);
    size_t at = 0;
    for (size_t i = 0; i <= table->socket_error_count; i++) {
        int error = i < table->socket_error_count ? (int)i : NONE;
        bool any = at < rows.count && rows.items[at].socket_error == error;
        add_heading(table, out, error);
        add_messages(table, out, error);
        text_puts(out, any ? "| code | symbol | spaces |\n|---:|---|---|\n" : "");
        for (; at < rows.count && rows.items[at].socket_error == error; at++) {
            struct row *row = &rows.items[at];
            text_printf(out, "%s | %s |\n", strchr(row->key.bytes, '|'), row->spaces.bytes);
            text_free(&row->key);
            text_free(&row->spaces);
        }
        text_puts(out, any ? "\n" : "");
    }
    free(rows.items);
}

static void add_list(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        text_printf(out, "| [%s](#", error->name);
        for (const char *at = error->name; *at != '\0'; at++) /* as forges make anchors */
            text_add(out, (const char[]){to_lower(*at)}, 1);
        escape_printf(out, escape_markdown, ") | %d | %s |\n", error->value, error->summary);
    }
}

/* The least code of the common spaces that is greater than one. False: there is none. */
static bool next_code(const struct table *table, int64_t before, int *code)
{
    bool any = false;
    for (size_t i = 0; i < COMMON; i++) {
        const struct space *space = common_space(table, i);
        for (size_t j = 0; space != NULL && j < space->listed_count; j++) {
            int own = space->listed[j].code;
            if (own > before && (!any || own < *code)) {
                *code = own;
                any = true;
            }
        }
    }
    return any;
}

/* Adds the names of a code, with a question mark where it is in doubt. */
static void add_names(const struct table *table, struct text *out, const struct listed *listed)
{
    for (unsigned i = 0; i < listed->name_count; i++)
        text_printf(out, "%s`%s`%s", i > 0 ? ", " : "",
                    table->symbols[listed->names[i].symbol].name,
                    listed->names[i].confirmed ? "" : "?");
}

/* Adds a line for each meaning of a number in the common spaces: those that name it alike share
 * one. */
static void add_number(const struct table *table, struct text *out, int code)
{
    struct text names[COMMON] = {0};
    for (size_t i = 0; i < COMMON; i++) {
        const struct space *space = common_space(table, i);
        const struct listed *listed = space != NULL ? space_listed(space, code) : NULL;
        if (listed == NULL)
            continue;
        add_names(table, &names[i], listed);
        text_printf(&names[i], " | ");
        const char *message = table->errors[table->meanings[listed->meaning].errors[0]].message;
        escape_markdown(&names[i], message != NULL ? message : "");
    }
    for (size_t i = 0; i < COMMON; i++) {
        bool any = false;
        for (size_t j = i; j < COMMON; j++) {
            if (names[i].length == 0 || strcmp(names[i].bytes, text_string(&names[j])) != 0)
                continue;
            text_puts(out, any ? ", " : "| ");
            if (!any)
                text_printf(out, "%d | ", code);
            add_short_title(out, common_space(table, j), escape_markdown);
            any = true;
            if (j > i)
                names[j].length = 0;
        }
        if (any)
            text_printf(out, " | %s |\n", names[i].bytes);
    }
    for (size_t i = 0; i < COMMON; i++)
        text_free(&names[i]);
}

/* Adds what each number is in the common spaces; nothing where there are none. */
static void add_numbers(const struct table *table, struct text *out)
{
    int code = 0;
    int64_t before = INT64_MIN;
    for (; next_code(table, before, &code); before = code) {
        if (before == INT64_MIN)
            text_puts(out, "## By number\n\n| number | system | symbol | meaning |\n"
                           "|---:|---|---|---|\n");
        add_number(table, out, code);
    }
    text_puts(out, before != INT64_MIN ? "\n" : "");
}

static void add_spaces(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "| %s", space->name);
        escape_printf(out, escape_markdown, " | %s | ", space->title);
        text_printf(out, "%s | ", kind_names[space->kind]);
        for (size_t j = 0; j < space->source_count; j++)
            escape_printf(out, escape_markdown, j > 0 ? "; %s" : "%s", space->sources[j]);
        text_puts(out, " |\n");
    }
}

void emit_markdown(const struct table *table, struct text *out)
{
    static const struct part parts[] = {{"numbers", .add = add_numbers},
                                        {"socket_errors", .add = add_list},
                                        {"sections", .add = add_sections},
                                        {"spaces", .add = add_spaces}};
    emit_template(out, "templates/table.md.in", parts, sizeof parts / sizeof *parts, table);
}
