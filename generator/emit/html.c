/* SPDX-License-Identifier: 0BSD */
/* html.c: index.html, the whole table in one page that needs nothing else: its errors. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/html_about.h"
#include "emit/table_rows.h"
#include "emit/template.h"

#include <stdlib.h>
#include <string.h>

/* True for the space of a column, and for the one with the same system's codes of getaddrinfo:
 * "Linux" and "Linux, getaddrinfo". */
static bool is_in_column(const struct space *space, const struct space *column)
{
    if (column == NULL || space == column)
        return space == column;
    size_t length = strcspn(column->title, ",");
    return space->kind == KIND_GETADDRINFO && strncmp(space->title, column->title, length) == 0 &&
           space->title[length] == ',';
}

static bool has_column(const struct table *table, const struct space *space)
{
    size_t i = 0;
    while (i < COMMON && !is_in_column(space, common_space(table, i)))
        i++;
    return i < COMMON;
}

/* Lines of one error, in the order of list_by_error(). */
struct row {
    const struct line *lines;
    size_t count;
};

/* The row that begins at a line. */
static struct row row_at(const struct lines *lines, size_t first)
{
    size_t end = first + 1;
    while (end < lines->count && lines->items[end].error == lines->items[first].error)
        end++;
    return (struct row){&lines->items[first], end - first};
}

/* The space that alone knows an error, and is no column. NULL: there is none such. */
static const struct space *only_space(const struct table *table, const struct row *row)
{
    const struct space *space = row->lines->space;
    for (size_t i = 1; i < row->count; i++)
        if (row->lines[i].space != space)
            return NULL;
    return has_column(table, space) ? NULL : space;
}

/* How many of the lines, from one on, are the same code under the same name. */
static size_t count_same(const struct row *row, size_t first)
{
    const struct line *line = &row->lines[first];
    size_t end = first;
    while (end < row->count && row->lines[end].code == line->code &&
           row->lines[end].first == line->first && strcmp(row->lines[end].name, line->name) == 0)
        end++;
    return end - first;
}

/* A code, in bold under its numbered name, and in italics under an alias; and its symbol, where
 * that is not the error's name. Codes far below 0 are known by their bits. */
static void add_code(struct text *out, const struct line *line, const char *doubt)
{
    char element = line->first ? 'b' : 'i';
    text_printf(out, line->code < -0x10000000 ? "<%c>0x%X</%c>%s" : "<%c>%d</%c>%s", element,
                line->code, element, doubt);
    if (line->symbol != NONE && strcmp(line->name, line->error_name) != 0)
        text_printf(out, " <small>%s</small>", line->name);
}

static void add_cell(struct text *out, const struct row *row, const struct space *space)
{
    bool any = false;
    text_puts(out, "<td>");
    for (size_t i = 0; i < row->count; i++) {
        const struct line *line = &row->lines[i];
        if (!is_in_column(line->space, space))
            continue;
        text_puts(out, any ? "<br>" : "");
        add_code(out, line, line->confirmed ? "" : "?");
        if (line->space != space)
            text_printf(out, " <em>%s</em>", line->space->name);
        any = true;
    }
}

/* The codes of the spaces that have no column, each with the spaces that have it. */
static void add_others(const struct table *table, struct text *out, const struct row *row)
{
    size_t spaces = 0;
    struct text list = {0};
    for (size_t i = 0, count; i < row->count; i += count) {
        count = count_same(row, i);
        bool any = false;
        for (size_t j = i; j < i + count; j++) {
            const struct line *line = &row->lines[j];
            if (has_column(table, line->space))
                continue;
            text_puts(&list, any ? "" : "<li>");
            if (!any)
                add_code(&list, line, "");
            text_printf(&list, " %s%s", line->space->name, line->confirmed ? "" : "?");
            any = true;
            spaces++;
        }
    }
    text_puts(out, "<td>");
    if (spaces > 0)
        text_printf(out, "<details><summary>%zu more</summary><ul>%s</ul></details>", spaces,
                    list.bytes);
    text_free(&list);
}

/* An attribute that lists what systems print for an error, or what has its place where it lacks. */
static void add_said(struct text *out, const struct error *error)
{
    for (size_t i = 0; i < error->says_count; i++)
        escape_printf(out, escape_html, i > 0 ? "; %s" : " data-says=\"%s", error->says[i]);
    text_puts(out, error->says_count > 0 ? "\"" : "");
    add_html_names(out, " data-instead", &error->instead);
}

