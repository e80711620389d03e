/* SPDX-License-Identifier: 0BSD */
/*
 * import_parse.c: what a text defines, line by line, whichever of these a line is:
 *
 *   EPERM 1 …                  the probe's output, or that of errno -l
 *   { "EPERM", 1 },            the probe, preprocessed
 *   #define EPERM 1            a C header
 */
#include "query/import_parse.h"

#include "base/ascii.h"
#include "base/parse_number.h"
#include "query/c_expression.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 64, INITIALIZER_LIMIT = 1024 };

/* Where a comment of C ends that begins here; the place itself where none does. */
static const char *skip_comment(const char *at)
{
    if (strncmp(at, "//", 2) == 0)
        return at + strcspn(at, "\n");
    if (strncmp(at, "/*", 2) != 0)
        return at;
    const char *end = strstr(at + 2, "*/");
    return end != NULL ? end + 2 : at + strlen(at);
}

/*
 * Copies a text as the preprocessor sees it: without a byte order mark, comments, and the ends of
 * lines that a backslash joins. What is lost of the lines' count is made up for at the next end of
 * a line.
 */
static void strip(const char *from, char *to)
{
    size_t lines = 1;
    bool quoted = false;
    if (strncmp(from, "\xEF\xBB\xBF", 3) == 0)
        from += 3;
    while (*from != '\0') {
        const char *behind = quoted ? from : skip_comment(from);
        if (behind != from) {
            for (; from < behind; from++)
                lines += *from == '\n';
            *to++ = ' ';
        } else if (strncmp(from, "\\\n", 2) == 0) {
            lines++;
            from += 2;
        } else if (*from == '\n') {
            for (; lines > 0; lines--)
                *to++ = '\n';
            lines = 1;
            quoted = false;
            from++;
        } else {
            quoted = quoted != (*from == '"');
            *to++ = *from++;
        }
    }
    *to = '\0';
}

/* Keeps a definition. Of two of one name it keeps the first, and that there is another. */
static void define(struct definitions *definitions, const char *name, size_t name_length,
                   const char *expression, size_t length, unsigned line)
{
    while (length > 0 && is_blank(expression[length - 1]))
        length--;
    if (length == 0)
        return;
    name = arena_copy(&definitions->arena, name, name_length);
    expression = arena_copy(&definitions->arena, expression, length);
    struct definition *known = definition_named(definitions, name);
    if (known != NULL) {
        if (known->other == NULL && strcmp(known->expression, expression) != 0)
            known->other = expression;
        return;
    }
    string_map_set(&definitions->index, name, (int)definitions->count);
    definitions->items = array_grow(definitions->items, definitions->count, &definitions->capacity,
                                    sizeof *definitions->items);
    definitions->items[definitions->count++] =
        (struct definition){.name = name, .expression = expression, .line = line};
}

/* #define NAME expression; a macro with parameters is none of ours. */
static void read_define(struct definitions *definitions, const char *at, unsigned line)
{
    if (*at != '#')
        return;
    at = skip_blanks(at + 1);
    if (strncmp(at, "define", 6) != 0)
        return;
    const char *name = skip_blanks(at + 6);
    size_t length = word_length(name);
    const char *expression = skip_blanks(name + length);
    if (name > at + 6 && length > 0 && expression > name + length)
        define(definitions, name, length, expression, strcspn(expression, "\n"), line);
}

/*
 * { "NAME", expression }. A preprocessor may break it, with lines of its own between that say where
 * a number comes from. Returns what stands behind it, or NULL where there is none.
 */
static const char *read_initializer(struct definitions *definitions, const char *at, unsigned *line)
{
    char expression[INITIALIZER_LIMIT];
    size_t used = 0;
    if (*at != '{' || *skip_blanks(at + 1) != '"')
        return NULL;
    const char *name = skip_blanks(at + 1) + 1;
    size_t length = word_length(name);
    at = skip_blanks(name + length + (name[length] == '"'));
    if (length == 0 || name[length] != '"' || *at != ',')
        return NULL;
    unsigned lines = 0;
    for (at++; *at != '}' && *at != '\0' && used < sizeof expression; at++) {
        if (*at == '\n') {
            lines++;
            if (at[1] == '#')
                at += strcspn(at + 1, "\n");
        } else if (used > 0 || !is_blank(*at)) {
            expression[used++] = *at;
        }
    }
    if (*at != '}')
        return NULL;
    define(definitions, name, length, expression, used, *line);
    *line += lines;
    return at + 1;
}

/* NAME NUMBER, in decimal, and words that do not matter. */
static void read_pair(struct definitions *definitions, const char *at, unsigned line)
{
    size_t length = word_length(at);
    const char *number = skip_blanks(at + length), *digits = number + (*number == '-');
    uint64_t value;
    const char *end = parse_digits(digits, 10, &value);
    bool ends = *end == '\0' || *end == '\n' || is_blank(*end);
    bool decimal = end > digits && (*digits != '0' || end == digits + 1);
    if (length > 0 && number > at + length && ends && decimal)
        define(definitions, at, length, number, (size_t)(end - number), line);
}

void read_definitions(struct definitions *definitions, const char *text)
{
    char *stripped = arena_take(&definitions->arena, strlen(text) + 1);
    strip(text, stripped);
    const char *at = stripped;
    for (unsigned line = 1; at != NULL; line++) {
        at = skip_blanks(at);
        const char *behind = read_initializer(definitions, at, &line);
        if (behind == NULL) {
            read_define(definitions, at, line);
            read_pair(definitions, at, line);
        }
        at = strchr(behind != NULL ? behind : at, '\n');
        if (at != NULL)
            at++;
    }
}

static bool find_value(void *context, const char *name, long long *value)
{
    struct definitions *definitions = context;
    struct definition *definition = definition_named(definitions, name);
    if (definition == NULL || !definition_value(definitions, definition))
        return false;
    *value = definition->value;
    return true;
}

bool expression_of_definitions(struct definitions *definitions, const char *expression,
                               long long *value)
{
    return expression_value(expression, find_value, definitions, value);
}

bool definition_value(struct definitions *definitions, struct definition *definition)
{
    if (definition->state == VALUE_UNKNOWN && definitions->depth < DEPTH_LIMIT) {
        definition->state = VALUE_NONE; /* for whoever asks meanwhile: it goes in a circle */
        definitions->depth++;
        if (expression_of_definitions(definitions, definition->expression, &definition->value))
            definition->state = VALUE_KNOWN;
        definitions->depth--;
    }
    return definition->state == VALUE_KNOWN;
}

struct definition *definition_named(const struct definitions *definitions, const char *expression)
{
    int number = string_map_find(&definitions->index, expression);
    return number >= 0 ? &definitions->items[number] : NULL;
}

void definitions_free(struct definitions *definitions)
{
    free(definitions->items);
    string_map_free(&definitions->index);
    arena_free(&definitions->arena);
}
