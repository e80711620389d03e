/* SPDX-License-Identifier: 0BSD */
/* translation_table.h: the meanings that the codes of all spaces have, and what each space answers
 * to them.
 */
#pragma once

#include "table/table.h"

/*
 * Gives each code of each space a meaning, and each meaning that more than one space can answer to
 * a row of answers, which it may share with others that all spaces answer alike. The table must
 * keep every law.
 */
void find_meanings(struct table *table);
