/* SPDX-License-Identifier: 0BSD */
/* switch.c: sockerr_switch.h, the reads and writes of sockerr.h as switch statements. */
#include "emit/outputs.h"

#include "emit/c_text.h"
#include "emit/template.h"

#include <stdint.h>
#include <stdlib.h>

static void add_example(const struct table *table, struct text *out)
{
    const struct space *space = example_space(table, NULL);
    if (space != NULL)
        text_printf(out, " *     switch (sockerr_switch_from_%s(%s)) ...\n *\n", space->identifier,
                    space->kind == KIND_WINSOCK ? "WSAGetLastError()" : "errno");
}

/* True if each code of a space reads in another as it does there. */
static bool reads_within(const struct table *table, const struct space *a, const struct space *b)
{
    bool same = true;
    for (size_t i = 0; same && i < a->listed_count; i++)
        same = space_read(table, b, a->listed[i].code) == a->listed[i].socket_error;
    return same;
}

static bool same_reads(const struct table *table, const struct space *a, const struct space *b)
{
    return reads_within(table, a, b) && reads_within(table, b, a);
}

static bool same_writes(const struct table *table, const struct space *a, const struct space *b)
{
    bool same = true;
    for (size_t i = 0; same && i < table->socket_error_count; i++)
        same = a->writings[i].known == b->writings[i].known &&
               a->writings[i].code == b->writings[i].code;
    return same;
}

/* Ends a case with the symbol of the code, if it has one. */
static void end_case(const struct table *table, const struct space *space, int code,
                     struct text *out)
{
    const struct listed *listed = space_listed(space, code);
    if (listed != NULL && listed->name_count > 0)
        text_printf(out, " /* %s */", table->symbols[listed->names[0].symbol].name);
    text_puts(out, "\n");
}

/* How many codes read as a SocketError, the first of them, and the end behind the last one. */
struct span {
    int64_t count, first, end;
};

/* Adds the case of a code, if it reads as a SocketError. */
static void emit_case(const struct table *table, const struct space *space, int code,
                      struct span *span, struct text *out)
{
    int read = space_read(table, space, code);
    if (read == NONE)
        return;
    text_printf(out, "    case %s: return SOCKERR_%s;", c_number(code).text,
                table->socket_errors[read].constant);
    end_case(table, space, code, out);
    span->first = span->count++ == 0 ? code : span->first;
    span->end = (int64_t)code + 1;
}

/* Where known codes lie close together, adds the unknown ones between them as cases of their own.
 * Without these clang makes jumps of a switch that has less than four in ten. */
static void emit_holes(const struct table *table, const struct space *space,
                       const struct span *span, struct text *out)
{
    enum { ROW = 10, DENSE = 8 };
    int64_t length = span->end - span->first;
    size_t holes = 0;
    if (length > span->count * DENSE || length == span->count)
        return;
    text_puts(out,
              "    /* Unknown codes in between: compilers then make an array, not jumps. */\n");
    for (int64_t code = span->first; code < span->end; code++) {
        if (space_read(table, space, (int)code) != NONE)
            continue;
        text_puts(out, holes % ROW > 0 ? " " : holes > 0 ? "\n    " : "    ");
        text_printf(out, "case %s:", c_number((int)code).text);
        holes++;
    }
    text_puts(out, "\n        return SOCKERR_SOCKET_ERROR;\n");
}

static void emit_read(const struct table *table, const struct space *space, struct text *out)
{
    struct span span = {0};
    size_t i = 0;
    text_puts(out, "    switch (code) {\n");
    for (; i < space->listed_count && space->listed[i].code < 0; i++)
        emit_case(table, space, space->listed[i].code, &span, out);
    emit_case(table, space, 0, &span, out);
    for (; i < space->listed_count; i++)
        emit_case(table, space, space->listed[i].code, &span, out);
    emit_holes(table, space, &span, out);
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
        end_case(table, space, writing->code, out);
    }
    text_puts(out, "    default: return fallback;\n    }\n");
}

/* Writes both functions of a space. One that does the same as that of a space before it calls
 * that. */
static void emit_space(const struct table *table, const struct space **spaces, size_t number,
                       struct text *out)
{
    const struct space *space = spaces[number];
    size_t reads = 0, writes = 0;
    while (!same_reads(table, spaces[reads], space))
        reads++;
    while (!same_writes(table, spaces[writes], space))
        writes++;
    text_printf(out,
                "static inline SOCKERR_CONSTEXPR sockerr sockerr_switch_from_%s(int code)\n{\n",
                space->identifier);
    if (reads < number)
        text_printf(out, "    return sockerr_switch_from_%s(code);\n", spaces[reads]->identifier);
    else
        emit_read(table, space, out);
    text_printf(
        out,
        "}\n\n"
        "static inline SOCKERR_CONSTEXPR int sockerr_switch_to_%s(sockerr e, int fallback)\n"
        "{\n",
        space->identifier);
    if (writes < number)
        text_printf(out, "    return sockerr_switch_to_%s(e, fallback);\n",
                    spaces[writes]->identifier);
    else
        emit_write(table, space, out);
    text_puts(out, "}\n\n");
}

/* Spaces that are like no other come first, since the others may call theirs. */
static void add_spaces(const struct table *table, struct text *out)
{
    const struct space **spaces = xcalloc(table->space_count, sizeof *spaces);
    size_t count = 0;
    for (int like = 0; like < 2; like++)
        for (size_t i = 0; i < table->space_count; i++)
            if ((table->spaces[i].like != NULL) == (like == 1))
                spaces[count++] = &table->spaces[i];
    for (size_t i = 0; i < count; i++)
        emit_space(table, spaces, i, out);
    free(spaces);
}

void emit_switch(const struct table *table, struct text *out)
{
    static const struct part parts[] = {{"example", .add = add_example},
                                        {"spaces", .add = add_spaces}};
    emit_template(out, "templates/sockerr_switch.h.in", parts, sizeof parts / sizeof *parts, table);
}
