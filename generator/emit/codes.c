/* SPDX-License-Identifier: 0BSD */
/* codes.c: sockerr_codes.h, an enum constant for each symbol of each space. */
#include "emit/outputs.h"

#include "emit/c_text.h"
#include "emit/template.h"
#include "table/names.h"

/* The constant of a symbol: SOCKERR_LINUX_ECONNREFUSED. */
static void emit_constant(struct text *out, const struct space *space, const char *symbol)
{
    struct arena arena = {0};
    text_printf(out, "SOCKERR_%s_%s", space->constant, name_identifier(&arena, symbol));
    arena_free(&arena);
}

static void add_example(const struct table *table, struct text *out)
{
    const struct space *space = example_space(table, NULL);
    int error = space != NULL ? example_error(table, space, NULL) : NONE;
    const struct listed *listed =
        error != NONE ? space_listed(space, space->writings[error].code) : NULL;
    if (listed == NULL || listed->name_count == 0)
        return;
    text_puts(out, " *     case ");
    emit_constant(out, space, table->symbols[listed->names[0].symbol].name);
    text_puts(out, ":\n *\n");
}

static void add_spaces(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        if (space->code_count == 0)
            continue; /* its cells are stated by SocketError, and have no symbols */
        emit_title(out, "/* ", space, ": ", " */\nenum {\n");
        for (size_t j = 0; j < space->code_count; j++) {
            text_puts(out, "    ");
            emit_constant(out, space, table->symbols[space->codes[j].symbol].name);
            text_printf(out, " = %s%s\n", c_number(space->codes[j].number).text,
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
