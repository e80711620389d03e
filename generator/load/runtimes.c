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

static void read_overrides(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    struct lines lines = {.items = runtime->overrides,
                          .size = sizeof *runtime->overrides,
                          .count = &runtime->override_count,
                          .capacity = &runtime->override_capacity,
                          .line_of = &runtime->override_of,
                          .what = "SocketError",
                          .of = runtime->name};
    if (!begin_lines(loader, value, "overrides", &lines))
        return;
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        const struct node *code = name->next;
        bool null = is_null(code);
        struct override override = {
            .named = {read_text(loader, name, "a SocketError"), name->mark, null},
            .symbol = NONE,
            .value_mark = code->mark};
        if (looks_like_number(code))
            override.number_known = read_number(loader, code, &override.number);
        else if (!null)
            override.symbol = read_symbol(loader, code);
        if (override.named.name != NULL)
            lay_line(loader, &lines, &override.named);
    }
    runtime->overrides = lines.items;
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

static struct runtime *add_runtime(struct table *table, struct mark root)
{
    table->runtimes = array_grow(table->runtimes, table->runtime_count, &table->runtime_capacity,
                                 sizeof *table->runtimes);
    table->runtimes[table->runtime_count] = (struct runtime){.root = root};
    return &table->runtimes[table->runtime_count++];
}

/* Lays an item of the list over the runtime of its name. One without a name is reported, and
 * forgotten. */
static void read_runtime(struct loader *loader, const struct node *item)
{
    struct table *table = loader->table;
    const struct node *name = find_name(item, "runtime");
    int number = name != NULL ? string_map_find(&table->runtime_map, name->text) : NONE;
    struct runtime *runtime = number != NONE ? &table->runtimes[number] : NULL;
    struct thing thing = {.what = "runtime", .keys = keys, .key_count = KEY_COUNT};
    enum laying laying = lay_thing(loader, item, name, runtime != NULL ? &runtime->laid : NULL,
                                   runtime != NULL && !runtime->removed, &thing);
    if (laying == LAY_NOT)
        return;
    if (laying == LAY_NEW)
        runtime = add_runtime(table, item->mark);
    if (name != NULL)
        runtime->laid = name->mark;
    runtime->removed = laying == LAY_AWAY;
    if (runtime->removed)
        return;
    thing = thing_of(runtime);
    read_keys(loader, item, &thing);
    if (runtime->name != NULL) {
        string_map_set(&table->runtime_map, runtime->name, (int)(runtime - table->runtimes));
    } else {
        need_keys(loader, item->mark, &thing);
        runtime_free(runtime);
        table->runtime_count--;
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
    struct override *overrides = runtime->overrides;
    size_t count = drop_removed(overrides, runtime->override_count, sizeof *overrides);
    runtime->override_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct override override = overrides[i];
        override.socket_error = find_socket_error(loader, override.named.name, override.named.mark);
        if (override.socket_error != NONE)
            overrides[runtime->override_count++] = override;
    }
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
