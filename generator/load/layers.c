/* SPDX-License-Identifier: 0BSD */
/* layers.c: lays what a layer states over what the layers below state. */
#include "load/layers.h"

#include <string.h>

bool is_in_overlay(const struct loader *loader, const struct node *node)
{
    return loader->diag->sources.items[node->mark.source].layer > 0;
}

/* Remarks on an item that lies over another, or takes it away. */
static void remark(struct diagnostics *diag, const struct item *item)
{
    const char *joint = item->of != NULL ? " of " : "", *of = item->of != NULL ? item->of : "";
    if (item->null)
        diag_remark(diag, item->mark, item->below, "null takes %s%s%s away", item->name, joint, of);
    else
        diag_remark(diag, item->mark, item->below, "%s%s%s lies over another", item->name, joint,
                    of);
}

static void report_null(struct diagnostics *diag, const struct item *item)
{
    if (item->of != NULL)
        diag_error(diag, item->mark, "null takes nothing away: %s has no %s", item->of, item->name);
    else
        diag_error(diag, item->mark, "null takes nothing away: no layer below has %s", item->name);
}

bool lay_item(struct loader *loader, const struct item *item)
{
    if (item->below.line > 0 && item->below.source == item->mark.source) {
        report_twice(loader->diag, item->mark, item->what, item->name, item->below);
        return false;
    }
    if (item->null && !item->there) {
        report_null(loader->diag, item);
        return false;
    }
    if (item->there)
        remark(loader->diag, item);
    return true;
}

/* Lines */

/* Those of one thing. */
struct lines {
    char *items;
    size_t size, *count, *capacity;
    struct string_map *line_of; /* name → its line */
};

static struct lines lines_of(const struct lines_kind *kind, void *thing)
{
    char *bytes = thing;
    struct lines lines = {
        .size = kind->size,
        .count = (void *)(bytes + kind->count),
        .capacity = (void *)(bytes + kind->capacity),
        .line_of = (void *)(bytes + kind->line_of),
    };
    memcpy(&lines.items, bytes + kind->items, sizeof lines.items);
    return lines;
}

static struct use *line_at(const struct lines *lines, size_t at)
{
    return (void *)(lines->items + at * lines->size);
}

/* Lays the line that stands behind the others over the line of its name, or adds it. */
static void lay_line(struct loader *loader, struct lines *lines, const char *what, const char *of)
{
    const struct use *line = line_at(lines, *lines->count);
    int at = string_map_find(lines->line_of, line->name);
    struct use *below = at != NONE ? line_at(lines, (size_t)at) : NULL;
    struct item item = {
        .what = what,
        .of = of,
        .name = line->name,
        .mark = line->mark,
        .null = line->removed,
        .below = below != NULL ? below->mark : (struct mark){0},
        .there = below != NULL && !below->removed,
    };
    if (!lay_item(loader, &item))
        return;
    if (below != NULL)
        memcpy(below, line, lines->size);
    else
        string_map_set(lines->line_of, line->name, (int)(*lines->count)++);
}

void read_lines(struct loader *loader, const struct node *value, const struct key *key, void *thing)
{
    const char *of = *(const char **)thing;
    struct lines lines = lines_of(key->lines, thing);
    /* Whether there is a SocketError of a name is known once all layers have been read. */
    enum name_rule rule = key->names == NAME_SOCKET_ERROR ? NAME_ANY : key->names;
    if (is_null(value)) {
        *lines.count = 0;
        string_map_free(lines.line_of);
        return;
    }
    if (!expect_mapping(loader, value, key->name))
        return;
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        lines.items = array_grow(lines.items, *lines.count, lines.capacity, lines.size);
        struct use *line = line_at(&lines, *lines.count);
        memset(line, 0, lines.size);
        bool named = read_use(loader, name, key->what, rule, line);
        line->removed = is_null(name->next);
        if ((line->removed || key->lines->read(loader, name->next, line)) && named)
            lay_line(loader, &lines, strchr(key->what, ' ') + 1, of);
    }
    memcpy((char *)thing + key->lines->items, &lines.items, sizeof lines.items);
}

