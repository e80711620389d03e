/* SPDX-License-Identifier: 0BSD */
/* embedded.h: the files that the build compiles into the tool: the tables of data/, the templates
 * of outputs, and the help. generator/embed.sh writes the C for it. */
#pragma once

#include <stddef.h>

struct embedded_file {
    const char *path; /* data/spaces/linux.yaml, templates/sockerr.h.in */
    const char *text; /* ends in NUL */
    size_t length;
};

/* In the order of their paths. */
extern const struct embedded_file embedded_files[];
extern const size_t embedded_file_count;
