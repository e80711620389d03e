/* SPDX-License-Identifier: 0BSD */
/* term.h: what a person may write for a code: a number, a name, words. */
#pragma once

#include "table/table.h"

/* The space before the colon of linux:111. NULL: there is none, or it is no space's. */
const struct space *find_qualifier(const struct table *table, const char *term);

/* A number as people write codes: decimal or 0x, signed, or unsigned where it stands for a negative
 * one. False: this is none that an int can stand for. */
bool read_term_number(const char *text, int *number);

/* True for spaces of errnos and of Winsock, whose codes kernels, libuv and FFmpeg return with a
 * minus before them. */
bool is_returned_negated(const struct space *space);

/* The code of a space that a number stands for: itself, in another form that the space has, or
 * without its sign. The number, if the space has none such. */
int own_code(const struct space *space, int number);

/* True where a text is what a term says, in a way of its own: */
typedef bool fits_function(const char *text, const char *term);

/* - it is the term. same_letters() is another of these functions. */
bool is_same(const char *text, const char *term);

/* - it is its name: ConnectionRefused for CONNECTION_REFUSED and "connection refused" alike. */
bool is_named(const char *name, const char *term);

/* - one is the end of the other, in capitals or not, and what stands before it is a package:
 *   ECONNREFUSED for syscall.ECONNREFUSED, ConnectException for java.net.ConnectException. */
bool has_same_end(const char *text, const char *term);

/* - each word of the term, one of which must have three letters, begins a word of the text. */
bool has_words(const char *text, const char *term);

/* True where a symbol of a space fits, with its prefix, without it, or with another of the space;
 * or where the term is its constant in sockerr_codes.h. A name of no space, which is NULL, has
 * neither. */
bool is_symbol(const struct space *space, const char *name, const char *term, fits_function *fits);

/* What stands behind SocketError. or SOCKERR_, which a program writes before a SocketError; else
 * the term. */
const char *behind_enum(const char *term);

/* Finds a symbol of a space, in capitals or not, with or without a prefix of the space. NULL: it
 * has none such. */
const struct code *find_code(const struct table *table, const struct space *space,
                             const char *name);

/* What stands behind the first prefix of a space that a name begins with; else the name. */
const char *behind_prefix(const struct space *space, const char *name);
