/* SPDX-License-Identifier: 0BSD */
/* dotnet.c: sockerr_dotnet.h, the codes of SocketException, by runtime and system. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/c_text.h"
#include "emit/header_parts.h"
#include "emit/template.h"
#include "resolve/meanings.h"
#include "table/names.h"

#include <stdlib.h>

/* Runtimes that have names alone are no runtimes of .NET. */
static void add_runtimes(const struct table *table, struct text *out)
{
    int count = 0;
    for (size_t i = 0; i < table->runtime_count; i++)
        if (table->runtimes[i].codes != CODES_NONE)
            escape_printf(out, escape_c_comment, "    SOCKERR_RUNTIME_%s = %d, /* %s */\n",
                          table->runtimes[i].constant, count++, table->runtimes[i].title);
    text_printf(out, "    SOCKERR_RUNTIME_COUNT = %d\n", count);
}

/* The name of the function that returns a symbol's code in each space. */
static void emit_code_of(const struct table *table, int symbol, struct text *out)
{
    struct arena arena = {0};
    text_printf(out, "sockerr_priv_dotnet_code_of_%s",
                name_identifier(&arena, table->symbols[symbol].name));
    arena_free(&arena);
}

static bool is_overriding(const struct table *table, int symbol)
{
    for (size_t i = 0; i < table->runtime_count; i++)
        for (size_t j = 0; j < table->runtimes[i].override_count; j++)
            if (table->runtimes[i].overrides[j].symbol == symbol)
                return true;
    return false;
}

/* For each symbol that an override names, a function that returns its code. */
static void add_symbol_functions(const struct table *table, struct text *out)
{
    for (int i = 0; i < (int)table->symbol_count; i++) {
        if (!is_overriding(table, i))
            continue;
        text_puts(out, "static inline int ");
        emit_code_of(table, i, out);
        text_puts(out, "(sockerr_space space)\n{\n    switch ((int)space) {\n");
        add_codes_of_symbol(table, out, table->symbols[i].name);
        text_puts(out, "    default:\n        return 0;\n    }\n}\n\n");
    }
}

static void emit_override(const struct table *table, const struct override *override,
                          struct text *out)
{
    text_printf(out,
                "        case SOCKERR_%s: ", table->socket_errors[override->use.number].constant);
    if (override->symbol == NONE) {
        text_printf(out, "return %s;\n", c_number(override->number).text);
        return;
    }
    text_puts(out, "own = ");
    emit_code_of(table, override->symbol, out);
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

/* In Winsock's spaces every runtime gives and reads the SocketError's own value. */
static void add_or_winsock(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_WINSOCK)
            text_printf(out, " ||\n        space == SOCKERR_SPACE_%s", table->spaces[i].constant);
}

static void add_cases(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++)
        if (table->runtimes[i].codes == CODES_NATIVE)
            emit_runtime(table, &table->runtimes[i], out);
    for (size_t i = 0; i < table->runtime_count; i++)
        if (table->runtimes[i].codes == CODES_WINDOWS)
            text_printf(out, "    case SOCKERR_RUNTIME_%s: /* Winsock's codes everywhere */\n",
                        table->runtimes[i].constant);
}

/* What a runtime reads a meaning as, where that is not .NET's reading; else NONE. */
static int read_otherwise(const struct table *table, const struct runtime *runtime, int number)
{
    const struct meaning *meaning = &table->meanings[number];
    int read = NONE;
    for (unsigned i = 0; i < meaning->count && read == NONE; i++) {
        const char *error = table->errors[meaning->errors[i]].name;
        int line = string_map_find(&runtime->reads.line_of, error);
        if (line != NONE)
            read = runtime->reads.items[line].to.number;
    }
    return read != meaning->socket_error ? read : NONE;
}

static void add_runtime_reads(const struct table *table, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        if (runtime->reads.count == 0)
            continue;
        text_printf(out,
                    "    if (runtime == SOCKERR_RUNTIME_%s) {\n"
                    "        switch (sockerr_priv_of(os, code)) {\n",
                    runtime->constant);
        for (int j = 0; j < (int)table->known_count; j++) {
            int read = read_otherwise(table, runtime, j);
            if (read != NONE)
                text_printf(out, "        case %d: return SOCKERR_%s; /* %s */\n",
                            meaning_number(table, j), table->socket_errors[read].constant,
                            number_name(table, meaning_number(table, j)));
        }
        text_puts(out, "        default: break;\n        }\n    }\n");
        any = true;
    }
    text_puts(out, any ? "" : "    (void)runtime;\n");
}

void emit_dotnet(const struct table *table, struct text *out)
{
    bool own = false; /* some override names a symbol */
    for (int i = 0; i < (int)table->symbol_count; i++)
        own = own || is_overriding(table, i);
    const struct part parts[] = {
        {"runtimes", .add = add_runtimes},
        {"symbol_functions", .add = add_symbol_functions},
        {"own", .of = own ? "    int own = 0;\n" : ""},
        {"or_winsock", .add = add_or_winsock},
        {"cases", .add = add_cases},
        {"return_own", .of = own ? "    if (own != 0)\n        return own;\n" : ""},
        {"reads", .add = add_runtime_reads},
    };
    emit_template(out, "templates/sockerr_dotnet.h.in", parts, sizeof parts / sizeof *parts, table);
}
