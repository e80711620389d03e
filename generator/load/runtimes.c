/* SPDX-License-Identifier: 0BSD */
/*
 * runtimes.c: runtimes.yaml:
 *
 *   - runtime: NAME
 *     title: TEXT
 *     codes: native | windows
 *     overrides:             off Windows; SOCKETERROR: NUMBER, or a SYMBOL that has one
 */
#include "load/load.h"

#include <string.h>

static void read_runtime_name(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    runtime->name = read_name(loader, value, "a runtime's name", NAME_RUNTIME);
    runtime->mark = value->mark;
    if (runtime->name == NULL)
        return;
    runtime->constant = name_upper(&loader->table->arena, runtime->name);
    if (runtime->constant == NULL)
        loader->diag->out_of_memory = true;
}

static void read_runtime_title(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    runtime->title = read_text(loader, value, "a title");
}

static void read_runtime_codes(struct loader *loader, const struct node *value, void *into)
{
    struct runtime *runtime = into;
    if (!expect_scalar(loader, value, "codes"))
        return;
    runtime->native = strcmp(value->text, "native") == 0;
    if (!runtime->native && strcmp(value->text, "windows") != 0)
        diag_error(loader->diag, value->mark, "a runtime's codes are native or windows");
}

static void read_runtime_overrides(struct loader *loader, const struct node *value, void *into)
{
    struct table *table = loader->table;
    struct runtime *runtime = into;
    if (!expect_mapping(loader, value, "overrides"))
        return;
    runtime->overrides = loader_take(loader, value->count, sizeof *runtime->overrides);
    if (runtime->overrides == NULL)
        return;
    table_walk(table);
    for (const struct node *name = value->first; name != NULL; name = name->next->next) {
        const struct node *code = name->next;
        struct override override = {.socket_error = read_socket_error(loader, name),
                                    .symbol = NONE,
                                    .mark = name->mark,
                                    .value_mark = code->mark};
        if (looks_like_number(code))
            override.number_known = read_number(loader, code, &override.number);
        else
            override.symbol = read_symbol(loader, code);
        if (override.socket_error == NONE)
            continue;
        struct socket_error *error = &table->socket_errors[override.socket_error];
        int earlier = met_at(table, &error->met);
        if (earlier != NONE) {
            report_twice(loader->diag, name->mark, "SocketError", error->name,
                         runtime->overrides[earlier].mark);
            continue;
        }
        meet(table, &error->met, (int)runtime->override_count);
        runtime->overrides[runtime->override_count++] = override;
    }
}

static const struct key runtime_keys[] = {
    {"runtime", true, read_runtime_name},
    {"title", true, read_runtime_title},
    {"codes", true, read_runtime_codes},
    {"overrides", false, read_runtime_overrides},
};

void load_runtimes(struct loader *loader, const struct node *root)
{
    struct table *table = loader->table;
    if (!expect_sequence(loader, root, "this file"))
        return;
    table->runtimes = loader_take(loader, root->count, sizeof *table->runtimes);
    if (table->runtimes == NULL)
        return;
    for (const struct node *item = root->first; item != NULL; item = item->next) {
        struct runtime runtime = {0};
        read_mapping(loader, item, "a runtime", runtime_keys,
                     sizeof runtime_keys / sizeof *runtime_keys, &runtime);
        if (runtime.name != NULL && runtime.constant != NULL)
            table->runtimes[table->runtime_count++] = runtime;
    }
}
