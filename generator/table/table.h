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

/* Stands for no symbol, no error, no SocketError, no space. */
enum { NONE = -1 };

/* The keys of a thing in a file: where each was stated last (line 0: nowhere), and whether it seems
 * to stand there misspelt. */
enum { MOST_KEYS = 24 };
struct key_marks {
    struct mark at[MOST_KEYS];
    bool misspelt[MOST_KEYS];
    bool broken; /* a layer is no mapping: nobody knows what it was to state */
};

/* Where layers state a thing of a list, or a space. */
struct stated {
    struct mark mark;       /* its name in the first layer that has it */
    struct mark root, laid; /* the whole of it there; its name in the last layer that has it */
    struct key_marks keys;
    bool removed; /* by an overlay; only while files are read */
};

/* A name of something, where the data states it, and what it turned out to be. Lines that are laid
 * over others of their name begin with one. */
struct use {
    const char *name;
    struct mark mark;
    int number;   /* its place in the table, or NONE */
    bool removed; /* null takes the line away; only while files are read */
};

struct uses {
    struct use *items;
    size_t count;
};

/* One thing that can go wrong, whatever it is called anywhere. Its number is its place in
 * table.errors. */
struct error {
    const char *name;
    const char *message; /* NULL: none is known */
    const char **says;   /* what systems print for it */
    size_t says_count;
    struct uses instead;     /* what a space that lacks it has for it, best first */
    int socket_error;        /* the one whose policy names it, or NONE */
    bool read_only;          /* it stands under reads, not under symbols */
    struct mark policy_mark; /* where policy names it */
    int spaces;              /* how many spaces have a code for it */
    bool listed;             /* errors.yaml has it */
    struct mark laid;        /* its name in the last layer that has it */
    struct key_marks keys;
};

/* A name that spaces give to codes, once, whichever spaces have it. Its number is its place in
 * table.symbols. */
struct symbol {
    const char *name;
    int spaces; /* how many spaces' own files give a code this name */
};

struct socket_error {
    const char *name;     /* ConnectionRefused */
    const char *constant; /* CONNECTION_REFUSED */
    int value;
    const char *summary;
    struct uses symbols, reads; /* errors */
    struct use writes;          /* another SocketError; its name is NULL where there is none */
    struct use *traits;         /* what it has in common with others: transient */
    size_t trait_count;
    int error; /* itself, as an error: what a cell is a code of */
    struct mark value_mark;
    struct stated stated;
};

/* One line of a space's codes: a number, an alias, or null. */
struct code {
    int symbol;
    int error; /* what the symbol means */
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

/* One line of a space's socket_errors. */
struct cell {
    struct use use; /* the SocketError */
    int number;
    bool own;
    struct mark value_mark;
};

/* A line of a mapping from one name to another: means, answers, and a runtime's reads. */
struct pair {
    struct use from, to;
};

struct pairs {
    struct pair *items;
    size_t count, capacity;
    struct string_map line_of; /* from → its line */
};

/* Where the headers of some compiler are known to have another number than the system's own. */
struct difference {
    struct use symbol;
    const char *condition; /* of the preprocessor, under which they do */
};

/* Another form in which codes of a space are met: code + offset. */
struct wrapping {
    struct use use; /* what it is: with the HRESULT bit */
    unsigned offset;
};

enum kind {
    KIND_ERRNO,
    KIND_WINSOCK,
    KIND_GETADDRINFO,
    KIND_H_ERRNO,
    KIND_STATUS,
    KIND_LIBRARY,
    KIND_COUNT
};
extern const char *const kind_names[KIND_COUNT];

/* The errors that a code stands for: those of its names, the numbered one's first. Codes of all
 * spaces that stand for the same have one meaning. */
struct meaning {
    const int *errors;
    unsigned count;
    int socket_error; /* what it reads as, or NONE; Winsock's codes may read as another */
};

/* A name that a code has in its space. */
struct code_name {
    int symbol;
    bool confirmed;
};

/* A code that a space lists: its names, the numbered one first, then its aliases in the order of
 * the file, none for a cell; what it means; and what it reads as. */
struct listed {
    int code;
    const struct code_name *names;
    unsigned name_count;
    int meaning;
    int socket_error; /* or NONE */
};

/* What a SocketError is written as. */
struct writing {
    bool known;    /* the space has a code for it */
    bool borrowed; /* the code of another, by writes */
    int code;
};

/* How a code was translated, best first. */
enum grade { GRADE_NONE, GRADE_ANSWER, GRADE_SAME, GRADE_INSTEAD, GRADE_SOCKET_ERROR };

/* What a meaning is in a space. */
struct answer {
    int code;
    enum grade grade; /* GRADE_NONE: nothing, and code is 0 */
};

struct space {
    const char *name, *title;
    const char *identifier, *constant; /* linux_mips, LINUX_MIPS */
    enum kind kind;
    struct uses prefixes; /* of its symbols: WSA */
    struct uses also;     /* other names of it */
    const char **sources; /* what the numbers were confirmed by, for people */
    size_t source_count;
    const char **clues; /* words beside which a code in a log is this space's */
    size_t clue_count;
    const char *host; /* the condition under which a compiler's target is it, or NULL */
    const char *like; /* the name of the space whose numbers it takes, or NULL */
    bool rare;        /* in headers only where it is asked for */
    struct stated stated;
    struct mark like_mark, host_mark;
    bool wanted; /* see table_keep_wanted */

