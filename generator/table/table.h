/* SPDX-License-Identifier: 0BSD */
/*
 * table.h: the table: what the data says, and what follows from it. load/ fills it, resolve/ works
 * out the rest and checks it, and from then on it is constant.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/memory.h"
#include "base/number_map.h"
#include "base/string_map.h"

#include <stdbool.h>
#include <stddef.h>

/* Stands for no symbol, no SocketError, no space. */
enum { NONE = -1 };

/* A name that spaces give to codes, once, whichever spaces have it. Its number is its place in
 * table.symbols. */
struct symbol {
    const char *name;
    int socket_error;        /* the one whose policy names it, or NONE */
    bool read_only;          /* it stands under reads, not under symbols */
    bool misnamed;           /* it has the name of a SocketError: an error wherever it stands */
    struct mark policy_mark; /* where policy names it */
    int spaces;              /* how many spaces' own files give a code this name */
    int stand_in;            /* its line in table.stand_ins, or NONE */
    int twin;                /* the same name with WSA before it, or without: ELOOP, WSAELOOP */
    int meaning;             /* that of a code that has this name alone, or NONE */
};

/* A symbol, where the data names it. */
struct symbol_use {
    int symbol;
    struct mark mark;
};

struct symbol_list {
    struct symbol_use *items;
    size_t count;
};

/* What several SocketErrors have in common, by which a program may decide: transient. */
struct trait {
    const char *name;
    struct mark mark; /* where a SocketError has it first */
};

/* Of each key that a thing may have in a file, where it was stated last (line 0: nowhere), and
 * whether it seems to stand there misspelt. */
enum { MOST_KEYS = 10 };
struct key_marks {
    struct mark at[MOST_KEYS];
    bool misspelt[MOST_KEYS];
    bool broken; /* a layer is no mapping: nobody knows what it was to state */
};

struct socket_error {
    const char *name;     /* ConnectionRefused */
    const char *constant; /* CONNECTION_REFUSED */
    int value;
    const char *summary;
    struct symbol_list symbols, reads;
    struct symbol_use writes; /* its symbol is NONE where there is none */
    struct trait *traits;     /* by their names */
    size_t trait_count;
    struct mark root, laid; /* of the first layer that has it; its name in the last one */
    struct mark mark, value_mark;
    struct key_marks keys;
    bool removed; /* by an overlay; only while files are read */
};

/* One line of a space's codes: a number, an alias, or null. */
struct code {
    int symbol;
    int number;
    int target;     /* of an alias: the symbol it is another name of; else NONE */
    unsigned place; /* the lines of a space are in this order, confirmed ones first */
    bool removed;   /* null: takes away what lies below */
    bool confirmed; /* it stands under codes, not under unconfirmed */
    bool valid;     /* number is known: of an alias, its target's */
    bool own;       /* it stands in this space's own files, not in the one it is like */
    bool over;      /* it lies over a line of the same space in a layer below */
    struct mark mark, value_mark;
};

/* What begins each other line that a layer may lay over one of the same name. */
struct named {
    const char *name;
    struct mark mark;
    bool removed; /* null: takes away what lies below; only while files are read */
};

/* One line of a space's socket_errors. */
struct cell {
    struct named named; /* its name is the SocketError's */
    int socket_error;
    int number;
    unsigned place; /* as above */
    bool own;
    struct mark value_mark;
};

/* Where the headers of some compiler are known to have another number than the system's own. */
struct difference {
    struct named named; /* its name is the symbol's */
    int symbol;
    const char *condition; /* of the preprocessor, under which they do */
};

/* A code, and the SocketError it reads as. */
struct reading {
    int code;
    int socket_error;
    int symbol; /* NONE for Success and for a cell stated by SocketError */
};

/* What a SocketError is written as. */
struct writing {
    bool known; /* the space has a code for it */
    int code;
    int symbol; /* NONE as above */
};

enum kind { KIND_ERRNO, KIND_WINSOCK, KIND_GETADDRINFO, KIND_H_ERRNO, KIND_COUNT };
extern const char *const kind_names[KIND_COUNT];

/* How well a code was translated, best first. */
enum grade { GRADE_NONE, GRADE_NAME, GRADE_STAND_IN, GRADE_SOCKET_ERROR };

/* What a code is in another space. */
struct answer {
    int code;
    enum grade grade; /* GRADE_NONE: nothing, and code is 0 */
};

/* What a code stands for, whatever its space: its symbol, and what other names it has there. */
struct meaning {
    int symbol; /* the first of its names; NONE for a cell stated by SocketError */
    int row;    /* where the spaces' answers to it stand; NONE where its own space alone has it */
    int code;   /* of one that has no row: its code there */
};

/* A name that a code has in its space. */
struct code_name {
    int symbol;
    bool confirmed;
};

/* All of them, the numbered one first, then its aliases in the order of the file; and the
 * SocketError that a cell of that space states the code for. */
