/* SPDX-License-Identifier: 0BSD */
/* codes.c: sockerr_codes.h, an enum constant for each symbol of each space. */
#include "emit/outputs.h"

#include "emit/c_text.h"
#include "emit/template.h"

static void add_example(const struct table *table, struct text *out)
{
    const struct space *space = example_space(table, NULL);
    int error = space != NULL ? example_error(table, space, NULL) : NONE;
    int symbol = error != NONE ? space->writings[error].symbol : NONE;
    if (symbol != NONE)
        text_printf(out, " *     case SOCKERR_%s_%s:\n *\n", space->constant,
                    table->symbols[symbol].name);
}

static void add_spaces(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        if (space->code_count == 0)
            continue; /* its cells are stated by SocketError, and have no symbols */
        text_puts(out, "/* ");
        emit_title(out, space, ": ");
        text_puts(out, " */\nenum {\n");
        for (size_t j = 0; j < space->code_count; j++) {
            const char *name = table->symbols[space->codes[j].symbol].name;
            text_printf(out, "    SOCKERR_%s_%s = %s%s\n", space->constant, name,
                        c_number(space->codes[j].number).text,
                        j + 1 < space->code_count ? "," : "");
        }
        text_puts(out, "};\n\n");
    }
}

void emit_codes(const struct table *table, struct text *out)
{
    static const struct part parts[] = {{"example", .add = add_example},
                                        {"spaces", .add = add_spaces}};
    emit_template(out, "templates/sockerr_codes.h.in", parts, sizeof parts / sizeof *parts, table);
}
