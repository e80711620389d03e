/* SPDX-License-Identifier: 0BSD */
/* fields.h: takes a node for what it should be (a mapping, a name, a number), or says why not. */
#pragma once

#include "base/suggest.h"
#include "load/yaml_tree.h"
#include "table/names.h"
#include "table/table.h"

/* What the readers of all files work on. */
struct loader {
    struct table *table;
    struct diagnostics *diag;
};

/* The value of a key of a mapping, or NULL. */
const struct node *find_value(const struct node *mapping, const char *key);

/* False, with an error that names what was expected, where a node has another type. */
bool expect_mapping(struct loader *loader, const struct node *node, const char *what);
bool expect_sequence(struct loader *loader, const struct node *node, const char *what);
bool expect_scalar(struct loader *loader, const struct node *node, const char *what);

/* Return a copy that lives as long as the table, or NULL and an error. */
const char *read_text(struct loader *loader, const struct node *node, const char *what);
const char *read_name(struct loader *loader, const struct node *node, const char *what,
                      enum name_rule rule);

/* Reports the name of a SocketError where a symbol or an error belongs. */
void report_socket_error(struct loader *loader, struct mark mark, const char *name);

/* Reads a name, known or not. False and an error, where it is not one. */
bool read_use(struct loader *loader, const struct node *node, const char *what, enum name_rule rule,
              struct use *use);

/* Reads a symbol. NONE and an error, where it is not one. */
int read_symbol(struct loader *loader, const struct node *node);

/* Reads a list of names, in which none may stand twice; null is an empty one. A list is called
 * what, and an item of it "a symbol". */
struct uses read_uses(struct loader *loader, const struct node *node, const char *what,
                      const char *item_what, enum name_rule rule);

/* Does so with a list of texts, which may repeat each other. */
const char **read_texts(struct loader *loader, const struct node *node, const char *what,
                        const char *item_what, size_t *count);

/* Finds a SocketError of the table. NONE and an error, where there is none of that name. */
int find_socket_error(struct loader *loader, const char *name, struct mark mark);

/* True for YAML's words for nothing. */
bool is_null(const struct node *node);

/* True for a plain scalar that begins as a number does. */
bool looks_like_number(const struct node *node);

/* Reads a number: decimal or hexadecimal, within 32 bits. False and an error, where it is not one.
 */
bool read_number(struct loader *loader, const struct node *node, int *number);
