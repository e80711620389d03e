/* SPDX-License-Identifier: 0BSD */
/* template.h: outputs made of a template: a file of templates/ or page/ with marks in it. */
#pragma once

#include "base/text.h"
#include "table/table.h"

#include <stddef.h>

/* Adds an output, or a part of one. It only reads the table, and only writes into the text. */
typedef void emitter(const struct table *table, struct text *out);

/* The same, of something that both sides know. */
typedef void emitter_of(const struct table *table, struct text *out, const void *of);

/* A part of an output. In a template its name stands between two @, as a mark: @rows@. It is what
 * add adds; or else what add_of adds of something; or else that itself, which is then a string. */
struct part {
    const char *name;
    emitter *add;
    emitter_of *add_of;
    const void *of;
};

/* Adds a template, which is compiled into the tool, with each mark replaced by what its part adds.
 * A mark that is alone on its line takes the end of the line along. @tool@ is the tool's own name,
 * whatever the prefix; @SPDX-License-Identifier: 0BSD@ is of the template alone, and adds nothing.
 * Other text between two @ stays. */
void emit_template(struct text *out, const char *path, const struct part *parts, size_t part_count,
                   const struct table *table);