struct code_names {
    const struct code_name *items;
    unsigned count;
    int cell; /* NONE: no cell does */
};

/* A code that a space lists, its names, and its meaning. */
struct listed {
    int code;
    struct code_names names;
    int meaning;
    int row; /* that of its meaning; row_count where it has none */
};

struct space {
    const char *name, *title;
    const char *identifier, *constant; /* linux_mips, LINUX_MIPS */
    enum kind kind;
    const char **sources; /* what the numbers were confirmed by, for people */
    size_t source_count;
    const char *host; /* the condition under which a compiler's target is it, or NULL */
    const char *like; /* the name of the space whose numbers it takes, or NULL */
    struct mark root; /* of the first layer that has it */
    struct mark mark, like_mark, host_mark;
    struct key_marks keys;
    bool wanted; /* see table_keep_wanted */
    struct code *codes;
    size_t code_count, code_capacity;
    size_t removed_count;      /* so many that null took away stand behind the others */
    struct number_map code_of; /* symbol → its line in codes, those taken away among them */
    struct cell *cells;
    size_t cell_count, cell_capacity;
    struct string_map cell_of; /* SocketError → its line in cells; while files are read */
    unsigned line_count;       /* lines of codes and cells that have been read */
    struct difference *differences;
    size_t difference_count, difference_capacity;
    struct string_map difference_of; /* symbol → its line; while files are read */
    enum { LIKE_UNSEEN, LIKE_BUSY, LIKE_DONE, LIKE_BROKEN } state;

    struct reading *readings; /* in the order of their codes; Success is one of them */
    size_t reading_count;
    struct writing *writings; /* one a SocketError */

    struct listed *listed; /* every code but 0, in order */
    size_t listed_count;
    struct answer *answers; /* one a row */
};

struct override {
    struct named named; /* its name is the SocketError's */
    int socket_error;
    bool number_known;
    int number, symbol; /* a number, or the number each space gives to a symbol */
    struct mark value_mark;
};

struct runtime {
    const char *name, *title;
    const char *constant; /* DOTNET_CORE_3_1 */
    bool native;          /* it gives the OS's own codes, not Winsock's everywhere */
    struct override *overrides;
    size_t override_count, override_capacity;
    struct string_map override_of; /* SocketError → its line; while files are read */
    struct mark root, laid;        /* of the first layer that has it; its name in the last one */
    struct mark mark;
    struct key_marks keys;
    bool removed; /* by an overlay; only while files are read */
};

struct stand_in {
    struct named named; /* its name is the symbol's */
    int symbol;
    struct symbol_list list;
};

struct table {
    struct arena arena;
    struct symbol *symbols;
    size_t symbol_count, symbol_capacity;
    struct string_map symbol_map;
    struct socket_error *socket_errors;
    size_t socket_error_count, socket_error_capacity;
    struct string_map socket_error_map;
    struct trait *traits; /* in the order in which SocketErrors have them */
    size_t trait_count, trait_capacity;
    struct space *spaces; /* in the order of their names */
    size_t space_count, space_capacity;
    struct string_map space_map;
    struct runtime *runtimes;
    size_t runtime_count, runtime_capacity;
    struct string_map runtime_map; /* while files are read */
    struct stand_in *stand_ins;
    size_t stand_in_count, stand_in_capacity;
    struct string_map stand_in_of; /* symbol → its line; while files are read */
    struct meaning *meanings; /* those that are the first of a row, in the order of the rows, then
                                 the others that have one, then those that have none */
    size_t meaning_count, row_count, rowed_count; /* rowed: those that have a row */
    struct mark mark;                             /* socket_errors.yaml */
    int success, unspecified; /* the SocketErrors named Success and SocketError, or NONE */
    bool whole;               /* every file could be read; else much may seem to be missing */
};

/* Finds a symbol by name, or makes it. */
int table_symbol(struct table *table, const char *name);

/* True where a SocketError has a trait, by its place in table.traits. */
bool has_trait(const struct table *table, const struct socket_error *error, size_t trait);

/* Finds a space's line for a symbol. NULL: it has none. */
const struct code *space_code(const struct space *space, int symbol);

/* The line by which null takes a symbol away, in the space or where it is like another. NULL: none
 * does. */
const struct code *space_removed_code(const struct space *space, int symbol);

/* Puts a line in the place of the space's line for its symbol, or else behind the others. */
void space_lay_code(struct space *space, const struct code *code);

/* Puts the lines by which null takes symbols away behind the others. */
void space_set_removed_apart(struct space *space);

/* Finds what a code reads as. NULL: nothing. */
const struct reading *space_reading(const struct space *space, int code);

/* Keeps the spaces that are wanted alone. What is worked out of all of them together must not have
 * been yet. */
void table_keep_wanted(struct table *table);

/* Free what a space or a runtime has of its own. */
void space_free(struct space *space);
void runtime_free(struct runtime *runtime);

void table_free(struct table *table);
