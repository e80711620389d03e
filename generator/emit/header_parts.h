/* SPDX-License-Identifier: 0BSD */
/* header_parts.h: the parts of sockerr.h that files other than header.c add. */
#pragma once

#include "emit/template.h"

/* header_spaces.c: the functions of each space that read and write. */
emitter add_reads_and_writes;

/* header_names.c: names, what finds them, and what translates: a template of its own. */
emitter add_names;