/* Keeps the lines that are there. */
static void settle(struct loader *loader, struct lines lines, bool socket_errors)
{
    size_t kept = 0;
    string_map_free(lines.line_of);
    for (size_t i = 0; i < *lines.count; i++) {
        struct use *line = line_at(&lines, i);
        if (!line->removed && socket_errors)
            line->number = find_socket_error(loader, line->name, line->mark);
        if (line->removed || (socket_errors && line->number == NONE))
            continue;
        string_map_set(lines.line_of, line->name, (int)kept);
        memmove(line_at(&lines, kept++), line, lines.size);
    }
    *lines.count = kept;
}

void settle_lines(struct loader *loader, const struct thing_kind *kind, void *thing)
{
    for (size_t i = 0; i < kind->key_count; i++) {
        const struct key *key = &kind->keys[i];
        if (key->lines != NULL)
            settle(loader, lines_of(key->lines, thing), key->names == NAME_SOCKET_ERROR);
    }
}

/* Keys */

static struct key_marks *marks_of(const struct thing_kind *kind, void *thing)
{
    return (void *)((char *)thing + kind->marks);
}

/* Finds a key by name. A name that is not one, but nearly is, counts as that key when the keys that
 * are missing are reported: one slip, one error. */
static const struct key *find_key(struct loader *loader, const struct node *name,
                                  const struct thing_kind *kind, struct key_marks *marks)
{
    struct suggestion suggestion = suggestion_for(loader->diag, name->text);
    for (size_t i = 0; i < kind->key_count; i++) {
        if (strcmp(kind->keys[i].name, name->text) == 0)
            return &kind->keys[i];
        suggest(&suggestion, kind->keys[i].name);
    }
    for (size_t i = 0; i < kind->key_count; i++)
        if (kind->keys[i].name == suggestion.nearest)
            marks->misspelt[i] = true;
    report_unknown(loader->diag, name->mark, "unknown key", &suggestion);
    return NULL;
}

/* Lays one key of a thing over a mark. False: it is null, and nothing to take away. */
static bool lay_key(struct loader *loader, const struct node *name, const struct key *key,
                    const struct mark *below, const char *of)
{
    struct item item = {
        .what = "key",
        .of = of,
        .name = name->text,
        .mark = name->mark,
        .null = is_null(name->next) && key->rule >= KEY_OPTIONAL,
        .below = *below,
        .there = below->line > 0,
    };
    if (key->rule == KEY_ITEMS && item.null && !is_in_overlay(loader, name) && !item.there)
        return true; /* a mapping that is empty */
    bool remarks = key->rule == KEY_NEEDED || key->rule == KEY_OPTIONAL || item.null;
    if (!remarks && below->source != name->mark.source)
        return true; /* its items are laid one by one, and a name lies over nothing */
    return lay_item(loader, &item);
}

static void read_key(struct loader *loader, const struct node *name, const struct thing_kind *kind,
                     void *thing, const char *of)
{
    struct key_marks *marks = marks_of(kind, thing);
    const struct key *key = NULL;
    if (expect_scalar(loader, name, "a key"))
        key = find_key(loader, name, kind, marks);
    if (key == NULL) {
        loader->table->whole = false; /* who knows what it was to say */
        return;
    }
    struct mark *mark = &marks->at[key - kind->keys];
    if (!lay_key(loader, name, key, mark, of))
        return;
    bool away = is_null(name->next) && key->rule == KEY_OPTIONAL;
    *mark = away ? (struct mark){0} : name->mark;
    key->read(loader, name->next, key, thing);
}

void read_keys(struct loader *loader, const struct node *node, const struct thing_kind *kind,
               void *thing)
{
    const char *of = *(const char **)thing; /* for remarks: NULL while it has no name */
    if (!expect_mapping(loader, node, kind->what)) {
        marks_of(kind, thing)->broken = true;
        loader->table->whole = false;
        return;
    }
    for (const struct node *name = node->first; name != NULL; name = name->next->next)
        read_key(loader, name, kind, thing, of);
}

void need_keys(struct loader *loader, struct mark mark, const struct thing_kind *kind, void *thing)
{
    const struct key_marks *marks = marks_of(kind, thing);
    for (size_t i = 0; i < kind->key_count && !marks->broken; i++)
        if (kind->keys[i].rule <= KEY_NEEDED && marks->at[i].line == 0 && !marks->misspelt[i])
            diag_error(loader->diag, mark, "%s needs the key %s", kind->what, kind->keys[i].name);
}

