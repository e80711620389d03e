/* SPDX-License-Identifier: 0BSD */
/* overlay_items.c: what stands in a mapping or a list, by name, while it is laid over another. */
#include "load/overlay_items.h"

#include "base/suggest.h"

bool items_room(struct overlay *overlay, struct items *items, size_t count)
{
    items->list = arena_array(overlay->arena, count, sizeof *items->list);
    if (items->list == NULL)
        overlay->diag->out_of_memory = true;
    return items->list != NULL;
}

struct item *items_find(const struct items *items, const struct node *name)
{
    int at = name != NULL && name->type == NODE_SCALAR ? index_find(&items->index, name->text) : -1;
    return at >= 0 ? &items->list[at] : NULL;
}

void items_take(struct overlay *overlay, struct items *items, struct item item, const char *what)
{
    const struct item *earlier = items_find(items, item.name);
    if (earlier != NULL) {
        report_twice(overlay->diag, item.name->mark, what, item.name->text, earlier->name->mark);
        return;
    }
    if (item.name != NULL && item.name->type == NODE_SCALAR &&
        !index_add(&items->index, item.name->text, (int)items->count))
        overlay->diag->out_of_memory = true;
    items->list[items->count++] = item;
}

void items_take_mapping(struct overlay *overlay, struct items *items, const struct node *mapping,
                        size_t home, const char *what)
{
    for (struct node *name = mapping->first; name != NULL; name = name->next->next)
        items_take(overlay, items, (struct item){name, name->next, home}, what);
}

void items_append(struct items *items, struct item item)
{
    items->list[items->count++] = item;
}

void items_link(struct node *parent, const struct items *items, size_t home)
{
    struct node **last = &parent->first;
    parent->count = 0;
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->list[i];
        if (item->value == NULL || item->home != home)
            continue;
        if (parent->type == NODE_MAPPING) {
            *last = item->name;
            last = &item->name->next;
        }
        *last = item->value;
        last = &item->value->next;
        parent->count++;
    }
    *last = NULL;
}

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
