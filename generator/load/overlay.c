/* SPDX-License-Identifier: 0BSD */
/*
 * overlay.c: lays a file of a data folder over the one of the same name in the folders before. Both
 * are trees yet, and what comes out is one more, in the order that the file below would have were
 * it edited by hand: what takes the place of something stands there, and what is new at the end.
 * So the readers need not know of it, and every node still knows the place that it is from.
 */
#include "load/overlay.h"

#include "load/overlay_items.h"
#include "load/fields.h"

#include <string.h>

/* How a key is laid over the same key of the same thing. */
enum rule {
    RULE_NAME,   /* the thing's own name: it is the same */
    RULE_NEEDED, /* the value is replaced; the key must be there */
    RULE_WHOLE,  /* the value is replaced, or taken away by null */
    RULE_ITEMS,  /* a mapping, of which each item is laid */
    RULE_CODES,  /* a mapping of symbols, which may be in the other one of its kind below */
};

struct key_rule {
    const char *key;
    enum rule rule;
    const char *item; /* what an item is called */
};

static const struct key_rule space_rules[] = {
    {"space", RULE_NAME, NULL},
    {"title", RULE_NEEDED, NULL},
    {"kind", RULE_NEEDED, NULL},
    {"sources", RULE_NEEDED, NULL},
    {"host", RULE_WHOLE, NULL},
    {"like", RULE_WHOLE, NULL},
    {"codes", RULE_CODES, "symbol"},
    {"unconfirmed", RULE_CODES, "symbol"},
    {"socket_errors", RULE_ITEMS, "SocketError"},
    {"differs", RULE_ITEMS, "symbol"},
    {NULL, RULE_WHOLE, NULL},
};

static const struct key_rule socket_error_rules[] = {
    {"name", RULE_NAME, NULL},     {"value", RULE_NEEDED, NULL}, {"summary", RULE_NEEDED, NULL},
    {"symbols", RULE_WHOLE, NULL}, {"reads", RULE_WHOLE, NULL},  {"traits", RULE_WHOLE, NULL},
    {"writes", RULE_WHOLE, NULL},  {NULL, RULE_WHOLE, NULL},
};

static const struct key_rule runtime_rules[] = {
    {"runtime", RULE_NAME, NULL}, {"title", RULE_NEEDED, NULL},
    {"codes", RULE_NEEDED, NULL}, {"overrides", RULE_ITEMS, "SocketError"},
    {NULL, RULE_WHOLE, NULL},
};

/* The rule of a key; NULL for a key that there is none of, which the readers will report. */
static const struct key_rule *find_rule(const struct key_rule *rules, const struct node *key)
{
    for (; rules->key != NULL && key->type == NODE_SCALAR; rules++)
        if (strcmp(rules->key, key->text) == 0)
            return rules;
    return NULL;
}

/* Reports a null that there is nothing for to take away. */
static void report_null(struct overlay *overlay, const struct node *name, const char *of)
{
    if (of != NULL)
        diag_error(overlay->diag, name->mark, "null takes nothing away: %s has no %s", of,
                   name->text);
    else
        diag_error(overlay->diag, name->mark, "null takes nothing away: no folder before has %s",
                   name->text);
}

/* Mappings whose items are laid as if they stood in one: at most two. */
struct mappings {
    struct node *at[2]; /* NULL where there is none */
    const char *item;   /* what an item is called */
    const char *of;     /* what they are part of, or NULL */
    bool keep_null;     /* null may take away what is in no folder: that is told later */
};

/* Lays one item, of a name that none below has. */
static void lay_new_item(struct overlay *overlay, const struct mappings *below, struct items *under,
                         struct item item)
{
    if (is_null(item.value) && item.name->type == NODE_SCALAR && !below->keep_null) {
        report_null(overlay, item.name, below->of);
        return;
    }
    item.name->added = true;
    items_append(under, item);
}

/* Lays one item over that of its name. */
static void lay_item(struct overlay *overlay, const struct mappings *below, struct items *under,
                     struct item item)
{
    struct item *old = items_find(under, item.name);
    if (old == NULL) {
        lay_new_item(overlay, below, under, item);
        return;
    }
    const char *name = item.name->text;
    struct mark mark = item.name->mark, old_mark = old->name->mark;
    item.name->over = true;
    if (is_null(item.value) && is_null(old->value)) {
        report_null(overlay, item.name, below->of);
        diag_note(overlay->diag, old_mark, "it is null here, too");
    } else if (is_null(item.value)) {
        remark_away(overlay->diag, mark, old_mark, name, below->of);
        *old = item;
        if (!below->keep_null)
            old->value = NULL;
    } else {
        remark_over(overlay->diag, mark, old_mark, name, below->of);
        if (item.home != old->home) {
            old->value = NULL;
            items_append(under, item);
        } else {
            *old = item;
        }
    }
}

/* Lays the items of mappings over those of mappings. Where there is none below, or none above, to
 * lay them over, nothing is done. */
