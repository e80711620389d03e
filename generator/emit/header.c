/* SPDX-License-Identifier: 0BSD */
/* header.c: sockerr.h, everything a program needs, in one file that includes nothing. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/c_lookup.h"
#include "emit/c_per_space.h"
#include "emit/c_text.h"
#include "emit/header_parts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#if !defined(SOCKERR_VERSION)
#error "the Makefile defines SOCKERR_VERSION"
#endif

/* Reads a code of one space, and writes it in another. */
static void add_example(const struct table *table, struct text *out)
{
    enum { WIDTH = 42 };
    const struct space *from = example_space(table, NULL), *to = example_space(table, from);
    int error = from != NULL ? example_error(table, from, to) : NONE;
    if (error == NONE)
        return;
    struct text read = {0}, write = {0};
    text_printf(&read, "sockerr e = sockerr_from_%s(%d);", from->identifier,
                from->writings[error].code);
    text_printf(out, " *     %-*s  SOCKERR_%s\n", WIDTH - 2, read.bytes,
                table->socket_errors[error].constant);
    if (to != NULL) {
        text_printf(&write, "int code = sockerr_to_%s(e, -1);", to->identifier);
        text_printf(out, " *     %-*s  %d\n", WIDTH - 2, write.bytes, to->writings[error].code);
    }
    text_puts(out, " *\n");
    text_free(&read);
    text_free(&write);
}

static void emit_description(const struct table *table, struct text *out)
{
    struct text description = {0};
    text_puts(&description, "socket error codes of every system, to and from .NET's SocketError.\n"
                            " *\n");
    add_example(table, &description);
    text_puts(&description,
              " * It includes nothing, allocates nothing and keeps no state. C99 and C++98 and "
              "later; an int\n"
              " * of 32 bits. What a program does not use adds nothing to it.\n"
              " *");
    emit_opening(out, "sockerr.h", description.bytes, "SOCKERR_H");
    text_free(&description);
}

/* Pads a name that stands before an equals sign. */
static void pad(struct text *out, const char *name, size_t width)
{
    size_t length = strlen(name);
    text_printf(out, "%*s", length < width ? (int)(width - length) : 0, "");
}

static void emit_space_enum(const struct table *table, struct text *out)
{
    size_t width = strlen("COUNT");
    for (size_t i = 0; i < table->space_count; i++) {
        size_t length = strlen(table->spaces[i].constant);
        width = length > width ? length : width;
    }
    text_puts(out,
              "/*\n"
              " * A space is one numbering of error symbols: a system's errno, say, or Winsock.\n"
              " * Its value may change from version to version: what lasts is sockerr_space_name.\n"
              " */\n"
              "typedef enum {\n"
              "    SOCKERR_SPACE_NONE");
    pad(out, "NONE", width);
    text_puts(out, " = -1,\n");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "    SOCKERR_SPACE_%s", space->constant);
        pad(out, space->constant, width);
        text_printf(out, " = %zu, /* ", i);
        emit_title(out, space, ": ");
        text_puts(out, " */\n");
    }
    text_puts(out, "    SOCKERR_SPACE_COUNT");
    pad(out, "COUNT", width);
    text_printf(out, " = %zu\n} sockerr_space;\n\n", table->space_count);
}

/* Numbers that are no code, in spaces whose codes are all positive, or fit into a byte as well. */
enum { NEGATIVE = -1, BYTE = 255 };

/* What is written in a space, and the number that stands where there is no code. */
struct codes {
    const struct space *space;
    int none;
};

static int code_of_error(const void *context, size_t number)
{
    const struct codes *codes = context;
    const struct writing *writing = &codes->space->writings[number];
    return writing->known ? writing->code : codes->none;
}

static void emit_families(struct text *out)
{
    text_puts(out,
              "/*\n"
              " * For each space X, two functions. 0 is Success in every space.\n"
              " *\n"
              " * sockerr sockerr_from_X(int code)\n"
              " *     reads: the SocketError of a code, SOCKERR_SOCKET_ERROR of one that is\n"
              " *     unknown or that no SocketError has.\n"
              " *\n"
              " * int sockerr_to_X(sockerr e, int fallback)\n"
              " *     writes: the code of a SocketError; the fallback, as it is, for one that X\n"
              " *     has no code for, SOCKERR_SOCKET_ERROR always among them, and for a value\n"
              " *     that is no SocketError's.\n"
              " */\n");
}

