/* SPDX-License-Identifier: 0BSD */
/*
 * space.c: a file of spaces/:
 *
 *   space: NAME              as the file is named
 *   title: TEXT
 *   kind: KIND               errno, winsock, getaddrinfo or h_errno
 *   host: CONDITION
 *   sources: [TEXT…]
 *   like: SPACE
 *   codes:                   SYMBOL: NUMBER, another SYMBOL, or null
 *   unconfirmed:             the same
 *   socket_errors:           SOCKETERROR: NUMBER
 *   differs:                 SYMBOL: CONDITION
 */
#include "load/files.h"

#include "table/condition.h"

#include <stdlib.h>
#include <string.h>

static void read_name_of_space(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    const char *name = read_name(loader, value, "a space's name", NAME_SPACE);
    if (space->mark.line == 0)
        space->mark = value->mark;
    if (name != NULL && strcmp(space->name, name) != 0)
        diag_error(loader->diag, value->mark, "the space %s must be in a file named %s.yaml", name,
                   name);
}

static void read_title(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    space->title = read_text(loader, value, "a title");
}

static void read_kind(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    if (!expect_scalar(loader, value, "a kind"))
        return;
    struct suggestion suggestion = suggestion_for(loader->diag, value->text);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        suggest(&suggestion, kind_names[kind]);
        if (strcmp(value->text, kind_names[kind]) == 0) {
            space->kind = (enum kind)kind;
            return;
        }
    }
    report_unknown(loader->diag, value->mark,
                   "a kind is errno, winsock, getaddrinfo or h_errno, not", &suggestion);
}

/* Reads a condition of the preprocessor. NULL and an error, where it is not one. */
static const char *read_condition(struct loader *loader, const struct node *value, const char *what)
{
    struct text text = {0};
    size_t place = 0;
    const char *condition = NULL;
    if (!expect_scalar(loader, value, what))
        return NULL;
    const char *expected = condition_parse(value->text, &text, &place);
    if (expected != NULL) {
        struct mark mark = value->mark;
        if (value->plain && place <= mark.width) {
            mark.column += (unsigned)place;
            mark.width = 1;
        }
        diag_error(loader->diag, mark, "%s is no condition: expected %s", what, expected);
    } else {
        condition = arena_copy(&loader->table->arena, text.bytes, text.length);
    }
    text_free(&text);
    return condition;
}

static void read_host(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    space->host_mark = value->mark;
    space->host = is_null(value) ? NULL : read_condition(loader, value, "a host");
}

static void read_sources(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    if (!expect_sequence(loader, value, "sources"))
        return;
    if (value->count == 0)
        diag_error(loader->diag, value->mark, "sources must name at least one");
    space->sources = arena_array(&loader->table->arena, value->count, sizeof *space->sources);
    space->source_count = 0;
    for (const struct node *item = value->first; item != NULL; item = item->next) {
        const char *source = read_text(loader, item, "a source");
        if (source != NULL)
            space->sources[space->source_count++] = source;
    }
}

static void read_like(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    space->like = NULL;
    space->like_mark = value->mark;
    if (!is_null(value))
        space->like = read_name(loader, value, "a space's name", NAME_SPACE);
}

/* Codes */

static void read_code_value(struct loader *loader, const struct node *value, struct code *code)
{
    code->value_mark = value->mark;
    code->target = NONE;
    if (is_null(value)) {
        code->removed = true;
    } else if (looks_like_number(value)) {
        code->valid = read_number(loader, value, &code->number);
        if (code->valid && code->number == 0) {
            diag_error(loader->diag, value->mark, "0 is Success in every space, and nothing else");
            code->valid = false;
        }
    } else if (value->type == NODE_SCALAR && value->plain) {
        code->target = read_symbol(loader, value);
    } else {
        diag_error(loader->diag, value->mark,
                   "a code must be a number, a symbol or null, "
                   "without quotes");
    }
}

/* Lays a line over the space's line for its symbol. What takes the place of something stands there,
 * unless it moves between codes and unconfirmed. A null may take away what the space is like, which
 * is not known yet. */
