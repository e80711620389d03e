/* SPDX-License-Identifier: 0BSD */
/* numbers_said.h: which numbers of a line may be codes. */
#pragma once

#include "query/clues.h"

/* True where a number begins right behind a platform's words: "Code=" may stand between. */
bool is_behind(const struct platform_said *platform, size_t begin);

/* Takes the number whose digits begin at a place of a line, if it may be a code. */
void take_number(struct clues *clues, const char *line, size_t length, size_t begin);
