/* SPDX-License-Identifier: 0BSD */
/* condition.h: the condition by which a compiler tells a space's own system. */
#pragma once

#include "base/text.h"

/*
 * Parses a condition made of defined(NAME), !, &&, || and parentheses, and prints it back, as the
 * preprocessor takes it, into text. Returns NULL where it is one; else what was expected, and the
 * place in the condition where it was.
 */
const char *condition_parse(const char *condition, struct text *text, size_t *place);