/* The symbols of an unconfirmed number that a SocketError has. */
static void emit_unconfirmed(const struct table *table, const struct space *space, struct text *out)
{
    const char *before = " * Not confirmed by a second source: ";
    for (size_t i = 0; i < space->code_count; i++) {
        const struct symbol *symbol = &table->symbols[space->codes[i].symbol];
        if (space->codes[i].confirmed || symbol->socket_error == NONE)
            continue;
        text_printf(out, "%s%s", before, symbol->name);
        before = ", ";
    }
    if (*before == ',')
        text_puts(out, ".\n");
}

static void emit_sources(const struct table *table, const struct space *space, struct text *out)
{
    text_puts(out, "\n/*\n * ");
    emit_title(out, space, ", ");
    text_puts(out, ". Sources:\n");
    for (size_t i = 0; i < space->source_count; i++) {
        text_puts(out, " * - ");
        escape_c_comment(out, space->sources[i]);
        text_puts(out, "\n");
    }
    emit_unconfirmed(table, space, out);
    text_puts(out, " */\n");
}

static void emit_read(const struct table *table, const struct space *space,
                      const struct space *same, struct text *out)
{
    text_printf(out, "static inline sockerr sockerr_from_%s(int code)\n", space->identifier);
    if (same != NULL) {
        text_printf(out, "{\n    return sockerr_from_%s(code);\n}\n", same->identifier);
        return;
    }
    struct map map = {.type = "sockerr",
                      .argument = "code",
                      .otherwise = -1,
                      .otherwise_constant = "SOCKERR_SOCKET_ERROR"};
    for (size_t i = 0; i < space->reading_count; i++) {
        const struct reading *reading = &space->readings[i];
        map_add(&map, reading->code, table->socket_errors[reading->socket_error].value);
    }
    emit_map(out, &map);
}

/* A number that is no code of a space. */
static int number_of_none(const struct space *space)
{
    int last = space->readings[space->reading_count - 1].code, none = 1;
    if (space->readings[0].code >= 0)
        return last > SCHAR_MAX && last < BYTE ? BYTE : NEGATIVE;
    for (size_t i = 0; i < space->reading_count; i++)
        none += space->readings[i].code == none;
    return none;
}

/* An expression that is negative where a code is that number, and for no code else. */
static void emit_none(int none, struct text *out)
{
    if (none == NEGATIVE)
        text_puts(out, "code");
    else if (none == BYTE)
        text_printf(out, "(%d - code)", BYTE - 1);
    else
        text_printf(out, "-(int)(code == %d)", none);
}

static void emit_write(const struct table *table, const struct space *space,
                       const struct space *same, struct text *out)
{
    text_printf(out, "\nstatic inline int sockerr_to_%s(sockerr e, int fallback)\n{\n",
                space->identifier);
    if (same != NULL) {
        text_printf(out, "    return sockerr_to_%s(e, fallback);\n}\n", same->identifier);
        return;
    }
    struct codes codes = {space, number_of_none(space)};
    text_printf(out, "    /* In the order of the SocketErrors; %d where there is no code. */\n",
                codes.none);
    emit_values(table, code_of_error, &codes, out);
    text_puts(out, "    const int line = sockerr_near((int)e), code = table[line];\n"
                   "    return (sockerr_differs(line, (int)e) | ");
    emit_none(codes.none, out);
    text_puts(out, ") < 0 ? fallback : code;\n"
                   "}\n");
}

static void emit_spaces(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    for (size_t i = 0; i < table->space_count; i++) {
        emit_sources(table, spaces[i], out);
        emit_read(table, spaces[i], find_same(spaces, i, same_reads, table->socket_error_count),
                  out);
        emit_write(table, spaces[i], find_same(spaces, i, same_writes, table->socket_error_count),
                   out);
    }
    free(spaces);
}

