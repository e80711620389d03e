/* SPDX-License-Identifier: 0BSD */
/* header_host.c: the macros that name the spaces of the system a program is compiled for. */
#include "emit/header_parts.h"

/* A macro, and the kinds of space that it may be, the first before the others. */
struct host_macro {
    const char *name;
    enum kind kinds[2];
};

/* In Winsock's spaces the EAI_* names have codes, too. */
static const struct host_macro macros[] = {
    {"SOCKERR_SPACE_HOST", {KIND_WINSOCK, KIND_ERRNO}},
    {"SOCKERR_SPACE_HOST_ERRNO", {KIND_ERRNO, KIND_ERRNO}},
    {"SOCKERR_SPACE_HOST_GAI", {KIND_WINSOCK, KIND_GETADDRINFO}},
};

static void emit_macro(const struct table *table, const struct host_macro *macro, struct text *out)
{
    const char *directive = "#if";
    for (int i = 0; i < (macro->kinds[0] == macro->kinds[1] ? 1 : 2); i++) {
        for (size_t j = 0; j < table->space_count; j++) {
            const struct space *space = &table->spaces[j];
            if (space->host == NULL || space->kind != macro->kinds[i])
                continue;
            text_printf(out, "%s %s\n#define ", directive, space->host);
            text_puts(out, macro->name);
            text_printf(out, " SOCKERR_SPACE_%s\n", space->constant);
            directive = "#elif";
        }
    }
    if (directive[1] == 'e')
        text_puts(out, "#endif\n");
    text_puts(out, "\n");
}

void emit_host(const struct table *table, struct text *out)
{
    text_puts(
        out,
        "/*\n"
        " * The spaces of the system that a program is compiled for, each defined where there\n"
        " * is one: that of its socket errors, Winsock where there is one; that of its errno;\n"
        " * and that of what its getaddrinfo returns. Some C libraries, newlib and picolibc,\n"
        " * are told only behind one of their headers: include <errno.h> first.\n"
        " */\n");
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++)
        emit_macro(table, &macros[i], out);
}
