/* SPDX-License-Identifier: 0BSD */
/* codes.c: sockerr_codes.h, an enum constant for each symbol of each space. */
#include "emit/outputs.h"

#include "base/escape.h"
#include "emit/c_per_space.h"
#include "emit/c_text.h"

#include <string.h>

static void add_example(const struct table *table, struct text *out)
{
    const struct space *space = example_space(table, NULL);
    int error = space != NULL ? example_error(table, space, NULL) : NONE;
    int symbol = error != NONE ? space->writings[error].symbol : NONE;
    if (symbol != NONE)
        text_printf(out,
                    " *     case SOCKERR_%s_%s:\n"
                    " *\n",
                    space->constant, table->symbols[symbol].name);
}

static void emit_description(const struct table *table, struct text *out)
{
    struct text description = {0};
    text_puts(&description, "an enum constant for each symbol of each space.\n"
                            " *\n");
    add_example(table, &description);
    text_puts(&description,
              " * They are constant expressions, which no element of an array is in C, and are "
              "ints. Each has\n"
              " * the number that data/spaces/ gives it, where the sources are; sockerr.h names "
              "them, too.\n"
              " *");
    emit_opening(out, "sockerr_codes.h", description.bytes, "SOCKERR_CODES_H");
    text_free(&description);
}

void emit_codes(const struct table *table, struct text *out)
{
    emit_description(table, out);
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        if (space->code_count == 0)
            continue; /* its cells are stated by SocketError, and have no symbols */
        text_puts(out, "/* ");
        emit_title(out, space, ": ");
        text_puts(out, " */\nenum {\n");
        for (size_t j = 0; j < space->code_count; j++) {
            text_puts(out, "    SOCKERR_");
            text_copy(out, space->constant);
            text_puts(out, "_");
            text_copy(out, table->symbols[space->codes[j].symbol].name);
            text_puts(out, " = ");
            emit_c_number(out, space->codes[j].number);
            text_puts(out, j + 1 < space->code_count ? ",\n" : "\n");
        }
        text_puts(out, "};\n\n");
    }
    text_puts(out, "#endif\n");
}
