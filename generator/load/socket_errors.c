/* SPDX-License-Identifier: 0BSD */
/*
 * socket_errors.c: socket_errors.yaml and stand_ins.yaml, the files that speak of symbols whatever
 * space has them:
 *
 *   socket_errors: - name: NAME         SocketError's name in .NET
 *                    value: NUMBER      and its value
 *                    summary: TEXT
 *                    symbols: [SYMBOL…] written as the first that a space has; all read back
 *                    reads: [SYMBOL…]   read only
 *                    writes: SYMBOL     another's, written where a space has none of its own
 *                    traits: [TRAIT…]   what it has in common with others
 *   stand_ins:     SYMBOL: [SYMBOL…]    best first
 */
#include "load/load.h"

#include <string.h>

static void read_error_name(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->name = read_name(loader, value, "a SocketError's name", NAME_SOCKET_ERROR);
    error->mark = value->mark;
    if (error->name == NULL)
        return;
    error->constant = name_upper_snake(&loader->table->arena, error->name);
    if (error->constant == NULL)
        loader->diag->out_of_memory = true;
}

static void read_error_value(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    if (read_number(loader, value, &error->value))
        error->value_mark = value->mark;
}

static void read_error_summary(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->summary = read_text(loader, value, "a summary");
}

static void read_error_symbols(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->symbols = read_symbols(loader, value, "symbols");
}

static void read_error_reads(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->reads = read_symbols(loader, value, "reads");
}

static void read_error_writes(struct loader *loader, const struct node *value, void *into)
{
    struct socket_error *error = into;
    error->writes = (struct symbol_use){read_symbol(loader, value), value->mark};
}

/* The number of a trait, which is made where it is new. NONE: no memory, which diag then has. */
static int find_trait(struct loader *loader, const struct node *node)
{
    struct table *table = loader->table;
    int number = index_find(&table->trait_index, node->text);
    if (number != NONE)
        return number;
    struct trait *traits =
        array_room(table->traits, table->trait_count, &table->trait_capacity, sizeof *traits);
    const char *name = read_text(loader, node, "a trait");
    if (traits != NULL)
        table->traits = traits;
    if (traits == NULL || name == NULL ||
        !index_add(&table->trait_index, name, (int)table->trait_count)) {
        loader->diag->out_of_memory = true;
        return NONE;
    }
    traits[table->trait_count] = (struct trait){.name = name, .mark = node->mark};
    return (int)table->trait_count++;
}

static void read_error_traits(struct loader *loader, const struct node *value, void *into)
{
    struct table *table = loader->table;
    struct socket_error *error = into;
    if (!expect_sequence(loader, value, "traits"))
        return;
    error->traits = loader_take(loader, value->count, sizeof *error->traits);
    const struct node **items = loader_take(loader, value->count, sizeof *items);
    if (error->traits == NULL || items == NULL)
        return;
    table_walk(table);
    for (const struct node *item = value->first; item != NULL; item = item->next) {
        int number =
            expect_name(loader, item, "a trait", NAME_TRAIT) ? find_trait(loader, item) : NONE;
        if (number == NONE)
            continue;
        int earlier = met_at(table, &table->traits[number].met);
        if (earlier != NONE) {
            report_twice(loader->diag, item->mark, "trait", item->text, items[earlier]->mark);
            continue;
        }
        meet(table, &table->traits[number].met, (int)error->trait_count);
        items[error->trait_count] = item;
        error->traits[error->trait_count++] = number;
    }
}

static const struct key error_keys[] = {
    {"name", true, read_error_name},       {"value", true, read_error_value},
    {"summary", true, read_error_summary}, {"symbols", false, read_error_symbols},
    {"reads", false, read_error_reads},    {"traits", false, read_error_traits},
    {"writes", false, read_error_writes},
};

/* Notes in each symbol whose policy it is under. */
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

