/* SPDX-License-Identifier: 0BSD */
/* yaml_tree.h: a YAML file as a small tree in which every node knows its place. */
#pragma once

#include "base/diagnostics.h"
#include "base/memory.h"

enum node_type { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
    enum node_type type;
    struct mark mark;
    bool plain;         /* of a scalar: written without quotes */
    const char *text;   /* of a scalar: UTF-8 without a NUL in it */
    struct node *first; /* of a sequence: its items; of a mapping: key, value, key, value … */
    struct node *next;  /* the one after this in the same sequence or mapping */
    size_t count;       /* items of a sequence, pairs of a mapping */
};

/* What a mapping or a sequence may nest in another, and what nests no further. */
enum { TREE_DEPTH_LIMIT = 16 };

/*
 * Reads the file of a source. Returns its tree, which lives in the arena, or NULL and an error. One
 * document; no anchors, no tags.
 */
struct node *tree_read(struct diagnostics *diag, struct arena *arena, int source);
