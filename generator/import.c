/* import.c: a column from what a compiler, a header or errno(1) says. */
#include "import.h"

#include "expression.h"
#include "names.h"

#include <stdlib.h>
#include <string.h>

/* A name that the text gives a value, as an expression. */
struct definition {
    const char *name, *expression;
    unsigned line;
    int number;
    const struct definition *target; /* it is another name of, or NULL */
    const char *obstacle;            /* why it is no line of the column, or NULL */
    int rank;                        /* of those with one number, the highest is the numbered one */
};

struct import {
    const struct table *table;
    enum kind kind;
    struct arena arena;
    struct definition *definitions;
    size_t count, capacity;
    struct index index;
    bool out_of_memory;
};

static const char word[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

static const char blank[] = " \t\r\f\v";

/* Ends a text before a comment and the blanks that precede it. */
static void end_expression(char *text)
{
    char *comment = strstr(text, "/*");
    if (comment != NULL)
        *comment = '\0';
    comment = strstr(text, "//");
    if (comment != NULL)
        *comment = '\0';
    size_t length = strlen(text);
    while (length > 0 && strchr(blank, text[length - 1]) != NULL)
        text[--length] = '\0';
}

/* Keeps a definition; of two of one name, the first. */
static void define(struct import *import, char *name, size_t name_length, char *expression,
                   unsigned line)
{
    name[name_length] = '\0';
    end_expression(expression);
    if (*expression == '\0' || index_find(&import->index, name) != NONE)
        return;
    struct definition *definitions =
        array_room(import->definitions, import->count, &import->capacity, sizeof *definitions);
    if (definitions != NULL)
        import->definitions = definitions;
    if (definitions == NULL || !index_add(&import->index, name, (int)import->count)) {
        import->out_of_memory = true;
        return;
    }
    definitions[import->count++] =
        (struct definition){.name = name, .expression = expression, .line = line};
}

/* #define NAME expression; a macro with parameters is none of ours. */
static bool read_define(struct import *import, char *at, unsigned line)
{
    if (*at != '#')
        return false;
    at += 1 + strspn(at + 1, blank);
    if (strncmp(at, "define", 6) != 0 || strchr(blank, at[6]) == NULL)
        return false;
    at += 6 + strspn(at + 6, blank);
    size_t length = strspn(at, word);
    if (length > 0 && at[length] != '\0' && strchr(blank, at[length]) != NULL) {
        char *expression = at + length + 1;
        define(import, at, length, expression + strspn(expression, blank), line);
    }
    return true;
}

/*
 * Puts an initializer on one line. A preprocessor may break it, with lines of its own between that
 * say where a number comes from. Returns what stands behind it, or NULL where it does not end soon.
 */
static char *close_initializer(char *start, unsigned *line)
{
    enum { LONGEST = 4096 };
    char *to = start;
    for (char *from = start; *from != '\0' && from - start < LONGEST; from++) {
        if (*from == '}') {
            *to = '\0';
            return from + 1;
        }
        if (*from == '\n') {
            (*line)++;
            if (from[1] == '#')
                from += strcspn(from + 1, "\n");
            continue;
        }
        *to++ = *from;
    }
    return NULL;
}

/* { "NAME", expression } */
static char *read_initializer(struct import *import, char *at, unsigned *line)
{
    static const char beginning[] = "{ \"";
    if (strncmp(at, beginning, strlen(beginning)) != 0)
        return NULL;
    unsigned first_line = *line;
    char *end = close_initializer(at, line);
    if (end == NULL)
        return NULL;
    at += strlen(beginning);
    size_t length = strspn(at, word);
    if (length > 0 && strncmp(at + length, "\", ", 3) == 0) {
        char *expression = at + length + 3;
        define(import, at, length, expression + strspn(expression, blank), first_line);
    }
    return end;
}

/* NAME NUMBER, and words that do not matter. */
static void read_pair(struct import *import, char *at, unsigned line)
{
    size_t length = strspn(at, word);
    if (length == 0 || at[length] == '\0' || strchr(blank, at[length]) == NULL)
        return;
    char *number = at + length + 1;
    number += strspn(number, blank);
    size_t digits = *number == '-';
    digits += strspn(number + digits, "0123456789");
    if (number[digits] != '\0' && strchr(blank, number[digits]) == NULL)
        return;
    number[digits] = '\0';
    define(import, at, length, number, line);
}

static void read_lines(struct import *import, char *text)
{
    for (unsigned line = 1; text != NULL; line++) {
        text += strspn(text, blank);
        char *behind = read_initializer(import, text, &line);
        char *next = strchr(behind != NULL ? behind : text, '\n');
        if (next != NULL)
            *next++ = '\0';
        if (behind == NULL && !read_define(import, text, line))
            read_pair(import, text, line);
        text = next;
    }
}

static const char *find_expression(const void *context, const char *name)
{
    const struct import *import = context;
    int number = index_find(&import->index, name);
    return number != NONE ? import->definitions[number].expression : NULL;
}

static bool begins_with(const char *name, const char *beginning)
{
    return strncmp(name, beginning, strlen(beginning)) == 0;
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* True for a name that belongs to a column of a kind; limits and bases do to none. */
static bool belongs(const char *name, enum kind kind)
{
    static const char *const limits[] = {"ELAST", "EOF", "EMAX", "WSABASEERR", "NETDB_SUCCESS"};
    static const char *const h_errno[] = {"NETDB_INTERNAL", "HOST_NOT_FOUND", "TRY_AGAIN",
                                          "NO_RECOVERY",    "NO_DATA",        "NO_ADDRESS"};
    size_t h_errno_count = sizeof h_errno / sizeof *h_errno;
    bool gai = begins_with(name, "EAI_");
    bool resolver = is_one_of(name, h_errno, h_errno_count) && kind != KIND_WINSOCK;
    if (is_one_of(name, limits, sizeof limits / sizeof *limits))
        return false;
    switch (kind) {
    case KIND_ERRNO:
        return name[0] == 'E' && !gai && strchr(name, '_') == NULL &&
               name_follows(name, NAME_SYMBOL);
    case KIND_WINSOCK:
        return begins_with(name, "WSA") || gai || is_one_of(name, h_errno + 1, h_errno_count - 1);
    case KIND_GETADDRINFO: return gai;
    case KIND_H_ERRNO: return resolver;
    default: return false;
    }
}

/* In how many more spaces a symbol is numbered than is an alias there. */
static int rank_of(const struct table *table, const char *name)
{
    int rank = 0, symbol = index_find(&table->symbol_index, name);
    for (size_t i = 0; i < table->space_count && symbol != NONE; i++) {
        const struct code *code = space_code(&table->spaces[i], symbol);
        if (code != NULL)
            rank += code->target == NONE ? 1 : -1;
    }
    return rank;
}

/* Works a definition's number out, or says what is in the way. */
static void evaluate(struct import *import, struct definition *definition)
{
    long long value = 0;
    bool known = index_find(&import->table->symbol_index, definition->name) != NONE;
    if (!expression_value(definition->expression, find_expression, import, &value))
        definition->obstacle = "not a number that can be worked out";
    else if (value < -2147483647LL - 1 || value > 2147483647LL)
        definition->obstacle = "not within 32 bits, signed";
    else if (value == 0)
        definition->obstacle = "0 is Success, and has no symbol";
    else if (!name_follows(definition->name, NAME_SYMBOL))
        definition->obstacle = "not a name that a symbol may have";
    else if (import->kind == KIND_WINSOCK && !known)
        definition->obstacle = "Winsock has no such symbol";
    definition->number = (int)value;
    definition->rank = rank_of(import->table, definition->name);
}

static int by_number(const void *left, const void *right)
{
    const struct definition *const *a = left, *const *b = right;
    if ((*a)->number != (*b)->number)
        return (*a)->number < (*b)->number ? -1 : 1;
    if ((*a)->rank != (*b)->rank)
        return (*a)->rank > (*b)->rank ? -1 : 1;
    return (*a)->line < (*b)->line ? -1 : (*a)->line > (*b)->line;
}

/* Sorts what is placed by number, and makes aliases of all that share one, but for the first. */
static size_t place(struct import *import, struct definition **placed)
{
    size_t count = 0;
    for (size_t i = 0; i < import->count; i++) {
        struct definition *definition = &import->definitions[i];
        if (!belongs(definition->name, import->kind))
            continue;
        evaluate(import, definition);
        if (definition->obstacle == NULL)
            placed[count++] = definition;
    }
    if (count > 0)
        qsort(placed, count, sizeof *placed, by_number);
    const struct definition *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (first != NULL && placed[i]->number == first->number)
            placed[i]->target = first;
        else
            first = placed[i];
    }
    return count;
}

/* Text from the file, in a comment: on one line, whatever it is. */
static void write_comment(struct text *out, const char *text)
{
    for (; *text != '\0'; text++)
        text_printf(out, "%c", *text >= ' ' && *text < 0x7F ? *text : '?');
}

/* A string of YAML, in quotes. */
static void write_quoted(struct text *out, const char *text)
{
    text_puts(out, "'");
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            text_puts(out, "''");
        else
            text_printf(out, "%c", (unsigned char)*text >= ' ' && *text != 0x7F ? *text : '?');
    }
    text_puts(out, "'");
}

