/* SPDX-License-Identifier: 0BSD */
/* probe.c: a C file that prints a column. */
#include "query/probe.h"

static const char opening[] =
    "/*\n"
    " * Prints the error numbers of the system that it is compiled for, by sockerr.\n"
    " *\n"
    " *     cc probe.c -o probe && ./probe | sockerr import my-os\n"
    " *\n"
    " * or, with a cross compiler whose programs cannot be run here:\n"
    " *\n"
    " *     cc -E probe.c | sockerr import my-os\n"
    " *\n"
    " * An old compiler may not know of <netdb.h> by itself: -DPROBE_NETDB tells it.\n"
    " *\n"
    " * SPDX-License-Identifier: 0BSD\n"
    " */\n"
    "#if !defined(_GNU_SOURCE)\n"
    "#define _GNU_SOURCE 1\n"
    "#endif\n"
    "#include <errno.h>\n"
    "#if defined(_WIN32)\n"
    "#include <winsock2.h>\n"
    "#include <ws2tcpip.h>\n"
    "#elif defined(PROBE_NETDB)\n"
    "#include <netdb.h>\n"
    "#elif defined(__has_include)\n"
    "#if __has_include(<netdb.h>)\n"
    "#include <netdb.h>\n"
    "#endif\n"
    "#endif\n"
    "\n"
    "#if defined(_MSC_VER)\n"
    "#include <stdio.h>\n"
    "#else\n"
    "/* Declared here, so that cc -E needs no <stdio.h>, which a bare system may lack. */\n"
    "extern int printf(const char *format, ...);\n"
    "#endif\n"
    "\n"
    "static const struct {\n"
    "    const char *name;\n"
    "    long code;\n"
    "} codes[] = {\n";

static const char closing[] = "    { 0, 0 }\n"
                              "};\n"
                              "\n"
                              "int main(void)\n"
                              "{\n"
                              "    int i;\n"
                              "    for (i = 0; codes[i].name; i++)\n"
                              "        printf(\"%s %ld\\n\", codes[i].name, codes[i].code);\n"
                              "    return 0;\n"
                              "}\n";

void write_probe(const struct table *table, struct text *out)
{
    text_puts(out, opening);
    for (size_t i = 0; i < table->symbol_count; i++) {
        const char *name = table->symbols[i].name;
        if (table->symbols[i].spaces > 0)
            text_printf(out, "#ifdef %s\n    { \"%s\", %s },\n#endif\n", name, name, name);
    }
    text_puts(out, closing);
}
