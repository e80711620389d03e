/* SPDX-License-Identifier: 0BSD */
/* files.h: one reader for each kind of data file: what stands in it, into the table, over what the
 * layers below put there. Most are finished once their last layer has been read. */
#pragma once

#include "load/layers.h"

void read_errors(struct loader *loader, const struct node *root);

void read_socket_errors(struct loader *loader, const struct node *root);
void finish_socket_errors(struct loader *loader);

void read_runtimes(struct loader *loader, const struct node *root);
void finish_runtimes(struct loader *loader);

/* A space must have the name that its file has, less the ending. To finish it one says how many
 * errors there were before its first layer was read. */
void read_space(struct loader *loader, const struct node *root, const char *name);
void finish_space(struct loader *loader, const char *name, size_t errors);

/* Notes the other names of all spaces, once all of them have been read. */
void claim_names(struct loader *loader);
