/* SPDX-License-Identifier: 0BSD */
/* translate.h: what a code of one space is in another. */
#pragma once

#include "table/table.h"

/* The code that a space has for a meaning, in the order that data/README.md gives. The grade says
 * how it was found; GRADE_NONE: there is no answer. */
struct answer translate(const struct table *table, const struct space *space,
                        const struct meaning *meaning);
