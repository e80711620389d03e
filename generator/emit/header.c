/* SPDX-License-Identifier: 0BSD */
/* header.c: sockerr.h, everything a program needs, in one file that includes nothing. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/c_lookup.h"
#include "emit/c_text.h"
#include "emit/header_names.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#if !defined(SOCKERR_VERSION)
#error "the Makefile defines SOCKERR_VERSION"
#endif

/* Reads a code of one space, and writes it in another. */
static void add_example(const struct table *table, struct text *out)
{
    const struct space *from = example_space(table, NULL), *to = example_space(table, from);
    int error = from != NULL ? example_error(table, from, to) : NONE;
    if (error == NONE)
        return;
    struct text read = {0}, write = {0};
    text_printf(&read, "%s(%d);", from->identifier, from->writings[error].code);
    text_printf(out, " *     sockerr e = sockerr_from_%-15s  SOCKERR_%s\n", read.bytes,
                table->socket_errors[error].constant);
    if (to != NULL) {
        text_printf(&write, "%s(e, -1);", to->identifier);
        text_printf(out, " *     int code = sockerr_to_%-18s  %d\n", write.bytes,
                    to->writings[error].code);
    }
    text_puts(out, " *\n");
    text_free(&read);
    text_free(&write);
}

static void add_socket_errors(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        escape_printf(out, escape_c_comment, "    /* %s */\n    SOCKERR_%s = %s%s\n",
                      error->summary, error->constant, c_number(error->value).text,
                      i + 1 < table->socket_error_count ? "," : "");
    }
}

/* Where a SocketError stands in the arrays that have a line for each. */
static void add_near(const struct table *table, struct text *out)
{
    struct map map = {.argument = "value", .otherwise = table->unspecified, .unchecked = true};
    for (size_t i = 0; i < table->socket_error_count; i++)
        map_add(&map, table->socket_errors[i].value, (int)i);
    map_sort(&map);
    emit_map(out, &map);
    free(map.entries);
}

static void add_values(const struct table *table, struct text *out)
{
    int *values = xcalloc(table->socket_error_count, sizeof *values);
    for (size_t i = 0; i < table->socket_error_count; i++)
        values[i] = table->socket_errors[i].value;
    emit_values(out, values, table->socket_error_count);
}

static void add_socket_error_count(const struct table *table, struct text *out)
{
    text_number(out, (int)table->socket_error_count);
}

/* The place of SocketError itself. */
static void add_unspecified(const struct table *table, struct text *out)
{
    text_number(out, table->unspecified);
}

/* The constants of the spaces, with their values below each other. */
static void add_spaces(const struct table *table, struct text *out)
{
    size_t width = strlen("COUNT");
    for (size_t i = 0; i < table->space_count; i++) {
        size_t length = strlen(table->spaces[i].constant);
        width = length > width ? length : width;
    }
    text_printf(out, "    SOCKERR_SPACE_%-*s = -1,\n", (int)width, "NONE");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "    SOCKERR_SPACE_%-*s = %zu, /* ", (int)width, space->constant, i);
        emit_title(out, space, ": ");
        text_puts(out, " */\n");
    }
    text_printf(out, "    SOCKERR_SPACE_%-*s = %zu\n", (int)width, "COUNT", table->space_count);
}

/* Of which kinds the host's space may be, the first before the second. */
struct host {
    const char *macro;
    enum kind kinds[2];
};

/* Defines SOCKERR_SPACE_MACRO as the host's space. */
static void add_host(const struct table *table, struct text *out, const void *of)
{
    const struct host *host = of;
    const char *directive = "#if";
    for (size_t i = 0; i < 2 * table->space_count; i++) {
        const struct space *space = &table->spaces[i % table->space_count];
        if (space->host == NULL || space->kind != host->kinds[i / table->space_count])
            continue;
        text_printf(out, "%s %s\n#define SOCKERR_SPACE_%s SOCKERR_SPACE_%s\n", directive,
                    space->host, host->macro, space->constant);
        directive = "#elif";
    }
    text_puts(out, directive[1] == 'e' ? "#endif\n" : "");
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
    text_puts(out, "/*\n * ");
    emit_title(out, space, ", ");
    text_puts(out, ". Sources:\n");
    for (size_t i = 0; i < space->source_count; i++)
        escape_printf(out, escape_c_comment, " * - %s\n", space->sources[i]);
    emit_unconfirmed(table, space, out);
    text_puts(out, " */\n");
}

