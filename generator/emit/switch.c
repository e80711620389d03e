/* SPDX-License-Identifier: 0BSD */
/* switch.c: sockerr_switch.h, the reads and writes of sockerr.h as switch statements. */
#include "emit/outputs.h"

#include "emit/c_lookup.h"
#include "emit/c_text.h"
#include "emit/template.h"

static void add_example(const struct table *table, struct text *out)
{
    const struct space *space = example_space(table, NULL);
    if (space != NULL)
        text_printf(out, " *     switch (sockerr_switch_from_%s(%s)) ...\n *\n", space->identifier,
                    space->kind == KIND_WINSOCK ? "WSAGetLastError()" : "errno");
}

static void emit_symbol(const struct table *table, int symbol, struct text *out)
{
    if (symbol != NONE)
        text_printf(out, " /* %s */", table->symbols[symbol].name);
    text_puts(out, "\n");
}

/* Where the codes lie close together, those between them that are unknown, as cases of their own.
 * Without these clang makes jumps of a switch that has less than four in ten. */
static void emit_holes(const struct space *space, struct text *out)
{
    enum { ROW = 10 };
    const struct reading *readings = space->readings;
    int last = readings[space->reading_count - 1].code;
    size_t next = 0, count = 0;
    if (!is_dense(readings[0].code, last, space->reading_count) ||
        (unsigned)last - (unsigned)readings[0].code + 1 == space->reading_count)
        return;
    text_puts(
        out,
        "    /* Those between, so that a compiler makes no jumps where an array would do. */\n");
    for (int code = readings[0].code; code < last; code++) {
        if (code == readings[next].code) {
            next++;
            continue;
        }
        text_puts(out, count % ROW > 0 ? " " : count > 0 ? "\n    " : "    ");
        text_printf(out, "case %s:", c_number(code).text);
        count++;
    }
    text_puts(out, "\n        return SOCKERR_SOCKET_ERROR;\n");
}

static void emit_read(const struct table *table, const struct space *space, struct text *out)
{
    text_puts(out, "    switch (code) {\n");
    for (size_t i = 0; i < space->reading_count; i++) {
        const struct reading *reading = &space->readings[i];
        text_printf(out, "    case %s: return SOCKERR_%s;", c_number(reading->code).text,
                    table->socket_errors[reading->socket_error].constant);
        emit_symbol(table, reading->symbol, out);
    }
    emit_holes(space, out);
    text_puts(out, "    default: return SOCKERR_SOCKET_ERROR;\n    }\n");
}

static void emit_write(const struct table *table, const struct space *space, struct text *out)
{
    text_puts(out, "    switch ((int)e) {\n");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct writing *writing = &space->writings[i];
        if (!writing->known)
            continue;
        text_printf(out, "    case SOCKERR_%s: return %s;", table->socket_errors[i].constant,
                    c_number(writing->code).text);
        emit_symbol(table, writing->symbol, out);
    }
    text_puts(out, "    default: return fallback;\n    }\n");
}

void emit_switch(const struct table *table, struct text *out)
{
    static const struct translators translators = {"switch_", "SOCKERR_CONSTEXPR ", NULL, emit_read,
                                                   emit_write};
    static const struct part parts[] = {{"example", .add = add_example},
                                        {"spaces", .add_of = emit_translators, .of = &translators}};
    emit_template(out, "templates/sockerr_switch.h.in", parts, sizeof parts / sizeof *parts, table);
}