static void emit_run_time(const struct table *table, struct text *out)
{
    text_puts(
        out,
        "\n/*\n"
        " * The same for a space that is known only at run time: sockerr_from(space, code) and\n"
        " * sockerr_to(space, e, fallback). One that is none reads as SOCKERR_SOCKET_ERROR, and\n"
        " * writes the fallback.\n"
        " */\n"
        "static SOCKERR_INLINE sockerr sockerr_pick_from(sockerr_space space, int code)\n"
        "{\n"
        "    switch ((int)space) {\n");
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, "    case SOCKERR_SPACE_%s: return sockerr_from_%s(code);\n",
                    table->spaces[i].constant, table->spaces[i].identifier);
    text_puts(out, "    default: return SOCKERR_SOCKET_ERROR;\n"
                   "    }\n"
                   "}\n\n");
    emit_picked(out, &(struct picked){"sockerr", "from", "(sockerr_space space, int code)",
                                      "(space, code)", "SOCKERR_NAMED(space)"});
    text_puts(out, "\n"
                   "static SOCKERR_INLINE int sockerr_pick_to(sockerr_space space, sockerr e, int "
                   "fallback)\n"
                   "{\n"
                   "    switch ((int)space) {\n");
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, "    case SOCKERR_SPACE_%s: return sockerr_to_%s(e, fallback);\n",
                    table->spaces[i].constant, table->spaces[i].identifier);
    text_puts(out, "    default: return fallback;\n"
                   "    }\n"
                   "}\n\n");
    emit_picked(out, &(struct picked){"int", "to", "(sockerr_space space, sockerr e, int fallback)",
                                      "(space, e, fallback)", "SOCKERR_NAMED(space)"});
}

static void emit_gai(const struct table *table, struct text *out)
{
    text_puts(out, "\n/* For sockerr_from_gai: EAI_SYSTEM in a space, 0 where it has none. */\n"
                   "static inline int sockerr_eai_system");
    emit_code_of(table, string_map_find(&table->symbol_map, "EAI_SYSTEM"), out);
    text_puts(
        out,
        "/*\n"
        " * What getaddrinfo returned, by the system's getaddrinfo space. EAI_SYSTEM means that\n"
        " * errno has the reason: then it is err that is read, by the system's errno space. Any\n"
        " * other code is read as sockerr_from reads it, which knows nothing of errno, and for\n"
        " * which EAI_SYSTEM is SOCKERR_SOCKET_ERROR.\n"
        " */\n"
        "static inline sockerr sockerr_from_gai(sockerr_space gai_space, int eai,\n"
        "                                       sockerr_space errno_space, int err)\n"
        "{\n"
        "    if (eai != 0 && eai == sockerr_eai_system(gai_space))\n"
        "        return sockerr_from(errno_space, err);\n"
        "    return sockerr_from(gai_space, eai);\n"
        "}\n");
}

void emit_header(const struct table *table, struct text *out)
{
    emit_description(table, out);
    text_puts(out,
              "#define SOCKERR_VERSION \"" SOCKERR_VERSION "\"\n\n"
              "/* The hashes below need an int of 32 bits. */\n"
              "typedef char sockerr_int_has_32_bits[(unsigned)-1 == 0xFFFFFFFFu ? 1 : -1];\n\n");
    text_puts(
        out,
        "#if defined(__cplusplus) && __cplusplus >= 201103L\n"
        "#define SOCKERR_NULL nullptr\n"
        "#else\n"
        "#define SOCKERR_NULL 0\n"
        "#endif\n\n"
        "/* Where a space is named in the source, the compiler is to pick what is that space's:\n"
        "   GCC would do so once, and call a choice of all spaces from then on. So a function\n"
        "   that chooses is written as sockerr_pick_NAME, which is always inlined, and as\n"
        "   sockerr_call_NAME, which is one for all calls whose space is known at run time. */\n"
        "#if defined(__GNUC__) && defined(__OPTIMIZE__) && !defined(__clang__)\n"
        "#define SOCKERR_INLINE inline __attribute__((__always_inline__))\n"
        "#define SOCKERR_NAMED(space) __builtin_constant_p(space)\n"
        "#else\n"
        "#define SOCKERR_INLINE inline\n"
        "#define SOCKERR_NAMED(space) 0\n"
        "#endif\n\n");
    emit_socket_errors(table, out);
    emit_space_enum(table, out);
    emit_host(table, out);
    emit_lines(table, out);
    emit_families(out);
    emit_spaces(table, out);
    emit_run_time(table, out);
    emit_gai(table, out);
    emit_traits(table, out);
    emit_names(table, out);
    emit_translate(table, out);
    emit_symbols(table, out);
    text_puts(out,
              "\n#undef SOCKERR_NAMED\n#undef SOCKERR_INLINE\n#undef SOCKERR_NULL\n\n#endif\n");
}
