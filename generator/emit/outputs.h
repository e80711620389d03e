/* SPDX-License-Identifier: 0BSD */
/* outputs.h: the list of outputs. A new one is a line of outputs.c, a name here, and a file. */
#pragma once

#include "emit/template.h"

/* One generated file. Its table's meanings must be translated: see resolve/meanings.h. */
struct output {
    const char *name;
    bool header; /* of C: --prefix renames it, and the names in it */
    emitter *emit;
};

extern const struct output outputs[];
extern const size_t output_count;

emitter emit_header, emit_switch, emit_codes, emit_dotnet, emit_verify, emit_error_code;
emitter emit_table_csv, emit_codes_csv, emit_json, emit_markdown, emit_html;

/* No generated file: sockerr probe prints it. A C file that finds the number of each symbol of the
 * table on the system that it is compiled for. import reads what it prints, and what cc -E makes of
 * it. */
emitter emit_probe;
