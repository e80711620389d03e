/* SPDX-License-Identifier: 0BSD */
/* overlay_items.h: what stands in a mapping or a list, by name, while it is laid over another. */
#ifndef LOAD_OVERLAY_ITEMS_H
#define LOAD_OVERLAY_ITEMS_H

#include "base/string_map.h"
#include "load/overlay.h"

/* One of the items of a mapping, or of a list of things that have names. */
struct item {
    struct node *name;
    struct node *value; /* NULL: it is taken away */
    size_t home;        /* which of several mappings it stands in */
};

/* Items in their order, and where each name is. */
struct items {
    struct item *list;
    size_t count;
    struct index index;
};

/* Makes room for so many. False: no memory, which diag then has. */
bool items_room(struct overlay *overlay, struct items *items, size_t count);

/* The item of a name, or NULL. */
struct item *items_find(const struct items *items, const struct node *name);

/* Takes an item up, unless there is one of its name in the same file, which is an error. */
void items_take(struct overlay *overlay, struct items *items, struct item item, const char *what);

/* The same with all that stand in a mapping. */
void items_take_mapping(struct overlay *overlay, struct items *items, const struct node *mapping,
                        size_t home, const char *what);

/* Puts an item behind the others; that it has a name of its own is known. */
void items_append(struct items *items, struct item item);

/* Makes a mapping or a list of those items again that stand in it and are left. */
void items_link(struct node *parent, const struct items *items, size_t home);

#endif
