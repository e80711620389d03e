/* SPDX-License-Identifier: 0BSD */
/* layers.h: lays what a layer states over what the layers below state: things, their keys, and the
 * lines of a key. */
#pragma once

#include "load/fields.h"

/* How a key of a thing, a space say, is laid over the same key in a layer below. */
enum key_rule {
    KEY_NAME,     /* the thing's own name: it is the same in every layer */
    KEY_NEEDED,   /* the value is replaced; some layer must state the key */
    KEY_OPTIONAL, /* the value is replaced, and null takes it away */
    KEY_ITEMS,    /* a mapping, of which each item is laid; null takes all of them away */
};

/* Reads the value of a line that is not null. False: it is not one, which was reported. */
typedef bool line_reader(struct loader *loader, const struct node *value, void *line);

/* The lines of a key, an array in a thing. Each begins with a struct use, and is laid over the one
 * of its name. */
struct lines_kind {
    size_t size;
    size_t items, count, capacity, line_of; /* where in the thing they are */
    line_reader *read;
};

/* One key that a thing may have. Its reader puts the value into the thing; null empties an optional
 * key, and one that has items. */
struct key {
    const char *name;
    enum key_rule rule;
    void (*read)(struct loader *loader, const struct node *value, const struct key *key,
                 void *thing);
    const char *what;     /* the value, or one of several: a title */
    size_t at;            /* where in the thing a reader of this file puts it */
    enum name_rule names; /* what the value may be, where it is a list of names or has lines */
    const struct lines_kind *lines;
};

/* A kind of thing that has keys. Its struct begins with its name, and key_marks are in it. */
struct thing_kind {
    const char *what; /* a space */
    const struct key *keys;
    size_t key_count, marks;
};

/* Lays a mapping over what the layers below say of a thing. Reports keys that are unknown, or stand
 * here twice. */
void read_keys(struct loader *loader, const struct node *node, const struct thing_kind *kind,
               void *thing);

/* Reports, at a mark, the keys that no layer states and that a thing must have. */
void need_keys(struct loader *loader, struct mark mark, const struct thing_kind *kind, void *thing);

/* Readers of keys: a text, a list of names, and lines. */
void read_text_of(struct loader *loader, const struct node *value, const struct key *key,
                  void *thing);
void read_uses_of(struct loader *loader, const struct node *value, const struct key *key,
                  void *thing);
void read_lines(struct loader *loader, const struct node *value, const struct key *key,
                void *thing);

/* Once all layers have been read: drops the lines of a thing that null took away, and those whose
 * names are no SocketErrors where they must be, which it reports. */
void settle_lines(struct loader *loader, const struct thing_kind *kind, void *thing);

/* True for a node of a layer that lies over others. */
bool is_in_overlay(const struct loader *loader, const struct node *node);

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

/* An array of things, whose first key is their name. */
struct things {
    const struct thing_kind *kind;
    size_t size, *count, *capacity;
    size_t stated; /* where in each its struct stated is */
    struct string_map *map;
};

/* Lays a list of things over those below. One without a name is kept until they are settled. */
void *read_things(struct loader *loader, const struct node *root, void *items,
                  const struct things *things);

/* Drops the things that null took away or that have no name, once all layers have been read; asks
 * the others for their keys, and maps their names. What is dropped is released first, where
 * there is a function for it. */
void settle_things(struct loader *loader, void *items, const struct things *things,
                   void (*release)(void *thing));
