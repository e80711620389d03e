/* SPDX-License-Identifier: 0BSD */
/* dotnet.c: sockerr_dotnet.h, the codes of SocketException, by runtime and system. */
#include "emit/outputs.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "emit/c_text.h"
#include "emit/template.h"

static void add_runtimes(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++)
        escape_printf(out, escape_c_comment, "    SOCKERR_RUNTIME_%s = %d, /* %s */\n",
                      table->runtimes[i].constant, (int)i, table->runtimes[i].title);
    text_printf(out, "    SOCKERR_RUNTIME_COUNT = %zu\n", table->runtime_count);
}

/* The name of the function that gives a symbol's code in each space. */
static void emit_symbol_function(const struct table *table, int symbol, struct text *out)
{
    text_puts(out, "sockerr_dotnet_code_of_");
    for (const char *at = table->symbols[symbol].name; *at != '\0'; at++)
        text_add(out, (const char[]){to_lower(*at)}, 1);
}

/* For each symbol that an override names, a function that gives its code. */
static void add_symbol_functions(const struct table *table, struct text *out)
{
    struct number_map seen = {0};
    for (size_t i = 0; i < table->runtime_count; i++) {
        for (size_t j = 0; j < table->runtimes[i].override_count; j++) {
            int symbol = table->runtimes[i].overrides[j].symbol;
            if (symbol == NONE || number_map_find(&seen, symbol) != NONE)
                continue;
            number_map_set(&seen, symbol, 1);
            text_puts(out, "static inline int ");
            emit_symbol_function(table, symbol, out);
            text_puts(out, "(sockerr_space space)\n{\n");
            emit_code_of(table, out, table->symbols[symbol].name);
            text_puts(out, "}\n\n");
        }
    }
    number_map_free(&seen);
}

static void emit_override(const struct table *table, const struct override *override,
                          struct text *out)
{
    text_printf(out,
                "        case SOCKERR_%s: ", table->socket_errors[override->socket_error].constant);
    if (override->symbol == NONE) {
        text_printf(out, "return %s;\n", c_number(override->number).text);
        return;
    }
    text_puts(out, "own = ");
    emit_symbol_function(table, override->symbol, out);
    text_puts(out, "(space); break;\n");
}

/* A runtime that gives the system's codes, but for its overrides. */
static void emit_runtime(const struct table *table, const struct runtime *runtime, struct text *out)
{
    text_printf(out, "    case SOCKERR_RUNTIME_%s:\n", runtime->constant);
    if (runtime->override_count > 0) {
        text_puts(out, "        switch (socket_error) {\n");
        for (size_t i = 0; i < runtime->override_count; i++)
            emit_override(table, &runtime->overrides[i], out);
        text_puts(out, "        default: break;\n"
                       "        }\n");
    }
    text_puts(out, "        break;\n");
}

/* In Winsock's spaces every runtime gives the SocketError's own value. */
static void add_or_winsock(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_WINSOCK)
            text_printf(out, " ||\n        space == SOCKERR_SPACE_%s", table->spaces[i].constant);
}

static void add_cases(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++)
        if (table->runtimes[i].native)
            emit_runtime(table, &table->runtimes[i], out);
    for (size_t i = 0; i < table->runtime_count; i++)
        if (!table->runtimes[i].native)
            text_printf(out, "    case SOCKERR_RUNTIME_%s: /* Winsock's codes everywhere */\n",
                        table->runtimes[i].constant);
}

void emit_dotnet(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"runtimes", .add = add_runtimes},
        {"symbol_functions", .add = add_symbol_functions},
        {"or_winsock", .add = add_or_winsock},
        {"cases", .add = add_cases},
    };
    emit_template(out, "templates/sockerr_dotnet.h.in", parts, sizeof parts / sizeof *parts, table);
}
