/* SPDX-License-Identifier: 0BSD */
/* verify.c: sockerr_verify.h, assertions that a host's own headers agree with its column. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/c_text.h"

static const char description[] =
    "the host's own headers must agree with its columns.\n"
    " *\n"
    " * Include it once, in a test. Where it compiles, all that the headers define is as sockerr "
    "has\n"
    " * it; where it does not, the compiler's message names the symbol and both numbers. This "
    "header\n"
    " * alone of sockerr's includes the system's: the numbers are what it is about.\n"
    " *";

/* The condition under which a symbol is known to differ; NULL where there is none. */
static const char *find_difference(const struct space *space, int symbol)
{
    for (size_t i = 0; i < space->difference_count; i++)
        if (space->differences[i].symbol.symbol == symbol)
            return space->differences[i].condition;
    return NULL;
}

static void emit_space(const struct table *table, const struct space *space, const char *directive,
                       struct text *out)
{
    text_printf(out, "%s %s /* ", directive, space->host);
    escape_c_comment(out, space->title);
    text_puts(out, " */\n");
    for (size_t i = 0; i < space->code_count; i++) {
        const char *name = table->symbols[space->codes[i].symbol].name;
        const char *difference = find_difference(space, space->codes[i].symbol);
        text_puts(out, "#if defined(");
        text_copy(out, name);
        text_puts(out, ")");
        if (difference != NULL)
            text_printf(out, " && !(%s)", difference);
        text_puts(out, "\nSOCKERR_VERIFY(");
        text_copy(out, name);
        text_puts(out, ", ");
        emit_c_number(out, space->codes[i].number);
        text_puts(out, ")\n#endif\n");
    }
}

/* Of the spaces of a kind, the first by name is the host's, as in sockerr.h. */
static void emit_kind(const struct table *table, int kind, struct text *out)
{
    const char *directive = "#if";
    for (size_t i = 0; i < table->space_count; i++) {
        if (table->spaces[i].host == NULL || (int)table->spaces[i].kind != kind)
            continue;
        emit_space(table, &table->spaces[i], directive, out);
        directive = "#elif";
    }
    if (directive[1] == 'e')
        text_puts(out, "#endif\n\n");
}

void emit_verify(const struct table *table, struct text *out)
{
    emit_opening(out, "sockerr_verify.h", description, "SOCKERR_VERIFY_H");
    text_puts(out,
              "#include <errno.h>\n"
              "#if defined(_WIN32)\n"
              "#include <winsock2.h>\n"
              "#include <ws2tcpip.h>\n"
              "#elif defined(__has_include)\n"
              "#if __has_include(<netdb.h>)\n"
              "#include <netdb.h>\n"
              "#endif\n"
              "#endif\n\n"
              "#define SOCKERR_TEXT(symbol) #symbol\n"
              "#if defined(__cplusplus) && __cplusplus >= 201103L\n"
              "#define SOCKERR_VERIFY(symbol, number) \\\n"
              "    static_assert((symbol) == (number), #symbol \" is \" #number \" in sockerr, "
              "and \" SOCKERR_TEXT(symbol) \" here\");\n"
              "#elif !defined(__cplusplus) && defined(__STDC_VERSION__) && "
              "__STDC_VERSION__ >= 201112L\n"
              "#define SOCKERR_VERIFY(symbol, number) \\\n"
              "    _Static_assert((symbol) == (number), #symbol \" is \" #number \" in sockerr, "
              "and \" SOCKERR_TEXT(symbol) \" here\");\n"
              "#else\n"
              "/* Older languages name the symbol and the line alone. */\n"
              "#define SOCKERR_VERIFY(symbol, number) \\\n"
              "    extern char sockerr_verify[(symbol) == (number) ? 1 : -1];\n"
              "#endif\n\n");
    for (int kind = 0; kind < KIND_COUNT; kind++)
        emit_kind(table, kind, out);
    text_puts(out, "#undef SOCKERR_VERIFY\n#undef SOCKERR_TEXT\n\n#endif\n");
}
