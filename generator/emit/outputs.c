/* SPDX-License-Identifier: 0BSD */
/* outputs.c: the list of outputs. */
#include "emit/outputs.h"

const struct output outputs[] = {
    /* clang-format off */
    {"sockerr.h", true, emit_header},
    {"sockerr_switch.h", true, emit_switch},
    {"sockerr_codes.h", true, emit_codes},
    {"sockerr_dotnet.h", true, emit_dotnet},
    {"sockerr_verify.h", true, emit_verify},
    {"sockerr_error_code.hpp", true, emit_error_code},
    {"table.csv", false, emit_table_csv},
    {"codes.csv", false, emit_codes_csv},
    {"table.json", false, emit_json},
    {"table.md", false, emit_markdown},
    {"index.html", false, emit_html},
    /* clang-format on */
};
const size_t output_count = sizeof outputs / sizeof *outputs;
