/* SPDX-License-Identifier: 0BSD */
/* header_parts.h: the parts of sockerr.h, by the file that adds them. */
#pragma once

#include "emit/template.h"

/* header_socket_errors.c: the SocketErrors, where each stands, their names and their traits. Of
 * names there are "names" and "summaries". */
emitter add_socket_errors, add_values, add_line_of, add_traits, add_trait_functions, add_find_name;
emitter_of add_names;

/* header_meanings.c: what all spaces share about meanings. */
emitter add_reads, add_shared, add_messages, add_worked_example;

/* header_spaces.c: the spaces. */
emitter add_spaces, add_space_names, add_space_name_width, add_also_names, add_readers_and_writers,
    add_counts;

/* A function that each space has: its codes, from codes to meanings, from meanings to codes, its
 * symbols. Of each family there are the functions and the cases of a switch over the spaces. */
extern const struct family codes, meanings, answers, symbols;
emitter_of add_functions, add_picks;

/* The spaces in the order in which headers have them: those that most people know come first. To be
 * freed. */
const struct space **spaces_in_order(const struct table *table);

/*
 * The number that a meaning has in headers:
 *   0     none
 *   1     what one space alone knows, whichever that is
 *   2     Success
 *   3 on  the meanings that are asked for, in the table's order, and then one for each SocketError,
 *         at which its code stands
 */
enum { ALONE = 1, SUCCESS = 2, FIRST = 3 };
int meaning_number(const struct table *table, int meaning);

/* The name of the first error of such a number from FIRST on, or the SocketError. */
const char *number_name(const struct table *table, int number);

/* The numbers behind the last one of the meanings, and of those of the SocketErrors. */
int meanings_end(const struct table *table);
int written_end(const struct table *table);
