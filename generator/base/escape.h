/* SPDX-License-Identifier: 0BSD */
/*
 * escape.h: text from outside, made harmless for where it goes. Whatever bytes a string holds, it
 * stays within its quotes, comment, cell, tag or line.
 */
#pragma once

#include "base/text.h"

#include <stdio.h>

typedef void escaper(struct text *out, const char *string);

/* Like text_printf, of a format that has %s and %d alone: each string goes through escape. */
void escape_printf(struct text *out, escaper *escape, const char *format, ...) PRINTF_LIKE(3, 4);

/* A C string, quotes and all, what is within them, and part of a C comment. All come out in ASCII.
 */
void escape_c_string(struct text *out, const char *string);
void escape_c_characters(struct text *out, const char *string);
void escape_c_comment(struct text *out, const char *string);

/* A JSON string, quotes and all; bytes that are no UTF-8 become U+FFFD. */
void escape_json(struct text *out, const char *string);

/* For between tags of HTML, and for within double quotes there. */
void escape_html(struct text *out, const char *string);

/* For a line or a table's cell of Markdown. */
void escape_markdown(struct text *out, const char *string);

/* A field of CSV, in quotes where it needs them. */
void escape_csv(struct text *out, const char *string);

/* A YAML string, single quotes and all; and part of a YAML comment, in ASCII: a line of YAML ends
 * at some characters beyond it. */
void escape_yaml(struct text *out, const char *string);
void escape_yaml_comment(struct text *out, const char *string);

/* For a terminal or a line of a file: ? for each character that is not printable. */
void escape_printable(struct text *out, const char *bytes, size_t length);
void print_printable(FILE *stream, const char *string);
