/* SPDX-License-Identifier: 0BSD */
/* fields.h: takes a node for what it should be (a mapping, a name, a number), or says why not. */
#ifndef LOAD_FIELDS_H
#define LOAD_FIELDS_H

#include "table/names.h"
#include "base/suggest.h"
#include "table/table.h"
#include "load/yaml_tree.h"

/* What the readers of every data file work on. */
struct loader {
    struct table *table;
    struct diagnostics *diag;
};

/* One key that a mapping may have, and who reads its value into what the mapping describes. */
struct key {
    const char *name;
    bool required;
    void (*read)(struct loader *loader, const struct node *value, void *into);
};

/* Memory of the table's. NULL where there is none left, which diag then has. */
void *loader_take(struct loader *loader, size_t count, size_t size);

/* False, and an error that names what was expected, where a node is of another type. */
bool expect_mapping(struct loader *loader, const struct node *node, const char *what);
bool expect_sequence(struct loader *loader, const struct node *node, const char *what);
bool expect_scalar(struct loader *loader, const struct node *node, const char *what);

bool expect_name(struct loader *loader, const struct node *node, const char *what,
                 enum name_rule rule);

/* Reads a mapping whose keys are known; reports unknown, repeated and missing ones. */
void read_mapping(struct loader *loader, const struct node *node, const char *what,
                  const struct key *keys, size_t key_count, void *into);

/* Each returns a copy that lives as long as the table, or NULL, and an error where it is one. */
const char *read_text(struct loader *loader, const struct node *node, const char *what);
const char *read_name(struct loader *loader, const struct node *node, const char *what,
                      enum name_rule rule);

/* Reports the name of a SocketError where a symbol belongs. */
void report_socket_error(struct loader *loader, struct mark mark, const char *name);

/* Reads a symbol, known or not. NONE, and an error, where it is not one. */
int read_symbol(struct loader *loader, const struct node *node);

/* Reads a list of symbols, in which none may stand twice. */
struct symbol_list read_symbols(struct loader *loader, const struct node *node, const char *what);

/* Reads the name of a SocketError of the table. NONE, and an error, where it has none like it. */
int read_socket_error(struct loader *loader, const struct node *node);

/* True for YAML's words for nothing. */
bool is_null(const struct node *node);

/* True for a plain scalar that begins as a number does. */
bool looks_like_number(const struct node *node);

/* Reads a number: decimal or hexadecimal, within 32 bits. False, and an error, where it is not one.
 */
bool read_number(struct loader *loader, const struct node *node, int *number);

#endif
