/* SPDX-License-Identifier: 0BSD */
/* header.c: sockerr.h, everything a program needs, in one file that includes nothing. */
#include "emit/outputs.h"

#include "emit/c_text.h"
#include "emit/header_parts.h"

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
    struct text read = {0}, write = {0};
    text_printf(&read, "%s(%d);", from->identifier, from->writings[error].code);
    text_printf(out, " *     sockerr e = sockerr_from_%-15s  SOCKERR_%s\n", read.bytes,
                table->socket_errors[error].constant);
    if (to != NULL) {
        text_printf(&write, "%s(e, -1);", to->identifier);
        text_printf(out, " *     int code = sockerr_to_%-18s  %d\n", write.bytes,
                    to->writings[error].code);
    }
    text_puts(out, " *\n");
    text_free(&read);
    text_free(&write);
}

static void add_version(const struct table *table, struct text *out)
{
    (void)table;
    text_copy(out, SOCKERR_VERSION);
}

static void add_socket_error_count(const struct table *table, struct text *out)
{
    text_number(out, (int)table->socket_error_count);
}

/* The place of SocketError itself. */
static void add_unspecified(const struct table *table, struct text *out)
{
    text_number(out, table->unspecified);
}

/* The constants of the spaces, with their values below each other. */
static void add_spaces(const struct table *table, struct text *out)
{
    size_t width = strlen("COUNT");
    for (size_t i = 0; i < table->space_count; i++) {
        size_t length = strlen(table->spaces[i].constant);
        width = length > width ? length : width;
    }
    text_printf(out, "    SOCKERR_SPACE_%-*s = -1,\n", (int)width, "NONE");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_printf(out, "    SOCKERR_SPACE_%-*s = %zu, /* ", (int)width, space->constant, i);
        emit_title(out, space, ": ");
        text_puts(out, " */\n");
    }
    text_printf(out, "    SOCKERR_SPACE_%-*s = %zu\n", (int)width, "COUNT", table->space_count);
}

/* Defines SOCKERR_SPACE_MACRO as the host's space of a kind, or else of a second kind. */
static void emit_host(const struct table *table, struct text *out, const char *macro,
                      enum kind first, enum kind second)
{
    const char *directive = "#if";
    for (int i = 0; i < (first == second ? 1 : 2); i++) {
        for (size_t j = 0; j < table->space_count; j++) {
            const struct space *space = &table->spaces[j];
            if (space->host == NULL || space->kind != (i == 0 ? first : second))
                continue;
            text_printf(out, "%s %s\n#define SOCKERR_SPACE_%s SOCKERR_SPACE_%s\n", directive,
                        space->host, macro, space->constant);
            directive = "#elif";
        }
    }
    text_puts(out, directive[1] == 'e' ? "#endif\n" : "");
}

static void add_host(const struct table *table, struct text *out)
{
    emit_host(table, out, "HOST", KIND_WINSOCK, KIND_ERRNO);
}

static void add_host_errno(const struct table *table, struct text *out)
{
    emit_host(table, out, "HOST_ERRNO", KIND_ERRNO, KIND_ERRNO);
}

/* In Winsock's spaces the EAI_* names have codes, too. */
static void add_host_gai(const struct table *table, struct text *out)
{
    emit_host(table, out, "HOST_GAI", KIND_WINSOCK, KIND_GETADDRINFO);
}

static void add_eai_system(const struct table *table, struct text *out)
{
    emit_code_of(table, string_map_find(&table->symbol_map, "EAI_SYSTEM"), out);
}

static void add_example_space(const struct table *table, struct text *out)
{
    const struct space *example = example_space(table, NULL);
    text_copy(out, example != NULL ? example->name : table->spaces[0].name);
}

void emit_header(const struct table *table, struct text *out)
{
    static const struct part parts[] = {
        {"example", add_example},
        {"version", add_version},
        {"socket_errors", add_socket_errors},
        {"socket_error_count", add_socket_error_count},
        {"spaces", add_spaces},
        {"host", add_host},
        {"host_errno", add_host_errno},
        {"host_gai", add_host_gai},
        {"near", add_near},
        {"values", add_values},
        {"unspecified", add_unspecified},
        {"reads_and_writes", add_reads_and_writes},
        {"from", add_from},
        {"to", add_to},
        {"eai_system", add_eai_system},
        {"traits", add_traits},
        {"names", add_names},
        {"summaries", add_summaries},
        {"name_hashes", add_name_hashes},
        {"name_seed", add_name_seed},
        {"example_space", add_example_space},
        {"space_names", add_space_names},
        {"space_hashes", add_space_hashes},
        {"space_seed", add_space_seed},
        {"row_of", add_row_of},
        {"answer", add_answer},
        {"exact", add_exact},
        {"special", add_special},
        {"symbols", add_symbols},
        {"symbol_hashes", add_symbol_hashes},
        {"lone_codes", add_lone_codes},
        {"rows_of_meanings", add_rows_of_meanings},
        {"has", add_has},
        {"symbol_seed", add_symbol_seed},
    };
    emit_template(out, "templates/sockerr.h.in", parts, sizeof parts / sizeof *parts, table);
}
