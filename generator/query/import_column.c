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

/* What the symbols of a column of Winsock's begin with, but for some. */
#define WINSOCK_PREFIX "WSA"

/* So many symbols must be known errors behind a prefix, for it to be found. */
enum { PREFIX_EVIDENCE = 3 };

/* A definition that belongs to the column, or would, but for an obstacle. */
struct line {
    const struct definition *definition;
    int code;
    int cell;                  /* the SocketError of its name, or NONE */
    bool alias;                /* it is given another symbol's name, not a number */
    int rank;                  /* in how many more spaces it is numbered than is an alias */
    const struct line *target; /* it is another name of, or NULL */
    const char *obstacle;
    const char *culprit; /* the name that the obstacle is about, where that is another */
};

struct import {
    const struct table *table;
    const struct import_request *request;
    const char *prefix; /* the column's, or "" */
    const char *filter; /* what all of its symbols begin with, or "" */
    struct definitions definitions;
    struct line *lines;
    size_t count;
    struct import_result result;
};

static bool begins_with(const char *name, const char *beginning)
{
    return strncmp(name, beginning, strlen(beginning)) == 0;
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), behind = strlen(end);
    return length >= behind && strcmp(name + length - behind, end) == 0;
}

/* What stands behind a prefix; the whole name where it begins with another. */
static const char *behind(const char *name, const char *prefix)
{
    return begins_with(name, prefix) ? name + strlen(prefix) : name;
}

/* True for a name of the form that a kind's symbols have. */
static bool has_form(const char *name, enum kind kind)
{
    static const char *const h_errno[] = {
        "NETDB_INTERNAL", "HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY",
        "NO_DATA",        "NO_ADDRESS",     NULL};
    const char *const *known = h_errno + (kind == KIND_WINSOCK);
    bool gai = begins_with(name, "EAI_");
    while (*known != NULL && strcmp(name, *known) != 0)
        known++;
    switch (kind) {
    case KIND_ERRNO:
        return name[0] == 'E' && name[1] != '\0' &&
               name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == '\0';
    case KIND_WINSOCK: return begins_with(name, "WSA") || gai || *known != NULL;
    case KIND_GETADDRINFO: return gai;
    case KIND_H_ERRNO: return *known != NULL;
    default: return name_follows(name, NAME_SYMBOL); /* each such column has names of its own */
    }
}

/* True for a name that is the column's. A prefix that was asked for is all that tells. */
static bool belongs(const struct import *import, const char *name)
{
    return begins_with(name, import->filter) &&
           (import->request->prefix != NULL ||
            has_form(name + strlen(import->filter), import->request->kind));
}

/* True for a name that one may take for an errno's. */
static bool is_nearly_errno(const struct import *import, const char *name)
{
    return import->request->kind == KIND_ERRNO &&
           begins_with(name, *import->filter != '\0' ? import->filter : "E_");
}

/* True for ERROR, and for what ends as bases and limits do: WSABASEERR, B_POSIX_ERROR_BASE, ELAST,
 * EAI_MAX. */
static bool is_limit(const struct import *import, const char *name)
{
    static const char *const endings[] = {"BASEERR", "ERRBASE", "ERR_BASE", "ERROR_BASE",
                                          "EBASE",   "LAST",    "EMAX",     "_MAX"};
    bool is = strcmp(behind(name, import->prefix), "ERROR") == 0 || strcmp(name, "EOF") == 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        is = is || ends_with(name, endings[i]);
    return is;
}

static bool is_listed(const struct table *table, const char *name)
{
    int error = string_map_find(&table->error_map, name);
    return error != NONE && table->errors[error].listed;
}

/* True for a known error whose name has the form that the column's have. */
static bool is_known(const struct import *import, const char *name)
{
    return has_form(name, import->request->kind) && is_listed(import->table, name);
}

/* How many known errors stand behind a prefix, among how many names of their form. */
static size_t count_known(const struct import *import, const char *prefix, size_t *all)
{
    size_t known = 0;
    *all = 0;
    for (size_t i = 0; i < import->definitions.count; i++) {
        const char *name = import->definitions.items[i].name;
        const char *rest = behind(name, prefix);
        bool form = begins_with(name, prefix) && has_form(rest, import->request->kind);
        known += form && is_listed(import->table, rest);
        *all += form;
    }
    return known;
}

/* The prefix that stands before most known errors, if any does: each name with it outvotes one with
 * another. */
static const char *vote_for_prefix(struct import *import)
{
    const char *best = "";
    size_t best_length = 0, votes = 0;
    for (size_t i = 0; i < import->definitions.count; i++) {
        const char *name = import->definitions.items[i].name;
        size_t size = strlen(name), length = name_follows(name, NAME_SYMBOL) ? 0 : size;
        while (length < size && !is_known(import, name + length))
            length++;
        if (length == size)
            continue;
        if (votes == 0) {
            best = name;
            best_length = length;
        }
        bool same = length == best_length && strncmp(name, best, length) == 0;
        votes = same ? votes + 1 : votes - 1;
    }
    return arena_copy(&import->definitions.arena, best, best_length);
}

