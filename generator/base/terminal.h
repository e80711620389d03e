/* SPDX-License-Identifier: 0BSD */
/* terminal.h: what the terminal behind a stream can show. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* True for a terminal that takes colours, unless NO_COLOR asks for none. */
bool is_coloured(int stream);

/* How many characters a line has: what COLUMNS says, or else the terminal. 0, for no limit, where
 * neither says. */
size_t line_width(int stream);
