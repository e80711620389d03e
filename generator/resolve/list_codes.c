/* SPDX-License-Identifier: 0BSD */
/* list_codes.c: the codes of each space, their names, the errors that each of them means, and what
 * it reads as. Codes that mean the same errors, in the same order, and read as the same, have one
 * meaning, whatever space they are in. */
#include "resolve/resolve.h"

#include <stdlib.h>
#include <string.h>

static int by_code(const void *left, const void *right)
{
    const struct mention *a = left, *b = right;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The meanings that have been found, by a text of what they are. */
struct finder {
    struct table *table;
    struct number_map by_value; /* the value of each SocketError that may be a code */
    struct string_map map;
    size_t capacity;
    struct text key;
};

/* Winsock's codes are the values of the SocketErrors; any other code reads as the SocketError that
 * has the first of its errors which policy knows. */
static int read_code(const struct finder *finder, const struct space *space, int code,
                     const struct meaning *meaning)
{
    int read = NONE;
    if (space->kind == KIND_WINSOCK)
        return number_map_find(&finder->by_value, code);
    for (unsigned i = 0; i < meaning->count && read == NONE; i++)
        read = finder->table->errors[meaning->errors[i]].socket_error;
    return read;
}

static int find_meaning(struct finder *finder, const struct meaning *meaning)
{
    struct table *table = finder->table;
    const int *errors = meaning->errors;
    unsigned count = meaning->count;
    finder->key.length = 0;
    text_number(&finder->key, meaning->socket_error);
    text_puts(&finder->key, ":");
    for (unsigned i = 0; i < count; i++) {
        text_number(&finder->key, errors[i]);
        text_puts(&finder->key, " ");
    }
    int number = string_map_find(&finder->map, text_string(&finder->key));
    if (number != NONE)
        return number;
    int *copy = arena_array(&table->arena, count, sizeof *copy);
    memcpy(copy, errors, count * sizeof *copy);
    number = (int)table->meaning_count++;
    table->meanings =
        array_grow(table->meanings, (size_t)number, &finder->capacity, sizeof *table->meanings);
    table->meanings[number] = *meaning;
    table->meanings[number].errors = copy;
    string_map_set(&finder->map, arena_copy(&table->arena, finder->key.bytes, finder->key.length),
                   number);
    return number;
}

/* The line of a space that means an error: of several, the one that it answers. NULL: none does. */
static const struct code *find_line(const struct space *space, const struct use *error)
{
    int line = string_map_find(&space->answers.line_of, error->name);
    const struct code *found = NULL, *answer = NULL;
    if (line != NONE)
        answer = space_code(space, space->answers.items[line].to.number);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        if (code->error == error->number && code->valid &&
            (found == NULL || (answer != NULL && code->number == answer->number)))
            found = code;
    }
    return found;
}

const struct code *first_code(const struct space *space, const struct socket_error *error)
{
    const struct code *found = NULL;
    for (size_t i = 0; found == NULL && i < error->symbols.count; i++)
        found = find_line(space, &error->symbols.items[i]);
    return found;
}

/* A cell that repeats the number of the SocketError that its own one writes says nothing, and one
 * of Success is known. */
static bool says_nothing(const struct table *table, const struct space *space,
                         const struct cell *cell)
{
    int lender = table->socket_errors[cell->use.number].writes.number;
    if (cell->use.number == table->success || lender == NONE)
        return cell->use.number == table->success;
    for (size_t i = 0; i < space->cell_count; i++)
        if (space->cells[i].use.number == lender)
            return space->cells[i].number == cell->number;
    const struct code *code = first_code(space, &table->socket_errors[lender]);
    return code != NULL && code->number == cell->number;
}

