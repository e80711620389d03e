/* SPDX-License-Identifier: 0BSD */
/*
 * space.c: a file of spaces/:
 *
 *   space: NAME              as the file is named
 *   title: TEXT
 *   kind: KIND               errno, winsock, getaddrinfo, h_errno, status or library
 *   prefix: TEXT | [TEXT…]   what its symbols begin with, before the error
 *   also: [NAME…]            other names of the space, and of systems with its numbers
 *   rare: true               in headers only where it is asked for
 *   host: CONDITION
 *   sources: [TEXT…]
 *   like: SPACE
 *   codes:                   SYMBOL: NUMBER, another SYMBOL, or null
 *   unconfirmed:             the same
 *   socket_errors:           SOCKETERROR: NUMBER
 *   means:                   SYMBOL: ERROR
 *   answers:                 ERROR: SYMBOL
 *   wrapped:                 TEXT: NUMBER
 *   differs:                 SYMBOL: CONDITION
 */
#include "load/files.h"

#include "table/condition.h"

#include <stdlib.h>
#include <string.h>

static void read_name_of_space(struct loader *loader, const struct node *value,
                               const struct key *key, void *thing)
{
    struct space *space = thing;
    const char *name = read_name(loader, value, key->what, NAME_SPACE);
    if (space->stated.mark.line == 0)
        space->stated.mark = value->mark;
    if (name != NULL && strcmp(space->name, name) != 0)
        diag_error(loader->diag, value->mark, "the space %s must be in a file named %s.yaml", name,
                   name);
}

static void read_kind(struct loader *loader, const struct node *value, const struct key *key,
                      void *thing)
{
    struct space *space = thing;
    if (!expect_scalar(loader, value, key->what))
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
                   "a kind is errno, winsock, getaddrinfo, h_errno, status or library, not",
                   &suggestion);
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

static void read_host(struct loader *loader, const struct node *value, const struct key *key,
                      void *thing)
{
    struct space *space = thing;
    space->host_mark = value->mark;
    space->host = is_null(value) ? NULL : read_condition(loader, value, key->what);
}

static void read_sources(struct loader *loader, const struct node *value, const struct key *key,
                         void *thing)
{
    struct space *space = thing;
    space->sources = read_texts(loader, value, key->name, key->what, &space->source_count);
    if (value->type == NODE_SEQUENCE && value->count == 0)
        diag_error(loader->diag, value->mark, "sources must name at least one");
}

static void read_clues(struct loader *loader, const struct node *value, const struct key *key,
                       void *thing)
{
    struct space *space = thing;
    space->clues = read_texts(loader, value, key->name, key->what, &space->clue_count);
}