/* Sets what symbols begin with: what was asked for; Winsock's own; or what most known errors of the
 * text stand behind. Where MN_E was asked for, errors stand behind MN_. */
static void set_prefix(struct import *import)
{
    const char *asked = import->request->prefix;
    size_t all, bare, known;
    import->prefix = import->filter = asked != NULL ? asked : "";
    if (asked != NULL && ends_with(asked, "E") && count_known(import, asked, &all) == 0) {
        const char *shorter = arena_copy(&import->definitions.arena, asked, strlen(asked) - 1);
        if (count_known(import, shorter, &all) > 0)
            import->prefix = shorter;
    } else if (asked == NULL && import->request->kind == KIND_WINSOCK) {
        import->prefix = WINSOCK_PREFIX;
    } else if (asked == NULL) {
        const char *found = vote_for_prefix(import);
        known = count_known(import, found, &all);
        count_known(import, "", &bare);
        if (known >= PREFIX_EVIDENCE && known * 2 > all && all * 2 > bare &&
            name_follows(found, NAME_BEGINNING))
            import->prefix = import->filter = found;
    }
}

/* The error that a symbol of the column will mean. */
static const char *error_name(const struct import *import, const char *symbol)
{
    const char *rest = behind(symbol, import->prefix);
    return is_listed(import->table, rest) ? rest : symbol;
}

/* In how many more spaces of the kind a symbol is numbered than is an alias. A known error is ahead
 * of any other. */
static int rank_of(const struct import *import, const char *name)
{
    const struct table *table = import->table;
    const char *error = error_name(import, name);
    int symbol = string_map_find(&table->symbol_map, name), rank = is_listed(table, error);
    if (symbol == NONE)
        symbol = string_map_find(&table->symbol_map, error);
    for (size_t i = 0; i < table->space_count && symbol != NONE; i++) {
        const struct space *space = &table->spaces[i];
        const struct code *code =
            space->kind == import->request->kind ? space_code(space, symbol) : NULL;
        if (code != NULL)
            rank += code->target == NONE ? 1 : -1;
    }
    return rank;
}

/* What Winsock itself says against a line; NULL: nothing. */
static const char *find_winsock_obstacle(const struct table *table, const char *name, int number)
{
    int windows = string_map_find(&table->space_map, "windows");
    int symbol = string_map_find(&table->symbol_map, name);
    if (windows == NONE)
        return NULL;
    const struct code *code = symbol != NONE ? space_code(&table->spaces[windows], symbol) : NULL;
    if (code == NULL)
        return "the space windows has no such symbol";
    return code->number != number ? "the space windows has another number for it" : NULL;
}

/* What is in the way of a line; NULL where nothing is. */
static const char *find_obstacle(const struct import *import, const struct line *line)
{
    const struct definition *definition = line->definition;
    const struct table *table = import->table;
    if (is_limit(import, definition->name))
        return "a limit or a base, by its name";
    if (!belongs(import, definition->name))
        return "not named as an errno is; --kind library takes it";
    if (definition->problem != NULL)
        return definition->problem;
    if (definition->value < INT_MIN || definition->value > UINT32_MAX)
        return "not within 32 bits";
    if (!name_follows(definition->name, NAME_SYMBOL))
        return "not a name that a symbol may have";
    if (line->cell != NONE && (line->cell == table->success || line->cell == table->unspecified))
        return "the same in every space";
    return import->request->kind == KIND_WINSOCK
               ? find_winsock_obstacle(table, definition->name, line->code)
               : NULL;
}

/* Makes a line of what belongs to the column, or nearly does. 0 is Success in every space. */
static void add_line(struct import *import, struct definition *definition)
{
    const char *name = definition->name;
    const struct form *form = definition->forms;
    bool known = definition_value(&import->definitions, definition);
    if (form->parameter != NULL || definition_is_blank(definition) ||
        (known && definition->value == 0))
        return;
    import->result.others += known && !belongs(import, name);
    if (!belongs(import, name) && !is_nearly_errno(import, name))
        return;
    struct line *line = &import->lines[import->count++];
    const struct definition *target = definition_named(&import->definitions, form->expression);
    line->definition = definition;
    line->code = (int)(uint32_t)definition->value;
    line->cell = string_map_find(&import->table->socket_error_map, name);
    line->alias = target != NULL && belongs(import, target->name);
    line->rank = rank_of(import, name);
    line->obstacle = find_obstacle(import, line);
    if (line->obstacle != NULL && line->obstacle == definition->problem) {
        line->culprit = definition->culprit;
        import->result.unknown++;
    }
}

/* Those without an obstacle come first, by number; of one number, the one to be numbered. Others
 * follow as the text has them. */