static void lay_items(struct overlay *overlay, const struct mappings *below,
                      const struct mappings *above)
{
    struct items under = {0}, over = {0};
    size_t under_count = 0, over_count = 0;
    for (size_t home = 0; home < 2; home++) {
        under_count += below->at[home] != NULL ? below->at[home]->count : 0;
        over_count += above->at[home] != NULL ? above->at[home]->count : 0;
    }
    if (items_room(overlay, &under, under_count + over_count) &&
        items_room(overlay, &over, over_count)) {
        for (size_t home = 0; home < 2; home++) {
            if (below->at[home] != NULL)
                items_take_mapping(overlay, &under, below->at[home], home, below->item);
            if (below->at[home] != NULL && above->at[home] != NULL)
                items_take_mapping(overlay, &over, above->at[home], home, below->item);
        }
        for (size_t i = 0; i < over.count; i++)
            lay_item(overlay, below, &under, over.list[i]);
        for (size_t home = 0; home < 2; home++)
            if (below->at[home] != NULL)
                items_link(below->at[home], &under, home);
    }
    index_free(&under.index);
    index_free(&over.index);
}

/* A mapping in the place of a node, and as yet without items. */
static struct node *empty_like(struct overlay *overlay, const struct node *node)
{
    struct node *empty = arena_take(overlay->arena, sizeof *empty);
    if (empty != NULL)
        *empty = (struct node){.type = node->type, .mark = node->mark};
    else
        overlay->diag->out_of_memory = true;
    return empty;
}

/* Lays a mapping whose items are laid: here only what is no mapping, on either side, is settled,
 * and the items of others follow, once all keys are where they belong. */
static void lay_mapping(struct overlay *overlay, struct items *under, struct item *old,
                        struct item key)
{
    bool mapping = key.value->type == NODE_MAPPING;
    if (old != NULL && mapping && !is_null(old->value))
        return;
    if (mapping)
        key.value = empty_like(overlay, key.value);
    if (key.value != NULL && old != NULL)
        *old = key;
    else if (key.value != NULL)
        items_append(under, key);
}

/* Lays one key of a thing over that of its name. */
static void lay_key(struct overlay *overlay, struct items *under, const struct key_rule *rule,
                    struct item key, const char *of)
{
    struct item *old = items_find(under, key.name);
    bool away = rule != NULL && rule->rule > RULE_NEEDED && is_null(key.value);
    if (away && old == NULL) {
        report_null(overlay, key.name, of);
    } else if (away) {
        remark_away(overlay->diag, key.name->mark, old->name->mark, key.name->text, of);
        old->value = NULL;
    } else if (rule != NULL && rule->rule >= RULE_ITEMS) {
        lay_mapping(overlay, under, old, key);
    } else if (old == NULL) {
        items_append(under, key);
    } else if (rule == NULL || rule->rule != RULE_NAME || key.value->type != NODE_SCALAR ||
               old->value->type != NODE_SCALAR || strcmp(key.value->text, old->value->text) != 0) {
        if (rule != NULL)
            remark_over(overlay->diag, key.name->mark, old->name->mark, key.name->text, of);
        *old = key;
    }
}

/* The mapping that is a key's value, or NULL. */
static struct node *find_mapping(const struct items *keys, const char *key)
{
    for (size_t i = 0; i < keys->count; i++) {
        const struct item *item = &keys->list[i];
        if (item->value != NULL && item->value->type == NODE_MAPPING &&
            item->name->type == NODE_SCALAR && strcmp(item->name->text, key) == 0)
            return item->value;
    }
    return NULL;
}

/* Lays the items of those keys that have such. */
static void lay_mappings(struct overlay *overlay, const struct key_rule *rules,
                         const struct items *under, const struct items *over, const char *of)
{
    struct mappings codes_below = {.item = "symbol", .of = of, .keep_null = true};
    struct mappings codes_above = codes_below;
    size_t home = 0;
    for (; rules->key != NULL; rules++) {
        if (rules->rule < RULE_ITEMS)
            continue;
        struct node *old = find_mapping(under, rules->key);
        struct node *new = find_mapping(over, rules->key);
        if (rules->rule == RULE_CODES) {
            codes_below.at[home] = old;
            codes_above.at[home++] = new;
        } else if (old != NULL && new != NULL) {
            lay_items(overlay, &(struct mappings){{old, NULL}, rules->item, of, false},
                      &(struct mappings){{new, NULL}, rules->item, of, false});
        }
    }
    if (codes_above.at[0] != NULL || codes_above.at[1] != NULL)
        lay_items(overlay, &codes_below, &codes_above);
}

/* Lays the keys of a thing, a space say, over those that it has below. */
static void lay_keys(struct overlay *overlay, const struct key_rule *rules, struct node *below,
                     const struct node *above, const char *of)
{
    struct items under = {0}, over = {0};
    if (items_room(overlay, &under, below->count + above->count) &&
        items_room(overlay, &over, above->count)) {
        items_take_mapping(overlay, &under, below, 0, "key");
        items_take_mapping(overlay, &over, above, 0, "key");
        for (size_t i = 0; i < over.count; i++)
            lay_key(overlay, &under, find_rule(rules, over.list[i].name), over.list[i], of);
        lay_mappings(overlay, rules, &under, &over, of);
        items_link(below, &under, 0);
    }
    index_free(&under.index);
    index_free(&over.index);
}