    struct code *codes;
    size_t code_count, code_capacity;
    struct number_map code_of; /* symbol → its line in codes; behind these are those taken away */
    unsigned line_count;       /* lines of codes that have been read */
    struct cell *cells;
    size_t cell_count, cell_capacity;
    struct string_map cell_of; /* SocketError → its line in cells; while files are read */
    struct difference *differences;
    size_t difference_count, difference_capacity;
    struct string_map difference_of; /* symbol → its line; while files are read */
    struct pairs means, answers;     /* symbol → error; error → symbol */
    struct wrapping *wrapped;
    size_t wrapped_count, wrapped_capacity;
    struct string_map wrapped_of; /* words → its line; while files are read */
    enum { LIKE_UNSEEN, LIKE_BUSY, LIKE_DONE, LIKE_BROKEN } state;

    struct listed *listed; /* every code but 0, in order */
    size_t listed_count;
    struct number_map listed_of;   /* error → the line in listed that it is written as */
    struct writing *writings;      /* one a SocketError */
    const struct answer *answered; /* one a meaning */
};

struct override {
    struct use use; /* the SocketError */
    bool number_known;
    int number, symbol; /* a number, or the number each space gives to a symbol */
    struct mark value_mark;
};

/* A line of a runtime's names: a name, and the errors that it stands for. */
struct naming {
    struct use use; /* the name; E* or e* in it stands for the name of the error */
    struct uses errors;
    struct use space; /* the space whose errors they are; its name is NULL where they are listed */
};

/* A name by which a runtime shows an error. */
struct shown {
    const char *name;
    int error;
};

struct runtime {
    const char *name, *title;
    const char *constant; /* DOTNET_CORE_3_1 */
    /* Which codes its SocketException has: none, the OS's own, or Winsock's everywhere. */
    enum { CODES_NONE, CODES_NATIVE, CODES_WINDOWS } codes;
    struct override *overrides;
    size_t override_count, override_capacity;
    struct string_map override_of; /* SocketError → its line; while files are read */
    struct pairs reads;            /* error → SocketError, where its reading is not .NET's */
    struct naming *names;
    size_t name_count, name_capacity;
    struct string_map name_of; /* name → its line; while files are read */
    struct shown *shown;       /* what follows from the lines, in their order */
    size_t shown_count, shown_capacity;
    struct stated stated;
};

struct table {
    struct arena arena;
    struct error *errors; /* in the order in which the data names them, policy first */
    size_t error_count, error_capacity;
    struct string_map error_map;
    struct symbol *symbols;
    size_t symbol_count, symbol_capacity;
    struct string_map symbol_map;
    struct socket_error *socket_errors;
    size_t socket_error_count, socket_error_capacity;
    struct string_map socket_error_map;
    struct use *traits; /* in the order in which SocketErrors have them, where one has it first */
    size_t trait_count, trait_capacity;
    struct space *spaces; /* in the order of their names */
    size_t space_count, space_capacity;
    struct string_map space_map; /* by all of their names */
    struct runtime *runtimes;
    size_t runtime_count, runtime_capacity;
    struct string_map runtime_map; /* while files are read */
    struct meaning *meanings;      /* see resolve/meanings.h for their order */
    size_t meaning_count;
    size_t known_count; /* so many meanings are asked for; then come those of the SocketErrors */
    struct mark mark;   /* socket_errors.yaml */
    int success, unspecified; /* the SocketErrors named Success and SocketError, or NONE */
    bool whole;               /* every file could be read; else much may seem to be missing */
};

/* Find a symbol, or an error, by name, or make it. */
int table_symbol(struct table *table, const char *name);
int table_error(struct table *table, const char *name);

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

/* Finds a code in what a space lists. NULL: it does not list it. */
const struct listed *space_listed(const struct space *space, int code);

/* What a code reads as. NONE: nothing. */
int space_read(const struct table *table, const struct space *space, int code);

/* The line that a space has for an error: the one it is written as. NULL: none means it. */
const struct listed *space_code_of_error(const struct space *space, int error);

/* True where an error is among those that a code means. */
bool means_error(const struct meaning *meaning, int error);

/* Keeps the spaces that are wanted alone. What is worked out of all of them together must not have
 * been yet. */
void table_keep_wanted(struct table *table);

/* Free what a space or a runtime has of its own. */
void space_free(struct space *space);
void runtime_free(struct runtime *runtime);

void table_free(struct table *table);

/* The spaces that most people mean, the best known first. NULL: the table lacks it. */
enum { COMMON = 4 };
const struct space *common_space(const struct table *table, size_t number);