/* Keeps a SocketError that has a name of its own. */
static void add_socket_error(struct loader *loader, const struct socket_error *error)
{
    struct table *table = loader->table;
    int number = index_find(&table->socket_error_index, error->name);
    if (number != NONE) {
        report_twice(loader->diag, error->mark, "SocketError", error->name,
                     table->socket_errors[number].mark);
        return;
    }
    number = (int)table->socket_error_count;
    if (!index_add(&table->socket_error_index, error->name, number)) {
        loader->diag->out_of_memory = true;
        return;
    }
    table->socket_errors[table->socket_error_count++] = *error;
    if (strcmp(error->name, "Success") == 0)
        table->success = number;
    if (strcmp(error->name, "SocketError") == 0)
        table->unspecified = number;
    claim_symbols(loader, &error->symbols, number, false);
    claim_symbols(loader, &error->reads, number, true);
}

/* Marks the symbols that turned out to be names of SocketErrors further down. */
static void mark_misnamed(struct table *table)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        int symbol = index_find(&table->symbol_index, table->socket_errors[i].name);
        if (symbol != NONE)
            table->symbols[symbol].misnamed = true;
    }
}

/* Reports such a symbol where policy has it, and returns true. */
static bool refuse_misnamed(struct loader *loader, const struct symbol_use *use)
{
    const struct symbol *symbols = loader->table->symbols;
    if (use->symbol == NONE || !symbols[use->symbol].misnamed)
        return false;
    report_socket_error(loader, use->mark, symbols[use->symbol].name);
    return true;
}

static void drop_misnamed(struct loader *loader, struct symbol_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (!refuse_misnamed(loader, &list->items[i]))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

void load_socket_errors(struct loader *loader, const struct node *root)
{
    struct table *table = loader->table;
    if (!expect_sequence(loader, root, "this file"))
        return;
    table->mark = root->mark;
    table->socket_errors = loader_take(loader, root->count, sizeof *table->socket_errors);
    if (table->socket_errors == NULL)
        return;
    for (const struct node *item = root->first; item != NULL; item = item->next) {
        struct socket_error error = {.writes = {.symbol = NONE}};
        read_mapping(loader, item, "a SocketError", error_keys,
                     sizeof error_keys / sizeof *error_keys, &error);
        if (error.name != NULL && error.constant != NULL)
            add_socket_error(loader, &error);
        else
            table->whole = false; /* much may be about it */
    }
    mark_misnamed(table);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct socket_error *error = &table->socket_errors[i];
        drop_misnamed(loader, &error->symbols);
        drop_misnamed(loader, &error->reads);
        if (refuse_misnamed(loader, &error->writes))
            error->writes.symbol = NONE;
    }
}

void load_stand_ins(struct loader *loader, const struct node *root)
{
    struct table *table = loader->table;
    if (!expect_mapping(loader, root, "this file"))
        return;
    table->stand_ins = loader_take(loader, root->count, sizeof *table->stand_ins);
    if (table->stand_ins == NULL)
        return;
    for (const struct node *name = root->first; name != NULL; name = name->next->next) {
        struct stand_in stand_in = {.symbol = {read_symbol(loader, name), name->mark}};
        if (stand_in.symbol.symbol == NONE)
            continue;
        int earlier = table->symbols[stand_in.symbol.symbol].stand_in;
        if (earlier != NONE) {
            report_twice(loader->diag, name->mark, "symbol", name->text,
                         table->stand_ins[earlier].symbol.mark);
            continue;
        }
        stand_in.list = read_symbols(loader, name->next, "the stand-ins of a symbol");
        for (size_t i = 0; i < stand_in.list.count; i++)
            if (stand_in.list.items[i].symbol == stand_in.symbol.symbol)
                diag_error(loader->diag, stand_in.list.items[i].mark,
                           "%s cannot stand in for itself", name->text);
        table->symbols[stand_in.symbol.symbol].stand_in = (int)table->stand_in_count;
        table->stand_ins[table->stand_in_count++] = stand_in;
    }
}
