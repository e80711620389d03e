/* SPDX-License-Identifier: 0BSD */
/* verify.c: sockerr_verify.h, assertions that a host's own headers agree with its column. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/c_text.h"
#include "emit/template.h"

#include <string.h>

/* The condition under which a symbol is known to differ; NULL where there is none. */
static const char *find_difference(const struct space *space, const char *symbol)
{
    for (size_t i = 0; i < space->difference_count; i++)
        if (strcmp(space->differences[i].symbol.name, symbol) == 0)
            return space->differences[i].condition;
    return NULL;
}

static void add_space(const struct table *table, struct text *out, const struct space *space,
                      const char *directive)
{
    text_printf(out, "%s %s", directive, space->host);
    escape_printf(out, escape_c_comment, " /* %s */\n", space->title);
    for (size_t i = 0; i < space->code_count; i++) {
        const char *name = table->symbols[space->codes[i].symbol].name;
        if (strchr(name, '-') != NULL)
            continue; /* no macro has such a name */
        const char *difference = find_difference(space, name);
        text_printf(out, "#if defined(%s)", name);
        if (difference != NULL)
            text_printf(out, " && !(%s)", difference);
        text_printf(out, "\nSOCKERR_VERIFY(%s, %s)\n#endif\n", name,
                    c_number(space->codes[i].number).text);
    }
}

/* Of the spaces of a kind, the first by name is the host's, as in sockerr.h. */
static void add_spaces(const struct table *table, struct text *out)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *directive = "#if";
        for (size_t i = 0; i < table->space_count; i++) {
            if (table->spaces[i].host == NULL || (int)table->spaces[i].kind != kind)
                continue;
            add_space(table, out, &table->spaces[i], directive);
            directive = "#elif";
        }
        text_puts(out, directive[1] == 'e' ? "#endif\n\n" : "");
    }
}

void emit_verify(const struct table *table, struct text *out)
{
    static const struct part parts[] = {{"spaces", .add = add_spaces}};
    emit_template(out, "templates/sockerr_verify.h.in", parts, 1, table);
}