/* True where null stands for a key that a thing must have: the thing is to be taken away. */
static bool is_away(const struct key_rule *rules, const struct node *thing)
{
    for (const struct node *name = thing->first; name != NULL; name = name->next->next) {
        const struct key_rule *rule = find_rule(rules, name);
        if (rule != NULL && rule->rule == RULE_NEEDED && is_null(name->next))
            return true;
    }
    return false;
}

/* What a thing is named by, or NULL. */
static struct node *find_name(const struct node *thing, const char *key)
{
    const struct node *name = thing->type == NODE_MAPPING ? thing->first : NULL;
    while (name != NULL && (name->type != NODE_SCALAR || strcmp(name->text, key) != 0))
        name = name->next->next;
    return name != NULL ? name->next : NULL;
}

/* A list of things that have names, and what is said of them. */
struct list_rules {
    const char *name_key, *what;
    const struct key_rule *keys;
};

static void take_list(struct overlay *overlay, struct items *items, const struct node *list,
                      const struct list_rules *rules)
{
    for (struct node *thing = list->first; thing != NULL; thing = thing->next) {
        struct node *name = find_name(thing, rules->name_key);
        items_take(overlay, items, (struct item){name, thing, 0}, rules->what);
    }
}

/* Lays one thing of a list over that of its name. False: it takes it away. */
static bool lay_thing(struct overlay *overlay, struct items *under, struct item thing,
                      const struct key_rule *rules)
{
    struct item *old = items_find(under, thing.name);
    bool away = thing.name != NULL && is_away(rules, thing.value);
    if (away && old == NULL && thing.name->type == NODE_SCALAR) {
        report_null(overlay, thing.name, NULL);
    } else if (old == NULL) {
        items_append(under, thing);
    } else if (away) {
        remark_away(overlay->diag, thing.name->mark, old->name->mark, thing.name->text, NULL);
        old->value = NULL;
    } else {
        lay_keys(overlay, rules, old->value, thing.value, thing.name->text);
    }
    return !away;
}

/* Where one of two roots is not what it should be, that one is left for the readers to report. */
static struct node *misfit(struct node *below, struct node *above, enum node_type type)
{
    return above->type != type ? above : below->type != type ? below : NULL;
}

static struct node *lay_list(struct overlay *overlay, struct node *below, struct node *above,
                             const struct list_rules *rules)
{
    struct items under = {0}, over = {0};
    if (below == NULL && (below = empty_like(overlay, above)) == NULL)
        return NULL;
    struct node *wrong = misfit(below, above, NODE_SEQUENCE);
    if (wrong != NULL)
        return wrong;
    if (items_room(overlay, &under, below->count + above->count) &&
        items_room(overlay, &over, above->count)) {
        take_list(overlay, &under, below, rules);
        take_list(overlay, &over, above, rules);
        for (size_t i = 0; i < over.count; i++)
            if (!lay_thing(overlay, &under, over.list[i], rules->keys))
                below->mark = above->mark; /* what is missed in the list was taken away there */
        items_link(below, &under, 0);
    }
    index_free(&under.index);
    index_free(&over.index);
    return below;
}

struct node *overlay_socket_errors(struct overlay *overlay, struct node *below, struct node *above)
{
    return lay_list(overlay, below, above,
                    &(struct list_rules){"name", "SocketError", socket_error_rules});
}

struct node *overlay_runtimes(struct overlay *overlay, struct node *below, struct node *above)
{
    return lay_list(overlay, below, above,
                    &(struct list_rules){"runtime", "runtime", runtime_rules});
}

struct node *overlay_stand_ins(struct overlay *overlay, struct node *below, struct node *above)
{
    if (below == NULL && (below = empty_like(overlay, above)) == NULL)
        return NULL;
    struct node *wrong = misfit(below, above, NODE_MAPPING);
    if (wrong != NULL)
        return wrong;
    lay_items(overlay, &(struct mappings){{below, NULL}, "symbol", NULL, false},
              &(struct mappings){{above, NULL}, "symbol", NULL, false});
    return below;
}

struct node *overlay_space(struct overlay *overlay, struct node *below, struct node *above)
{
    if (is_null(above)) {
        if (below != NULL)
            remark_away(overlay->diag, above->mark, below->mark, overlay->space, NULL);
        else
            diag_error(overlay->diag, above->mark,
                       "null takes nothing away: no folder before has %s", overlay->space);
        return NULL;
    }
    if (below == NULL)
        return above;
    struct node *wrong = misfit(below, above, NODE_MAPPING);
    if (wrong != NULL)
        return wrong;
    lay_keys(overlay, space_rules, below, above, overlay->space);
    return below;
}
