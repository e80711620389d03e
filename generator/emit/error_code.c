/* SPDX-License-Identifier: 0BSD */
/* error_code.c: sockerr_error_code.hpp, std::error_code for the codes of every space. */
#include "emit/outputs.h"

#include "emit/c_text.h"
#include "emit/template.h"

#include <string.h>

/* Adds an example in code, or only names its code: of a space that is not what most people compile
 * for. */
static void add_example(const struct table *table, struct text *out, const void *of)
{
    const struct space *common = example_space(table, NULL), *other = example_space(table, common);
    const struct space *space = other != NULL ? other : common;
    int error = space != NULL ? example_error(table, space, NULL) : NONE;
    if (error == NONE || strcmp(table->socket_errors[error].name, "ConnectionRefused") != 0)
        return;
    struct c_number code = c_number(space->writings[error].code);
    if (strcmp(of, "code") == 0)
        text_printf(out, ", such as %s:%s", space->name, code.text);
    else
        text_printf(out,
                    " *     std::error_code ec = sockerr_error_code(SOCKERR_SPACE_%s, %s);\n"
                    " *     if (ec == std::errc::connection_refused) ... // on every system\n"
                    " *\n",
                    space->constant, code.text);
}

void emit_error_code(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"example", .add_of = add_example, .of = "example"},
        {"example_code", .add_of = add_example, .of = "code"},
    };
    emit_template(out, "templates/sockerr_error_code.hpp.in", parts, sizeof parts / sizeof *parts,
                  table);
}
