/* SPDX-License-Identifier: 0BSD */
/* emit.c: the list of outputs, and what their emitters share. */
#include "emit/emit.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

const struct output outputs[] = {
    {"sockerr.h", true, emit_header},        {"sockerr_switch.h", true, emit_switch},
    {"sockerr_codes.h", true, emit_codes},   {"sockerr_dotnet.h", true, emit_dotnet},
    {"sockerr_verify.h", true, emit_verify}, {"table.csv", false, emit_table_csv},
    {"codes.csv", false, emit_codes_csv},    {"table.json", false, emit_json},
    {"table.md", false, emit_markdown},      {"index.html", false, emit_html},
};
const size_t output_count = sizeof outputs / sizeof *outputs;

const struct space **spaces_in_order(const struct table *table)
{
    const struct space **spaces = malloc((table->space_count + 1) * sizeof *spaces);
    size_t count = 0;
    for (int like = 0; like < 2 && spaces != NULL; like++)
        for (size_t i = 0; i < table->space_count; i++)
            if ((table->spaces[i].like != NULL) == (like == 1))
                spaces[count++] = &table->spaces[i];
    return spaces;
}

const struct space *find_same(const struct space **spaces, size_t number, same_function *same,
                              size_t count)
{
    for (size_t i = 0; i < number; i++)
        if (same(spaces[i], spaces[number], count))
            return spaces[i];
    return NULL;
}

bool same_reads(const struct space *a, const struct space *b, size_t count)
{
    (void)count;
    size_t same = 0;
    while (a->reading_count == b->reading_count && same < a->reading_count &&
           a->readings[same].code == b->readings[same].code &&
           a->readings[same].socket_error == b->readings[same].socket_error)
        same++;
    return a->reading_count == b->reading_count && same == a->reading_count;
}

bool same_writes(const struct space *a, const struct space *b, size_t count)
{
    size_t same = 0;
    while (same < count && a->writings[same].known == b->writings[same].known &&
           a->writings[same].code == b->writings[same].code)
        same++;
    return same == count;
}

void emit_c_number(struct text *out, int number)
{
    if (number == INT_MIN)
        text_puts(out, "-2147483647 - 1");
    else
        text_number(out, number);
}

void emit_c_string(struct text *out, const char *string)
{
    text_puts(out, "\"");
    for (; *string != '\0'; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte == '"' || byte == '\\' || byte == '?')
            text_printf(out, "\\%c", byte); /* a ? could begin a trigraph */
        else if (byte < 0x20 || byte >= 0x7F)
            text_printf(out, "\\%03o", byte);
        else
            text_add(out, string, 1);
    }
    text_puts(out, "\"");
}

void emit_c_comment(struct text *out, const char *string)
{
    for (; *string != '\0'; string++) {
        unsigned char byte = (unsigned char)*string;
        bool slash = byte == '/' && (string[1] == '*' || string[1] == '/');
        bool special = byte < 0x20 || byte >= 0x7F || byte == '\\' || byte == '?';
        if (special)
            text_puts(out, byte == '?' ? "? " : "_");
        else
            text_add(out, string, 1);
        if (slash || (byte == '*' && string[1] == '/'))
            text_puts(out, " ");
    }
}

void emit_strings(struct text *out, const char *count, const char *(*string)(const void *, size_t),
                  const void *context, size_t number)
{
    size_t longest = 0;
    for (size_t i = 0; i < number; i++) {
        size_t length = strlen(string(context, i));
        longest = length > longest ? length : longest;
    }
    text_puts(out, "    static const char table[");
    text_puts(out, count);
    text_printf(out, "][%zu] = {\n", longest + 1);
    for (size_t i = 0; i < number; i++) {
        text_puts(out, "        ");
        emit_c_string(out, string(context, i));
        text_puts(out, ",\n");
    }
    text_puts(out, "    };\n");
}

/* True where no space before this one gives the symbol the same code. */
static bool is_first_of(const struct table *table, size_t space, int symbol, int number)
{
    for (size_t i = 0; i < space; i++) {
        const struct code *code = space_code(&table->spaces[i], symbol);
        if (code != NULL && code->number == number)
            return false;
    }
    return true;
}

void emit_code_of(const struct table *table, int symbol, struct text *out)
{
    text_puts(out, "(sockerr_space space)\n"
                   "{\n"
                   "    switch ((int)space) {\n");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct code *code = space_code(&table->spaces[i], symbol);
        if (code == NULL || !is_first_of(table, i, symbol, code->number))
            continue;
        for (size_t j = i; j < table->space_count; j++) {
            const struct code *same = space_code(&table->spaces[j], symbol);
            if (same != NULL && same->number == code->number)
                text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
        }
        text_puts(out, "        return ");
        emit_c_number(out, code->number);
        text_puts(out, ";\n");
    }
    text_puts(out, "    default:\n"
                   "        return 0;\n"
                   "    }\n"
                   "}\n\n");
}

static void emit_call(struct text *out, const char *group, const struct picked *picked)
{
    text_puts(out, group);
    text_puts(out, picked->name);
    text_puts(out, picked->arguments);
}

void emit_picked(struct text *out, const struct picked *picked)
{
    text_puts(out, "static inline ");
    text_puts(out, picked->type);
    text_puts(out, " sockerr_call_");
    text_puts(out, picked->name);
    text_puts(out, picked->parameters);
    text_puts(out, "\n{\n    return ");
    emit_call(out, "sockerr_pick_", picked);
    text_puts(out, ";\n}\n\nstatic SOCKERR_INLINE ");
    text_puts(out, picked->type);
    text_puts(out, " sockerr_");
    text_puts(out, picked->name);
    text_puts(out, picked->parameters);
    text_puts(out, "\n{\n    return ");
    text_puts(out, picked->named);
    emit_call(out, "\n               ? sockerr_pick_", picked);
    emit_call(out, "\n               : sockerr_call_", picked);
    text_puts(out, ";\n}\n");
}

void emit_opening(struct text *out, const char *name, const char *description, const char *guard)
{
    text_puts(out, "/*\n * ");
    text_puts(out, name);
    text_puts(out, ": ");
    text_puts(out, description);
    text_printf(out,
                "\n"
                " * Generated by %s from its tables: edit those.\n"
                " *\n"
                " * SPDX-License-Identifier: 0BSD\n"
                " * Anyone may use, copy, change and distribute this file for any purpose, with or "
                "without fee.\n"
                " * It is provided as is, without warranty of any kind.\n"
                " */\n",
                "sockerr");
    text_puts(out, "#ifndef ");
    text_puts(out, guard);
    text_puts(out, "\n#define ");
    text_puts(out, guard);
    text_puts(out, "\n\n");
}

const char *array_type(int least, int greatest)
{
    if (least >= 0 && greatest <= 255)
        return "unsigned char";
    if (least >= -128 && greatest <= 127)
        return "signed char";
    return least >= -32768 && greatest <= 32767 ? "short" : "int";
}