/* The head of a row: the error, and what it means. */
static void add_error(const struct table *table, struct text *out, const struct row *row)
{
    const struct error *error = &table->errors[row->lines->error];
    int socket_error = string_map_find(&table->socket_error_map, error->name);
    const char *message =
        socket_error != NONE ? table->socket_errors[socket_error].summary : error->message;
    text_printf(out, "<tr id=\"%s\"", error->name);
    add_said(out, error);
    text_printf(out, "><th scope=\"row\"><a href=\"#%s\">%s</a>", error->name, error->name);
    if (message != NULL)
        escape_printf(out, escape_html, " <small>%s</small>", message);
}

/* Adds the rows of errors that several spaces or a common one know: those that policy knows, or the
 * others. */
static void add_shared(const struct table *table, struct text *out, const void *of_policy)
{
    struct lines lines = list_by_error(table);
    struct row row;
    for (size_t i = 0; i < lines.count; i += row.count) {
        row = row_at(&lines, i);
        bool known = table->errors[row.lines->error].socket_error != NONE;
        if (known != (of_policy != NULL) || only_space(table, &row) != NULL)
            continue;
        add_error(table, out, &row);
        for (size_t j = 0; j < COMMON; j++)
            if (common_space(table, j) != NULL)
                add_cell(out, &row, common_space(table, j));
        add_others(table, out, &row);
        text_puts(out, "\n");
    }
    free(lines.items);
}

static void add_own_of(const struct table *table, struct text *out, const struct lines *lines,
                       const struct space *space)
{
    int count = 0;
    struct row row;
    struct text rows = {0};
    for (size_t i = 0; i < lines->count; i += row.count) {
        row = row_at(lines, i);
        if (only_space(table, &row) != space)
            continue;
        add_error(table, &rows, &row);
        add_cell(&rows, &row, space);
        text_puts(&rows, "\n");
        count++;
    }
    if (count > 0) {
        escape_printf(out, escape_html,
                      "<details class=\"own\"><summary>%s <small>%d</small></summary>\n"
                      "<table data-columns=\"%s\">\n"
                      "<thead><tr><th scope=\"col\">Error<th scope=\"col\">Code</thead>\n<tbody>\n",
                      space->title, count, space->name);
        text_copy(out, rows.bytes);
        text_puts(out, "</table>\n</details>\n");
    }
    text_free(&rows);
}

/* Adds what one space alone knows, a table a space. */
static void add_own(const struct table *table, struct text *out)
{
    struct lines lines = list_by_error(table);
    for (size_t i = 0; i < table->space_count; i++)
        add_own_of(table, out, &lines, &table->spaces[i]);
    free(lines.items);
}

static void add_columns(const struct table *table, struct text *out)
{
    bool any = false;
    text_puts(out, "data-columns=\"");
    for (size_t i = 0; i < COMMON; i++)
        if (common_space(table, i) != NULL) {
            text_printf(out, "%s%s", any ? " " : "", common_space(table, i)->name);
            any = true;
        }
    text_puts(out, "\"");
}

/* The heads of the columns: a title without what stands behind its comma. */
static void add_heads(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < COMMON; i++) {
        const struct space *space = common_space(table, i);
        if (space == NULL)
            continue;
        escape_printf(out, escape_html, "<th scope=\"col\" title=\"%s\">", space->title);
        add_short_title(out, space, escape_html);
    }
}

static void add_counts(const struct table *table, struct text *out)
{
    struct lines lines = list_by_error(table);
    text_printf(out, "%zu codes of %zu numberings", lines.count, table->space_count);
    free(lines.items);
}

static void add_file(const struct table *table, struct text *out, const void *path)
{
    emit_template(out, path, NULL, 0, table);
}

void emit_html(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"css", .add_of = add_file, .of = "page/page.css"},
        {"counts", .add = add_counts},
        {"columns", .add = add_columns},
        {"heads", .add = add_heads},
        {"sockets", .add_of = add_shared, .of = "of policy"},
        {"others", .add_of = add_shared},
        {"own", .add = add_own},
        {"policy", .add = add_html_policy},
        {"names", .add = add_html_names_of_errors},
        {"runtimes", .add = add_html_runtimes},
        {"reads", .add = add_html_reads},
        {"spaces", .add = add_html_spaces},
        {"tables.js", .add_of = add_file, .of = "page/tables.js"},
        {"lookup.js", .add_of = add_file, .of = "page/lookup.js"},
        {"line.js", .add_of = add_file, .of = "page/line.js"},
        {"answer.js", .add_of = add_file, .of = "page/answer.js"},
        {"card.js", .add_of = add_file, .of = "page/card.js"},
        {"page.js", .add_of = add_file, .of = "page/page.js"},
    };
    emit_template(out, "page/page.html", parts, sizeof parts / sizeof *parts, table);
}
