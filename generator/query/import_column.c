/* SPDX-License-Identifier: 0BSD */
/* import_column.c: a column from what a compiler, a header or errno(1) says. */
#include "query/import_column.h"

#include "base/escape.h"
#include "query/import_parse.h"
#include "table/names.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What the symbols of a column of Winsock's begin with. */
#define WINSOCK_PREFIX "WSA"

/* A definition that belongs to the column, or would, but for an obstacle. */
struct line {
    const struct definition *definition;
    int code;
    bool alias;                /* it is given another symbol's name, not a number */
    int rank;                  /* in how many more spaces it is numbered than is an alias */
    const struct line *target; /* it is another name of, or NULL */
    const char *obstacle;
};

struct import {
    const struct table *table;
    enum kind kind;
    struct definitions definitions;
    struct line *lines;
    size_t count;
};

static bool begins_with(const char *name, const char *beginning)
{
    return strncmp(name, beginning, strlen(beginning)) == 0;
}

/* True for one of some names, of which the last is NULL. */
static bool is_one_of(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* True for a name that belongs to a column of a kind; limits and bases do to none. */
static bool belongs(const char *name, enum kind kind)
{
    static const char *const limits[] = {"ELAST",      "EOF",           "EMAX",
                                         "WSABASEERR", "NETDB_SUCCESS", NULL};
    static const char *const h_errno[] = {
        "NETDB_INTERNAL", "HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY",
        "NO_DATA",        "NO_ADDRESS",     NULL};
    bool gai = begins_with(name, "EAI_");
    if (is_one_of(name, limits))
        return false;
    switch (kind) {
    case KIND_ERRNO:
        return name[0] == 'E' && !gai && strchr(name, '_') == NULL &&
               name_follows(name, NAME_SYMBOL);
    case KIND_WINSOCK: return begins_with(name, "WSA") || gai || is_one_of(name, h_errno + 1);
    case KIND_GETADDRINFO: return gai;
    case KIND_H_ERRNO: return is_one_of(name, h_errno);
    default: return name_follows(name, NAME_SYMBOL); /* each such column has names of its own */
    }
}

/* In how many more spaces of the kind a symbol is numbered than is an alias. */
static int rank_of(const struct import *import, int symbol)
{
    int rank = 0;
    for (size_t i = 0; i < import->table->space_count && symbol != NONE; i++) {
        const struct space *space = &import->table->spaces[i];
        const struct code *code = space->kind == import->kind ? space_code(space, symbol) : NULL;
        if (code != NULL)
            rank += code->target == NONE ? 1 : -1;
    }
    return rank;
}

/* What is in the way of a definition's becoming a line; NULL where nothing is. */
static const char *find_obstacle(struct import *import, struct definition *definition, bool known)
{
    long long other = 0;
    if (!definition_value(&import->definitions, definition))
        return "not a number that can be worked out";
    if (definition->other != NULL &&
        (!expression_of_definitions(&import->definitions, definition->other, &other) ||
         other != definition->value))
        return "given another value further on; which holds, cc -dM -E tells";
    if (definition->value < INT_MIN || definition->value > UINT32_MAX)
        return "not within 32 bits";
    if (definition->value == 0)
        return "0 is Success, and has no symbol";
    if (!name_follows(definition->name, NAME_SYMBOL))
        return "not a name that a symbol may have";
    return import->kind == KIND_WINSOCK && !known ? "Winsock has no such symbol" : NULL;
}

static void add_line(struct import *import, struct definition *definition)
{
    int symbol = string_map_find(&import->table->symbol_map, definition->name);
    struct line *line = &import->lines[import->count++];
    line->definition = definition;
    line->obstacle = find_obstacle(import, definition, symbol != NONE);
    if (line->obstacle != NULL)
        return;
    const struct definition *target =
        definition_named(&import->definitions, definition->expression);
    line->code = (int)(uint32_t)definition->value;
    line->alias = target != NULL && belongs(target->name, import->kind);
    line->rank = rank_of(import, symbol);
}

/* Those without an obstacle come first, by number; of one number, the one to be numbered. */
static int by_number(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = (a->obstacle != NULL) - (b->obstacle != NULL);
    if (order == 0)
        order = (a->code > b->code) - (a->code < b->code);
    if (order == 0)
        order = a->alias - b->alias;
    if (order == 0)
        order = b->rank - a->rank;
    return order != 0 ? order : (a->definition > b->definition) - (a->definition < b->definition);
}

/* The SocketError that policy has for a symbol, which in a column of Winsock's begins with WSA.
 * NONE: it has none. */
static int policy_of(const struct import *import, const char *symbol)
{
    const struct table *table = import->table;
    bool prefixed = import->kind == KIND_WINSOCK && begins_with(symbol, WINSOCK_PREFIX);
    int error = string_map_find(&table->error_map, symbol);
    if (error == NONE && prefixed)
        error = string_map_find(&table->error_map, symbol + strlen(WINSOCK_PREFIX));
    return error != NONE ? table->errors[error].socket_error : NONE;
}

/* Makes aliases of all that share a number, but for the first. Two symbols that policy has read as
 * two SocketErrors cannot share one. Returns how many lines there are. */
static size_t make_aliases(struct import *import)
{
    const struct line *first = NULL;
    int reads = NONE; /* what the number reads as: by the first symbol that policy names */
    size_t placed = 0;
    for (size_t i = 0; i < import->count && import->lines[i].obstacle == NULL; i++) {
        struct line *line = &import->lines[i];
        int own = policy_of(import, line->definition->name);
        if (first == NULL || line->code != first->code) {
            first = line;
            reads = NONE;
        } else if (own != NONE && reads != NONE && own != reads) {
            line->obstacle = "reads as another SocketError than the symbol that has its number";
        } else {
            line->target = first;
        }
        if (reads == NONE)
            reads = own;
        placed += line->obstacle == NULL;
    }
    return placed;
}

/* Lines without an obstacle become codes; the others follow as comments. */
static void write_column(const struct import *import, const char *name, const char *source,
                         struct text *out)
{
    struct text comments = {0};
    text_puts(out, "# yaml-language-server: $schema=../schemas/space.json\n");
    text_printf(out, "space: %s\ntitle: %s\nkind: %s\nsources:\n  - ", name, name,
                kind_names[import->kind]);
    escape_yaml(out, source);
    if (import->kind == KIND_WINSOCK)
        text_puts(out, "\nprefix: [" WINSOCK_PREFIX "]");
    text_puts(out, "\ncodes:\n");
    for (size_t i = 0; i < import->count; i++) {
        const struct line *line = &import->lines[i];
        const struct definition *definition = line->definition;
        if (line->obstacle != NULL) {
            text_printf(&comments, "# line %u: %s ", definition->line, definition->name);
            escape_yaml_comment(&comments, definition->expression);
            text_printf(&comments, ": %s\n", line->obstacle);
        } else if (line->target != NULL) {
            text_printf(out, "  %s: %s\n", definition->name, line->target->definition->name);
        } else {
            text_printf(out, definition->value > INT_MAX ? "  %s: 0x%X\n" : "  %s: %d\n",
                        definition->name, line->code);
        }
    }
    text_puts(out, text_string(&comments));
    text_free(&comments);
}

size_t import_column(const struct table *table, const char *name, enum kind kind,
                     const char *source, const char *text, struct text *out)
{
    struct import import = {.table = table, .kind = kind};
    size_t placed = 0;
    read_definitions(&import.definitions, text);
    import.lines = xcalloc(import.definitions.count, sizeof *import.lines);
    for (size_t i = 0; i < import.definitions.count; i++)
        if (belongs(import.definitions.items[i].name, kind))
            add_line(&import, &import.definitions.items[i]);
    if (import.count > 0) {
        array_sort(import.lines, import.count, sizeof *import.lines, by_number);
        placed = make_aliases(&import);
        write_column(&import, name, source, out);
    }
    free(import.lines);
    definitions_free(&import.definitions);
    return placed;
}
