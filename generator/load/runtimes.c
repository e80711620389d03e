/* SPDX-License-Identifier: 0BSD */
/*
 * runtimes.c: runtimes.yaml:
 *
 *   - runtime: NAME
 *     title: TEXT
 *     codes: native | windows
 *     overrides:             off Windows; SOCKETERROR: NUMBER, or a SYMBOL that has one
 *     reads:                 ERROR: SOCKETERROR, where its reading is not .NET's
 *     names:                 NAME: [ERROR…], or the SPACE whose errors they are
 */
#include "load/files.h"

#include <string.h>

static void read_name_of_runtime(struct loader *loader, const struct node *value,
                                 const struct key *key, void *thing)
{
    struct runtime *runtime = thing;
    runtime->name = read_name(loader, value, key->what, NAME_RUNTIME);
    if (runtime->name != NULL)
        runtime->constant = name_upper(&loader->table->arena, runtime->name);
}

static void read_codes(struct loader *loader, const struct node *value, const struct key *key,
                       void *thing)
{
    struct runtime *runtime = thing;
    runtime->codes = is_null(value) ? CODES_NONE : CODES_WINDOWS;
    if (is_null(value) || !expect_scalar(loader, value, key->what))
        return;
    if (strcmp(value->text, "native") == 0)
        runtime->codes = CODES_NATIVE;
    else if (strcmp(value->text, "windows") != 0)
        diag_error(loader->diag, value->mark, "a runtime's codes are native or windows");
}

/* One that cannot be read is an override all the same. */
static bool read_override(struct loader *loader, const struct node *value, void *line)
{
    struct override *override = line;
    override->value_mark = value->mark;
    override->symbol = NONE;
    if (looks_like_number(value))
        override->number_known = read_number(loader, value, &override->number);
    else
        override->symbol = read_symbol(loader, value);
    return true;
}

static bool read_reading(struct loader *loader, const struct node *value, void *line)
{
    return read_use(loader, value, "a SocketError", NAME_ANY, &((struct pair *)line)->to);
}

/* What a name stands for: a list of errors, or all those of a space. */
static bool read_naming(struct loader *loader, const struct node *value, void *line)
{
    struct naming *naming = line;
    if (value->type == NODE_SCALAR)
        return read_use(loader, value, "a space's name", NAME_SPACE, &naming->space);
    naming->errors = read_uses(loader, value, "what a name stands for", "an error", NAME_SYMBOL);
    return true;
}

#define AT(member) offsetof(struct runtime, member)
static const struct lines_kind overrides = {sizeof(struct override), AT(overrides),
                                            AT(override_count),      AT(override_capacity),
                                            AT(override_of),         read_override};
static const struct lines_kind reads = {sizeof(struct pair), AT(reads.items),   AT(reads.count),
                                        AT(reads.capacity),  AT(reads.line_of), read_reading};
static const struct lines_kind names = {sizeof(struct naming), AT(names),   AT(name_count),
                                        AT(name_capacity),     AT(name_of), read_naming};

/* Where two of the keys stand in their list. */
enum { CODES = 2, NAMES = 5 };

static const struct key keys[] = {
    {"runtime", KEY_NAME, read_name_of_runtime, "a runtime's name", 0, NAME_RUNTIME, NULL},
    {"title", KEY_NEEDED, read_text_of, "a title", AT(title), NAME_ANY, NULL},
    [CODES] = {"codes", KEY_OPTIONAL, read_codes, "codes", 0, NAME_ANY, NULL},
    {"overrides", KEY_ITEMS, read_lines, "a SocketError", 0, NAME_SOCKET_ERROR, &overrides},
    {"reads", KEY_ITEMS, read_lines, "an error", 0, NAME_SYMBOL, &reads},
    [NAMES] = {"names", KEY_ITEMS, read_lines, "a name", 0, NAME_SHOWN, &names},
};
_Static_assert(sizeof keys / sizeof *keys <= MOST_KEYS, "each has a mark");
static const struct thing_kind kind = {"a runtime", keys, sizeof keys / sizeof *keys,
                                       AT(stated.keys)};

static struct things all_of(struct table *table)
{
    return (struct things){
        &kind,      sizeof *table->runtimes, &table->runtime_count, &table->runtime_capacity,
        AT(stated), &table->runtime_map};
}

void read_runtimes(struct loader *loader, const struct node *root)
{
    struct things things = all_of(loader->table);
    loader->table->runtimes = read_things(loader, root, loader->table->runtimes, &things);
}

/* A runtime shows codes or names. A key that seems to stand there misspelt is not missed. */
static void need_codes_or_names(struct loader *loader, const struct runtime *runtime)
{
    const struct key_marks *marks = &runtime->stated.keys;
    bool misspelt = marks->broken || marks->misspelt[CODES] || marks->misspelt[NAMES];
    if (runtime->codes == CODES_NONE && marks->at[NAMES].line == 0 && !misspelt)
        diag_error(loader->diag, runtime->stated.laid, "a runtime needs codes or names");
}

static void release(void *runtime)
{
    runtime_free(runtime);
}

void finish_runtimes(struct loader *loader)
{
    struct table *table = loader->table;
    struct things things = all_of(table);
    settle_things(loader, table->runtimes, &things, release);
    for (size_t i = 0; i < table->runtime_count; i++) {
        struct pairs *pairs = &table->runtimes[i].reads;
        settle_lines(loader, &kind, &table->runtimes[i]);
        need_codes_or_names(loader, &table->runtimes[i]);
        for (size_t j = 0; j < pairs->count; j++) {
            struct pair *pair = &pairs->items[j];
            pair->from.number = table_error(table, pair->from.name);
            pair->to.number = find_socket_error(loader, pair->to.name, pair->to.mark);
        }
    }
}