static void lay_code(struct loader *loader, struct space *space, struct code code,
                     const char *symbol)
{
    int line = number_map_find(&space->code_of, code.symbol);
    struct item item = {.what = "symbol", .of = space->name, .name = symbol, .mark = code.mark};
    code.place = space->line_count++;
    if (line != NONE) {
        const struct code *below = &space->codes[line];
        item.below = below->mark;
        item.there = !below->removed;
        item.null = code.removed;
        if (!lay_item(loader, &item)) {
            if (item.null && below->mark.source != code.mark.source)
                diag_note(loader->diag, below->mark, "it is null here, too");
            return;
        }
        code.over = true;
        if (below->confirmed == code.confirmed)
            code.place = below->place;
    }
    space_lay_code(space, &code);
}

/* Drops all lines of codes, or of unconfirmed. */
static void clear_codes(struct space *space, bool confirmed)
{
    struct code *codes = space->codes;
    size_t count = space->code_count;
    space->codes = NULL;
    space->code_count = space->code_capacity = 0;
    number_map_free(&space->code_of);
    for (size_t i = 0; i < count; i++)
        if (codes[i].confirmed != confirmed)
            space_lay_code(space, &codes[i]);
    free(codes);
}

static void read_some_codes(struct loader *loader, const struct node *value, struct space *space,
                            bool confirmed)
{
    if (is_null(value)) {
        clear_codes(space, confirmed);
        return;
    }
    if (!expect_mapping(loader, value, confirmed ? "codes" : "unconfirmed")) {
        loader->table->whole = false;
        return;
    }
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        struct code code = {.symbol = read_symbol(loader, name),
                            .confirmed = confirmed,
                            .own = true,
                            .mark = name->mark};
        read_code_value(loader, name->next, &code);
        if (code.symbol != NONE)
            lay_code(loader, space, code, name->text);
    }
}

static void read_codes(struct loader *loader, const struct node *value, void *into)
{
    read_some_codes(loader, value, into, true);
}

static void read_unconfirmed(struct loader *loader, const struct node *value, void *into)
{
    read_some_codes(loader, value, into, false);
}

/* Cells and differences */

static void read_cells(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    struct lines lines = {.items = space->cells,
                          .size = sizeof *space->cells,
                          .count = &space->cell_count,
                          .capacity = &space->cell_capacity,
                          .line_of = &space->cell_of,
                          .what = "SocketError",
                          .of = space->name};
    if (!begin_lines(loader, value, "socket_errors", &lines))
        return;
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        bool null = is_null(name->next);
        struct cell cell = {.named = {read_text(loader, name, "a SocketError"), name->mark, null},
                            .own = true,
                            .place = space->line_count++,
                            .value_mark = name->next->mark};
        if ((null || read_number(loader, name->next, &cell.number)) && cell.named.name != NULL)
            lay_line(loader, &lines, &cell.named);
    }
    space->cells = lines.items;
}

static void read_differences(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    struct lines lines = {.items = space->differences,
                          .size = sizeof *space->differences,
                          .count = &space->difference_count,
                          .capacity = &space->difference_capacity,
                          .line_of = &space->difference_of,
                          .what = "symbol",
                          .of = space->name};
    if (!begin_lines(loader, value, "differs", &lines))
        return;
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        bool null = is_null(name->next);
        struct difference difference = {.named = {name->text, name->mark, null},
                                        .symbol = read_symbol(loader, name)};
        if (!null)
            difference.condition =
                read_condition(loader, name->next, "what a symbol differs under");
        if (difference.symbol == NONE || (!null && difference.condition == NULL))
            continue;
        difference.named.name = loader->table->symbols[difference.symbol].name;
        lay_line(loader, &lines, &difference.named);
    }
    space->differences = lines.items;
}

