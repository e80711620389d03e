/* SPDX-License-Identifier: 0BSD */
/*
 * html.c: index.html, all of the table in one page that needs nothing else. page/page.html
 * says where its parts go: what stands there as <!--NAME--> is put in here.
 */
#include "emit/emit.h"

#include "emit/page.h"
#include "emit/table_rows.h"
#include "base/terminal.h"

#include <stdlib.h>
#include <string.h>

/* Text from the data, for between tags and for within quotes. */
static void add_escaped(struct text *out, const char *string)
{
    while (*string != '\0') {
        size_t length = length_of_character(string);
        if (*string == '&')
            text_puts(out, "&amp;");
        else if (*string == '<')
            text_puts(out, "&lt;");
        else if (*string == '>')
            text_puts(out, "&gt;");
        else if (*string == '"')
            text_puts(out, "&quot;");
        else if (*string == '\n' || *string == '\t')
            text_puts(out, " ");
        else if (is_printable(string))
            text_add(out, string, length);
        else
            text_puts(out, "?");
        string += length;
    }
}

static void add_css(const struct table *table, struct text *out)
{
    (void)table;
    text_add(out, page_css, strlen(page_css));
}

static void add_js(const struct table *table, struct text *out)
{
    (void)table;
    text_add(out, page_js, strlen(page_js));
}

/* Where rows are cards, each code has the name of its column before it. */
static void add_labels(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, "#codes td:nth-child(%zu)::before{content:\"%s\"}\n", i + 2,
                    table->spaces[i].name);
}

static void add_columns(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "<th scope=\"col\" data-kind=\"%s\" data-sources=\"%zu\" title=\"",
                    kind_names[space->kind], space->source_count);
        add_escaped(out, space->title);
        text_printf(out, "\">%s</th>\n", space->name);
    }
}

/* What each space writes a SocketError as. */
static void add_written(const struct table *table, struct text *out, int number)
{
    const struct socket_error *error = &table->socket_errors[number];
    text_printf(out,
                "<tr class=\"error\"><th scope=\"row\" id=\"%s\"><b>%s</b> <span "
                "class=\"value\">%d</span> <small>",
                error->name, error->name, error->value);
    add_escaped(out, error->summary);
    text_puts(out, "</small></th>");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct writing *writing = &table->spaces[i].writings[number];
        text_puts(out, "<td>");
        if (writing->known)
            text_number(out, writing->code);
    }
    text_puts(out, "</tr>\n");
}

/* The head of the codes that are no SocketError's. */
static void add_unwritten(const struct table *table, struct text *out)
{
    text_puts(out, "<tr class=\"error\"><th scope=\"row\"><b>No SocketError</b></th>");
    for (size_t i = 0; i < table->space_count; i++)
        text_puts(out, "<td>");
    text_puts(out, "</tr>\n");
}

static void add_code(struct text *out, const struct line *line)
{
    text_puts(out, "<td");
    if (line->first) {
        text_puts(out, " id=\"");
        text_copy(out, line->space->name);
        text_puts(out, "-");
        text_number(out, line->code);
        text_puts(out, "\"");
    }
    text_puts(out, ">");
    text_number(out, line->code);
    text_puts(out, line->confirmed ? "" : "?");
}

/* A row: the codes of a symbol that read as one SocketError. Returns where the next one begins. */
static size_t add_row(const struct table *table, struct text *out, const struct line *lines,
                      size_t count, size_t number)
{
    const struct line *row = &lines[number];
    text_puts(out, "<tr><th scope=\"row\">");
    text_puts(out, row->symbol != NONE ? table->symbols[row->symbol].name : "<i>no symbol</i>");
    text_puts(out, "</th>");
    for (size_t i = 0; i < table->space_count; i++) {
        bool has = number < count && in_one_row(row, &lines[number]) &&
                   lines[number].space == &table->spaces[i];
        if (has)
            add_code(out, &lines[number++]);
        else
            text_puts(out, "<td>");
    }
    text_puts(out, "</tr>\n");
    return number;
}

static void add_rows(const struct table *table, struct text *out)
{
    size_t count, at = 0;
    struct line *lines = list_reference(table, &count);
    if (lines == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i <= table->socket_error_count; i++) {
        int error = i < table->socket_error_count ? (int)i : NONE;
        text_puts(out, "<tbody>\n");
        if (error != NONE)
            add_written(table, out, error);
        else
            add_unwritten(table, out);
        while (at < count && lines[at].socket_error == error && !out->failed)
            at = add_row(table, out, lines, count, at);
        text_puts(out, "</tbody>\n");
    }
    free(lines);
}

static void add_override(const struct table *table, struct text *out, const struct runtime *runtime,
                         const struct override *override)
{
    text_puts(out, "<tr><th scope=\"row\" title=\"");
    add_escaped(out, runtime->title);
    text_printf(out, "\">%s</th>", runtime->name);
    if (override == NULL) {
        text_puts(out, runtime->native ? "<td>each other</td><td>the system's own code</td></tr>\n"
                                       : "<td>each other</td><td>its value</td></tr>\n");
        return;
    }
    text_printf(out, "<td>%s</td><td>", table->socket_errors[override->socket_error].name);
    if (override->symbol != NONE)
        text_puts(out, table->symbols[override->symbol].name);
    else
        text_number(out, override->number);
    text_puts(out, "</td></tr>\n");
}

static void add_runtimes(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->override_count; j++)
            add_override(table, out, runtime, &runtime->overrides[j]);
        add_override(table, out, runtime, NULL);
    }
}

static void add_spaces(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "<tr><th scope=\"row\">%s</th><td>", space->name);
        add_escaped(out, space->title);
        text_printf(out, "</td><td>%s</td><td>", kind_names[space->kind]);
        for (size_t j = 0; j < space->source_count; j++) {
            text_puts(out, j > 0 ? "; " : "");
            add_escaped(out, space->sources[j]);
        }
        text_puts(out, "</td></tr>\n");
    }
}

static const struct part {
    const char *mark;
    void (*add)(const struct table *table, struct text *out);
} parts[] = {
    {"<!--css-->", add_css},   {"<!--labels-->", add_labels},     {"<!--columns-->", add_columns},
    {"<!--rows-->", add_rows}, {"<!--runtimes-->", add_runtimes}, {"<!--spaces-->", add_spaces},
    {"<!--js-->", add_js},
};

static const struct part *find_part(const char *at)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strncmp(at, parts[i].mark, strlen(parts[i].mark)) == 0)
            return &parts[i];
    return NULL;
}

void emit_html(const struct table *table, struct text *out)
{
    for (const char *at = page_html; *at != '\0';) {
        const struct part *part = find_part(at);
        if (part != NULL) {
            part->add(table, out);
            at += strlen(part->mark);
        } else {
            text_add(out, at++, 1);
        }
    }
}
