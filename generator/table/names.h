/* SPDX-License-Identifier: 0BSD */
/* names.h: which names the data may use, and the C identifiers that are made from them. */
#pragma once

#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

/* Names, and symbols and errors, are at most so long. */
enum { NAME_LIMIT = 40, SYMBOL_LIMIT = 64 };

/* A kind of name: what it may look like, by an ASCII rule that no locale changes. */
enum name_rule {
    NAME_ANY,          /* any text */
    NAME_SOCKET_ERROR, /* ConnectionRefused */
    NAME_SYMBOL,       /* ECONNREFUSED, kErrTimedOut, connection-refused */
    NAME_BEGINNING,    /* WSA, STATUS_: what symbols may begin with */
    NAME_SPACE,        /* linux-mips, 3ds */
    NAME_RUNTIME,      /* dotnet-core-3.1 */
    NAME_TRAIT,        /* would_block */
    NAME_SHOWN,        /* std::errc::timed_out, no such host: what a runtime calls an error */
    NAME_PREFIX,       /* acme: it is an identifier, and a file's name, by itself */
};

/* How long a name may be. */
size_t name_limit(enum name_rule rule);

bool name_follows(const char *name, enum name_rule rule);

/* The rule in words, to follow "must be". */
const char *name_rule_words(enum name_rule rule);

/* A name as part of an identifier: what is no letter or digit becomes an underscore. */
const char *name_identifier(struct arena *arena, const char *name);

/* CONNECTION_REFUSED from ConnectionRefused. */
const char *name_upper_snake(struct arena *arena, const char *name);

/* LINUX_MIPS and linux_mips from linux-mips. */
const char *name_upper(struct arena *arena, const char *name);
const char *name_lower(struct arena *arena, const char *name);
