/* SPDX-License-Identifier: 0BSD */
/* write.c: what each SocketError is written as in each space. */
#include "resolve/resolve.h"

/* Writes a SocketError as its cell, or else as the first of its errors that the space has. */
static const struct listed *write_own(const struct space *space, const struct socket_error *error)
{
    const struct listed *listed = space_code_of_error(space, error->error);
    if (space->kind == KIND_WINSOCK)
        return space_listed(space, error->value);
    for (size_t i = 0; listed == NULL && i < error->symbols.count; i++)
        listed = space_code_of_error(space, error->symbols.items[i].number);
    return listed;
}

static void write_space(struct table *table, struct space *space)
{
    space->writings =
        arena_array(&table->arena, table->socket_error_count, sizeof *space->writings);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct listed *listed = write_own(space, &table->socket_errors[i]);
        if (listed != NULL)
            space->writings[i] = (struct writing){.known = true, .code = listed->code};
    }
    for (size_t i = 0; i < table->socket_error_count; i++) {
        int lender = table->socket_errors[i].writes.number;
        if (space->writings[i].known || lender == NONE || space->writings[lender].borrowed ||
            space->kind == KIND_WINSOCK) /* whose codes are the SocketErrors' values */
            continue;
        space->writings[i] = space->writings[lender];
        space->writings[i].borrowed = space->writings[i].known;
    }
    if (table->success != NONE)
        space->writings[table->success] = (struct writing){.known = true};
    if (table->unspecified != NONE)
        space->writings[table->unspecified] = (struct writing){0};
}

void write_socket_errors(struct table *table)
{
    for (size_t i = 0; i < table->space_count; i++)
        write_space(table, &table->spaces[i]);
}
