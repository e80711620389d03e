/* SPDX-License-Identifier: 0BSD */
/* header.c: sockerr.h, everything a program needs, in one file that includes nothing. */
#include "emit/outputs.h"

#include "emit/c_text.h"
#include "emit/header_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if !defined(SOCKERR_VERSION)
#error "the Makefile defines SOCKERR_VERSION"
#endif

/* Reads a code of one space, and writes it in another. */
static void add_example(const struct table *table, struct text *out)
{
    const struct space *from = example_space(table, NULL), *to = example_space(table, from);
    int error = from != NULL ? example_error(table, from, to) : NONE;
    if (error == NONE)
        return;
    char call[100];
    snprintf(call, sizeof call, "%s(%d);", from->identifier, from->writings[error].code);
    text_printf(out, " *     sockerr e = sockerr_from_%-15s  SOCKERR_%s\n", call,
                table->socket_errors[error].constant);
    if (to != NULL) {
        snprintf(call, sizeof call, "%s(e, -1);", to->identifier);
        text_printf(out, " *     int code = sockerr_to_%-18s  %d\n", call,
                    to->writings[error].code);
    }
    text_puts(out, " *\n");
}

/* The host's space of a kind, or else of a second kind, KIND_COUNT for none. */
struct host {
    const char *macro;
    enum kind kinds[2];
};

/* In Winsock's spaces the EAI_* names have codes, too. */
static const struct host host = {"HOST", {KIND_WINSOCK, KIND_ERRNO}};
static const struct host host_errno = {"HOST_ERRNO", {KIND_ERRNO, KIND_COUNT}};
static const struct host host_gai = {"HOST_GAI", {KIND_WINSOCK, KIND_GETADDRINFO}};

/* Defines SOCKERR_SPACE_MACRO. */
static void add_host(const struct table *table, struct text *out, const void *of)
{
    const struct host *defined = of;
    const char *directive = "#if";
    for (int i = 0; i < 2; i++) {
        for (size_t j = 0; j < table->space_count; j++) {
            const struct space *space = &table->spaces[j];
            if (space->host == NULL || space->kind != defined->kinds[i])
                continue;
            text_printf(out, "%s %s\n#define SOCKERR_SPACE_%s SOCKERR_SPACE_%s\n", directive,
                        space->host, defined->macro, space->constant);
            directive = "#elif";
        }
    }
    text_puts(out, directive[1] == 'e' ? "#endif\n" : "");
}

void emit_header(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    const struct c_number count = c_number((int)table->socket_error_count);
    const struct c_number unspecified = c_number(table->unspecified);
    const struct c_number written = c_number(meanings_end(table));
    const struct part parts[] = {
        {"example", .add = add_example},
        {"version", .of = SOCKERR_VERSION},
        {"socket_errors", .add = add_socket_errors},
        {"socket_error_count", .of = count.text},
        {"spaces", .add = add_spaces},
        {"host", .add_of = add_host, .of = &host},
        {"host_errno", .add_of = add_host, .of = &host_errno},
        {"host_gai", .add_of = add_host, .of = &host_gai},
        {"example_identifier", .of = spaces[0]->identifier},
        {"traits", .add = add_traits},
        {"example_space", .of = spaces[0]->name},
        {"worked_example", .add = add_worked_example},
        {"values", .add = add_values},
        {"line_of", .add = add_line_of},
        {"unspecified", .of = unspecified.text},
        {"reads", .add = add_reads},
        {"codes", .add_of = add_functions, .of = &codes},
        {"meanings_of", .add_of = add_functions, .of = &meanings},
        {"codes_to", .add_of = add_functions, .of = &answers},
        {"readers_and_writers", .add = add_readers_and_writers},
        {"pick_of", .add_of = add_picks, .of = &meanings},
        {"pick_to", .add_of = add_picks, .of = &answers},
        {"written", .of = written.text},
        {"shared", .add = add_shared},
        {"eai_system", .add_of = add_codes_of_symbol, .of = "EAI_SYSTEM"},
        {"trait_functions", .add = add_trait_functions},
        {"counts", .add = add_counts},
        {"pick_codes", .add_of = add_picks, .of = &codes},
        {"names", .add_of = add_names, .of = "names"},
        {"summaries", .add_of = add_names, .of = "summaries"},
        {"find_name", .add = add_find_name},
        {"space_names", .add = add_space_names},
        {"space_name_width", .add = add_space_name_width},
        {"also_names", .add = add_also_names},
        {"symbols", .add_of = add_functions, .of = &symbols},
        {"pick_symbols", .add_of = add_picks, .of = &symbols},
        {"messages", .add = add_messages},
    };
    emit_template(out, "templates/sockerr.h.in", parts, sizeof parts / sizeof *parts, table);
    free(spaces);
}
