/* SPDX-License-Identifier: 0BSD */
/*
 * socket_errors.c: socket_errors.yaml, .NET's policy:
 *
 *   - name: NAME         SocketError's name in .NET
 *     value: NUMBER      and its value
 *     summary: TEXT
 *     symbols: [SYMBOL…] written as the first that a space has; all read back
 *     reads: [SYMBOL…]   read only
 *     writes: SYMBOL     another's, written where a space has none of its own
 *     traits: [TRAIT…]   what it has in common with others
 */
#include "load/files.h"

#include <string.h>

static void read_name_of_error(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->name = read_name(loader, value, "a SocketError's name", NAME_SOCKET_ERROR);
    if (error->mark.line == 0)
        error->mark = value->mark;
    if (error->name != NULL)
        error->constant = name_upper_snake(&loader->table->arena, error->name);
}

static void read_value(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->value_mark = (struct mark){0};
    if (read_number(loader, value, &error->value))
        error->value_mark = value->mark;
}

static void read_summary(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->summary = read_text(loader, value, "a summary");
}

static void read_symbols_of_error(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->symbols = (struct symbol_list){0};
    if (!is_null(value))
        error->symbols = read_symbols(loader, value, "symbols");
}

static void read_reads(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->reads = (struct symbol_list){0};
    if (!is_null(value))
        error->reads = read_symbols(loader, value, "reads");
}

static void read_writes(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->writes = (struct symbol_use){NONE, value->mark};
    if (!is_null(value))
        error->writes.symbol = read_symbol(loader, value);
}

static void read_traits(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    struct string_map seen = {0};
    error->traits = NULL;
    error->trait_count = 0;
    if (is_null(value) || !expect_sequence(loader, value, "traits"))
        return;
    error->traits = arena_array(&loader->table->arena, value->count, sizeof *error->traits);
    for (const struct node *item = value->first; item != NULL; item = item->next) {
        const char *name = read_name(loader, item, "a trait", NAME_TRAIT);
        int earlier = name != NULL ? string_map_find(&seen, name) : NONE;
        if (earlier != NONE)
            report_twice(loader->diag, item->mark, "trait", name, error->traits[earlier].mark);
        if (name == NULL || earlier != NONE)
            continue;
        string_map_set(&seen, name, (int)error->trait_count);
        error->traits[error->trait_count++] = (struct trait){name, item->mark};
    }
    string_map_free(&seen);
}

static const struct key keys[] = {
    {"name", KEY_NAME, read_name_of_error}, {"value", KEY_NEEDED, read_value},
    {"summary", KEY_NEEDED, read_summary},  {"symbols", KEY_OPTIONAL, read_symbols_of_error},
    {"reads", KEY_OPTIONAL, read_reads},    {"traits", KEY_OPTIONAL, read_traits},
    {"writes", KEY_OPTIONAL, read_writes},
};
enum { KEY_COUNT = sizeof keys / sizeof *keys };

static struct thing thing_of(struct socket_error *error)
{
    return (struct thing){"a SocketError", error->name, keys, KEY_COUNT, &error->keys, error};
}

static struct socket_error *add_error(struct table *table, struct mark root)
{
    table->socket_errors = array_grow(table->socket_errors, table->socket_error_count,
                                      &table->socket_error_capacity, sizeof *table->socket_errors);
    table->socket_errors[table->socket_error_count] =
        (struct socket_error){.writes = {.symbol = NONE}, .root = root};
    return &table->socket_errors[table->socket_error_count++];
}

/* Lays an item of the list over the SocketError of its name. One without a name is reported, and
 * forgotten. True: it takes one away. */
static bool read_error(struct loader *loader, const struct node *item)
{
    struct table *table = loader->table;
    const struct node *name = find_name(item, "name");
    int number = name != NULL ? string_map_find(&table->socket_error_map, name->text) : NONE;
    struct socket_error *error = number != NONE ? &table->socket_errors[number] : NULL;
    struct thing thing = {.what = "SocketError", .keys = keys, .key_count = KEY_COUNT};
    enum laying laying = lay_thing(loader, item, name, error != NULL ? &error->laid : NULL,
                                   error != NULL && !error->removed, &thing);
    if (laying == LAY_NOT)
        return false;
    if (laying == LAY_NEW)
        error = add_error(table, item->mark);
    if (name != NULL)
        error->laid = name->mark;
    error->removed = laying == LAY_AWAY;
    if (error->removed)
        return true;
    thing = thing_of(error);
    read_keys(loader, item, &thing);
    if (error->name != NULL) {
        number = (int)(error - table->socket_errors);
        string_map_set(&table->socket_error_map, error->name, number);
    } else {
        need_keys(loader, item->mark, &thing);
        table->whole = false; /* much may be about it */
        table->socket_error_count--;
    }
    return false;
}

