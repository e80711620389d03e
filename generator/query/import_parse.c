/* SPDX-License-Identifier: 0BSD */
/*
 * import_parse.c: what a text defines, in whichever of these ways:
 *
 *   #define EPERM 1               a C header
 *   enum { EPERM = 1, ENOENT }    an enum of C, C++, C# or Rust
 *   const int EPERM = 1;          a constant; const EPERM: i32 = 1; in Rust
 *   { "EPERM", 1 }, X(EPERM, 1)   lists, such as the probe, preprocessed
 *   EPERM 1 …                     the probe's output, or that of errno -l
 */
#include "query/import_parse.h"

#include "base/ascii.h"
#include "base/parse_number.h"
#include "query/c_expression.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Where something ends that no compiler sees: a comment, a line # 5 "file", or a backslash that
 * joins two lines. The place itself where nothing of this begins. */
static const char *skip_hidden(const char *at, bool line_begins)
{
    if (strncmp(at, "//", 2) == 0 || (line_begins && *at == '#' && is_digit(*skip_blanks(at + 1))))
        return at + strcspn(at, "\n");
    if (*at == '\\' && at[1 + (at[1] == '\r')] == '\n')
        return strchr(at, '\n') + 1;
    if (strncmp(at, "/*", 2) != 0)
        return at;
    const char *end = strstr(at + 2, "*/");
    return end != NULL ? end + 2 : at + strlen(at);
}

/* Copies a text without its byte order mark and what no compiler sees. Ends of lines that are lost
 * are made up for at the next one, so that lines keep their numbers. */
static void strip(const char *from, char *to)
{
    size_t lines = 0;
    bool quoted = false, line_begins = true;
    if (strncmp(from, "\xEF\xBB\xBF", 3) == 0)
        from += 3;
    while (*from != '\0') {
        const char *behind = quoted ? from : skip_hidden(from, line_begins);
        if (behind != from) {
            for (; from < behind; from++)
                lines += *from == '\n';
            *to++ = ' ';
            continue;
        }
        for (; *from == '\n' && lines > 0; lines--)
            *to++ = '\n';
        quoted = *from != '\n' && quoted != (*from == '"');
        line_begins = *from == '\n' || (line_begins && is_blank(*from));
        *to++ = *from++;
    }
    *to = '\0';
}

/* Where in a text reading is. */
struct reader {
    struct definitions *definitions;
    const char *at;
    unsigned line;
    enum { ELSEWHERE, BEFORE_ENUM, IN_ENUM } place;
    const char *last; /* in an enum, the last constant with a number of its own, or "0" */
    unsigned behind;  /* how many constants stand behind that one */
    bool uncertain;   /* nobody knows how many */
};

static const char *skip_space(const char *at)
{
    while (is_blank(*at) || *at == '\n')
        at++;
    return at;
}

/* Goes on to a place further on, and counts the lines. */
static void go_to(struct reader *reader, const char *to)
{
    for (; reader->at < to; reader->at++)
        reader->line += *reader->at == '\n';
}

static bool is_word(const char *at, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(at, word, length) == 0;
}

