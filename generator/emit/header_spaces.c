/* SPDX-License-Identifier: 0BSD */
/* header_spaces.c: the parts of sockerr.h that read and write, space by space. */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_lookup.h"
#include "emit/c_text.h"

#include <limits.h>
#include <stdlib.h>

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
    for (size_t i = 0; i < space->source_count; i++) {
        text_puts(out, " * - ");
        escape_c_comment(out, space->sources[i]);
        text_puts(out, "\n");
    }
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

void add_reads_and_writes(const struct table *table, struct text *out)
{
    static const struct translators translators = {"", "", emit_sources, emit_read, emit_write};
    emit_translators(table, out, &translators);
}