static const struct key keys[] = {
    {"space", KEY_NAME, read_name_of_space},  {"title", KEY_NEEDED, read_title},
    {"kind", KEY_NEEDED, read_kind},          {"host", KEY_OPTIONAL, read_host},
    {"sources", KEY_NEEDED, read_sources},    {"like", KEY_OPTIONAL, read_like},
    {"codes", KEY_ITEMS, read_codes},         {"unconfirmed", KEY_ITEMS, read_unconfirmed},
    {"socket_errors", KEY_ITEMS, read_cells}, {"differs", KEY_ITEMS, read_differences},
};

static struct thing thing_of(struct space *space)
{
    return (struct thing){"a space",    space->name, keys, sizeof keys / sizeof *keys,
                          &space->keys, space};
}

static struct space *add_space(struct table *table, const char *name)
{
    table->spaces = array_grow(table->spaces, table->space_count, &table->space_capacity,
                               sizeof *table->spaces);
    struct space *space = &table->spaces[table->space_count];
    *space = (struct space){
        .name = arena_copy(&table->arena, name, strlen(name)),
        .identifier = name_lower(&table->arena, name),
        .constant = name_upper(&table->arena, name),
    };
    string_map_set(&table->space_map, space->name, (int)table->space_count++);
    return space;
}

/* Takes a space away: the last one, since the layers of a space are read one after the other. */
static void take_away(struct loader *loader, struct mark mark, const char *name)
{
    struct table *table = loader->table;
    if (string_map_find(&table->space_map, name) == NONE) {
        report_null(loader, mark, name, NULL);
        return;
    }
    struct space *space = &table->spaces[table->space_count - 1];
    remark_away(loader->diag, mark, space->root, name, NULL);
    string_map_set(&table->space_map, space->name, NONE);
    space_free(space);
    table->space_count--;
}

void read_space(struct loader *loader, const struct node *root, const char *name)
{
    struct table *table = loader->table;
    if (is_in_overlay(loader, root) && is_null(root)) {
        take_away(loader, root->mark, name);
        return;
    }
    int number = string_map_find(&table->space_map, name);
    struct space *space = number != NONE ? &table->spaces[number] : add_space(table, name);
    if (space->root.line == 0)
        space->root = root->mark;
    struct thing thing = thing_of(space);
    read_keys(loader, root, &thing);
}

static int by_place(const void *left, const void *right)
{
    const struct code *a = left, *b = right;
    if (a->confirmed != b->confirmed)
        return a->confirmed ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Puts the codes into their order. Those that null took away stay: it may be of what the space is
 * like. */
static void settle_codes(struct space *space)
{
    array_sort(space->codes, space->code_count, sizeof *space->codes, by_place);
    for (size_t i = 0; i < space->code_count; i++)
        number_map_set(&space->code_of, space->codes[i].symbol, (int)i);
}

/* Drops what else null took away, and finds the SocketErrors of the cells. Only now: a layer may
 * take away a SocketError and the cells that one below has of it. */
static void settle_lines(struct loader *loader, struct space *space)
{
    size_t count = 0, cells = drop_removed(space->cells, space->cell_count, sizeof *space->cells);
    for (size_t i = 0; i < cells; i++) {
        struct cell cell = space->cells[i];
        cell.socket_error = find_socket_error(loader, cell.named.name, cell.named.mark);
        if (cell.socket_error != NONE)
            space->cells[count++] = cell;
    }
    space->cell_count = count;
    space->difference_count =
        drop_removed(space->differences, space->difference_count, sizeof *space->differences);
}

void finish_space(struct loader *loader, const char *name, size_t errors)
{
    int number = string_map_find(&loader->table->space_map, name);
    if (number == NONE)
        return;
    struct space *space = &loader->table->spaces[number];
    struct thing thing = thing_of(space);
    settle_codes(space);
    settle_lines(loader, space);
    need_keys(loader, space->root, &thing);
    if (loader->diag->errors == errors && space->code_count == 0 && space->cell_count == 0 &&
        space->like == NULL)
        diag_error(loader->diag, space->mark,
                   "this space has no codes, no socket_errors and is like no other");
}
