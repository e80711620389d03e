/* SPDX-License-Identifier: 0BSD */
/* header_socket_errors.c: the parts of sockerr.h that are about SocketErrors alone: their enum, the
 * arrays that have a line for each, and their traits. */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_lookup.h"
#include "emit/c_text.h"

#include <stdlib.h>

void emit_socket_errors(const struct table *table, struct text *out)
{
    text_puts(
        out,
        "/* .NET's SocketError. The value of each but SocketError itself is its Winsock code. */\n"
        "typedef enum {\n");
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        text_puts(out, "    /* ");
        escape_c_comment(out, error->summary);
        text_printf(out, " */\n    SOCKERR_%s = ", error->constant);
        emit_c_number(out, error->value);
        text_puts(out, i + 1 < table->socket_error_count ? ",\n" : "\n");
    }
    text_printf(out,
                "} sockerr;\n\n"
                "/* How many SocketErrors there are. */\n"
                "enum { SOCKERR_COUNT = %zu };\n\n",
                table->socket_error_count);
}

static int by_key(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* Where a SocketError stands in the arrays that have a line for each. */
static void emit_near(const struct table *table, struct text *out)
{
    char otherwise[16];
    struct map map = {.type = "int",
                      .argument = "value",
                      .otherwise = table->unspecified,
                      .otherwise_constant = otherwise,
                      .unchecked = true};
    snprintf(otherwise, sizeof otherwise, "%d", table->unspecified);
    for (size_t i = 0; i < table->socket_error_count; i++)
        map_add(&map, table->socket_errors[i].value, (int)i);
    array_sort(map.entries, map.count, sizeof *map.entries, by_key);
    text_puts(out,
              "/* For the functions below: where the SocketError of a value stands in the\n"
              "   arrays that have one line for each; for a value that is none's, anywhere. */\n"
              "static inline int sockerr_near(int value)\n");
    emit_map(out, &map);
    text_puts(out, "\n");
}

void emit_values(const struct table *table, value_function *value_of, const void *context,
                 struct text *out)
{
    enum { ROW = 10 };
    int least = 0, greatest = 0;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        int value = value_of(context, i);
        least = value < least ? value : least;
        greatest = value > greatest ? value : greatest;
    }
    text_printf(out, "    static const %s table[SOCKERR_COUNT] = {\n", array_type(least, greatest));
    for (size_t i = 0; i < table->socket_error_count; i++) {
        bool last = i % ROW == ROW - 1 || i + 1 == table->socket_error_count;
        text_puts(out, i % ROW == 0 ? "        " : " ");
        emit_c_number(out, value_of(context, i));
        text_puts(out, last ? ",\n" : ",");
    }
    text_puts(out, "    };\n");
}

static int value_of_error(const void *context, size_t number)
{
    return ((const struct table *)context)->socket_errors[number].value;
}

static void emit_value(const struct table *table, struct text *out)
{
    text_puts(out, "/* And the values, line by line. */\n"
                   "static inline int sockerr_value(int line)\n"
                   "{\n");
    emit_values(table, value_of_error, table, out);
    text_printf(
        out,
        "    return table[line];\n"
        "}\n\n"
        "/* Negative where a line is not that of a value. What else may be negative is or-ed to\n"
        "   it, which leaves a compiler no branch to make that a random value would mislead. */\n"
        "static inline int sockerr_differs(int line, int value)\n"
        "{\n"
        "    const unsigned bits = (unsigned)sockerr_value(line) ^ (unsigned)value;\n"
        "    return (int)(bits | (0u - bits));\n"
        "}\n\n"
        "/* The line of a value; that of SocketError for one that is none's. */\n"
        "static inline int sockerr_line(int value)\n"
        "{\n"
        "    const int line = sockerr_near(value);\n"
        "    return sockerr_value(line) == value ? line : %d;\n"
        "}\n\n",
        table->unspecified);
}

static void emit_walk(const struct table *table, struct text *out)
{
    text_printf(
        out,
        "/*\n"
        " * The SocketErrors one by one: 0 to SOCKERR_COUNT - 1, in the order above.\n"
        " * Any other index gives SOCKERR_SOCKET_ERROR.\n"
        " */\n"
        "static inline sockerr sockerr_at(int index)\n"
        "{\n"
        "    const int value = sockerr_value((unsigned)index < %zuu ? index : %d);\n"
        "    return (sockerr)value;\n"
        "}\n\n"
        "/* The SocketError of a value, from a log or a wire: SOCKERR_SOCKET_ERROR where it "
        "is none's. */\n"
        "static inline sockerr sockerr_by_value(int value)\n"
        "{\n"
        "    const int known = sockerr_value(sockerr_line(value));\n"
        "    return (sockerr)known;\n"
        "}\n\n",
        table->socket_error_count, table->unspecified);
}

void emit_lines(const struct table *table, struct text *out)
{
    emit_near(table, out);
    emit_value(table, out);
    emit_walk(table, out);
}

void emit_traits(const struct table *table, struct text *out)
{
    if (table->trait_count > 0)
        text_puts(out, "\n/*\n"
                       " * Traits: 1 where a SocketError has one, 0 where it has not, or is none.\n"
                       " * data/README.md defines each.\n"
                       " */\n");
    for (size_t i = 0; i < table->trait_count; i++) {
        text_printf(out,
                    "%sstatic inline int sockerr_is_%s(sockerr e)\n"
                    "{\n"
                    "    switch ((int)e) {\n",
                    i > 0 ? "\n" : "", table->traits[i].name);
        for (size_t j = 0; j < table->socket_error_count; j++) {
            const struct socket_error *error = &table->socket_errors[j];
            if (has_trait(table, error, i))
                text_printf(out, "    case SOCKERR_%s:\n", error->constant);
        }
        text_puts(out, "        return 1;\n"
                       "    default:\n"
                       "        return 0;\n"
                       "    }\n"
                       "}\n");
    }
}
