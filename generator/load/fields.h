/* SPDX-License-Identifier: 0BSD */
/*
 * fields.h: takes a node for what it should be (a mapping, a name, a number), or says why not; and
 * lays what a layer states over what the layers below state.
 */
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

/* How a key of a thing, a space say, is laid over the same key in a layer below. */
enum key_rule {
    KEY_NAME,     /* the thing's own name: it is the same in every layer */
    KEY_NEEDED,   /* the value is replaced; some layer must state the key */
    KEY_OPTIONAL, /* the value is replaced, and null takes it away */
    KEY_ITEMS,    /* a mapping, of which each item is laid; null takes all of them away */
};

/* One key that a mapping may have. Its reader puts the value into what the mapping describes; null
 * empties an optional key, and one that has items. */
struct key {
    const char *name;
    enum key_rule rule;
    void (*read)(struct loader *loader, const struct node *value, void *into);
};

/* A thing that has keys, as one of its layers states it. */
struct thing {
    const char *what; /* a space */
    const char *name; /* linux, for remarks; NULL while it has none */
    const struct key *keys;
    size_t key_count;
    struct key_marks *marks;
    void *into;
};

/* Lays a mapping over what the layers below say of a thing. Reports keys that are unknown, or stand
 * here twice. */
void read_keys(struct loader *loader, const struct node *node, const struct thing *thing);

/* Reports, at a mark, the keys that no layer states and that a thing must have. */
void need_keys(struct loader *loader, struct mark mark, const struct thing *thing);

/* True for a node of a layer that lies over others. */
bool is_in_overlay(const struct loader *loader, const struct node *node);

/* The value of a key of a mapping, or NULL. */
const struct node *find_value(const struct node *mapping, const char *key);

/* An item that a mapping, a list or a folder states, and that may lie over one below. */
struct item {
    const char *what; /* a symbol */
    const char *of;   /* of what thing it is, or NULL */
    const char *name;
    struct mark mark;
    bool null;         /* it takes away what is below */
    struct mark below; /* the last item of its name; line 0 where there is none */
    bool there;        /* that was not taken away */
};

/* Reports an item that stands twice in one file, or that takes away what is not there; remarks on
 * one that lies over another. True: it is to be laid. */
bool lay_item(struct loader *loader, const struct item *item);

/* An array of lines that are laid by name: each begins with a struct named. */
struct lines {
    void *items;
    size_t size, *count, *capacity;
    struct string_map *line_of; /* name → its line */
    const char *what;           /* a line's name: symbol */
    const char *of;             /* of what thing they are, or NULL */
};

/* Begins to read a mapping of lines: null drops those that are below. False: there is nothing more
 * to read. */
bool begin_lines(struct loader *loader, const struct node *value, const char *what,
                 const struct lines *lines);

/* Lays a line over the line of its name, or adds it behind the others, as lay_item says. */
void lay_line(struct loader *loader, struct lines *lines, const struct named *line);

/* Drops the lines that null took away. Returns how many are left. */
size_t drop_removed(void *lines, size_t count, size_t size);

/* The name of an item of a list of things, by the key that has it; NULL, where it is no scalar. */
const struct node *find_name(const struct node *item, const char *key);

/* What an item of such a list does to the thing of its name. */
enum laying {
    LAY_NOT,  /* nothing: it stands twice, or takes away what is not there; that is reported */
    LAY_AWAY, /* it takes it away: a key that must be stated is null */
    LAY_OVER,
    LAY_NEW, /* there is none */
};

/* Tells what an item does. The thing of its name was named last at a mark, which is NULL where
 * there never was one, and is there or was taken away; its keys are the list's. */
enum laying lay_thing(struct loader *loader, const struct node *item, const struct node *name,
                      const struct mark *laid, bool there, const struct thing *list);

/* Reports a null that takes nothing away. */
void report_null(struct loader *loader, struct mark mark, const char *name, const char *of);

/* Remark that a name lies over the same name below, or takes it away. Of may be NULL. */
void remark_over(struct diagnostics *diag, struct mark above, struct mark below, const char *name,
                 const char *of);
void remark_away(struct diagnostics *diag, struct mark above, struct mark below, const char *name,
                 const char *of);

/* False, with an error that names what was expected, where a node has another type. */
bool expect_mapping(struct loader *loader, const struct node *node, const char *what);
bool expect_sequence(struct loader *loader, const struct node *node, const char *what);
bool expect_scalar(struct loader *loader, const struct node *node, const char *what);
bool expect_name(struct loader *loader, const struct node *node, const char *what,
                 enum name_rule rule);

/* Return a copy that lives as long as the table, or NULL and an error. */
const char *read_text(struct loader *loader, const struct node *node, const char *what);
const char *read_name(struct loader *loader, const struct node *node, const char *what,
                      enum name_rule rule);

/* Reports the name of a SocketError where a symbol belongs. */
void report_socket_error(struct loader *loader, struct mark mark, const char *name);

/* Reads a symbol, known or not. NONE and an error, where it is not one. */
int read_symbol(struct loader *loader, const struct node *node);

/* Reads a list of symbols, in which none may stand twice. */
struct symbol_list read_symbols(struct loader *loader, const struct node *node, const char *what);

/* Finds a SocketError of the table. NONE and an error, where there is none of that name. */
int find_socket_error(struct loader *loader, const char *name, struct mark mark);

/* True for YAML's words for nothing. */
bool is_null(const struct node *node);

/* True for a plain scalar that begins as a number does. */
bool looks_like_number(const struct node *node);

/* Reads a number: decimal or hexadecimal, within 32 bits. False and an error, where it is not one.
 */
bool read_number(struct loader *loader, const struct node *node, int *number);
