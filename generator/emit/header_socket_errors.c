/* SPDX-License-Identifier: 0BSD */
/* header_socket_errors.c: the parts of sockerr.h that are about SocketErrors alone: their enum, the
 * arrays that have a line for each, their names and their traits. */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_array.h"
#include "emit/c_text.h"

#include <stdlib.h>
#include <string.h>

void add_socket_errors(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        escape_printf(out, escape_c_comment, "    /* %s */\n", error->summary);
        text_printf(out, "    SOCKERR_%s = %s%s\n", error->constant, c_number(error->value).text,
                    i + 1 < table->socket_error_count ? "," : "");
    }
}

void add_values(const struct table *table, struct text *out)
{
    struct array array = new_array("values", table->socket_error_count);
    array.form = BRACES;
    for (size_t i = 0; i < array.count; i++)
        array.numbers[i] = table->socket_errors[i].value;
    emit_array(out, &array);
    emit_element(out, "    return (sockerr)", &array, "line", ";\n");
}

/* Finds a value by its hash, or, of values that have none, one after the other. A slot that is no
 * value's own has one that belongs elsewhere. */
void add_line_of(const struct table *table, struct text *out)
{
    struct hash hash;
    size_t count = table->socket_error_count;
    int *values = xcalloc(count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = table->socket_errors[i].value;
    if (find_hash(values, count, &hash)) {
        struct array lines = new_slots("lines", hash, values, count);
        struct array slots = new_array("slots", lines.count);
        slots.form = BRACES;
        for (size_t i = 0; i < slots.count; i++)
            slots.numbers[i] = values[lines.numbers[i]];
        emit_array(out, &slots);
        emit_array(out, &lines);
        emit_slot(out, hash, "value");
        emit_element(out, "    return ", &slots, "at", " == value ? ");
        emit_element(out, "", &lines, "at", " : otherwise;\n");
    } else {
        text_printf(out,
                    "    int line = 0;\n"
                    "    for (; line < %zu; line++) {\n"
                    "        const sockerr e = sockerr_priv_value(line);\n"
                    "        if ((int)e == value)\n"
                    "            return line;\n"
                    "    }\n"
                    "    return otherwise;\n",
                    count);
    }
    free(values);
}

void add_traits(const struct table *table, struct text *out)
{
    if (table->trait_count == 0)
        return;
    text_puts(out, "/* Traits: 1 if the SocketError has it, else 0. Unknown: 0. */\n");
    for (size_t i = 0; i < table->trait_count; i++)
        text_printf(out, "static inline int sockerr_is_%s(sockerr e);\n", table->traits[i].name);
    text_puts(out, "\n");
}

void add_trait_functions(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->trait_count; i++) {
        text_printf(out, "static inline int sockerr_is_%s(sockerr e)\n{\n    switch ((int)e) {\n",
                    table->traits[i].name);
        for (size_t j = 0; j < table->socket_error_count; j++) {
            const struct socket_error *error = &table->socket_errors[j];
            if (has_trait(table, error, i))
                text_printf(out, "    case SOCKERR_%s:\n", error->constant);
        }
        text_puts(out, "        return 1;\n    default:\n        return 0;\n    }\n}\n\n");
    }
}

void add_names(const struct table *table, struct text *out, const void *of)
{
    struct text names = {0};
    bool summaries = strcmp(of, "summaries") == 0;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        add_string(&names, "", summaries ? error->summary : error->name);
    }
    emit_rows(out, &names);
}

/* What finds a name takes of it: its length and two of its characters. */
static int key_of(const char *name)
{
    size_t length = strlen(name);
    unsigned char first = (unsigned char)name[0];
    unsigned char other = (unsigned char)name[length * 5 / 8];
    return (int)((uint32_t)length | (uint32_t)first << 8 | (uint32_t)other << 16);
}

/* Finds a name by a hash, or, of names that have none, one after the other. */
void add_find_name(const struct table *table, struct text *out)
{
    struct hash hash;
    size_t count = table->socket_error_count, longest = 0;
    int *keys = xcalloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(table->socket_errors[i].name);
        longest = length > longest ? length : longest;
        keys[i] = key_of(table->socket_errors[i].name);
    }
    bool hashed = find_hash(keys, count, &hash);
    struct array lines = {0};
    if (hashed) {
        lines = new_slots("lines", hash, keys, count);
        emit_array(out, &lines);
    }
    text_puts(out, "    unsigned long length;\n"
                   "    int line = 0;\n"
                   "    if (name == SOCKERR_NULL || *name == '\\0')\n"
                   "        return SOCKERR_SOCKET_ERROR;\n"
                   "    length = SOCKERR_LENGTH(name);\n");
    if (hashed) {
        text_puts(out, "    {\n"
                       "        const unsigned key =\n"
                       "            (unsigned)length | (unsigned)(unsigned char)name[0] << 8 |\n"
                       "            (unsigned)(unsigned char)name[length * 5 / 8] << 16;\n"
                       "    ");
        emit_slot(out, hash, "key");
        emit_element(out, "        line = ", &lines, "at", ";\n    }\n");
    } else {
        text_puts(out, "    for (; line < SOCKERR_COUNT; line++)\n    ");
    }
    const char *indent = hashed ? "" : "    ";
    text_printf(
        out,
        "    if (length < %zuu && SOCKERR_SAME(name, sockerr_priv_name(line), length + 1))\n"
        "%s        return sockerr_priv_value(line);\n",
        longest + 1, indent);
    free(keys);
}
