/* SPDX-License-Identifier: 0BSD */
/* html.c: index.html, the whole table in one page that needs nothing else. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/table_rows.h"
#include "emit/template.h"

#include <stdlib.h>
#include <string.h>

static const char names_head[] = "<h2 id=\"names-of-errors\">Other names</h2>\n"
                                 "<div class=\"scroll names\" tabindex=\"0\" role=\"region\" "
                                 "aria-labelledby=\"names-of-errors\">\n"
                                 "<table id=\"names\">\n"
                                 "<caption>What runtimes call an error</caption>\n"
                                 "<thead><tr><th scope=\"col\">error</th>";

static const char reads_head[] =
    "<table id=\"reads\">\n"
    "<caption>What SocketErrorCode is where a runtime reads an errno in its own way</caption>\n"
    "<thead><tr><th scope=\"col\">runtime</th><th scope=\"col\">error</th>"
    "<th scope=\"col\">SocketError</th></tr></thead>\n"
    "<tbody>\n";

static void add_file(const struct table *table, struct text *out, const void *path)
{
    emit_template(out, path, NULL, 0, table);
}

/* Where rows are cards, each code has the name of its column before it. */
static void add_labels(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, "#codes td:nth-child(%zu)::before{content:\"%s\"}\n", i + 2,
                    table->spaces[i].name);
}

/* An attribute that lists names; nothing where there are none. */
static void add_names(struct text *out, const char *attribute, const struct uses *names)
{
    for (size_t i = 0; i < names->count; i++)
        text_printf(out, "%s%s%s", i > 0 ? "" : attribute, i > 0 ? " " : "=\"",
                    names->items[i].name);
    text_puts(out, names->count > 0 ? "\"" : "");
}

static void add_wrapped(struct text *out, const struct space *space)
{
    for (size_t i = 0; i < space->wrapped_count; i++)
        text_printf(out, "%s%u", i > 0 ? " " : " data-wrapped=\"", space->wrapped[i].offset);
    text_puts(out, space->wrapped_count > 0 ? "\"" : "");
}

static void add_columns(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "<th scope=\"col\" data-kind=\"%s\" data-sources=\"%zu\"",
                    kind_names[space->kind], space->source_count);
        add_names(out, " data-also", &space->also);
        add_names(out, " data-prefixes", &space->prefixes);
        text_puts(out, space->rare ? " data-rare" : "");
        add_wrapped(out, space);
        escape_printf(out, escape_html, " title=\"%s\">%s</th>\n", space->title, space->name);
    }
}

/* The head of the codes that read as a SocketError, or as none: what each space writes it as. */
static void add_head(const struct table *table, struct text *out, int number)
{
    const struct socket_error *error = number != NONE ? &table->socket_errors[number] : NULL;
    if (error != NULL)
        escape_printf(out, escape_html,
                      "<tr class=\"error\"><th scope=\"row\" id=\"%s\"><b>%s</b> "
                      "<span class=\"value\">%d</span> <small>%s</small></th>",
                      error->name, error->name, error->value, error->summary);
    else
        text_puts(out, "<tr class=\"error\"><th scope=\"row\"><b>No SocketError</b></th>");
    for (size_t i = 0; i < table->space_count; i++) {
        text_puts(out, "<td>");
        if (error != NULL && table->spaces[i].writings[number].known)
            text_number(out, table->spaces[i].writings[number].code);
    }
    text_puts(out, "</tr>\n");
}

static void add_code(struct text *out, const struct line *line)
{
    text_puts(out, "<td");
    if (line->first)
        text_printf(out, " id=\"%s-%d\"", line->space->name, line->code);
    text_printf(out, ">%d%s", line->code, line->confirmed ? "" : "?");
    if (line->symbol != NONE && strcmp(line->name, line->error_name) != 0)
        text_printf(out, " <small>%s</small>", line->name);
}

/* The first cell of a row: the error, what it means, and, for the search, what systems print for
 * it. */
static void add_error(const struct table *table, struct text *out, const struct line *line)
{
    const struct error *error = line->symbol != NONE ? &table->errors[line->error] : NULL;
    text_puts(out, "<tr><th scope=\"row\"");
    size_t count = error != NULL ? error->says_count : 0;
    for (size_t i = 0; i < count; i++)
        escape_printf(out, escape_html, i > 0 ? "; %s" : " data-says=\"%s", error->says[i]);
    text_puts(out, count > 0 ? "\"" : "");
    text_printf(out, ">%s", error != NULL ? error->name : "<i>no symbol</i>");
    if (error != NULL && error->message != NULL)
        escape_printf(out, escape_html, " <small>%s</small>", error->message);
    text_puts(out, "</th>");
}

/* A row: the codes of an error that read as one SocketError. Returns where the next one begins. */
static size_t add_row(const struct table *table, struct text *out, const struct lines *lines,
                      size_t number)
{
    const struct line *row = &lines->items[number];
    add_error(table, out, row);
    for (size_t i = 0; i < table->space_count; i++) {
        const struct line *line = &lines->items[number];
        if (number < lines->count && in_one_row(row, line) && line->space == &table->spaces[i]) {
            add_code(out, line);
            number++;
        } else {
            text_puts(out, "<td>");
        }
    }
    text_puts(out, "</tr>\n");
    return number;
}

