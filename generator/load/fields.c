/* SPDX-License-Identifier: 0BSD */
/* fields.c: takes a node for what it should be, and lays it over what the layers below state. */
#include "load/fields.h"

#include "base/ascii.h"
#include "base/parse_number.h"

#include <limits.h>
#include <string.h>

static bool expect(struct loader *loader, const struct node *node, enum node_type type,
                   const char *type_words, const char *what)
{
    if (node->type == type)
        return true;
    diag_error(loader->diag, node->mark, "%s must be %s", what, type_words);
    return false;
}

bool expect_mapping(struct loader *loader, const struct node *node, const char *what)
{
    return expect(loader, node, NODE_MAPPING, "a mapping (key: value)", what);
}

bool expect_sequence(struct loader *loader, const struct node *node, const char *what)
{
    return expect(loader, node, NODE_SEQUENCE, "a list", what);
}

bool expect_scalar(struct loader *loader, const struct node *node, const char *what)
{
    return expect(loader, node, NODE_SCALAR, "a single value", what);
}

/* Layers */

void remark_over(struct diagnostics *diag, struct mark above, struct mark below, const char *name,
                 const char *of)
{
    if (of != NULL)
        diag_remark(diag, above, below, "%s of %s lies over another", name, of);
    else
        diag_remark(diag, above, below, "%s lies over another", name);
}

void remark_away(struct diagnostics *diag, struct mark above, struct mark below, const char *name,
                 const char *of)
{
    if (of != NULL)
        diag_remark(diag, above, below, "null takes %s of %s away", name, of);
    else
        diag_remark(diag, above, below, "null takes %s away", name);
}

void report_null(struct loader *loader, struct mark mark, const char *name, const char *of)
{
    if (of != NULL)
        diag_error(loader->diag, mark, "null takes nothing away: %s has no %s", of, name);
    else
        diag_error(loader->diag, mark, "null takes nothing away: no layer below has %s", name);
}

bool lay_item(struct loader *loader, const struct item *item)
{
    if (item->below.line > 0 && item->below.source == item->mark.source) {
        report_twice(loader->diag, item->mark, item->what, item->name, item->below);
        return false;
    }
    if (item->null && !item->there) {
        report_null(loader, item->mark, item->name, item->of);
        return false;
    }
    if (item->null)
        remark_away(loader->diag, item->mark, item->below, item->name, item->of);
    else if (item->there)
        remark_over(loader->diag, item->mark, item->below, item->name, item->of);
    return true;
}

bool begin_lines(struct loader *loader, const struct node *value, const char *what,
                 const struct lines *lines)
{
    if (!is_null(value))
        return expect_mapping(loader, value, what);
    *lines->count = 0;
    string_map_free(lines->line_of);
    return false;
}

void lay_line(struct loader *loader, struct lines *lines, const struct named *line)
{
    int at = string_map_find(lines->line_of, line->name);
    char *items = lines->items;
    const struct named *below = at != NONE ? (void *)(items + (size_t)at * lines->size) : NULL;
    struct item item = {
        .what = lines->what,
        .of = lines->of,
        .name = line->name,
        .mark = line->mark,
        .null = line->removed,
        .below = below != NULL ? below->mark : (struct mark){0},
        .there = below != NULL && !below->removed,
    };
    if (!lay_item(loader, &item))
        return;
    if (at == NONE) {
        at = (int)*lines->count;
        lines->items = items = array_grow(items, *lines->count, lines->capacity, lines->size);
        string_map_set(lines->line_of, line->name, at);
        ++*lines->count;
    }
    memcpy(items + (size_t)at * lines->size, line, lines->size);
}

size_t drop_removed(void *lines, size_t count, size_t size)
{
    char *items = lines;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!((const struct named *)(void *)(items + i * size))->removed)
            memmove(items + kept++ * size, items + i * size, size);
    return kept;
}

/* Finds a key by name. A name that is not one, but nearly is, counts as that key when the keys that
 * are missing are reported: one slip, one error. */
static const struct key *find_key(struct loader *loader, const struct node *name,
                                  const struct thing *thing)
{
    for (size_t i = 0; i < thing->key_count; i++)
        if (strcmp(thing->keys[i].name, name->text) == 0)
            return &thing->keys[i];
    struct suggestion suggestion = suggestion_for(loader->diag, name->text);
    for (size_t i = 0; i < thing->key_count; i++)
        suggest(&suggestion, thing->keys[i].name);
    for (size_t i = 0; i < thing->key_count; i++)
        if (thing->keys[i].name == suggestion.nearest)
            thing->marks->misspelt[i] = true;
    report_unknown(loader->diag, name->mark, "unknown key", &suggestion);
    return NULL;
}

