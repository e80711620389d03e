/* SPDX-License-Identifier: 0BSD */
/*
 * socket_errors.c: socket_errors.yaml, .NET's policy:
 *
 *   - name: NAME         SocketError's name in .NET
 *     value: NUMBER      and its value
 *     summary: TEXT
 *     symbols: [ERROR…]  written as the first that a space has; all read back
 *     reads: [ERROR…]    read only
 *     writes: NAME       another one, written where a space has none of these
 *     traits: [TRAIT…]   what it has in common with others
 */
#include "load/files.h"

#include <string.h>

static void read_name_of_error(struct loader *loader, const struct node *value,
                               const struct key *key, void *thing)
{
    struct socket_error *error = thing;
    error->name = read_name(loader, value, key->what, NAME_SOCKET_ERROR);
    if (error->name != NULL)
        error->constant = name_upper_snake(&loader->table->arena, error->name);
}

static void read_value(struct loader *loader, const struct node *value, const struct key *key,
                       void *thing)
{
    struct socket_error *error = thing;
    (void)key;
    error->value_mark = (struct mark){0};
    if (read_number(loader, value, &error->value))
        error->value_mark = value->mark;
}

static void read_writes(struct loader *loader, const struct node *value, const struct key *key,
                        void *thing)
{
    struct socket_error *error = thing;
    error->writes = (struct use){.number = NONE};
    if (!is_null(value))
        read_use(loader, value, key->what, NAME_ANY, &error->writes);
}

static void read_traits(struct loader *loader, const struct node *value, const struct key *key,
                        void *thing)
{
    struct socket_error *error = thing;
    struct uses traits = read_uses(loader, value, key->name, key->what, key->names);
    error->traits = traits.items;
    error->trait_count = traits.count;
}

#define AT(member) offsetof(struct socket_error, member)
static const struct key keys[] = {
    {"name", KEY_NAME, read_name_of_error, "a SocketError's name", 0, NAME_SOCKET_ERROR, NULL},
    {"value", KEY_NEEDED, read_value, "a value", 0, NAME_ANY, NULL},
    {"summary", KEY_NEEDED, read_text_of, "a summary", AT(summary), NAME_ANY, NULL},
    {"symbols", KEY_OPTIONAL, read_uses_of, "an error", AT(symbols), NAME_SYMBOL, NULL},
    {"reads", KEY_OPTIONAL, read_uses_of, "an error", AT(reads), NAME_SYMBOL, NULL},
    {"traits", KEY_OPTIONAL, read_traits, "a trait", 0, NAME_TRAIT, NULL},
    {"writes", KEY_OPTIONAL, read_writes, "writes", 0, NAME_ANY, NULL},
};
_Static_assert(sizeof keys / sizeof *keys <= MOST_KEYS, "each has a mark");
static const struct thing_kind kind = {"a SocketError", keys, sizeof keys / sizeof *keys,
                                       AT(stated.keys)};

static struct things all_of(struct table *table)
{
    return (struct things){&kind,
                           sizeof *table->socket_errors,
                           &table->socket_error_count,
                           &table->socket_error_capacity,
                           AT(stated),
                           &table->socket_error_map};
}

void read_socket_errors(struct loader *loader, const struct node *root)
{
    struct table *table = loader->table;
    struct things things = all_of(table);
    table->socket_errors = read_things(loader, root, table->socket_errors, &things);
    if (table->mark.line == 0 && root->type == NODE_SEQUENCE)
        table->mark = root->mark;
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct stated *stated = &table->socket_errors[i].stated;
        if (stated->removed && stated->laid.source == root->mark.source)
            table->mark = root->mark; /* what is missed was taken away here */
        if (table->socket_errors[i].name == NULL)
            table->whole = false; /* much may be about one without a name */
    }
}

/* What follows once the last layer has been read */

/* Finds the errors of a list, and notes in each whose policy it is under. */
static void claim_errors(struct loader *loader, struct uses *list, int number, bool read_only)
{
    struct table *table = loader->table;
    for (size_t i = 0; i < list->count; i++) {
        struct use *use = &list->items[i];
        if (string_map_find(&table->socket_error_map, use->name) != NONE) {
            report_socket_error(loader, use->mark, use->name);
            continue;
        }
        use->number = table_error(table, use->name);
        struct error *error = &table->errors[use->number];
        if (error->socket_error != NONE) {
            bool below = diag_is_over(loader->diag, error->policy_mark, use->mark);
            diag_error(loader->diag, below ? error->policy_mark : use->mark,
                       "the error %s stands in policy twice", error->name);
            diag_note(loader->diag, below ? use->mark : error->policy_mark, "%s is %s's here",
                      error->name, table->socket_errors[below ? number : error->socket_error].name);
            continue;
        }
        error->socket_error = number;
        error->read_only = read_only;
        error->policy_mark = use->mark;
    }
}

/* Each SocketError is itself an error. */
static void name_errors(struct table *table)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct socket_error *error = &table->socket_errors[i];
        error->error = table_error(table, error->name);
        table->errors[error->error].socket_error = (int)i;
        table->errors[error->error].listed = true;
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
    struct things things = all_of(table);
    settle_things(loader, table->socket_errors, &things, NULL);
    table->success = string_map_find(&table->socket_error_map, "Success");
    table->unspecified = string_map_find(&table->socket_error_map, "SocketError");
    name_errors(table);
    for (size_t i = 0; i < table->socket_error_count; i++) {
        struct socket_error *error = &table->socket_errors[i];
        claim_errors(loader, &error->symbols, (int)i, false);
        claim_errors(loader, &error->reads, (int)i, true);
        error->writes.number = NONE;
        if (error->writes.name != NULL)
            error->writes.number =
                find_socket_error(loader, error->writes.name, error->writes.mark);
    }
    list_traits(table);
}