static void write_column(struct import *import, const char *name, const char *source,
                         struct definition **placed, size_t count, struct text *out)
{
    text_puts(out, "# yaml-language-server: $schema=../schemas/space.json\n");
    text_printf(out, "space: %s\ntitle: %s\nkind: %s\nsources:\n  - ", name, name,
                kind_names[import->kind]);
    write_quoted(out, source);
    text_puts(out, "\ncodes:\n");
    for (size_t i = 0; i < count; i++) {
        if (placed[i]->target != NULL)
            text_printf(out, "  %s: %s\n", placed[i]->name, placed[i]->target->name);
        else
            text_printf(out, "  %s: %d\n", placed[i]->name, placed[i]->number);
    }
    for (size_t i = 0; i < import->count; i++) {
        const struct definition *definition = &import->definitions[i];
        if (definition->obstacle == NULL)
            continue;
        text_printf(out, "# line %u: ", definition->line);
        write_comment(out, definition->name);
        text_puts(out, " ");
        write_comment(out, definition->expression);
        text_printf(out, ": %s\n", definition->obstacle);
    }
}

int import_column(const struct table *table, const char *name, enum kind kind, const char *source,
                  const char *text, struct text *out)
{
    struct import import = {.table = table, .kind = kind};
    struct definition **placed = NULL;
    size_t count = 0;
    char *copy = arena_copy(&import.arena, text, strlen(text));
    if (copy != NULL)
        read_lines(&import, copy);
    if (copy != NULL && !import.out_of_memory)
        placed = malloc((import.count + 1) * sizeof *placed);
    if (placed != NULL) {
        count = place(&import, placed);
        write_column(&import, name, source, placed, count, out);
    }
    bool done = placed != NULL && !out->failed;
    free(placed);
    free(import.definitions);
    index_free(&import.index);
    arena_free(&import.arena);
    return done ? (int)count : -1;
}
