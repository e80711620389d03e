/* SPDX-License-Identifier: 0BSD */
/*
 * model.c: what follows from a table's names and numbers, worked out once more as data/README.md
 * says it: line by line, with none of the tool's indexes. It begins with the lines of each space,
 * those that it has by like among them, and with what each symbol means.
 */
#include "model.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

/* The number of a space's line for a symbol, by name; false: it has none. */
bool model_number_of(const struct table *table, const struct space *space, const char *symbol,
                     int *number)
{
    for (size_t i = 0; i < space->code_count; i++) {
        *number = space->codes[i].number;
        if (strcmp(table->symbols[space->codes[i].symbol].name, symbol) == 0)
            return true;
    }
    return false;
}

const char *model_error_name(const struct table *table, int error)
{
    return table->errors[error].name;
}

static bool has_name(const struct uses *uses, const char *name)
{
    for (size_t i = 0; i < uses->count; i++)
        if (strcmp(uses->items[i].name, name) == 0)
            return true;
    return false;
}

/* The SocketError of an error: the one that it is, or that has it under symbols, or under reads. */
static int owner_of(const struct table *table, int error, bool to_write)
{
    const char *name = model_error_name(table, error);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *owner = &table->socket_errors[i];
        if (strcmp(owner->name, name) == 0 || has_name(&owner->symbols, name) ||
            (!to_write && has_name(&owner->reads, name)))
            return (int)i;
    }
    return NONE;
}

/* What a space answers for an error. */
static bool answered(const struct table *table, const struct space *space, int error, int *code)
{
    for (size_t i = 0; i < space->answers.count; i++)
        if (strcmp(space->answers.items[i].from.name, model_error_name(table, error)) == 0)
            return model_number_of(table, space, space->answers.items[i].to.name, code);
    return false;
}

/* The number of a line that means an error: the one that the space answers, or else the first. */
static bool line_of(const struct table *table, const struct space *space, const char *error,
                    int *code)
{
    bool found = false;
    int answer;
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *line = &space->codes[i];
        if (strcmp(model_error_name(table, line->error), error) != 0)
            continue;
        *code = found ? *code : line->number;
        found = true;
        if (answered(table, space, line->error, &answer) && answer == line->number)
            *code = answer;
    }
    return found;
}

/* What a SocketError is stated as: its cell, or the first of its symbols that the space has. */
static bool stated(const struct table *table, const struct space *space, int number, int *code)
{
    const struct uses *symbols = &table->socket_errors[number].symbols;
    for (size_t i = 0; i < space->cell_count; i++) {
        *code = space->cells[i].number;
        if (space->cells[i].use.number == number)
            return true;
    }
    for (size_t i = 0; i < symbols->count; i++)
        if (line_of(table, space, symbols->items[i].name, code))
            return true;
    return false;
}

/* True for a cell that is a code of its SocketError: neither Success's, nor the lender's code once
 * more. */
bool model_is_a_code(const struct table *table, const struct space *space, const struct cell *cell)
{
    int lender = table->socket_errors[cell->use.number].writes.number, code;
    return cell->number != 0 &&
           (lender == NONE || !stated(table, space, lender, &code) || code != cell->number);
}

static void add_error(struct model_errors *errors, int error)
{
    for (size_t i = 0; i < errors->count; i++)
        if (errors->items[i] == error)
            return;
    errors->items[errors->count++] = error;
}

struct model_errors model_errors_of(const struct table *table, const struct space *space, int code)
{
    struct model_errors errors = {malloc((space->code_count + space->cell_count + 1) * sizeof(int)),
                                  0};
    REQUIRE(errors.items != NULL);
    for (int alias = 0; alias < 2; alias++)
        for (size_t i = 0; i < space->code_count; i++)
            if (space->codes[i].number == code && (space->codes[i].target != NONE) == alias)
                add_error(&errors, space->codes[i].error);
    for (size_t i = 0; i < space->cell_count; i++)
        if (space->cells[i].number == code && model_is_a_code(table, space, &space->cells[i]))
            add_error(&errors, table->socket_errors[space->cells[i].use.number].error);
    return errors;
}

