/* SPDX-License-Identifier: 0BSD */
/*
 * table.h: the table. What the data says, and what follows from it: the two relations of each
 * space, read and write. It is filled by load.c, finished by numbering.c and relations.c, checked
 * by laws.c, and constant from then on.
 */
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "base/diagnostics.h"
#include "base/string_map.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

/* Stands for no symbol, no SocketError, no space. */
enum { NONE = -1 };

/* Where a walk through a space or a list last came upon something. table_walk begins a walk. */
struct met {
    unsigned walk;
    int at;
};

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
    struct met met;
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
    struct mark mark; /* where it is first named */
    struct met met;
};

struct socket_error {
    const char *name;     /* ConnectionRefused */
    const char *constant; /* CONNECTION_REFUSED */
    int value;
    const char *summary;
    struct symbol_list symbols, reads;
    struct symbol_use writes; /* its symbol is NONE where there is none */
    int *traits;              /* by their places in table.traits */
    size_t trait_count;
    struct mark mark, value_mark;
    struct met met;
};

/* One line of a space's codes: a number, an alias, or null. */
struct code {
    int symbol;
    int number;
    int target;     /* of an alias: the symbol it is another name of; else NONE */
    unsigned place; /* its place among the lines of its file */
    bool removed;   /* null: takes away what the space below has */
    bool confirmed; /* it stands under codes, not under unconfirmed */
    bool valid;     /* number is known: of an alias, its target's */
    bool own;       /* it stands in this space's own file, not in the one it is like */
    bool added;     /* by a folder that lies over the one that has the space */
    bool over;      /* it took the place of a line in such a folder below */
    struct mark mark, value_mark;
};

/* One line of a space's socket_errors. */
struct cell {
    int socket_error;
    int number;
    unsigned place; /* as above */
    bool own, added;
    struct mark mark, value_mark;
};

/* Where the headers of some compiler are known to have another number than the system's own. */
struct difference {
    struct symbol_use symbol;
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
    struct mark mark, like_mark, host_mark;
    bool wanted; /* see table_keep_wanted */
    struct code *codes;
    size_t code_count;
    size_t removed_count; /* so many that null took away stand behind the others */
    struct cell *cells;
    size_t cell_count;
    unsigned line_count; /* lines of codes and cells in its own file */
    struct difference *differences;
    size_t difference_count;
    enum { LIKE_UNSEEN, LIKE_BUSY, LIKE_DONE, LIKE_BROKEN } state;

    struct reading *readings; /* in the order of their codes; Success is one of them */
    size_t reading_count;
    struct writing *writings; /* one a SocketError */

    struct listed *listed; /* every code but 0, in order */
    size_t listed_count;
    struct answer *answers; /* one a row */
};

struct override {
    int socket_error;
    bool number_known;
    int number, symbol; /* a number, or the number each space gives to a symbol */
    struct mark mark, value_mark;
};

struct runtime {
    const char *name, *title;
    const char *constant; /* DOTNET_CORE_3_1 */
    bool native;          /* it gives the OS's own codes, not Winsock's everywhere */
    struct override *overrides;
    size_t override_count;
    struct mark mark;
};

struct stand_in {
    struct symbol_use symbol;
    struct symbol_list list;
};

struct table {
    struct arena arena;
    struct symbol *symbols;
    size_t symbol_count, symbol_capacity;
    struct index symbol_index;
    struct socket_error *socket_errors;
    size_t socket_error_count;
    struct index socket_error_index;
    struct trait *traits; /* in the order in which they are first named */
    size_t trait_count, trait_capacity;
    struct index trait_index;
    struct space *spaces; /* in the order of their names */
    size_t space_count;
    struct index space_index;
    struct runtime *runtimes;
    size_t runtime_count;
    struct stand_in *stand_ins;
    size_t stand_in_count;
    struct meaning *meanings; /* those that are the first of a row, in the order of the rows, then
                                 the others that have one, then those that have none */
    size_t meaning_count, row_count, rowed_count; /* rowed: those that have a row */
    unsigned walk;                                /* the number of the walk that is under way */
    struct mark mark;                             /* socket_errors.yaml */
    int success, unspecified; /* the SocketErrors named Success and SocketError, or NONE */
    bool whole;               /* every file could be read; else much may seem to be missing */
};

/* Finds a symbol by name, or makes it. NONE where there is no memory left, which diag then has. */
int table_symbol(struct table *table, struct diagnostics *diag, const char *name);

/* Begins a walk: nothing has been met yet. One is under way at a time: it forgets the one before.
 */
void table_walk(struct table *table);

/* Notes where this walk met something, and tells where it did. NONE: it has not met it. */
void meet(const struct table *table, struct met *met, int at);
int met_at(const struct table *table, const struct met *met);

/* Begins a walk that has met each symbol of a space, at its line in codes. */
void meet_codes(struct table *table, const struct space *space);

/* Finds a space's line for a symbol. NULL: it has none. */
const struct code *space_code(const struct space *space, int symbol);

/* Finds what a code reads as. NULL: nothing. */
const struct reading *space_reading(const struct space *space, int code);

/* Keeps the spaces that are wanted alone. What is worked out of all of them together must not have
 * been yet. False: no memory. */
bool table_keep_wanted(struct table *table);

void table_free(struct table *table);

#endif
