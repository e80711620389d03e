/* SPDX-License-Identifier: 0BSD */
/*
 * errors.c: errors.yaml, the errors that spaces share:
 *
 *   ERROR:
 *     message: TEXT        the error in a sentence
 *     says: [TEXT…]        what systems and runtimes print for it
 *     instead: [ERROR…]    what a space that lacks it has for it, best first
 */
#include "load/files.h"

#include <string.h>

static void read_says(struct loader *loader, const struct node *value, const struct key *key,
                      void *thing)
{
    struct error *error = thing;
    error->says_count = 0;
    if (!is_null(value))
        error->says = read_texts(loader, value, key->name, key->what, &error->says_count);
}

static void read_instead(struct loader *loader, const struct node *value, const struct key *key,
                         void *thing)
{
    struct error *error = thing;
    read_uses_of(loader, value, key, thing);
    for (size_t i = 0; i < error->instead.count; i++)
        if (strcmp(error->instead.items[i].name, error->name) == 0)
            diag_error(loader->diag, error->instead.items[i].mark, "%s cannot be had for itself",
                       error->name);
}

#define AT(member) offsetof(struct error, member)
static const struct key keys[] = {
    {"message", KEY_OPTIONAL, read_text_of, "a message", AT(message), NAME_ANY, NULL},
    {"says", KEY_OPTIONAL, read_says, "what a system says", 0, NAME_ANY, NULL},
    {"instead", KEY_OPTIONAL, read_instead, "an error", AT(instead), NAME_SYMBOL, NULL},
};
_Static_assert(sizeof keys / sizeof *keys <= MOST_KEYS, "each has a mark");
static const struct thing_kind kind = {"an error", keys, sizeof keys / sizeof *keys, AT(keys)};

/* Lays one error over the one of its name. */
static void read_error(struct loader *loader, const struct node *name)
{
    struct table *table = loader->table;
    struct use use;
    if (!read_use(loader, name, "an error", NAME_SYMBOL, &use))
        return;
    int number = string_map_find(&table->error_map, use.name);
    const struct error *below = number != NONE ? &table->errors[number] : NULL;
    bool away = is_null(name->next) && is_in_overlay(loader, name);
    struct item item = {
        .what = "error",
        .name = use.name,
        .mark = name->mark,
        .null = away,
        .below = below != NULL ? below->laid : (struct mark){0},
        .there = below != NULL && below->listed && away, /* what lies over it are its keys */
    };
    if (!lay_item(loader, &item))
        return;
    number = table_error(table, use.name);
    struct error *error = &table->errors[number];
    error->laid = name->mark;
    error->listed = !away;
    if (away) {
        error->message = NULL; /* what policy says of it stays */
        error->says_count = 0;
        error->instead.count = 0;
        error->keys = (struct key_marks){0};
    } else if (!is_null(name->next)) {
        read_keys(loader, name->next, &kind, error);
    }
}

void read_errors(struct loader *loader, const struct node *root)
{
    if (!expect_mapping(loader, root, "this file"))
        return;
    for (const struct node *name = root->first; name != NULL; name = name->next->next)
        read_error(loader, name);
}
