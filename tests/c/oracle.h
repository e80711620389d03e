/* SPDX-License-Identifier: 0BSD */
/* oracle.h: what oracle.py found a data folder to say, for test_headers.c to compare with. */
#ifndef ORACLE_H
#define ORACLE_H

#include "sockerr.h"
#include "sockerr_dotnet.h"
#include "sockerr_switch.h"

/* A code, the value of the SocketError that it reads as, and what that is written as. */
struct oracle_read {
    int code, value;
    int has_first, first;
};

/* A SocketError's value, what it is written as, and the value of the one that it may borrow from:
 * its own where it may from none. */
struct oracle_write {
    int value;
    int has_code, code, owner;
};

/* A code that a space lists, its first symbol (NULL: it has none), and what it means. */
struct oracle_code {
    int code;
    const char *symbol, *message;
};

struct oracle_space {
    const char *name;
    int winsock;
    sockerr_space space;
    sockerr (*from)(int code);
    int (*to)(sockerr e, int fallback);
    sockerr (*switch_from)(int code);
    int (*switch_to)(sockerr e, int fallback);
    const struct oracle_read *reads; /* in the order of their codes */
    int read_count;
    const struct oracle_write *writes; /* in the order of the SocketErrors */
    const struct oracle_code *codes;   /* every one but 0, in their order */
    int code_count;
};

struct oracle_error {
    const char *name;
    int value;
    const char *summary;
};

/* A code that a runtime reads otherwise than .NET: as the SocketError of a value. */
struct oracle_reading {
    sockerr_runtime runtime;
    sockerr_space space;
    int code, value;
};

extern const struct oracle_space oracle_spaces[];
extern const int oracle_space_count;
extern const struct oracle_error oracle_errors[];
extern const int oracle_error_count;
extern const struct oracle_reading oracle_readings[];
extern const int oracle_reading_count;

#endif
