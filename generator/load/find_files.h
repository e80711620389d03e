/* SPDX-License-Identifier: 0BSD */
/* find_files.h: which files the layers of a table have. */
#pragma once

#include "load/load.h"

/* The kinds of files, in the order in which they are read. */
enum file_kind { FILE_SOCKET_ERRORS, FILE_ERRORS, FILE_RUNTIMES, FILE_SPACE };

struct data_file {
    enum file_kind kind;
    char *space; /* the name of the space that it describes, or NULL */
    int source;
    unsigned layer;
};

struct data_files {
    struct data_file *items;
    size_t count, capacity;
};

/* Finds the files of all layers, in the order in which they are read: by kind, by space, and by
 * layer, whatever the order of a folder or a locale is. Reports files and folders that are missing,
 * or whose names are nearly right. */
void find_files(struct diagnostics *diag, const struct layers *layers, struct data_files *files);

void data_files_free(struct data_files *files);
