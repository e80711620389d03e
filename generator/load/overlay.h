/* SPDX-License-Identifier: 0BSD */
/* overlay.h: lays a file of a data folder over the one of the same name in the folders before. */
#ifndef LOAD_OVERLAY_H
#define LOAD_OVERLAY_H

#include "load/yaml_tree.h"

/* What the layers of one file share. */
struct overlay {
    struct diagnostics *diag;
    struct arena *arena; /* all its trees live in it */
    const char *space;   /* the space that the file describes, or NULL */
};

/*
 * One for each kind of file: takes the tree of what lies below, or NULL where there is nothing, and
 * that of the file above, and returns the tree of both, made of their nodes. It returns NULL where
 * nothing is left. What the two are wrong in as they are laid is in diag; anything else is left to
 * the readers.
 */
struct node *overlay_socket_errors(struct overlay *overlay, struct node *below, struct node *above);
struct node *overlay_stand_ins(struct overlay *overlay, struct node *below, struct node *above);
struct node *overlay_runtimes(struct overlay *overlay, struct node *below, struct node *above);
struct node *overlay_space(struct overlay *overlay, struct node *below, struct node *above);

/* Remarks that what is above lies over what is below, or takes it away. What it is a part of, a
 * space say, may be NULL. */
void remark_over(struct diagnostics *diag, struct mark above, struct mark below, const char *name,
                 const char *of);
void remark_away(struct diagnostics *diag, struct mark above, struct mark below, const char *name,
                 const char *of);

#endif
