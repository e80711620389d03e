/* SPDX-License-Identifier: 0BSD */
/*
 * condition.c: the condition by which a compiler tells a space's own system:
 *
 *   any   = all { "||" all }
 *   all   = one { "&&" one }
 *   one   = "!" one | "(" any ")" | "defined" "(" NAME ")"
 *
 * Nothing is copied: what comes out is printed from what was understood.
 */
#include "table/condition.h"

#include "base/ascii.h"

#include <string.h>

enum { NESTING_LIMIT = 16, MACRO_LIMIT = 63 };

struct parser {
    const char *at;
    struct text *text;
    const char *expected; /* what was missing, once something is */
};

static void skip_spaces(struct parser *parser)
{
    parser->at += strspn(parser->at, " ");
}

/* Takes a token where it stands next, and prints it back as given. */
static bool take(struct parser *parser, const char *token, const char *printed)
{
    size_t length = strlen(token);
    skip_spaces(parser);
    if (strncmp(parser->at, token, length) != 0)
        return false;
    parser->at += length;
    text_puts(parser->text, printed);
    return true;
}

static bool need(struct parser *parser, const char *token, const char *expected)
{
    if (take(parser, token, token))
        return true;
    parser->expected = expected;
    return false;
}

static bool parse_macro(struct parser *parser)
{
    if (!need(parser, "(", "( behind defined"))
        return false;
    skip_spaces(parser);
    size_t length = 0;
    while (is_word_character(parser->at[length]))
        length++;
    if (length == 0 || length > MACRO_LIMIT || is_digit(*parser->at)) {
        parser->expected = "the name of a macro";
        return false;
    }
    text_add(parser->text, parser->at, length);
    parser->at += length;
    return need(parser, ")", ") behind the name of the macro");
}

static bool parse_any(struct parser *parser, int nesting);

static bool parse_one(struct parser *parser, int nesting)
{
    if (nesting > NESTING_LIMIT) {
        parser->expected = "less nesting";
        return false;
    }
    if (take(parser, "!", "!"))
        return parse_one(parser, nesting + 1);
    if (take(parser, "(", "("))
        return parse_any(parser, nesting + 1) && need(parser, ")", ")");
    return need(parser, "defined", "defined(NAME), ! or (") && parse_macro(parser);
}

static bool parse_all(struct parser *parser, int nesting)
{
    if (!parse_one(parser, nesting))
        return false;
    while (take(parser, "&&", " && "))
        if (!parse_one(parser, nesting))
            return false;
    return true;
}

static bool parse_any(struct parser *parser, int nesting)
{
    if (!parse_all(parser, nesting))
        return false;
    while (take(parser, "||", " || "))
        if (!parse_all(parser, nesting))
            return false;
    return true;
}

const char *condition_parse(const char *condition, struct text *text, size_t *place)
{
    struct parser parser = {.at = condition, .text = text};
    if (parse_any(&parser, 0)) {
        skip_spaces(&parser);
        if (*parser.at != '\0')
            parser.expected = "&&, || or the end";
    }
    *place = (size_t)(parser.at - condition);
    return parser.expected;
}
