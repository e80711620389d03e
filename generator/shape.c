/* SPDX-License-Identifier: 0BSD */
/* shape.c: takes a node for what it should be, or says why not. */
#include "shape.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

void *loader_take(struct loader *loader, size_t count, size_t size)
{
    void *taken = arena_array(&loader->table->arena, count, size);
    if (taken == NULL)
        loader->diag->out_of_memory = true;
    return taken;
}

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

static const struct key *find_key(struct loader *loader, const struct node *name,
                                  const struct key *keys, size_t key_count)
{
    struct suggestion suggestion = suggestion_for(loader->diag, name->text);
    for (size_t i = 0; i < key_count; i++) {
        if (strcmp(keys[i].name, name->text) == 0)
            return &keys[i];
        suggest(&suggestion, keys[i].name);
    }
    report_unknown(loader->diag, name->mark, "unknown key", &suggestion);
    return NULL;
}

/* The most keys that a mapping may have. */
enum { MOST_KEYS = 16 };

/* Reads one pair of a mapping, and notes where its key stands first. */
static void read_pair(struct loader *loader, const struct node *name, const struct key *keys,
                      size_t key_count, const struct node **seen, void *into)
{
    const struct key *key = NULL;
    if (expect_scalar(loader, name, "a key"))
        key = find_key(loader, name, keys, key_count);
    if (key == NULL) {
        loader->table->whole = false; /* who knows what it was to say */
        return;
    }
    if (seen[key - keys] != NULL) {
        report_twice(loader->diag, name->mark, "key", name->text, seen[key - keys]->mark);
        return;
    }
    seen[key - keys] = name;
    key->read(loader, name->next, into);
}

void read_mapping(struct loader *loader, const struct node *node, const char *what,
                  const struct key *keys, size_t key_count, void *into)
{
    const struct node *seen[MOST_KEYS] = {0};
    if (!expect_mapping(loader, node, what)) {
        loader->table->whole = false;
        return;
    }
    for (const struct node *name = node->first; name != NULL; name = name->next->next)
        read_pair(loader, name, keys, key_count, seen, into);
    for (size_t i = 0; i < key_count; i++)
        if (keys[i].required && seen[i] == NULL)
            diag_error(loader->diag, node->mark, "%s needs the key %s", what, keys[i].name);
}

const char *read_text(struct loader *loader, const struct node *node, const char *what)
{
    if (!expect_scalar(loader, node, what))
        return NULL;
    if (*node->text == '\0' || is_null(node)) {
        diag_error(loader->diag, node->mark, "%s must not be empty", what);
        return NULL;
    }
    size_t length = strlen(node->text);
    char *copy = loader_take(loader, length + 1, 1);
    if (copy != NULL)
        memcpy(copy, node->text, length);
    return copy;
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

int read_symbol(struct loader *loader, const struct node *node)
{
    if (node->type == NODE_SCALAR &&
        index_find(&loader->table->socket_error_index, node->text) != NONE) {
        diag_error(loader->diag, node->mark, "%s is a SocketError, not a symbol", node->text);
        return NONE;
    }
    if (!expect_name(loader, node, "a symbol", NAME_SYMBOL))
        return NONE;
    return table_symbol(loader->table, loader->diag, node->text);
}

struct symbol_list read_symbols(struct loader *loader, const struct node *node, const char *what)
{
    struct table *table = loader->table;
    struct symbol_list list = {0};
    if (!expect_sequence(loader, node, what))
        return list;
    list.items = loader_take(loader, node->count, sizeof *list.items);
    if (list.items == NULL)
        return list;
    table_walk(table);
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        int symbol = read_symbol(loader, item);
        if (symbol == NONE)
            continue;
        int earlier = met_at(table, &table->symbols[symbol].met);
        if (earlier != NONE) {
            report_twice(loader->diag, item->mark, "symbol", item->text, list.items[earlier].mark);
            continue;
        }
        meet(table, &table->symbols[symbol].met, (int)list.count);
        list.items[list.count++] = (struct symbol_use){symbol, item->mark};
    }
    return list;
}

int read_socket_error(struct loader *loader, const struct node *node)
{
    const struct table *table = loader->table;
    if (!expect_scalar(loader, node, "a SocketError"))
        return NONE;
    int found = index_find(&table->socket_error_index, node->text);
    if (found == NONE && index_find(&table->symbol_index, node->text) != NONE) {
        diag_error(loader->diag, node->mark, "%s is a symbol, not a SocketError", node->text);
    } else if (found == NONE && table->whole) {
        struct suggestion suggestion = suggestion_for(loader->diag, node->text);
        for (size_t i = 0; i < table->socket_error_count; i++)
            if (!suggest(&suggestion, table->socket_errors[i].name))
                break;
        report_unknown(loader->diag, node->mark, "there is no SocketError", &suggestion);
    }
    return found;
}

bool is_null(const struct node *node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (node->type == NODE_SCALAR && node->plain && strcmp(node->text, words[i]) == 0)
            return true;
    return false;
}

bool looks_like_number(const struct node *node)
{
    return node->type == NODE_SCALAR && node->plain && *node->text != '\0' &&
           strchr("+-.0123456789", *node->text) != NULL;
}

/* True for digits of a base without a leading zero, but for zero itself. */
static bool is_digits(const char *text, const char *digits)
{
    size_t length = strspn(text, digits);
    return length > 0 && text[length] == '\0' && (text[0] != '0' || length == 1);
}

bool read_number(struct loader *loader, const struct node *node, int *number)
{
    const char *text = node->type == NODE_SCALAR ? node->text : "";
    bool negative = *text == '-';
    bool hexadecimal = strncmp(text + negative, "0x", 2) == 0;
    const char *digits = text + negative + (hexadecimal ? 2 : 0);
    bool well_written = is_digits(digits, hexadecimal ? "0123456789abcdefABCDEF" : "0123456789") &&
                        !(negative && *digits == '0');
    if (!looks_like_number(node) || !well_written) {
        diag_error(loader->diag, node->mark,
                   "a number must be decimal or hexadecimal (0x1F), without quotes, plus sign or "
                   "leading zero");
        return false;
    }
    errno = 0;
    long long value = strtoll(text, NULL, hexadecimal ? 16 : 10);
    if (errno != 0 || value < -2147483647LL - 1 || value > 2147483647LL) {
        diag_error(loader->diag, node->mark, "%s is not within 32 bits, signed", text);
        return false;
    }
    *number = (int)value;
    return true;
}