/* Keeps a definition: its expression on one line, without the blanks around it. */
static void define(struct reader *reader, const char *name, size_t length, const char *parameter,
                   const char *from, const char *to)
{
    struct arena *arena = &reader->definitions->arena;
    from = skip_space(from);
    while (to > from && (is_blank(to[-1]) || to[-1] == '\n'))
        to--;
    char *expression = arena_copy(arena, from, to > from ? (size_t)(to - from) : 0);
    for (char *at = expression; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
    go_to(reader, name);
    definition_add(reader->definitions, arena_copy(arena, name, length), parameter, expression,
                   reader->line);
}

/* #define NAME expression, or #define NAME(parameter) expression. */
static void read_define(struct reader *reader, const char *at, const char *end)
{
    const char *name = skip_blanks(at), *parameter = NULL;
    size_t length = word_length(name);
    const char *behind = name + length;
    if (length == 0)
        return;
    if (*behind == '(') {
        const char *from = skip_blanks(behind + 1);
        size_t size = word_length(from);
        behind = skip_blanks(from + size);
        if (size == 0 || *behind++ != ')')
            return;
        parameter = arena_copy(&reader->definitions->arena, from, size);
        length++;
    } else if (!is_blank(*behind) && behind != end) {
        return;
    }
    define(reader, name, length, parameter, behind, end);
}

/* A line that begins with #. Under an #if, nobody knows how many constants an enum has. */
static const char *read_directive(struct reader *reader)
{
    const char *word = skip_blanks(reader->at + 1), *end = word + strcspn(word, "\n");
    size_t length = word_length(word);
    reader->definitions->includes += is_word(word, length, "include");
    if (is_word(word, length, "define"))
        read_define(reader, word + length, end);
    else if (strncmp(word, "if", 2) == 0 || strncmp(word, "el", 2) == 0 ||
             is_word(word, length, "endif"))
        reader->uncertain = true;
    return end;
}

/* Where a piece of text ends: at ; { } or #; and outside of parentheses at a comma, at a
 * parenthesis too many or, if lines count, at the end of a line, unless it stands behind =. */
static const char *piece_end(const char *at, bool lines)
{
    unsigned depth = 0;
    for (char before = '\0'; strchr(";{}#", *at) == NULL; at++) {
        if (depth == 0 && (strchr(",)]", *at) != NULL || (*at == '\n' && lines && before != '=')))
            break;
        depth += *at == '(' || *at == '[';
        depth -= *at == ')' || *at == ']';
        if (!is_blank(*at) && *at != '\n')
            before = *at;
        size_t string = *at == '"' ? strcspn(at + 1, "\"\n") : 0;
        at += string + (string > 0 && at[1 + string] == '"');
    }
    return at;
}

/* { "NAME", expression …} or {NAME, number …}, from the bracket on, which may be a parenthesis.
 * Returns the end of the expression, or NULL where something else is in the bracket. */
static const char *read_item(struct reader *reader, const char *bracket)
{
    const char *name = skip_space(bracket + 1);
    bool quoted = *name == '"';
    name += quoted;
    size_t length = word_length(name);
    const char *comma = name + length;
    if (length == 0 || (quoted && *comma++ != '"'))
        return NULL;
    comma = skip_space(comma);
    const char *expression = skip_space(comma + (*comma == ','));
    if (*comma != ',' || (!quoted && !is_digit(*expression) && *expression != '-'))
        return NULL;
    const char *end = piece_end(expression, false);
    define(reader, name, length, NULL, expression, end);
    return end;
}

/* NAME NUMBER, in decimal, and words that do not matter. Returns the end of the line, or NULL where
 * it is something else. */
static const char *read_pair(struct reader *reader)
{
    const char *name = reader->at;
    size_t length = word_length(name);
    const char *number = skip_blanks(name + length), *digits = number + (*number == '-');
    uint64_t value;
    const char *end = parse_digits(digits, 10, &value);
    bool ends = *end == '\0' || *end == '\n' || is_blank(*end);
    bool decimal = end > digits && (*digits != '0' || end == digits + 1);
    if (length == 0 || number == name + length || !ends || !decimal)
        return NULL;
    define(reader, name, length, NULL, number, end);
    return end + strcspn(end, "\n");
}

/* A constant of an enum: NAME or NAME = expression, with attributes before or behind the name. */
static void read_enumerator(struct reader *reader, const char *end)
{
    const char *name = reader->at;
    const char *bracket = *name == '[' ? memchr(name, ']', (size_t)(end - name)) : NULL;
    if (bracket != NULL)
        name = skip_space(bracket + 1);
    size_t length = name < end ? word_length(name) : 0;
    const char *equals = length > 0 ? memchr(name, '=', (size_t)(end - name)) : NULL;
    if (length == 0)
        return;
    if (equals != NULL) {
        define(reader, name, length, NULL, equals + 1, end);
        reader->last = arena_copy(&reader->definitions->arena, name, length);
        reader->behind = 0;
        reader->uncertain = false;
    } else if (*skip_space(name + length) == '(') { /* a macro, which makes any number of them */
        reader->uncertain = true;
    } else {
        char expression[96];
        snprintf(expression, sizeof expression, reader->uncertain ? "%.64s + ?" : "%.64s + %u",
                 reader->last, ++reader->behind);
        define(reader, name, length, NULL, expression, strchr(expression, '\0'));
    }
}

/* NAME = expression behind any words, Rust's NAME: type = expression behind const, or
 * X(NAME, number …). */
static void read_statement(struct reader *reader, const char *end)
{
    const char *name = NULL; /* the last word, if nothing else stands behind it */
    size_t length = 0, size;
    bool constant = false, typed = false;
    for (const char *at = reader->at; at<end; at += size> 0 ? size : 1) {
        size = word_length(at);
        if (typed && *at != '=')
            continue;
        if (size > 0) {
            constant = name != NULL && is_word(name, length, "const");
            name = at;
            length = size;
            if (is_word(at, size, "enum") || (size > 5 && strncmp(at + size - 5, "_ENUM", 5) == 0))
                reader->place = BEFORE_ENUM;
        } else if (name != NULL && *at == '=' && at[1] != '=' && at[1] != '>') {
            define(reader, name, length, NULL, at + 1, end);
            return;
        } else if (name != NULL && *at == '(') {
            read_item(reader, at);
            return;
        } else if (name != NULL && *at == ':' && at[1] != ':') { /* case NAME: defines nothing */
            if (!constant)
                return;
            typed = true;
        } else if (!is_blank(*at) && *at != '\n') {
            name = NULL;
        }
    }
}

/* Reads what begins where reading is, and returns its end. */
static const char *read_piece(struct reader *reader)
{
    const char *at = reader->at, *end = NULL;
    const char *behind = skip_blanks(at + word_length(at));
    if (*at == '#')
        return read_directive(reader);
    if (*behind == '(' && is_word(at, word_length(at), "const")) /* Go's, in parentheses */
        return behind + 1;
    if (*at == ';' || *at == '}' || *at == '{') {
        bool begins = *at == '{' && reader->place == BEFORE_ENUM;
        reader->place = begins ? IN_ENUM : ELSEWHERE;
        reader->last = "0";
        reader->behind = UINT_MAX;
        reader->uncertain = false;
        end = *at == '{' ? read_item(reader, at) : NULL;
        return end != NULL ? end : at + 1;
    }
    if ((end = read_pair(reader)) != NULL)
        return end;
    end = piece_end(at, reader->place != IN_ENUM);
    if (reader->place == IN_ENUM)
        read_enumerator(reader, end);
    else
        read_statement(reader, end);
    return end > at ? end : at + 1;
}

void read_definitions(struct definitions *definitions, const char *text)
{
    char *stripped = arena_take(&definitions->arena, strlen(text) + 1);
    strip(text, stripped);
    struct reader reader = {.definitions = definitions, .at = stripped, .line = 1};
    while (*skip_space(reader.at) != '\0') {
        go_to(&reader, skip_space(reader.at));
        go_to(&reader, read_piece(&reader));
    }
}
