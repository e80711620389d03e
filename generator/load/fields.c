/* SPDX-License-Identifier: 0BSD */
/* fields.c: takes a node for what it should be, or says why not. */
#include "load/fields.h"

#include <limits.h>
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
    for (size_t i = 0; i < key_count; i++)
        if (strcmp(keys[i].name, name->text) == 0)
            return &keys[i];
    struct suggestion suggestion = suggestion_for(loader->diag, name->text);
    for (size_t i = 0; i < key_count; i++)
        suggest(&suggestion, keys[i].name);
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

void report_socket_error(struct loader *loader, struct mark mark, const char *name)
{
    diag_error(loader->diag, mark, "%s is a SocketError, not a symbol", name);
}

/* Reads a symbol that no line before it names. */
static int read_new_symbol(struct loader *loader, const struct node *node)
{
    if (node->type == NODE_SCALAR &&
        index_find(&loader->table->socket_error_index, node->text) != NONE) {
        report_socket_error(loader, node->mark, node->text);
        return NONE;
    }
    if (!expect_name(loader, node, "a symbol", NAME_SYMBOL))
        return NONE;
    return table_symbol(loader->table, loader->diag, node->text);
}

int read_symbol(struct loader *loader, const struct node *node)
{
    const struct table *table = loader->table;
    int known = node->type == NODE_SCALAR ? index_find(&table->symbol_index, node->text) : NONE;
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
    return (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
}

/* The value of a digit, of base 16 at most; 16 for what is none. */
static unsigned digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? (unsigned)(small - 'a') + 10 : 16;
}

/* Reads digits of a base, of which there is one at least and no zero first, but for zero itself.
 * What is far too large for an int stays so. False where they are not such. */
static bool read_digits(const char *digits, unsigned base, long long *value)
{
    *value = 0;
    for (const char *at = digits; at == digits || *at != '\0'; at++) {
        unsigned digit = digit_of(*at);
        if (digit >= base)
            return false;
        if (*value <= UINT_MAX)
            *value = *value * base + digit;
    }
    return digits[0] != '0' || digits[1] == '\0';
}

bool read_number(struct loader *loader, const struct node *node, int *number)
{
    const char *text = node->type == NODE_SCALAR ? node->text : "";
    bool negative = *text == '-';
    bool hexadecimal = strncmp(text + negative, "0x", 2) == 0;
    const char *digits = text + negative + (hexadecimal ? 2 : 0);
    long long value;
    if (!looks_like_number(node) || !read_digits(digits, hexadecimal ? 16 : 10, &value) ||
        (negative && *digits == '0')) {
        diag_error(loader->diag, node->mark,
                   "a number must be decimal or hexadecimal (0x1F), without quotes, plus sign or "
                   "leading zero");
        return false;
    }
    if (negative)
        value = -value;
    if (value < INT_MIN || value > INT_MAX) {
        diag_error(loader->diag, node->mark, "%s is not within 32 bits, signed", text);
        return false;
    }
    *number = (int)value;
    return true;
}
