/* SPDX-License-Identifier: 0BSD */
/* emit.h: the outputs, and what their emitters share. */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "table/table.h"
#include "base/text.h"

/* One file that is generated. An emitter reads the table alone, and writes into the text alone. */
struct output {
    const char *name;
    bool header; /* of C: its names and its own may be given another prefix */
    void (*emit)(const struct table *table, struct text *out);
};

extern const struct output outputs[];
extern const size_t output_count;

void emit_header(const struct table *table, struct text *out);
void emit_switch(const struct table *table, struct text *out);
void emit_codes(const struct table *table, struct text *out);
void emit_verify(const struct table *table, struct text *out);
void emit_dotnet(const struct table *table, struct text *out);
void emit_table_csv(const struct table *table, struct text *out);
void emit_codes_csv(const struct table *table, struct text *out);
void emit_json(const struct table *table, struct text *out);
void emit_markdown(const struct table *table, struct text *out);
void emit_html(const struct table *table, struct text *out);

/* The parts of sockerr.h that are about SocketErrors: their enum; the arrays that have a line for
 * each, and how it is found; their traits. */
void emit_socket_errors(const struct table *table, struct text *out);
void emit_lines(const struct table *table, struct text *out);
void emit_traits(const struct table *table, struct text *out);

/* The part of it that tells a program its own spaces. */
void emit_host(const struct table *table, struct text *out);

/* The parts of it that are about names, about translating, and about symbols. */
void emit_names(const struct table *table, struct text *out);
void emit_translate(const struct table *table, struct text *out);
void emit_symbols(const struct table *table, struct text *out);

/* The spaces in the order in which functions are defined: those that are like no other come first,
 * since the others may then call theirs. Returns an array to be freed, or NULL: no memory. */
const struct space **spaces_in_order(const struct table *table);

/* True where two spaces do one thing alike; count is of what each has an answer to. */
typedef bool same_function(const struct space *a, const struct space *b, size_t count);

/* Of all SocketErrors, of which there are count. */
same_function same_reads, same_writes;

/* The first of the spaces before this one that does something just as it does; NULL: none. */
const struct space *find_same(const struct space **spaces, size_t number, same_function *same,
                              size_t count);

/* A number in C, where the least int needs an expression. */
void emit_c_number(struct text *out, int number);

/* A number of something for a SocketError, by its place in the table. */
typedef int value_function(const void *context, size_t number);

/* An array named table, with such a number for each SocketError. */
void emit_values(const struct table *table, value_function *value_of, const void *context,
                 struct text *out);

/* Text from the data as a C string, quotes and all, or as part of a C comment. */
void emit_c_string(struct text *out, const char *string);
void emit_c_comment(struct text *out, const char *string);

/* Strings as an array named table, of so many as the constant says. It has no pointers, which a
 * shared library would have to relocate. */
void emit_strings(struct text *out, const char *count, const char *(*string)(const void *, size_t),
                  const void *context, size_t number);

/* The rest of a function, behind its name, that gives a symbol's code in a space; 0 where the space
 * has none. The symbol may be NONE. */
void emit_code_of(const struct table *table, int symbol, struct text *out);

/* A function of a space, of which sockerr_pick_NAME has been written, which is always inlined. */
struct picked {
    const char *type, *name;
    const char *parameters, *arguments;
    const char *named; /* that the compiler knows what to pick */
};

/* Writes it for a program: picked by the compiler where the space is named in the source, else as a
 * call of one function. */
void emit_picked(struct text *out, const struct picked *picked);

/* What opens each header: its name and description in comment lines of their own, how it came
 * about, its licence, and the guard, which the #endif at the end of the header closes. */
void emit_opening(struct text *out, const char *name, const char *description, const char *guard);

/* One key of a map, and its value. */
struct entry {
    int key, value;
};

/* A function from an int to an int or an enum, as a lookup array. */
struct map {
    struct entry *entries; /* in the order of their keys */
    size_t count;
    const char *type;     /* what the function returns */
    const char *argument; /* what it takes */
    int otherwise;        /* the value of every other key: 0 or -1, but where it is unchecked */
    const char *otherwise_constant;
    bool unchecked; /* any value will do for every other key: whoever asks checks the answer */
    bool hashed;    /* the keys are hashes, which come in no runs */
};

/* True where so many keys lie close together: an array that they index has few holes. */
bool is_dense(int first, int last, size_t count);

/* Writes the body of the function, braces and all, in the form that suits the keys: an array that
 * the key indexes, a perfect hash, or a binary search. */
void emit_map(struct text *out, const struct map *map);

/* A function that each space has: sockerr_GROUP_X(int ARGUMENT), 0 where there is no such thing.
 * About says what it gives. */
struct family {
    const char *group, *argument, *about;
    same_function *same;
    void (*emit)(const struct table *table, const struct space *space, struct text *out);
};

/* Writes the functions of a family, one for all the spaces that do the same, and sockerr_GROUP,
 * which chooses from them at run time. */
void emit_family(const struct table *table, const struct family *family, struct text *out);

/* Writes the body of a function, braces and all, that gives 1 for the numbers of a set, which has a
 * bit for each in so many words of 32, and 0 for all others. */
void emit_set(struct text *out, const char *argument, const unsigned *words, size_t count);

/* A name, and what a function gives for it. */
struct named {
    const char *name;
    int number;
};

/* Writes the body of a function, braces and all, from the hash of a name to its number; for any
 * other hash 0 or the number of some name, which whoever asks must compare. Returns what
 * sockerr_hash must begin with: each name has a hash of its own then. */
unsigned emit_hashes(struct text *out, const struct named *names, size_t count);

/* The smallest type of an array that these values fit into. */
const char *array_type(int least, int greatest);

#endif
