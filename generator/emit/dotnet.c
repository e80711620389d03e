/* SPDX-License-Identifier: 0BSD */
/* dotnet.c: sockerr_dotnet.h, the codes of SocketException, by runtime and system. */
#include "emit/outputs.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "emit/c_per_space.h"
#include "emit/c_text.h"

#include <string.h>

static const char description[] =
    "the codes of .NET's SocketException, by runtime and system.\n"
    " *\n"
    " * SocketException has three: SocketErrorCode is the SocketError everywhere; ErrorCode and\n"
    " * NativeErrorCode are one number, which depends on the runtime and on the system.\n"
    " *";

static void emit_runtime_enum(const struct table *table, struct text *out)
{
    text_puts(out, "/* A runtime's value may change from version to version, as a space's may. */\n"
                   "typedef enum {\n"
                   "    SOCKERR_RUNTIME_NONE = -1,\n");
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        text_printf(out, "    SOCKERR_RUNTIME_%s = %zu, /* ", runtime->constant, i);
        escape_c_comment(out, runtime->title);
        text_puts(out, " */\n");
    }
    text_printf(out, "    SOCKERR_RUNTIME_COUNT = %zu\n} sockerr_runtime;\n\n",
                table->runtime_count);
}

/* The name of the function that gives a symbol's code in each space. */
static void emit_symbol_function(const struct table *table, int symbol, struct text *out)
{
    text_puts(out, "sockerr_dotnet_code_of_");
    for (const char *at = table->symbols[symbol].name; *at != '\0'; at++)
        text_add(out, (const char[]){to_lower(*at)}, 1);
}

/* True where an override before this one names the same symbol. */
static bool is_repeated(const struct table *table, size_t runtime, size_t override)
{
    int symbol = table->runtimes[runtime].overrides[override].symbol;
    for (size_t i = 0; i <= runtime; i++)
        for (size_t j = 0; j < (i < runtime ? table->runtimes[i].override_count : override); j++)
            if (table->runtimes[i].overrides[j].symbol == symbol)
                return true;
    return false;
}

/* For each symbol that an override names, a function that gives its code. */
static void emit_symbol_functions(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        for (size_t j = 0; j < table->runtimes[i].override_count; j++) {
            int symbol = table->runtimes[i].overrides[j].symbol;
            if (symbol == NONE || is_repeated(table, i, j))
                continue;
            text_puts(out, "static inline int ");
            emit_symbol_function(table, symbol, out);
            emit_code_of(table, symbol, out);
        }
    }
}

static void emit_override(const struct table *table, const struct override *override,
                          struct text *out)
{
    text_printf(out,
                "        case SOCKERR_%s: ", table->socket_errors[override->socket_error].constant);
    if (override->symbol == NONE) {
        text_puts(out, "return ");
        emit_c_number(out, override->number);
        text_puts(out, ";\n");
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

static bool has_symbol_override(const struct table *table)
{
    for (size_t i = 0; i < table->runtime_count; i++)
        for (size_t j = 0; j < table->runtimes[i].override_count; j++)
            if (table->runtimes[i].overrides[j].symbol != NONE)
                return true;
    return false;
}

/* In Winsock's spaces every runtime gives the SocketError's own value. */
static void emit_windows(const struct table *table, struct text *out)
{
    text_puts(out, "    if ((unsigned)space >= (unsigned)SOCKERR_SPACE_COUNT");
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].kind == KIND_WINSOCK)
            text_printf(out, " ||\n        space == SOCKERR_SPACE_%s", table->spaces[i].constant);
    text_puts(out, ")\n        return socket_error;\n");
}

static void emit_native(const struct table *table, struct text *out)
{
    bool symbols = has_symbol_override(table);
    text_puts(
        out,
        "/*\n"
        " * What ErrorCode and NativeErrorCode are for a SocketError, on the system that a\n"
        " * space belongs to. A number that is no SocketError and a SocketError that the space\n"
        " * has no code for come back as they are, and so does any for a runtime or a space\n"
        " * that is none. From .NET's sources, by data/runtimes.yaml.\n"
        " */\n"
        "static inline int sockerr_dotnet_native_error_code(sockerr_runtime runtime,\n"
        "                                                   sockerr_space space, int "
        "socket_error)\n"
        "{\n");
    if (symbols)
        text_puts(out, "    int own = 0;\n");
    emit_windows(table, out);
    text_puts(out, "    switch ((int)runtime) {\n");
    for (size_t i = 0; i < table->runtime_count; i++)
        if (table->runtimes[i].native)
            emit_runtime(table, &table->runtimes[i], out);
    for (size_t i = 0; i < table->runtime_count; i++)
        if (!table->runtimes[i].native)
            text_printf(out, "    case SOCKERR_RUNTIME_%s: /* Winsock's codes everywhere */\n",
                        table->runtimes[i].constant);
    text_puts(out, "    default:\n"
                   "        return socket_error;\n"
                   "    }\n");
    if (symbols)
        text_puts(out, "    if (own != 0)\n"
                       "        return own;\n");
    text_puts(out, "    return sockerr_to(space, sockerr_by_value(socket_error), socket_error);\n"
                   "}\n\n");
}

static void emit_from_native(struct text *out)
{
    text_puts(
        out, "/*\n"
             " * The SocketError whose NativeErrorCode a number is, for a log. Where two have one\n"
             " * number (11 is WouldBlock's and TryAgain's on Linux), it is the one that the code\n"
             " * reads as. A number that is nobody's comes back as it is.\n"
             " */\n"
             "static inline int sockerr_dotnet_from_native(sockerr_runtime runtime, sockerr_space "
             "space,\n"
             "                                             int native)\n"
             "{\n"
             "    const int read = sockerr_from(space, native);\n"
             "    int i;\n"
             "    if (sockerr_dotnet_native_error_code(runtime, space, read) == native)\n"
             "        return read;\n"
             "    for (i = 0; i < SOCKERR_COUNT; i++) {\n"
             "        const int e = sockerr_at(i);\n"
             "        if (sockerr_dotnet_native_error_code(runtime, space, e) == native)\n"
             "            return e;\n"
             "    }\n"
             "    return native;\n"
             "}\n");
}

void emit_dotnet(const struct table *table, struct text *out)
{
    emit_opening(out, "sockerr_dotnet.h", description, "SOCKERR_DOTNET_H");
    text_puts(out, "#include \"sockerr.h\"\n\n");
    emit_runtime_enum(table, out);
    emit_symbol_functions(table, out);
    emit_native(table, out);
    emit_from_native(out);
    text_puts(out, "\n#endif\n");
}