void read_socket_errors(struct loader *loader, const struct node *root)
{
    if (!expect_sequence(loader, root, "this file"))
        return;
    if (loader->table->mark.line == 0)
        loader->table->mark = root->mark;
    for (const struct node *item = root->first; item != NULL; item = item->next)
        if (read_error(loader, item))
            loader->table->mark = root->mark; /* what is missed was taken away here */
}

/* What follows once the last layer has been read */

/* Drops the SocketErrors that were taken away, and numbers the others. */
static void drop_removed_errors(struct table *table)
{
    size_t count = 0;
    string_map_free(&table->socket_error_map);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        if (table->socket_errors[i].removed)
            continue;
        table->socket_errors[count] = table->socket_errors[i];
        string_map_set(&table->socket_error_map, table->socket_errors[count].name, (int)count);
        count++;
    }
    table->socket_error_count = count;
    table->success = string_map_find(&table->socket_error_map, "Success");
    table->unspecified = string_map_find(&table->socket_error_map, "SocketError");
}

/* Drops the names of SocketErrors from a list of symbols, and reports them. */
static void drop_misnamed(struct loader *loader, struct symbol_list *list)
{
    const struct table *table = loader->table;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct symbol *symbol = &table->symbols[list->items[i].symbol];
        if (symbol->misnamed)
            report_socket_error(loader, list->items[i].mark, symbol->name);
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* Finds the symbols that turned out to be names of SocketErrors. */
static void find_misnamed(struct loader *loader)
{
    struct table *table = loader->table;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        int symbol = string_map_find(&table->symbol_map, table->socket_errors[i].name);
        if (symbol != NONE)
            table->symbols[symbol].misnamed = true;
    }
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct socket_error *error = &table->socket_errors[i];
        drop_misnamed(loader, &error->symbols);
        drop_misnamed(loader, &error->reads);
        if (error->writes.symbol == NONE || !table->symbols[error->writes.symbol].misnamed)
            continue;
        report_socket_error(loader, error->writes.mark, table->symbols[error->writes.symbol].name);
        error->writes.symbol = NONE;
    }
}

/* Notes in each symbol of a list whose policy it is under. */
static void claim_symbols(struct loader *loader, const struct symbol_list *list, int number,
                          bool read_only)
{
    struct table *table = loader->table;
    for (size_t i = 0; i < list->count; i++) {
        const struct symbol_use *use = &list->items[i];
        struct symbol *symbol = &table->symbols[use->symbol];
        if (symbol->socket_error != NONE) {
            bool below = diag_is_over(loader->diag, symbol->policy_mark, use->mark);
            diag_error(loader->diag, below ? symbol->policy_mark : use->mark,
                       "the symbol %s stands in policy twice", symbol->name);
            diag_note(loader->diag, below ? use->mark : symbol->policy_mark, "%s is %s's here",
                      symbol->name,
                      table->socket_errors[below ? number : symbol->socket_error].name);
            continue;
        }
        symbol->socket_error = number;
        symbol->read_only = read_only;
        symbol->policy_mark = use->mark;
    }
}

/* Lists the traits that SocketErrors have. */
static void list_traits(struct table *table)
{
    struct string_map seen = {0};
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        for (size_t j = 0; j < error->trait_count; j++) {
            if (string_map_find(&seen, error->traits[j].name) != NONE)
                continue;
            string_map_set(&seen, error->traits[j].name, (int)table->trait_count);
            table->traits = array_grow(table->traits, table->trait_count, &table->trait_capacity,
                                       sizeof *table->traits);
            table->traits[table->trait_count++] = error->traits[j];
        }
    }
    string_map_free(&seen);
}

void finish_socket_errors(struct loader *loader)
{
    struct table *table = loader->table;
    drop_removed_errors(table);
    find_misnamed(loader);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct socket_error *error = &table->socket_errors[i];
        struct thing thing = thing_of(error);
        need_keys(loader, error->root, &thing);
        claim_symbols(loader, &error->symbols, (int)i, false);
        claim_symbols(loader, &error->reads, (int)i, true);
    }
    list_traits(table);
}