static void emit_read(const struct table *table, const struct space *space, struct text *out)
{
    struct map map = {.argument = "code", .otherwise = -1, .reads = true};
    for (size_t i = 0; i < space->reading_count; i++) {
        const struct reading *reading = &space->readings[i];
        map_add(&map, reading->code, table->socket_errors[reading->socket_error].value);
    }
    emit_map(out, &map);
    free(map.entries);
}

/* Numbers that are no code, in spaces whose codes are all positive, or fit into a byte as well. */
enum { NEGATIVE = -1, BYTE = 255 };

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

static void emit_write(const struct table *table, const struct space *space, struct text *out)
{
    int none = number_of_none(space);
    int *codes = xcalloc(table->socket_error_count, sizeof *codes);
    for (size_t i = 0; i < table->socket_error_count; i++)
        codes[i] = space->writings[i].known ? space->writings[i].code : none;
    text_printf(out, "    /* In the order of the SocketErrors; %d where there is no code. */\n",
                none);
    emit_values(out, codes, table->socket_error_count);
    text_puts(out, "    const int line = sockerr_near((int)e), code = table[line];\n"
                   "    return (sockerr_differs(line, (int)e) | ");
    emit_none(none, out);
    text_puts(out, ") < 0 ? fallback : code;\n");
}

/* Calls the function of each space that is named so, of a code or of a SocketError. */
struct calls {
    const char *function, *arguments;
};

static void add_calls(const struct table *table, struct text *out, const void *of)
{
    const struct calls *calls = of;
    for (size_t i = 0; i < table->space_count; i++)
        text_printf(out, "    case SOCKERR_SPACE_%s: return sockerr_%s_%s(%s);\n",
                    table->spaces[i].constant, calls->function, table->spaces[i].identifier,
                    calls->arguments);
}

static void add_traits(const struct table *table, struct text *out)
{
    if (table->trait_count > 0)
        text_puts(out, "/*\n"
                       " * Traits: 1 where a SocketError has one, 0 where it has not, or is none.\n"
                       " * data/README.md defines each.\n"
                       " */\n");
    for (size_t i = 0; i < table->trait_count; i++) {
        text_printf(out,
                    "static inline int sockerr_is_%s(sockerr e)\n"
                    "{\n"
                    "    switch ((int)e) {\n",
                    table->traits[i].name);
        for (size_t j = 0; j < table->socket_error_count; j++) {
            const struct socket_error *error = &table->socket_errors[j];
            if (has_trait(table, error, i))
                text_printf(out, "    case SOCKERR_%s:\n", error->constant);
        }
        text_puts(out, "        return 1;\n"
                       "    default:\n"
                       "        return 0;\n"
                       "    }\n"
                       "}\n\n");
    }
}

/* In Winsock's spaces the EAI_* names have codes, too. */
static const struct host host = {"HOST", {KIND_WINSOCK, KIND_ERRNO}};
static const struct host host_errno = {"HOST_ERRNO", {KIND_ERRNO, KIND_COUNT}};
static const struct host host_gai = {"HOST_GAI", {KIND_WINSOCK, KIND_GETADDRINFO}};

static const struct translators translators = {"", "", emit_sources, emit_read, emit_write};
static const struct calls from = {"from", "code"}, to = {"to", "e, fallback"};

void emit_header(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"example", .add = add_example},
        {"version", .of = SOCKERR_VERSION},
        {"socket_errors", .add = add_socket_errors},
        {"socket_error_count", .add = add_socket_error_count},
        {"spaces", .add = add_spaces},
        {"host", .add_of = add_host, .of = &host},
        {"host_errno", .add_of = add_host, .of = &host_errno},
        {"host_gai", .add_of = add_host, .of = &host_gai},
        {"near", .add = add_near},
        {"values", .add = add_values},
        {"unspecified", .add = add_unspecified},
        {"reads_and_writes", .add_of = emit_translators, .of = &translators},
        {"from", .add_of = add_calls, .of = &from},
        {"to", .add_of = add_calls, .of = &to},
        {"eai_system", .add_of = emit_code_of, .of = "EAI_SYSTEM"},
        {"traits", .add = add_traits},
        {"names", .add = add_names},
    };
    emit_template(out, "templates/sockerr.h.in", parts, sizeof parts / sizeof *parts, table);
}
