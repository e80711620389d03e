/* SPDX-License-Identifier: 0BSD */
/* json.c: table.json, all of the table, for programs. */
#include "emit/emit.h"

#include "emit/table_rows.h"

#include <stdlib.h>

/* What stands before the items of a list or an object: a comma, but for the first. */
static void begin_item(struct text *out, size_t number, const char *indent)
{
    text_puts(out, number > 0 ? ",\n" : "\n");
    text_puts(out, indent);
}

static void add_key(struct text *out, const char *key)
{
    text_json(out, key);
    text_puts(out, ": ");
}

static void add_string(struct text *out, const char *key, const char *string)
{
    add_key(out, key);
    if (string != NULL)
        text_json(out, string);
    else
        text_puts(out, "null");
    text_puts(out, ", ");
}

static void add_symbols(const struct table *table, struct text *out, const struct symbol_list *list)
{
    text_puts(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        text_puts(out, i > 0 ? ", " : "");
        text_json(out, table->symbols[list->items[i].symbol].name);
    }
    text_puts(out, "]");
}

static void add_socket_error(const struct table *table, struct text *out,
                             const struct socket_error *error)
{
    text_puts(out, "{");
    add_string(out, "name", error->name);
    add_key(out, "value");
    text_number(out, error->value);
    text_puts(out, ", ");
    add_string(out, "summary", error->summary);
    add_key(out, "symbols");
    add_symbols(table, out, &error->symbols);
    text_puts(out, ", ");
    add_key(out, "reads");
    add_symbols(table, out, &error->reads);
    text_puts(out, ", ");
    bool borrows = error->writes.symbol != NONE;
    add_string(out, "writes", borrows ? table->symbols[error->writes.symbol].name : NULL);
    add_key(out, "traits");
    text_puts(out, "[");
    for (size_t i = 0; i < error->trait_count; i++) {
        text_puts(out, i > 0 ? ", " : "");
        text_json(out, table->traits[error->traits[i]].name);
    }
    text_puts(out, "]}");
}

static void add_codes(const struct table *table, struct text *out, const struct space *space)
{
    struct line *lines = malloc(line_room(space) * sizeof *lines);
    size_t count = lines != NULL ? list_lines(table, space, lines) : 0;
    if (lines == NULL)
        out->failed = true;
    text_puts(out, "      \"codes\": [");
    for (size_t i = 0; i < count; i++) {
        const struct line *line = &lines[i];
        bool known = line->socket_error != NONE;
        begin_item(out, i, "        {");
        add_key(out, "code");
        text_number(out, line->code);
        text_puts(out, ", ");
        add_string(out, "symbol", line->symbol != NONE ? table->symbols[line->symbol].name : NULL);
        add_string(out, "socket_error",
                   known ? table->socket_errors[line->socket_error].name : NULL);
        add_key(out, "confirmed");
        text_puts(out, line->confirmed ? "true}" : "false}");
    }
    text_puts(out, "\n      ],\n");
    free(lines);
}

static void add_writes(const struct table *table, struct text *out, const struct space *space)
{
    size_t count = 0;
    text_puts(out, "      \"writes\": {");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        if (!space->writings[i].known)
            continue;
        begin_item(out, count++, "        ");
        add_key(out, table->socket_errors[i].name);
        text_number(out, space->writings[i].code);
    }
    text_puts(out, "\n      }\n    }");
}

static void add_space(const struct table *table, struct text *out, const struct space *space)
{
    text_puts(out, "{\n      ");
    add_string(out, "name", space->name);
    add_string(out, "title", space->title);
    add_string(out, "kind", kind_names[space->kind]);
    add_string(out, "like", space->like);
    text_puts(out, "\n      ");
    add_string(out, "host", space->host);
    text_puts(out, "\n      \"sources\": [");
    for (size_t i = 0; i < space->source_count; i++) {
        begin_item(out, i, "        ");
        text_json(out, space->sources[i]);
    }
    text_puts(out, "\n      ],\n");
    add_codes(table, out, space);
    add_writes(table, out, space);
}

static void add_runtime(const struct table *table, struct text *out, const struct runtime *runtime)
{
    text_puts(out, "{");
    add_string(out, "name", runtime->name);
    add_string(out, "title", runtime->title);
    add_string(out, "codes", runtime->native ? "native" : "windows");
    add_key(out, "overrides");
    text_puts(out, "{");
    for (size_t i = 0; i < runtime->override_count; i++) {
        const struct override *override = &runtime->overrides[i];
        text_puts(out, i > 0 ? ", " : "");
        add_key(out, table->socket_errors[override->socket_error].name);
        if (override->symbol != NONE)
            text_json(out, table->symbols[override->symbol].name);
        else
            text_number(out, override->number);
    }
    text_puts(out, "}}");
}

void emit_json(const struct table *table, struct text *out)
{
    text_puts(out, "{\n"
                   "  \"comment\": \"Generated by sockerr from its tables: edit those. "
                   "SPDX-License-Identifier: 0BSD\",\n"
                   "  \"socket_errors\": [");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        begin_item(out, i, "    ");
        add_socket_error(table, out, &table->socket_errors[i]);
    }
    text_puts(out, "\n  ],\n  \"spaces\": [");
    for (size_t i = 0; i < table->space_count; i++) {
        begin_item(out, i, "    ");
        add_space(table, out, &table->spaces[i]);
    }
    text_puts(out, "\n  ],\n  \"stand_ins\": {");
    for (size_t i = 0; i < table->stand_in_count; i++) {
        begin_item(out, i, "    ");
        add_key(out, table->symbols[table->stand_ins[i].symbol.symbol].name);
        add_symbols(table, out, &table->stand_ins[i].list);
    }
    text_puts(out, "\n  },\n  \"runtimes\": [");
    for (size_t i = 0; i < table->runtime_count; i++) {
        begin_item(out, i, "    ");
        add_runtime(table, out, &table->runtimes[i]);
    }
    text_puts(out, "\n  ]\n}\n");
}
