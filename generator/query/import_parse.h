/* SPDX-License-Identifier: 0BSD */
/* import_parse.h: what a text defines, whichever way it does. */
#pragma once

#include "query/definitions.h"

/* Reads all that a text defines. */
void read_definitions(struct definitions *definitions, const char *text);