static int by_number(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    bool placed = a->obstacle == NULL && b->obstacle == NULL;
    int order = (a->obstacle != NULL) - (b->obstacle != NULL);
    if (order == 0 && placed)
        order = (a->code > b->code) - (a->code < b->code);
    if (order == 0 && placed)
        order = a->alias - b->alias;
    if (order == 0 && placed)
        order = b->rank - a->rank;
    return order != 0 ? order : (a->definition > b->definition) - (a->definition < b->definition);
}

/* Makes aliases of all that share a number, but for the first, and counts the lines that are
 * placed. A number cannot be read as two SocketErrors, and an error cannot have two numbers. */
static void make_aliases(struct import *import)
{
    const struct table *table = import->table;
    struct string_map line_of = {0}; /* error → the line with its number */
    const struct line *first = NULL;
    int reads = NONE; /* what the number reads as: by the first name that policy knows */
    for (size_t i = 0; i < import->count && import->lines[i].obstacle == NULL; i++) {
        struct line *line = &import->lines[i];
        const char *name = line->definition->name;
        const char *error = line->cell != NONE ? name : error_name(import, name);
        int number = string_map_find(&table->error_map, error);
        int own = number != NONE ? table->errors[number].socket_error : NONE;
        int same = string_map_find(&line_of, error);
        if (i == 0 || line->code != import->lines[i - 1].code) {
            first = NULL;
            reads = NONE;
        }
        if (same != NONE && import->lines[same].code != line->code) {
            line->obstacle = "the same error, with another number";
            line->culprit = import->lines[same].definition->name;
            continue;
        }
        if (own != NONE && reads != NONE && own != reads) {
            line->obstacle = "reads as another SocketError than the symbol that has its number";
            continue;
        }
        reads = reads == NONE ? own : reads;
        line->target = line->cell == NONE ? first : NULL;
        first = first == NULL && line->cell == NONE ? line : first;
        string_map_set(&line_of, error, (int)i);
        import->result.placed++;
    }
    string_map_free(&line_of);
}

/* Writes the lines of codes, or of socket_errors, under their key. */
static void write_lines(const struct import *import, bool cells, struct text *out)
{
    const char *key = cells ? "socket_errors:\n" : "codes:\n";
    for (size_t i = 0; i < import->count; i++) {
        const struct line *line = &import->lines[i];
        const struct definition *definition = line->definition;
        if (line->obstacle != NULL || cells != (line->cell != NONE))
            continue;
        text_puts(out, key);
        key = "";
        if (line->target != NULL)
            text_printf(out, "  %s: %s\n", definition->name, line->target->definition->name);
        else
            text_printf(out, definition->value > INT_MAX ? "  %s: 0x%X\n" : "  %s: %d\n",
                        definition->name, line->code);
    }
}

/* Writes the lines that have an obstacle, as comments. */
static void write_comments(const struct import *import, struct text *out)
{
    for (size_t i = 0; i < import->count; i++) {
        const struct line *line = &import->lines[i];
        const struct definition *definition = line->definition;
        if (line->obstacle == NULL)
            continue;
        text_printf(out, "# line %u: %s ", definition->line, definition->name);
        escape_yaml_comment(out, definition->forms->expression);
        bool other = line->culprit != NULL && strcmp(line->culprit, definition->name) != 0;
        text_printf(out, other ? ": %s is %s\n" : ": %s%s\n", other ? line->culprit : "",
                    line->obstacle);
    }
}

static void write_column(const struct import *import, struct text *out)
{
    const struct import_request *request = import->request;
    text_puts(out, "# yaml-language-server: $schema=../schemas/space.json\n");
    text_printf(out, "space: %s\ntitle: %s\nkind: %s\nsources:\n  - ", request->name, request->name,
                kind_names[request->kind]);
    escape_yaml(out, request->source);
    text_puts(out, "\n");
    if (*import->prefix != '\0')
        text_printf(out, "prefix: [%s]\n", import->prefix);
    write_lines(import, false, out);
    write_lines(import, true, out);
}

struct import_result import_column(const struct table *table, const struct import_request *request,
                                   const char *text, struct text *out)
{
    struct import import = {.table = table, .request = request};
    read_definitions(&import.definitions, text);
    set_prefix(&import);
    import.lines = xcalloc(import.definitions.count, sizeof *import.lines);
    for (size_t i = 0; i < import.definitions.count; i++)
        add_line(&import, &import.definitions.items[i]);
    array_sort(import.lines, import.count, sizeof *import.lines, by_number);
    make_aliases(&import);
    if (import.result.placed > 0)
        write_column(&import, out);
    write_comments(&import, out);
    import.result.unplaced = import.count - import.result.placed;
    import.result.includes = import.definitions.includes;
    free(import.lines);
    definitions_free(&import.definitions);
    return import.result;
}
