/* SPDX-License-Identifier: 0BSD */
/* translate.c: what a code of one space is in another, by its names. */
#include "resolve/translate.h"

#include <string.h>

static const char prefix[] = "WSA";

/* The name behind WSA, or NULL where it does not begin so. */
static const char *behind_prefix(const char *name)
{
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 ? name + length : NULL;
}

void find_twins(struct table *table)
{
    for (size_t i = 0; i < table->symbol_count; i++) {
        const char *bare = behind_prefix(table->symbols[i].name);
        int twin = bare != NULL ? string_map_find(&table->symbol_map, bare) : NONE;
        if (twin == NONE)
            continue;
        table->symbols[i].twin = twin;
        if (behind_prefix(bare) == NULL) /* or it has a twin of its own */
            table->symbols[twin].twin = (int)i;
    }
}

/* The stand-ins of a symbol, of which a WSA name that has no list has those of its twin. NULL: it
 * has no list. */
static const struct symbol_list *stand_ins_of(const struct table *table, int number)
{
    const struct symbol *symbol = &table->symbols[number];
    int line = symbol->stand_in;
    if (line == NONE && symbol->twin != NONE && behind_prefix(symbol->name) != NULL)
        line = table->symbols[symbol->twin].stand_in;
    return line != NONE ? &table->stand_ins[line].list : NULL;
}

bool stands_alone(const struct table *table, int symbol)
{
    const struct symbol_list *list = stand_ins_of(table, symbol);
    return list != NULL && list->count == 0;
}

/* The code that the space gives this very name. */
static struct answer by_name(const struct space *space, int symbol)
{
    const struct code *code = space_code(space, symbol);
    return code != NULL ? (struct answer){code->number, GRADE_NAME} : (struct answer){0};
}

/* The same, WSA aside; nothing for a symbol that nothing else means. */
static struct answer by_either_name(const struct table *table, const struct space *space,
                                    int symbol)
{
    int twin = table->symbols[symbol].twin;
    struct answer answer = {0};
    if (stands_alone(table, symbol))
        return answer;
    answer = by_name(space, symbol);
    if (answer.grade == GRADE_NONE && twin != NONE && !stands_alone(table, twin))
        answer = by_name(space, twin);
    return answer;
}

static struct answer by_stand_in(const struct table *table, const struct space *space, int symbol)
{
    const struct symbol_list *list = stand_ins_of(table, symbol);
    struct answer answer = {0};
    for (size_t i = 0; list != NULL && i < list->count && answer.grade == GRADE_NONE; i++)
        answer = by_either_name(table, space, list->items[i].symbol);
    if (answer.grade != GRADE_NONE)
        answer.grade = GRADE_STAND_IN;
    return answer;
}

/* What the space writes the SocketError as of which one of the names is a symbol. */
static struct answer by_socket_error(const struct table *table, const struct space *space,
                                     const struct code_names *names)
{
    int error = names->cell;
    for (size_t i = 0; i < names->count && error == NONE; i++) {
        const struct symbol *symbol = &table->symbols[names->items[i].symbol];
        if (!symbol->read_only && !stands_alone(table, names->items[i].symbol))
            error = symbol->socket_error;
    }
    struct writing writing = {0};
    if (error != NONE)
        writing = space->writings[error];
    if (!writing.known || (writing.symbol != NONE && stands_alone(table, writing.symbol)))
        return (struct answer){0};
    return (struct answer){writing.code, GRADE_SOCKET_ERROR};
}

struct answer translate(const struct table *table, const struct space *space,
                        const struct code_names *names)
{
    struct answer answer = {0};
    for (size_t i = 0; i < names->count && answer.grade == GRADE_NONE; i++)
        answer = by_either_name(table, space, names->items[i].symbol);
    for (size_t i = 0; i < names->count && answer.grade == GRADE_NONE; i++)
        answer = by_stand_in(table, space, names->items[i].symbol);
    if (answer.grade == GRADE_NONE)
        answer = by_socket_error(table, space, names);
    return answer;
}
