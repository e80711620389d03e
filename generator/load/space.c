/* SPDX-License-Identifier: 0BSD */
/*
 * space.c: one file of spaces/:
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
#include "table/condition.h"
#include "load/load.h"

#include <string.h>

static void read_space_name(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    const char *name = read_name(loader, value, "a space's name", NAME_SPACE);
    space->mark = value->mark;
    if (name != NULL && strcmp(space->name, name) != 0)
        diag_error(loader->diag, value->mark, "the space %s must be in a file named %s.yaml", name,
                   name);
}

static void read_space_title(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    space->title = read_text(loader, value, "a title");
}

static void read_space_kind(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    if (!expect_scalar(loader, value, "a kind"))
        return;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (strcmp(value->text, kind_names[kind]) == 0) {
            space->kind = (enum kind)kind;
            return;
        }
    }
    struct suggestion suggestion = suggestion_for(loader->diag, value->text);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        suggest(&suggestion, kind_names[kind]);
    report_unknown(loader->diag, value->mark,
                   "a kind is errno, winsock, getaddrinfo or h_errno, not", &suggestion);
}

/* Reads a condition of the preprocessor. NULL, and an error, where it is none. */
static const char *read_condition(struct loader *loader, const struct node *value, const char *what)
{
    struct text text = {0};
    size_t place = 0;
    const char *condition = NULL;
    if (!expect_scalar(loader, value, what))
        return NULL;
    const char *expected = host_parse(value->text, &text, &place);
    if (expected != NULL) {
        struct mark mark = value->mark;
        if (value->plain && place <= mark.width) {
            mark.column += (unsigned)place;
            mark.width = 1;
        }
        diag_error(loader->diag, mark, "%s is no condition: expected %s", what, expected);
    } else {
        if (!text.failed)
            condition = arena_copy(&loader->table->arena, text.bytes, text.length);
        if (condition == NULL)
            loader->diag->out_of_memory = true;
    }
    text_free(&text);
    return condition;
}

static void read_space_host(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    space->host_mark = value->mark;
    space->host = read_condition(loader, value, "a host");
}

static void read_space_differences(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    if (!expect_mapping(loader, value, "differs"))
        return;
    space->differences = loader_take(loader, value->count, sizeof *space->differences);
    if (space->differences == NULL)
        return;
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        struct difference *difference = &space->differences[space->difference_count];
        difference->symbol = (struct symbol_use){read_symbol(loader, name), name->mark};
        difference->condition = read_condition(loader, name->next, "what a symbol differs under");
        if (difference->symbol.symbol != NONE && difference->condition != NULL)
            space->difference_count++;
    }
}

static void read_space_sources(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    if (!expect_sequence(loader, value, "sources"))
        return;
    if (value->count == 0)
        diag_error(loader->diag, value->mark, "sources must name at least one");
    space->sources = loader_take(loader, value->count, sizeof *space->sources);
    for (const struct node *item = value->first; item != NULL; item = item->next) {
        const char *source = read_text(loader, item, "a source");
        if (source != NULL && space->sources != NULL)
            space->sources[space->source_count++] = source;
    }
}

static void read_space_like(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    space->like = read_name(loader, value, "a space's name", NAME_SPACE);
    space->like_mark = value->mark;
}

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

static void read_some_codes(struct loader *loader, const struct node *value, struct space *space,
                            bool confirmed)
{
    struct table *table = loader->table;
    if (is_null(value))
        return;
    if (!expect_mapping(loader, value, confirmed ? "codes" : "unconfirmed")) {
        table->whole = false;
        return;
    }
    meet_codes(table, space);
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        struct code code = {.symbol = read_symbol(loader, name), .confirmed = confirmed};
        code.mark = name->mark;
        code.own = true;
        code.added = name->added;
        code.over = name->over;
        code.place = space->line_count++;
        read_code_value(loader, name->next, &code);
        if (code.symbol == NONE)
            continue;
        struct symbol *symbol = &table->symbols[code.symbol];
        int earlier = met_at(table, &symbol->met);
        if (earlier != NONE) {
            report_twice(loader->diag, name->mark, "symbol", symbol->name,
                         space->codes[earlier].mark);
            continue;
        }
        meet(table, &symbol->met, (int)space->code_count);
        space->codes[space->code_count++] = code;
    }
}

static void read_space_codes(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    read_some_codes(loader, value, space, true);
}

static void read_space_unconfirmed(struct loader *loader, const struct node *value, void *into)
{
    struct space *space = into;
    read_some_codes(loader, value, space, false);
}

static void read_space_cells(struct loader *loader, const struct node *value, void *into)
{
    struct table *table = loader->table;
    struct space *space = into;
    if (is_null(value) || !expect_mapping(loader, value, "socket_errors"))
        return;
    space->cells = loader_take(loader, value->count, sizeof *space->cells);
    if (space->cells == NULL)
        return;
    table_walk(table);
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        struct cell cell = {.socket_error = read_socket_error(loader, name),
                            .own = true,
                            .added = name->added,
                            .place = space->line_count++,
                            .mark = name->mark,
                            .value_mark = name->next->mark};
        if (!read_number(loader, name->next, &cell.number) || cell.socket_error == NONE)
            continue;
        struct socket_error *error = &table->socket_errors[cell.socket_error];
        int earlier = met_at(table, &error->met);
        if (earlier != NONE) {
            report_twice(loader->diag, name->mark, "SocketError", error->name,
                         space->cells[earlier].mark);
            continue;
        }
        meet(table, &error->met, (int)space->cell_count);
        space->cells[space->cell_count++] = cell;
    }
}

static const struct key space_keys[] = {
    {"space", true, read_space_name},
    {"title", true, read_space_title},
    {"kind", true, read_space_kind},
    {"host", false, read_space_host},
    {"sources", true, read_space_sources},
    {"like", false, read_space_like},
    {"codes", false, read_space_codes},
    {"unconfirmed", false, read_space_unconfirmed},
    {"socket_errors", false, read_space_cells},
    {"differs", false, read_space_differences},
};

/* How many lines of codes a file has at most: so many as all of its mappings. */
static size_t most_codes(const struct node *root)
{
    size_t count = 0;
    if (root->type == NODE_MAPPING)
        for (const struct node *name = root->first; name != NULL; name = name->next->next)
            count += name->next->type == NODE_MAPPING ? name->next->count : 0;
    return count;
}

void load_space(struct loader *loader, const struct node *root, const char *name)
{
    struct table *table = loader->table;
    struct space *space = &table->spaces[table->space_count];
    *space = (struct space){.mark = root->mark};
    space->name = arena_copy(&table->arena, name, strlen(name));
    space->identifier = name_lower(&table->arena, name);
    space->constant = name_upper(&table->arena, name);
    space->codes = loader_take(loader, most_codes(root), sizeof *space->codes);
    if (space->name == NULL || space->identifier == NULL || space->constant == NULL ||
        space->codes == NULL ||
        !index_add(&table->space_index, space->name, (int)table->space_count)) {
        loader->diag->out_of_memory = true;
        return;
    }
    table->space_count++;
    size_t errors = loader->diag->errors;
    read_mapping(loader, root, "a space", space_keys, sizeof space_keys / sizeof *space_keys,
                 space);
    if (loader->diag->errors == errors && space->code_count == 0 && space->cell_count == 0 &&
        space->like == NULL)
        diag_error(loader->diag, space->mark,
                   "this space has no codes, no socket_errors and is like no other");
}