struct mention *list_mentions(const struct table *table, const struct space *space, size_t *count)
{
    struct mention *lines = xcalloc(space->code_count + space->cell_count, sizeof *lines);
    *count = 0;
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        size_t order = code->target != NONE ? space->code_count + i : i;
        if (code->valid)
            lines[(*count)++] = (struct mention){code->number, code->error, code,
                                                 order,        code->own,   code->value_mark};
    }
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        int error = table->socket_errors[cell->use.number].error;
        if (!says_nothing(table, space, cell))
            lines[(*count)++] = (struct mention){
                cell->number, error, NULL, 2 * space->code_count + i, cell->own, cell->value_mark};
    }
    return lines;
}

/* Adds an error to a list in which it may already be. */
static unsigned add_error(int *errors, unsigned count, int error)
{
    for (unsigned i = 0; i < count; i++)
        if (errors[i] == error)
            return count;
    errors[count] = error;
    return count + 1;
}

static void list_space(struct finder *finder, struct space *space)
{
    struct table *table = finder->table;
    size_t count;
    struct mention *lines = list_mentions(table, space, &count);
    array_sort(lines, count, sizeof *lines, by_code);
    struct code_name *names = arena_array(&table->arena, count, sizeof *names);
    int *errors = xcalloc(count, sizeof *errors);
    space->listed = xcalloc(count, sizeof *space->listed);
    for (size_t i = 0, next; i < count; i = next) {
        struct listed *listed = &space->listed[space->listed_count++];
        struct meaning meaning = {.errors = errors};
        *listed = (struct listed){.code = lines[i].code, .names = names};
        for (next = i; next < count && lines[next].code == lines[i].code; next++) {
            const struct code *name = lines[next].name;
            meaning.count = add_error(errors, meaning.count, lines[next].error);
            if (name != NULL)
                names[listed->name_count++] = (struct code_name){name->symbol, name->confirmed};
        }
        names += listed->name_count;
        listed->socket_error = read_code(finder, space, listed->code, &meaning);
        meaning.socket_error = listed->socket_error;
        listed->meaning = find_meaning(finder, &meaning);
    }
    free(errors);
    free(lines);
}

/* Notes the code that each error of a space is written as: what answers says, if that code means
 * the error, or else the first one. */
static void note_errors(struct table *table, struct space *space)
{
    for (size_t i = 0; i < space->listed_count; i++) {
        const struct meaning *meaning = &table->meanings[space->listed[i].meaning];
        for (unsigned j = 0; j < meaning->count; j++) {
            if (space_code_of_error(space, meaning->errors[j]) == NULL) {
                number_map_set(&space->listed_of, meaning->errors[j], (int)i);
                table->errors[meaning->errors[j]].spaces++;
            }
        }
    }
    for (size_t i = 0; i < space->answers.count; i++) {
        const struct pair *pair = &space->answers.items[i];
        const struct code *code = space_code(space, pair->to.number);
        const struct listed *listed = code != NULL ? space_listed(space, code->number) : NULL;
        if (listed != NULL && means_error(&table->meanings[listed->meaning], pair->from.number))
            number_map_set(&space->listed_of, pair->from.number, (int)(listed - space->listed));
    }
}

/* Finds the errors that others name. One that is nowhere stays NONE. */
static void find_instead(struct table *table)
{
    for (size_t i = 0; i < table->error_count; i++)
        for (size_t j = 0; j < table->errors[i].instead.count; j++) {
            struct use *use = &table->errors[i].instead.items[j];
            use->number = string_map_find(&table->error_map, use->name);
        }
}

void list_codes(struct table *table)
{
    struct finder finder = {.table = table};
    find_instead(table);
    for (size_t i = 0; i < table->socket_error_count; i++)
        if (table->socket_errors[i].value > 0)
            number_map_set(&finder.by_value, table->socket_errors[i].value, (int)i);
    for (size_t i = 0; i < table->space_count; i++)
        if (table->spaces[i].state == LIKE_DONE) /* else its symbols mean nothing yet */
            list_space(&finder, &table->spaces[i]);
    for (size_t i = 0; i < table->space_count; i++)
        note_errors(table, &table->spaces[i]);
    number_map_free(&finder.by_value);
    string_map_free(&finder.map);
    text_free(&finder.key);
}