static void read_like(struct loader *loader, const struct node *value, const struct key *key,
                      void *thing)
{
    struct space *space = thing;
    space->like_mark = value->mark;
    space->like = is_null(value) ? NULL : read_name(loader, value, key->what, NAME_SPACE);
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

/* Reads codes, or unconfirmed. */
static void read_codes(struct loader *loader, const struct node *value, const struct key *key,
                       void *thing)
{
    struct space *space = thing;
    bool confirmed = strcmp(key->name, "codes") == 0;
    if (is_null(value)) {
        clear_codes(space, confirmed);
        return;
    }
    if (!expect_mapping(loader, value, key->name)) {
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

/* What else is laid line by line */

static bool read_cell(struct loader *loader, const struct node *value, void *line)
{
    struct cell *cell = line;
    cell->own = true;
    cell->value_mark = value->mark;
    return read_number(loader, value, &cell->number);
}

static bool read_difference(struct loader *loader, const struct node *value, void *line)
{
    struct difference *difference = line;
    difference->condition = read_condition(loader, value, "what a symbol differs under");
    return difference->condition != NULL;
}

static bool read_offset(struct loader *loader, const struct node *value, void *line)
{
    int offset = 0;
    bool read = read_number(loader, value, &offset);
    ((struct wrapping *)line)->offset = (unsigned)offset;
    return read;
}

static bool read_meant(struct loader *loader, const struct node *value, void *line)
{
    return read_use(loader, value, "an error", NAME_SYMBOL, &((struct pair *)line)->to);
}

static bool read_answer(struct loader *loader, const struct node *value, void *line)
{
    return read_use(loader, value, "a symbol", NAME_SYMBOL, &((struct pair *)line)->to);
}

/* Names and flags */

/* One prefix may stand alone. */
static void read_prefix(struct loader *loader, const struct node *value, const struct key *key,
                        void *thing)
{
    struct node item = *value;
    struct node list = {.type = NODE_SEQUENCE, .mark = value->mark, .count = 1, .first = &item};
    bool alone = value->type == NODE_SCALAR && !is_null(value);
    item.next = NULL;
    read_uses_of(loader, alone ? &list : value, key, thing);
}

static void read_rare(struct loader *loader, const struct node *value, const struct key *key,
                      void *thing)
{
    struct space *space = thing;
    (void)key;
    space->rare = value->type == NODE_SCALAR && strcmp(value->text, "true") == 0;
    if (!space->rare && !is_null(value))
        diag_error(loader->diag, value->mark, "rare is true, or is not there");
}

#define AT(member) offsetof(struct space, member)
static const struct lines_kind cells = {sizeof(struct cell), AT(cells),   AT(cell_count),
                                        AT(cell_capacity),   AT(cell_of), read_cell};
static const struct lines_kind means = {sizeof(struct pair), AT(means.items),   AT(means.count),
                                        AT(means.capacity),  AT(means.line_of), read_meant};
static const struct lines_kind answers = {sizeof(struct pair), AT(answers.items),
                                          AT(answers.count),   AT(answers.capacity),
                                          AT(answers.line_of), read_answer};
static const struct lines_kind wrapped = {sizeof(struct wrapping), AT(wrapped),
                                          AT(wrapped_count),       AT(wrapped_capacity),
                                          AT(wrapped_of),          read_offset};
static const struct lines_kind differences = {sizeof(struct difference), AT(differences),
                                              AT(difference_count),      AT(difference_capacity),
                                              AT(difference_of),         read_difference};

static const struct key keys[] = {
    {"space", KEY_NAME, read_name_of_space, "a space's name", 0, NAME_SPACE, NULL},
    {"title", KEY_NEEDED, read_text_of, "a title", AT(title), NAME_ANY, NULL},
    {"kind", KEY_NEEDED, read_kind, "a kind", 0, NAME_ANY, NULL},
    {"prefix", KEY_OPTIONAL, read_prefix, "a prefix", AT(prefixes), NAME_BEGINNING, NULL},
    {"also", KEY_OPTIONAL, read_uses_of, "a name", AT(also), NAME_SPACE, NULL},
    {"rare", KEY_OPTIONAL, read_rare, "rare", 0, NAME_ANY, NULL},
    {"host", KEY_OPTIONAL, read_host, "a host", 0, NAME_ANY, NULL},
    {"sources", KEY_NEEDED, read_sources, "a source", 0, NAME_ANY, NULL},
    {"clues", KEY_OPTIONAL, read_clues, "a clue", 0, NAME_ANY, NULL},
    {"like", KEY_OPTIONAL, read_like, "a space's name", 0, NAME_SPACE, NULL},
    {"codes", KEY_ITEMS, read_codes, "a symbol", 0, NAME_SYMBOL, NULL},
    {"unconfirmed", KEY_ITEMS, read_codes, "a symbol", 0, NAME_SYMBOL, NULL},
    {"socket_errors", KEY_ITEMS, read_lines, "a SocketError", 0, NAME_SOCKET_ERROR, &cells},
    {"means", KEY_ITEMS, read_lines, "a symbol", 0, NAME_SYMBOL, &means},
    {"answers", KEY_ITEMS, read_lines, "an error", 0, NAME_SYMBOL, &answers},
    {"wrapped", KEY_ITEMS, read_lines, "a form", 0, NAME_ANY, &wrapped},
    {"differs", KEY_ITEMS, read_lines, "a symbol", 0, NAME_SYMBOL, &differences},
};
_Static_assert(sizeof keys / sizeof *keys <= MOST_KEYS, "each has a mark");
static const struct thing_kind space_kind = {"a space", keys, sizeof keys / sizeof *keys,
                                             AT(stated.keys)};

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
    bool there = string_map_find(&table->space_map, name) != NONE;
    struct item item = {.what = "space", .name = name, .mark = mark, .null = true, .there = there};
    if (there)
        item.below = table->spaces[table->space_count - 1].stated.root;
    if (!lay_item(loader, &item))
        return;
    struct space *space = &table->spaces[--table->space_count];
    string_map_set(&table->space_map, space->name, NONE);
    space_free(space);
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
    if (space->stated.root.line == 0)
        space->stated.root = root->mark;
    read_keys(loader, root, &space_kind, space);
}

static int by_place(const void *left, const void *right)
{
    const struct code *a = left, *b = right;
    if (a->confirmed != b->confirmed)
        return a->confirmed ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

void finish_space(struct loader *loader, const char *name, size_t errors)
{
    int number = string_map_find(&loader->table->space_map, name);
    if (number == NONE)
        return;
    struct space *space = &loader->table->spaces[number];
    array_sort(space->codes, space->code_count, sizeof *space->codes, by_place);
    for (size_t i = 0; i < space->code_count; i++)
        number_map_set(&space->code_of, space->codes[i].symbol, (int)i);
    /* Only now: a layer may take away a SocketError and the cells that one below has of it. The
     * codes that null took away stay: that may be of what the space is like. */
    settle_lines(loader, &space_kind, space);
    need_keys(loader, space->stated.root, &space_kind, space);
    if (loader->diag->errors == errors && space->code_count == 0 && space->cell_count == 0 &&
        space->like == NULL)
        diag_error(loader->diag, space->stated.mark,
                   "this space has no codes, no socket_errors and is like no other");
}

void claim_names(struct loader *loader)
{
    struct table *table = loader->table;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct uses *also = &table->spaces[i].also;
        for (size_t j = 0; j < also->count; j++) {
            int other = string_map_find(&table->space_map, also->items[j].name);
            if (other == NONE)
                string_map_set(&table->space_map, also->items[j].name, (int)i);
            else
                diag_error(loader->diag, also->items[j].mark,
                           "%s is already a name of the space %s", also->items[j].name,
                           table->spaces[other].name);
        }
    }
}
