/* SPDX-License-Identifier: 0BSD */
/* json.c: table.json, all of the table, for programs. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/table_rows.h"

#include <stdlib.h>

/* What stands before the items of a list or an object: a comma, but for the first. */
static void begin_item(struct text *out, size_t number, const char *indent)
{
    text_puts(out, number > 0 ? ",\n" : "\n");
    text_puts(out, indent);
}

/* A string; null where there is none. */
static void escape_value(struct text *out, const char *string)
{
    if (string != NULL)
        escape_json(out, string);
    else
        text_puts(out, "null");
}

/* A list of names, with what stands around it. */
static void add_names(struct text *out, const char *before, const struct uses *names,
                      const char *after)
{
    text_puts(out, before);
    for (size_t i = 0; i < names->count; i++)
        text_printf(out, "%s\"%s\"", i > 0 ? ", " : "", names->items[i].name);
    text_puts(out, after);
}

static void add_socket_error(struct text *out, const struct socket_error *error)
{
    escape_printf(out, escape_json, "{\"name\": %s, \"value\": %d, \"summary\": %s, ", error->name,
                  error->value, error->summary);
    add_names(out, "\"symbols\": [", &error->symbols, "], ");
    add_names(out, "\"reads\": [", &error->reads, "], ");
    escape_printf(out, escape_value, "\"writes\": %s, \"traits\": [", error->writes.name);
    for (size_t i = 0; i < error->trait_count; i++)
        text_printf(out, "%s\"%s\"", i > 0 ? ", " : "", error->traits[i].name);
    text_puts(out, "]}");
}

/* Adds those of errors.yaml: a SocketError, which is an error too, has a place of its own. */
static void add_errors(const struct table *table, struct text *out)
{
    size_t count = 0;
    text_puts(out, "\n  ],\n  \"errors\": {");
    for (size_t i = 0; i < table->error_count; i++) {
        const struct error *error = &table->errors[i];
        if (!error->listed || string_map_find(&table->socket_error_map, error->name) != NONE)
            continue;
        begin_item(out, count++, "    ");
        escape_printf(out, escape_value, "%s: {\"message\": %s, \"says\": [", error->name,
                      error->message);
        for (size_t j = 0; j < error->says_count; j++)
            escape_printf(out, escape_json, j > 0 ? ", %s" : "%s", error->says[j]);
        add_names(out, "], \"instead\": [", &error->instead, "]}");
    }
    text_puts(out, "\n  },\n");
}

static void add_codes(const struct table *table, struct text *out, const struct space *space)
{
    struct lines lines = {0};
    list_lines(table, space, &lines);
    text_puts(out, "      \"codes\": [");
    for (size_t i = 0; i < lines.count; i++) {
        const struct line *line = &lines.items[i];
        int error = line->socket_error;
        begin_item(out, i, "        ");
        escape_printf(out, escape_value,
                      "{\"code\": %d, \"symbol\": %s, \"error\": %s, \"socket_error\": %s, ",
                      line->code, line->symbol != NONE ? line->name : NULL,
                      line->error != NONE ? line->error_name : NULL,
                      error != NONE ? table->socket_errors[error].name : NULL);
        text_printf(out, "\"confirmed\": %s", line->confirmed ? "true}" : "false}");
    }
    text_puts(out, "\n      ],\n");
    free(lines.items);
}

static void add_writes(const struct table *table, struct text *out, const struct space *space)
{
    size_t count = 0;
    text_puts(out, "      \"writes\": {");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        if (!space->writings[i].known)
            continue;
        begin_item(out, count++, "        ");
        text_printf(out, "\"%s\": %d", table->socket_errors[i].name, space->writings[i].code);
    }
    text_puts(out, "\n      }\n    }");
}

static void add_space(const struct table *table, struct text *out, const struct space *space)
{
    escape_printf(out, escape_value,
                  "{\n"
                  "      \"name\": %s, \"title\": %s, \"kind\": %s, \"like\": %s, \n"
                  "      \"host\": %s, ",
                  space->name, space->title, kind_names[space->kind], space->like, space->host);
    add_names(out, "\"also\": [", &space->also, "], ");
    text_printf(out, "\"rare\": %s, \"wrapped\": {", space->rare ? "true" : "false");
    for (size_t i = 0; i < space->wrapped_count; i++) {
        escape_printf(out, escape_json, i > 0 ? ", %s: " : "%s: ", space->wrapped[i].use.name);
        text_printf(out, "%u", space->wrapped[i].offset);
    }
    text_puts(out, "},\n      \"sources\": [");
    for (size_t i = 0; i < space->source_count; i++) {
        begin_item(out, i, "        ");
        escape_json(out, space->sources[i]);
    }
    text_puts(out, "\n      ],\n");
    add_codes(table, out, space);
    add_writes(table, out, space);
}

static void add_shown_names(const struct table *table, struct text *out,
                            const struct runtime *runtime)
{
    text_puts(out, "\"names\": [");
    for (size_t i = 0; i < runtime->shown_count; i++) {
        begin_item(out, i, "      ");
        escape_printf(out, escape_json, "{\"name\": %s, \"error\": %s}", runtime->shown[i].name,
                      table->errors[runtime->shown[i].error].name);
    }
    text_puts(out, "]}");
}

static void add_runtime(const struct table *table, struct text *out, const struct runtime *runtime)
{
    static const char *const codes[] = {
        [CODES_NONE] = NULL, [CODES_NATIVE] = "native", [CODES_WINDOWS] = "windows"};
    escape_printf(out, escape_value,
                  "{\"name\": %s, \"title\": %s, \"codes\": %s, \"overrides\": {", runtime->name,
                  runtime->title, codes[runtime->codes]);
    for (size_t i = 0; i < runtime->override_count; i++) {
        const struct override *override = &runtime->overrides[i];
        text_printf(out, "%s\"%s\": ", i > 0 ? ", " : "", override->use.name);
        if (override->number_known)
            text_number(out, override->number);
        else
            text_printf(out, "\"%s\"", table->symbols[override->symbol].name);
    }
    text_puts(out, "}, \"reads\": {");
    for (size_t i = 0; i < runtime->reads.count; i++) {
        const struct pair *pair = &runtime->reads.items[i];
        text_printf(out, "%s\"%s\": \"%s\"", i > 0 ? ", " : "", pair->from.name, pair->to.name);
    }
    text_puts(out, "}, ");
    add_shown_names(table, out, runtime);
}

void emit_json(const struct table *table, struct text *out)
{
    text_puts(out, "{\n"
                   "  \"comment\": \"Generated by sockerr from its tables: edit those. "
                   "SPDX-License-Identifier: 0BSD\",\n"
                   "  \"socket_errors\": [");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        begin_item(out, i, "    ");
        add_socket_error(out, &table->socket_errors[i]);
    }
    add_errors(table, out);
    text_puts(out, "  \"spaces\": [");
    for (size_t i = 0; i < table->space_count; i++) {
        begin_item(out, i, "    ");
        add_space(table, out, &table->spaces[i]);
    }
    text_puts(out, "\n  ],\n  \"runtimes\": [");
    for (size_t i = 0; i < table->runtime_count; i++) {
        begin_item(out, i, "    ");
        add_runtime(table, out, &table->runtimes[i]);
    }
    text_puts(out, "\n  ]\n}\n");
}
