/* SPDX-License-Identifier: 0BSD */
/* fields.c: takes a node for what it should be, or says why not. */
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

const struct node *find_value(const struct node *mapping, const char *key)
{
    const struct node *name = mapping->type == NODE_MAPPING ? mapping->first : NULL;
    while (name != NULL && (name->type != NODE_SCALAR || strcmp(name->text, key) != 0))
        name = name->next->next;
    return name != NULL ? name->next : NULL;
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

const char *read_name(struct loader *loader, const struct node *node, const char *what,
                      enum name_rule rule)
{
    if (!expect_scalar(loader, node, what))
        return NULL;
    if (name_follows(node->text, rule))
        return read_text(loader, node, what);
    diag_error(loader->diag, node->mark, "%s must be %s, %zu in all at most", what,
               name_rule_words(rule), name_limit(rule));
    return NULL;
}

/* Symbols, errors and SocketErrors */

void report_socket_error(struct loader *loader, struct mark mark, const char *name)
{
    diag_error(loader->diag, mark, "%s is a SocketError, not a symbol", name);
}

bool read_use(struct loader *loader, const struct node *node, const char *what, enum name_rule rule,
              struct use *use)
{
    *use = (struct use){.mark = node->mark, .number = NONE};
    if (node->type == NODE_SCALAR && rule == NAME_SYMBOL &&
        string_map_find(&loader->table->socket_error_map, node->text) != NONE)
        report_socket_error(loader, node->mark, node->text);
    else
        use->name = read_name(loader, node, what, rule);
    return use->name != NULL;
}

int read_symbol(struct loader *loader, const struct node *node)
{
    struct use use;
    bool known = node->type == NODE_SCALAR &&
                 string_map_find(&loader->table->symbol_map, node->text) != NONE;
    if (!known && !read_use(loader, node, "a symbol", NAME_SYMBOL, &use))
        return NONE;
    return table_symbol(loader->table, node->text);
}

struct uses read_uses(struct loader *loader, const struct node *node, const char *what,
                      const char *item_what, enum name_rule rule)
{
    struct uses uses = {0};
    struct string_map places = {0};
    if (is_null(node) || !expect_sequence(loader, node, what))
        return uses;
    uses.items = arena_array(&loader->table->arena, node->count, sizeof *uses.items);
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        struct use use;
        if (!read_use(loader, item, item_what, rule, &use))
            continue;
        int earlier = string_map_find(&places, use.name);
        if (earlier != NONE) {
            report_twice(loader->diag, item->mark, strchr(item_what, ' ') + 1, use.name,
                         uses.items[earlier].mark);
            continue;
        }
        string_map_set(&places, use.name, (int)uses.count);
        uses.items[uses.count++] = use;
    }
    string_map_free(&places);
    return uses;
}

const char **read_texts(struct loader *loader, const struct node *node, const char *what,
                        const char *item_what, size_t *count)
{
    *count = 0;
    if (!expect_sequence(loader, node, what))
        return NULL;
    const char **texts = arena_array(&loader->table->arena, node->count, sizeof *texts);
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        const char *text = read_text(loader, item, item_what);
        if (text != NULL)
            texts[(*count)++] = text;
    }
    return texts;
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
    if (!negative && size > INT_MAX && size <= UINT32_MAX) { /* the negative int of these bits */
        negative = true;
        size = UINT32_MAX - size + 1;
    }
    if (size > (uint64_t)INT_MAX + negative) {
        diag_error(loader->diag, node->mark, "%s is not within 32 bits", text);
        return false;
    }
    *number = negative ? (int)-(int64_t)size : (int)size;
    return true;
}
