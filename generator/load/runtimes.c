/* SPDX-License-Identifier: 0BSD */
/*
 * runtimes.c: runtimes.yaml:
 *
 *   - runtime: NAME
 *     title: TEXT
 *     codes: native | windows
 *     overrides:             off Windows; SOCKETERROR: NUMBER, or a SYMBOL that has one
 */
#include "load/files.h"

#include <string.h>

static void read_name_of_runtime(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    runtime->name = read_name(loader, value, "a runtime's name", NAME_RUNTIME);
    if (runtime->mark.line == 0)
        runtime->mark = value->mark;
    if (runtime->name != NULL)
        runtime->constant = name_upper(&loader->table->arena, runtime->name);
}

static void read_title(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    runtime->title = read_text(loader, value, "a title");
}

static void read_codes(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    if (!expect_scalar(loader, value, "codes"))
        return;
    runtime->native = strcmp(value->text, "native") == 0;
    if (!runtime->native && strcmp(value->text, "windows") != 0)
        diag_error(loader->diag, value->mark, "a runtime's codes are native or windows");
}

static void lay_override(struct loader *loader, struct runtime *runtime, struct override override)
{
    int line = string_map_find(&runtime->override_of, override.name);
    struct override *below = line != NONE ? &runtime->overrides[line] : NULL;
    struct item item = {
        .what = "SocketError",
        .of = runtime->name,
        .name = override.name,
        .mark = override.mark,
        .null = override.removed,
        .below = below != NULL ? below->mark : (struct mark){0},
        .there = below != NULL && !below->removed,
    };
    if (!lay_item(loader, &item))
        return;
    if (below != NULL) {
        *below = override;
        return;
    }
    string_map_set(&runtime->override_of, override.name, (int)runtime->override_count);
    runtime->overrides = array_grow(runtime->overrides, runtime->override_count,
                                    &runtime->override_capacity, sizeof *runtime->overrides);
    runtime->overrides[runtime->override_count++] = override;
}

static void read_overrides(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    if (is_null(value)) {
        runtime->override_count = 0;
        string_map_free(&runtime->override_of);
        return;
    }
    if (!expect_mapping(loader, value, "overrides"))
        return;
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        const struct node *code = name->next;
        struct override override = {.name = read_text(loader, name, "a SocketError"),
                                    .symbol = NONE,
                                    .removed = is_null(code),
                                    .mark = name->mark,
                                    .value_mark = code->mark};
        if (looks_like_number(code))
            override.number_known = read_number(loader, code, &override.number);
        else if (!override.removed)
            override.symbol = read_symbol(loader, code);
        if (override.name != NULL)
            lay_override(loader, runtime, override);
    }
}

static const struct key keys[] = {
    {"runtime", KEY_NAME, read_name_of_runtime},
    {"title", KEY_NEEDED, read_title},
    {"codes", KEY_NEEDED, read_codes},
    {"overrides", KEY_ITEMS, read_overrides},
};
enum { KEY_COUNT = sizeof keys / sizeof *keys };

static struct thing thing_of(struct runtime *runtime)
{
    return (struct thing){"a runtime", runtime->name, keys, KEY_COUNT, &runtime->keys, runtime};
}

/* Makes a runtime of an item. One without a name is reported, and forgotten. */
static void add_runtime(struct loader *loader, const struct node *item, const struct node *name)
{
    struct table *table = loader->table;
    table->runtimes = array_grow(table->runtimes, table->runtime_count, &table->runtime_capacity,
                                 sizeof *table->runtimes);
    struct runtime *runtime = &table->runtimes[table->runtime_count];
    *runtime = (struct runtime){.root = item->mark};
    if (name != NULL)
        runtime->laid = name->mark;
    struct thing thing = thing_of(runtime);
    read_keys(loader, item, &thing);
    if (runtime->name != NULL) {
        string_map_set(&table->runtime_map, runtime->name, (int)table->runtime_count++);
    } else {
        need_keys(loader, item->mark, &thing);
        runtime_free(runtime);
    }
}

/* Lays an item of the list over the runtime of its name. */
static void read_runtime(struct loader *loader, const struct node *item)
{
    struct table *table = loader->table;
    const struct node *name = find_name(item, "runtime");
    int number = name != NULL ? string_map_find(&table->runtime_map, name->text) : NONE;
    struct runtime *below = number != NONE ? &table->runtimes[number] : NULL;
    struct thing list = {.what = "runtime", .keys = keys, .key_count = KEY_COUNT};
    switch (lay_thing(loader, item, name, below != NULL ? &below->laid : NULL,
                      below != NULL && !below->removed, &list)) {
    case LAY_NOT: return;
    case LAY_AWAY:
        below->removed = true;
        below->laid = name->mark;
        break;
    case LAY_OVER:
        below->laid = name->mark;
        list = thing_of(below);
        read_keys(loader, item, &list);
        break;
    case LAY_NEW: add_runtime(loader, item, name); break;
    }
}

void read_runtimes(struct loader *loader, const struct node *root)
{
    if (!expect_sequence(loader, root, "this file"))
        return;
    for (const struct node *item = root->first; item != NULL; item = item->next)
        read_runtime(loader, item);
}

/* Drops the overrides that null took away, and finds the SocketErrors of the others. */
static void settle_overrides(struct loader *loader, struct runtime *runtime)
{
    size_t count = 0;
    for (size_t i = 0; i < runtime->override_count; i++) {
        struct override override = runtime->overrides[i];
        if (!override.removed)
            override.socket_error = find_socket_error(loader, override.name, override.mark);
        if (!override.removed && override.socket_error != NONE)
            runtime->overrides[count++] = override;
    }
    runtime->override_count = count;
}

void finish_runtimes(struct loader *loader)
{
    struct table *table = loader->table;
    size_t count = 0;
    for (size_t i = 0; i < table->runtime_count; i++) {
        struct runtime *runtime = &table->runtimes[i];
        if (runtime->removed) {
            runtime_free(runtime);
            continue;
        }
        settle_overrides(loader, runtime);
        struct thing thing = thing_of(runtime);
        need_keys(loader, runtime->root, &thing);
        table->runtimes[count++] = *runtime;
    }
    table->runtime_count = count;
}
