/* SPDX-License-Identifier: 0BSD */
/* translate.c: what a code of one space is in another, by the errors that it means. Each step is
 * tried for all of them before the next. */
#include "resolve/translate.h"

#include <stdlib.h>

/* What the space answers for an error, whether it has it or not: a choice of its own. */
static const struct listed *find_answer(const struct table *table, const struct space *space,
                                        int error)
{
    int line = string_map_find(&space->answers.line_of, table->errors[error].name);
    const struct code *code =
        line != NONE ? space_code(space, space->answers.items[line].to.number) : NULL;
    return code != NULL ? space_listed(space, code->number) : NULL;
}

static const struct listed *find_same(const struct table *table, const struct space *space,
                                      int error)
{
    (void)table;
    return space_code_of_error(space, error);
}

static const struct listed *find_instead(const struct table *table, const struct space *space,
                                         int error)
{
    const struct uses *instead = &table->errors[error].instead;
    const struct listed *listed = NULL;
    for (size_t i = 0; listed == NULL && i < instead->count; i++)
        listed = space_code_of_error(space, instead->items[i].number);
    return listed;
}

/* The code of the SocketError of which the error is one of the symbols: never merely read, nor
 * borrowed. */
static const struct listed *find_by_socket_error(const struct table *table,
                                                 const struct space *space, int error)
{
    int number = table->errors[error].socket_error;
    if (number == NONE || table->errors[error].read_only || number == table->success)
        return NULL;
    const struct writing *writing = &space->writings[number];
    return writing->known && !writing->borrowed ? space_listed(space, writing->code) : NULL;
}

static const struct {
    enum grade grade;
    const struct listed *(*find)(const struct table *table, const struct space *space, int error);
} steps[] = {
    {GRADE_ANSWER, find_answer},
    {GRADE_SAME, find_same},
    {GRADE_INSTEAD, find_instead},
    {GRADE_SOCKET_ERROR, find_by_socket_error},
};

struct answer translate(const struct table *table, const struct space *space,
                        const struct meaning *meaning)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (unsigned j = 0; j < meaning->count; j++) {
            const struct listed *listed = steps[i].find(table, space, meaning->errors[j]);
            if (listed != NULL)
                return (struct answer){listed->code, steps[i].grade};
        }
    return (struct answer){0};
}
