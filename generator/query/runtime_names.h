/* SPDX-License-Identifier: 0BSD */
/* runtime_names.h: what runtimes call the errors of an answer. */
#pragma once

#include "base/text.h"
#include "query/lookup.h"

/* Adds, for a person, what each runtime calls an error. */
void add_error_names(struct text *out, const struct table *table, int error);

/* Adds an object: for each runtime that has any, its names for the errors of a hit. */
void add_names_object(struct text *out, const struct table *table, const struct hit *hit);
