/* SPDX-License-Identifier: 0BSD */
/* header_parts.h: the parts of sockerr.h that files other than header.c add. */
#pragma once

#include "emit/template.h"

/* header_socket_errors.c: the enum, the arrays that have a line for each SocketError, the traits.
 */
emitter add_socket_errors, add_near, add_values, add_traits;

/* header_spaces.c: the functions of each space that read and write, and the choice among them. */
emitter add_reads_and_writes, add_from, add_to;

/* header_names.c: names, and what finds them: a function of their hashes, and the seed of these. */
emitter add_names, add_summaries, add_name_hashes, add_name_seed;
emitter add_space_names, add_space_hashes, add_space_seed;
emitter add_symbols, add_symbol_hashes, add_symbol_seed;

/* header_translate.c: from codes to meanings and rows, and back. */
emitter add_row_of, add_answer, add_exact, add_special, add_has;
emitter add_lone_codes, add_rows_of_meanings;