void read_text_of(struct loader *loader, const struct node *value, const struct key *key,
                  void *thing)
{
    const char **text = (void *)((char *)thing + key->at);
    bool away = key->rule == KEY_OPTIONAL && is_null(value);
    *text = away ? NULL : read_text(loader, value, key->what);
}

void read_uses_of(struct loader *loader, const struct node *value, const struct key *key,
                  void *thing)
{
    struct uses *uses = (void *)((char *)thing + key->at);
    *uses = read_uses(loader, value, key->name, key->what, key->names);
}

/* Things */

/* True where an item of an overlay takes a thing away: a key that must be stated is null. */
static bool takes_away(const struct loader *loader, const struct node *item,
                       const struct thing_kind *kind)
{
    bool away = false;
    for (size_t i = 0; i < kind->key_count && is_in_overlay(loader, item); i++) {
        const struct key *key = &kind->keys[i];
        const struct node *value = key->rule == KEY_NEEDED ? find_value(item, key->name) : NULL;
        away = away || (value != NULL && is_null(value));
    }
    return away;
}

static void *thing_at(void *items, const struct things *things, size_t at)
{
    return (char *)items + at * things->size;
}

static struct stated *stated_of(void *thing, const struct things *things)
{
    return (void *)((char *)thing + things->stated);
}

/* Adds a thing behind the others. */
static void *add_thing(void *items, const struct things *things, const struct node *item,
                       const struct node *name)
{
    void *thing = thing_at(items, things, (*things->count)++);
    struct stated *stated = stated_of(thing, things);
    memset(thing, 0, things->size);
    stated->root = item->mark;
    if (name != NULL)
        stated->mark = name->mark;
    return thing;
}

/* Lays an item of a list over the thing of its name, or adds it. */
static void read_thing(struct loader *loader, const struct node *item, void *items,
                       const struct things *things)
{
    const struct thing_kind *kind = things->kind;
    const struct node *name = find_value(item, kind->keys[0].name);
    if (name != NULL && name->type != NODE_SCALAR)
        name = NULL;
    int at = name != NULL ? string_map_find(things->map, name->text) : NONE;
    void *thing = at != NONE ? thing_at(items, things, (size_t)at) : NULL;
    struct stated *stated = thing != NULL ? stated_of(thing, things) : NULL;
    bool there = thing != NULL && !stated->removed;
    bool away = name != NULL && takes_away(loader, item, kind);
    struct item laid = {
        .what = strchr(kind->what, ' ') + 1,
        .name = name != NULL ? name->text : NULL,
        .mark = name != NULL ? name->mark : item->mark,
        .null = away,
        .below = thing != NULL ? stated->laid : (struct mark){0},
        .there = there && away, /* what lies over it are its keys */
    };
    if (!lay_item(loader, &laid))
        return;
    if (!there)
        stated = stated_of(thing = add_thing(items, things, item, name), things);
    stated->laid = laid.mark;
    stated->removed = away;
    if (!away)
        read_keys(loader, item, kind, thing);
    const char *called = *(const char **)thing;
    if (!there && called != NULL)
        string_map_set(things->map, called, (int)*things->count - 1);
}

void *read_things(struct loader *loader, const struct node *root, void *items,
                  const struct things *things)
{
    if (!expect_sequence(loader, root, "this file"))
        return items;
    for (const struct node *item = root->first; item != NULL; item = item->next) {
        items = array_grow(items, *things->count, things->capacity, things->size);
        read_thing(loader, item, items, things);
    }
    return items;
}

void settle_things(struct loader *loader, void *items, const struct things *things,
                   void (*release)(void *thing))
{
    size_t count = 0;
    string_map_free(things->map);
    for (size_t i = 0; i < *things->count; i++) {
        void *thing = thing_at(items, things, i);
        const char *name = *(const char **)thing;
        const struct stated *stated = stated_of(thing, things);
        if (!stated->removed)
            need_keys(loader, stated->root, things->kind, thing);
        if (stated->removed || name == NULL) {
            if (release != NULL)
                release(thing);
            continue;
        }
        string_map_set(things->map, name, (int)count);
        memmove(thing_at(items, things, count++), thing, things->size);
    }
    *things->count = count;
}
