/* SPDX-License-Identifier: 0BSD */
/* meanings.h: what each meaning is in each space, and in which order headers have them. */
#pragma once

#include "table/table.h"

/*
 * Translates each meaning into each space, and puts the meanings into their order:
 * - those that are asked for: another space answers, or a SocketError is read. Each space's own
 *   lie close together, and those of small spaces last;
 * - one for each SocketError, in their order: its answers are what it is written as;
 * - those that one space alone knows.
 * The table must keep every law.
 */
void translate_meanings(struct table *table);