bool model_has_error(const struct table *table, const struct space *space, int code, int error)
{
    struct model_errors errors = model_errors_of(table, space, code);
    bool found = false;
    for (size_t i = 0; i < errors.count; i++)
        found = found || errors.items[i] == error;
    free(errors.items);
    return found;
}

/* The code of an error: the one that the space answers, or the only one; or else the least. */
static bool code_of(const struct table *table, const struct space *space, int error, int *code)
{
    bool found = false;
    int least = 0;
    if (answered(table, space, error, code) && model_has_error(table, space, *code, error))
        return true;
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *line = &space->codes[i];
        if (line->error != error || (found && line->number > least))
            continue;
        least = line->number;
        found = true;
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        if (table->socket_errors[cell->use.number].error != error ||
            !model_is_a_code(table, space, cell) || (found && cell->number > least))
            continue;
        least = cell->number;
        found = true;
    }
    *code = least;
    return found;
}

/* What a SocketError is written as, unless by borrowing: its value in Winsock; else the code of
 * itself, or of the first of its symbols that has one. */
bool model_own_code(const struct table *table, const struct space *space, int number, int *code)
{
    const struct socket_error *error = &table->socket_errors[number];
    bool found = code_of(table, space, error->error, code);
    if (space->kind == KIND_WINSOCK) {
        struct model_errors errors = model_errors_of(table, space, *code = error->value);
        free(errors.items);
        return errors.count > 0;
    }
    for (size_t i = 0; i < error->symbols.count && !found; i++) {
        int symbol = string_map_find(&table->error_map, error->symbols.items[i].name);
        found = symbol != NONE && code_of(table, space, symbol, code);
    }
    return found;
}

bool model_written(const struct table *table, const struct space *space, int number, int *code)
{
    int lender = table->socket_errors[number].writes.number;
    *code = 0;
    if (number == table->success || number == table->unspecified)
        return number == table->success;
    return model_own_code(table, space, number, code) ||
           (lender != NONE && space->kind != KIND_WINSOCK &&
            model_own_code(table, space, lender, code));
}

/* What a code with these errors reads as: in Winsock as the SocketError of its value; else as that
 * of the first error that has one. */
int model_read_errors(const struct table *table, const struct space *space, int code,
                      const struct model_errors *errors)
{
    int read = NONE;
    for (size_t i = 0; i < errors->count && read == NONE; i++)
        read = owner_of(table, errors->items[i], false);
    if (space->kind == KIND_WINSOCK && errors->count > 0) {
        read = NONE;
        for (size_t i = 0; i < table->socket_error_count; i++)
            if (table->socket_errors[i].value == code && (int)i != table->unspecified)
                read = (int)i;
    }
    return read != NONE ? read : table->unspecified;
}

int model_read_as(const struct table *table, const struct space *space, int code)
{
    struct model_errors errors = model_errors_of(table, space, code);
    int read = code != 0 ? model_read_errors(table, space, code, &errors) : table->success;
    free(errors.items);
    return read;
}

/* What errors are in another space: each step is tried for all of them before the next. */
enum grade model_translated(const struct table *table, const struct space *to,
                            const struct model_errors *errors, int *code)
{
    for (size_t i = 0; i < errors->count; i++)
        if (answered(table, to, errors->items[i], code))
            return GRADE_ANSWER;
    for (size_t i = 0; i < errors->count; i++)
        if (code_of(table, to, errors->items[i], code))
            return GRADE_SAME;
    for (size_t i = 0; i < errors->count; i++) {
        const struct uses *instead = &table->errors[errors->items[i]].instead;
        for (size_t j = 0; j < instead->count; j++) {
            int error = string_map_find(&table->error_map, instead->items[j].name);
            if (error != NONE && code_of(table, to, error, code))
                return GRADE_INSTEAD;
        }
    }
    for (size_t i = 0; i < errors->count; i++) {
        int owner = owner_of(table, errors->items[i], true);
        if (owner != NONE && owner != table->success && model_own_code(table, to, owner, code))
            return GRADE_SOCKET_ERROR;
    }
    *code = 0;
    return GRADE_NONE;
}