static void add_rows(const struct table *table, struct text *out)
{
    struct lines lines = list_rows(table);
    size_t at = 0;
    for (size_t i = 0; i <= table->socket_error_count; i++) {
        int error = i < table->socket_error_count ? (int)i : NONE;
        text_puts(out, "<tbody>\n");
        add_head(table, out, error);
        while (at < lines.count && lines.items[at].socket_error == error)
            at = add_row(table, out, &lines, at);
        text_puts(out, "</tbody>\n");
    }
    free(lines.items);
}

static void add_override(const struct table *table, struct text *out, const struct runtime *runtime,
                         const struct override *override)
{
    escape_printf(out, escape_html, "<tr><th scope=\"row\" title=\"%s\">%s</th><td>%s</td><td>",
                  runtime->title, runtime->name,
                  override != NULL ? override->use.name : "each other");
    if (override == NULL)
        text_puts(out, runtime->codes == CODES_NATIVE ? "the system's own code" : "its value");
    else if (override->number_known)
        text_number(out, override->number);
    else
        text_puts(out, table->symbols[override->symbol].name);
    text_puts(out, "</td></tr>\n");
}

/* A table of the errors that runtimes read in their own way, if there are any. */
static void add_reads(const struct table *table, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct pairs *reads = &table->runtimes[i].reads;
        for (size_t j = 0; j < reads->count; j++) {
            text_puts(out, any ? "" : reads_head);
            text_printf(out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n",
                        table->runtimes[i].name, reads->items[j].from.name,
                        reads->items[j].to.name);
            any = true;
        }
    }
    text_puts(out, any ? "</tbody>\n</table>\n" : "");
}

/* A name of an error in a runtime. */
struct name {
    int error;
    size_t runtime, place;
    const char *name;
};

static int by_error(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    if (a->error != b->error)
        return a->error < b->error ? -1 : 1;
    if (a->runtime != b->runtime)
        return a->runtime < b->runtime ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* All names of all runtimes, by their errors; the caller frees them. */
static struct name *list_names(const struct table *table, size_t *count)
{
    struct name *names = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->shown_count; j++) {
            names = array_grow(names, *count, &capacity, sizeof *names);
            names[*count] =
                (struct name){runtime->shown[j].error, i, *count, runtime->shown[j].name};
            ++*count;
        }
    }
    array_sort(names, *count, sizeof *names, by_error);
    return names;
}

/* The names of an error, a cell a runtime that has names, one a line in each. Returns where those
 * of the next error begin. */
static size_t add_name_cells(const struct table *table, struct text *out, const struct name *names,
                             size_t at, size_t count)
{
    int error = names[at].error;
    text_printf(out, "<tr><th scope=\"row\">%s</th>", table->errors[error].name);
    for (size_t i = 0; i < table->runtime_count; i++) {
        if (table->runtimes[i].shown_count == 0)
            continue;
        text_puts(out, "<td>");
        for (bool any = false; at < count && names[at].error == error && names[at].runtime == i;
             any = true)
            escape_printf(out, escape_html, any ? "<br>%s" : "%s", names[at++].name);
        text_puts(out, "</td>");
    }
    text_puts(out, "</tr>\n");
    return at;
}

/* A table of what runtimes call errors, if they do. */
static void add_names_of_errors(const struct table *table, struct text *out)
{
    size_t count;
    struct name *names = list_names(table, &count);
    text_puts(out, count > 0 ? names_head : "");
    for (size_t i = 0; i < table->runtime_count && count > 0; i++)
        if (table->runtimes[i].shown_count > 0)
            escape_printf(out, escape_html, "<th scope=\"col\">%s</th>", table->runtimes[i].title);
    text_puts(out, count > 0 ? "</tr></thead>\n<tbody>\n" : "");
    for (size_t at = 0; at < count;)
        at = add_name_cells(table, out, names, at, count);
    text_puts(out, count > 0 ? "</tbody>\n</table>\n</div>\n" : "");
    free(names);
}

static void add_runtimes(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        if (runtime->codes == CODES_NONE)
            continue;
        for (size_t j = 0; j < runtime->override_count; j++)
            add_override(table, out, runtime, &runtime->overrides[j]);
        add_override(table, out, runtime, NULL);
    }
}

static void add_spaces(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        escape_printf(out, escape_html, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>",
                      space->name, space->title, kind_names[space->kind]);
        for (size_t j = 0; j < space->source_count; j++)
            escape_printf(out, escape_html, j > 0 ? "; %s" : "%s", space->sources[j]);
        text_puts(out, "</td></tr>\n");
    }
}

void emit_html(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"css", .add_of = add_file, .of = "page/page.css"},
        {"labels", .add = add_labels},
        {"columns", .add = add_columns},
        {"rows", .add = add_rows},
        {"runtimes", .add = add_runtimes},
        {"spaces", .add = add_spaces},
        {"js", .add_of = add_file, .of = "page/page.js"},
        {"reads", .add = add_reads},
        {"names", .add = add_names_of_errors},
    };
    emit_template(out, "page/page.html", parts, sizeof parts / sizeof *parts, table);
}