/* Lays one key. False: it is null, and nothing to take away. */
static bool lay_key(struct loader *loader, const struct node *name, const struct thing *thing,
                    const struct key *key)
{
    const struct mark *below = &thing->marks->at[key - thing->keys];
    struct item item = {
        .what = "key",
        .of = thing->name,
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

static void read_pair(struct loader *loader, const struct node *name, const struct thing *thing)
{
    const struct key *key = NULL;
    if (expect_scalar(loader, name, "a key"))
        key = find_key(loader, name, thing);
    if (key == NULL) {
        loader->table->whole = false; /* who knows what it was to say */
        return;
    }
    if (!lay_key(loader, name, thing, key))
        return;
    thing->marks->at[key - thing->keys] = name->mark;
    if (is_null(name->next) && key->rule == KEY_OPTIONAL)
        thing->marks->at[key - thing->keys] = (struct mark){0};
    key->read(loader, name->next, thing->into);
}

void read_keys(struct loader *loader, const struct node *node, const struct thing *thing)
{
    if (!expect_mapping(loader, node, thing->what)) {
        thing->marks->broken = true;
        loader->table->whole = false;
        return;
    }
    for (const struct node *name = node->first; name != NULL; name = name->next->next)
        read_pair(loader, name, thing);
}

void need_keys(struct loader *loader, struct mark mark, const struct thing *thing)
{
    for (size_t i = 0; i < thing->key_count && !thing->marks->broken; i++)
        if (thing->keys[i].rule <= KEY_NEEDED && thing->marks->at[i].line == 0 &&
            !thing->marks->misspelt[i])
            diag_error(loader->diag, mark, "%s needs the key %s", thing->what, thing->keys[i].name);
}

const struct node *find_value(const struct node *mapping, const char *key)
{
    const struct node *name = mapping->type == NODE_MAPPING ? mapping->first : NULL;
    while (name != NULL && (name->type != NODE_SCALAR || strcmp(name->text, key) != 0))
        name = name->next->next;
    return name != NULL ? name->next : NULL;
}

bool is_in_overlay(const struct loader *loader, const struct node *node)
{
    return loader->diag->sources.items[node->mark.source].layer > 0;
}

const struct node *find_name(const struct node *item, const char *key)
{
    const struct node *name = find_value(item, key);
    return name != NULL && name->type == NODE_SCALAR ? name : NULL;
}

static bool takes_away(const struct node *item, const struct thing *list)
{
    for (size_t i = 0; i < list->key_count; i++) {
        const struct node *value =
            list->keys[i].rule == KEY_NEEDED ? find_value(item, list->keys[i].name) : NULL;
        if (value != NULL && is_null(value))
            return true;
    }
    return false;
}

enum laying lay_thing(struct loader *loader, const struct node *item, const struct node *name,
                      const struct mark *laid, bool there, const struct thing *list)
{
    if (name == NULL)
        return LAY_NEW;
    bool away = is_in_overlay(loader, item) && takes_away(item, list);
    struct item thing = {
        .what = list->what,
        .name = name->text,
        .mark = name->mark,
        .null = away,
        .below = laid != NULL ? *laid : (struct mark){0},
        .there = there && away, /* what lies over it are its keys */
    };
    if (!lay_item(loader, &thing))
        return LAY_NOT;
    return away ? LAY_AWAY : there ? LAY_OVER : LAY_NEW;
}

/* Texts and names */

const char *read_text(struct loader *loader, const struct node *node, const char *what)
{
    if (!expect_scalar(loader, node, what))
        return NULL;
    if (*node->text == '\0' || is_null(node)) {
        diag_error(loader->diag, node->mark, "%s must not be empty", what);
        return NULL;
    }
    return arena_copy(&loader->table->arena, node->text, strlen(node->text));
}

bool expect_name(struct loader *loader, const struct node *node, const char *what,
                 enum name_rule rule)
{
    if (!expect_scalar(loader, node, what))
        return false;
    if (name_follows(node->text, rule))
        return true;
    diag_error(loader->diag, node->mark, "%s must be %s, %d in all at most", what,
               name_rule_words(rule), NAME_LIMIT);
    return false;
}

const char *read_name(struct loader *loader, const struct node *node, const char *what,
                      enum name_rule rule)
{
    return expect_name(loader, node, what, rule) ? read_text(loader, node, what) : NULL;
}

void report_socket_error(struct loader *loader, struct mark mark, const char *name)
{
    diag_error(loader->diag, mark, "%s is a SocketError, not a symbol", name);
}

/* Symbols and SocketErrors */

/* Reads a symbol that no line before it names. */
static int read_new_symbol(struct loader *loader, const struct node *node)
{
    if (node->type == NODE_SCALAR &&
        string_map_find(&loader->table->socket_error_map, node->text) != NONE) {
        report_socket_error(loader, node->mark, node->text);
        return NONE;
    }
    if (!expect_name(loader, node, "a symbol", NAME_SYMBOL))
        return NONE;
    return table_symbol(loader->table, node->text);
}

int read_symbol(struct loader *loader, const struct node *node)
{
    const struct table *table = loader->table;
    int known = node->type == NODE_SCALAR ? string_map_find(&table->symbol_map, node->text) : NONE;
    if (known == NONE)
        return read_new_symbol(loader, node);
    if (!table->symbols[known].misnamed)
        return known;
    report_socket_error(loader, node->mark, node->text);
    return NONE;
}

struct symbol_list read_symbols(struct loader *loader, const struct node *node, const char *what)
{
    struct table *table = loader->table;
    struct symbol_list list = {0};
    if (!expect_sequence(loader, node, what))
        return list;
    list.items = arena_array(&table->arena, node->count, sizeof *list.items);
    struct number_map places = {0}; /* symbol → its place in the list */
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        int symbol = read_symbol(loader, item);
        int earlier = number_map_find(&places, symbol);
        if (earlier != NONE)
            report_twice(loader->diag, item->mark, "symbol", item->text, list.items[earlier].mark);
        if (symbol == NONE || earlier != NONE)
            continue;
        number_map_set(&places, symbol, (int)list.count);
        list.items[list.count++] = (struct symbol_use){symbol, item->mark};
    }
    number_map_free(&places);
    return list;
}

int find_socket_error(struct loader *loader, const char *name, struct mark mark)
{
    const struct table *table = loader->table;
    int found = string_map_find(&table->socket_error_map, name);
    if (found == NONE && string_map_find(&table->symbol_map, name) != NONE) {
        diag_error(loader->diag, mark, "%s is a symbol, not a SocketError", name);
    } else if (found == NONE && table->whole) {
        struct suggestion suggestion = suggestion_for(loader->diag, name);
        for (size_t i = 0; i < table->socket_error_count; i++)
            if (!suggest(&suggestion, table->socket_errors[i].name))
                break;
        report_unknown(loader->diag, mark, "there is no SocketError", &suggestion);
    }
    return found;
}

bool is_null(const struct node *node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    if (node->type != NODE_SCALAR || !node->plain)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (*node->text == *words[i] && strcmp(node->text, words[i]) == 0)
            return true;
    return false;
}

bool looks_like_number(const struct node *node)
{
    if (node->type != NODE_SCALAR || !node->plain)
        return false;
    char first = *node->text;
    return is_digit(first) || first == '+' || first == '-' || first == '.';
}

bool read_number(struct loader *loader, const struct node *node, int *number)
{
    const char *text = node->type == NODE_SCALAR ? node->text : "";
    bool negative = *text == '-';
    const char *digits = text + negative;
    uint64_t size;
    bool capital = strncmp(digits, "0X", 2) == 0;
    unsigned base = parse_base(&digits);
    const char *end = parse_digits(digits, base, &size);
    bool zeros = *digits == '0' && (end != digits + 1 || negative);
    if (!looks_like_number(node) || capital || end == digits || *end != '\0' || zeros) {
        diag_error(loader->diag, node->mark,
                   "a number must be decimal or hexadecimal (0x1F), without quotes, plus sign or "
                   "leading zero");
        return false;
    }
    if (size > (uint64_t)INT_MAX + negative) {
        diag_error(loader->diag, node->mark, "%s is not within 32 bits, signed", text);
        return false;
    }
    *number = negative ? (int)-(int64_t)size : (int)size;
    return true;
}
