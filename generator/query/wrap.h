/* SPDX-License-Identifier: 0BSD */
/* wrap.h: lines that end where a terminal's do. */
#pragma once

#include "base/text.h"

/* Adds the next of these words, as many as fit into a width and one at least, and leaves the others
 * in words. Returns how many characters were added. */
size_t add_words(struct text *out, const char **words, size_t width);

/* Adds words as a paragraph, its first line less indented than the others. */
void add_paragraph(struct text *out, const char *words, size_t width);
