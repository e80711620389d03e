/* SPDX-License-Identifier: 0BSD */
/*
 * c_expression.c: the integer expressions by which headers give their numbers:
 *
 *   expression = operand { operator operand }     by precedence
 *   operand    = { "+" | "-" | "~" | "!" } ( "(" expression ")" | number | NAME | NAME "(" … ")" )
 */
#include "query/c_expression.h"

#include "base/ascii.h"
#include "base/parse_number.h"

#include <limits.h>
#include <string.h>

enum { DEPTH_LIMIT = 64, NAME_SIZE = 64 };

struct parser {
    const char *at;
    find_function *find;
    void *context;
    int depth; /* of parentheses within parentheses, and of signs before signs */
    bool failed;
};

/* Gives up: there is nothing more to parse. */
static long long fail(struct parser *parser)
{
    parser->failed = true;
    parser->at = "";
    return 0;
}

const char *skip_blanks(const char *text)
{
    while (is_blank(*text))
        text++;
    return text;
}

size_t word_length(const char *text)
{
    size_t length = 0;
    while (is_word_character(text[length]))
        length++;
    return length;
}

static bool take(struct parser *parser, const char *token)
{
    parser->at = skip_blanks(parser->at);
    size_t length = strlen(token);
    bool found = strncmp(parser->at, token, length) == 0;
    parser->at += found ? length : 0;
    return found;
}

/* How close operators bind. */
enum precedence { NO_OPERATOR, OR, XOR, AND, SHIFT, SUM, PRODUCT, UNARY };

static long long parse_expression(struct parser *parser, enum precedence precedence);

/* The rest of what is in parentheses. */
static long long parse_enclosed(struct parser *parser)
{
    long long value = parse_expression(parser, NO_OPERATOR);
    return take(parser, ")") ? value : fail(parser);
}

static long long parse_number(struct parser *parser)
{
    const char *digits = parser->at;
    unsigned base = parse_base(&digits);
    uint64_t number;
    if (base == 10 && *digits == '0')
        base = 8;
    const char *end = parse_digits(digits, base, &number);
    parser->at = end + strspn(end, "uUlL");
    if (end == digits || number > LLONG_MAX || is_word_character(*parser->at))
        return fail(parser);
    return (long long)number;
}

/* UINT16_C and its kind, which give a constant a type. */
static bool is_constant_macro(const char *name)
{
    static const char *const macros[] = {"INT8_C", "INT16_C", "INT32_C", "INT64_C", "INTMAX_C"};
    name += *name == 'U';
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++)
        if (strcmp(name, macros[i]) == 0)
            return true;
    return false;
}

/* A constant macro, a limit of C's, or what a name was defined as. */
static long long parse_name(struct parser *parser)
{
    char name[NAME_SIZE] = "";
    size_t length = word_length(parser->at);
    if (length == 0 || length >= sizeof name)
        return fail(parser);
    memcpy(name, parser->at, length);
    parser->at += length;
    if (take(parser, "("))
        return is_constant_macro(name) ? parse_enclosed(parser) : fail(parser);
    if (strcmp(name, "INT_MIN") == 0)
        return -2147483647LL - 1;
    if (strcmp(name, "INT_MAX") == 0)
        return 2147483647LL;
    long long value;
    return parser->find(parser->context, name, &value) ? value : fail(parser);
}

/* How close the operator of two operands binds that comes next. */
static enum precedence next_precedence(struct parser *parser)
{
    parser->at = skip_blanks(parser->at);
    switch (*parser->at) {
    case '|': return OR;
    case '^': return XOR;
    case '&': return AND;
    case '<':
    case '>': return parser->at[1] == parser->at[0] ? SHIFT : NO_OPERATOR;
    case '+':
    case '-': return SUM;
    case '*':
    case '/':
    case '%': return PRODUCT;
    default: return NO_OPERATOR;
    }
}

static long long apply(struct parser *parser, char token, long long left, long long right)
{
    long long value = 0;
    bool known = true;
    switch (token) {
    case '|': return left | right;
    case '^': return left ^ right;
    case '&': return left & right;
    case '+': known = !__builtin_add_overflow(left, right, &value); break;
    case '-': known = !__builtin_sub_overflow(left, right, &value); break;
    case '*': known = !__builtin_mul_overflow(left, right, &value); break;
    case '<':
        known = left >= 0 && right >= 0 && right < 32 &&
                !__builtin_mul_overflow(left, 1LL << right, &value);
        break;
    case '>':
        known = left >= 0 && right >= 0 && right < 63;
        value = known ? left >> right : 0;
        break;
    default:
        known = right != 0 && (left != LLONG_MIN || right != -1);
        if (known)
            value = token == '/' ? left / right : left % right;
    }
    return known ? value : fail(parser);
}

static long long parse_operand(struct parser *parser)
{
    if (take(parser, "+"))
        return parse_expression(parser, UNARY);
    if (take(parser, "-"))
        return apply(parser, '-', 0, parse_expression(parser, UNARY));
    if (take(parser, "~"))
        return ~parse_expression(parser, UNARY);
    if (take(parser, "!"))
        return !parse_expression(parser, UNARY);
    if (take(parser, "("))
        return parse_enclosed(parser);
    return is_digit(*parser->at) ? parse_number(parser) : parse_name(parser);
}

/* Parses an operand, and the operators behind it that bind closer than a precedence. */
static long long parse_expression(struct parser *parser, enum precedence precedence)
{
    if (++parser->depth > DEPTH_LIMIT)
        return fail(parser);
    long long value = parse_operand(parser);
    enum precedence next;
    while ((next = next_precedence(parser)) > precedence) {
        char token = *parser->at;
        parser->at += next == SHIFT ? 2 : 1;
        value = apply(parser, token, value, parse_expression(parser, next));
    }
    parser->depth--;
    return value;
}

bool expression_value(const char *expression, find_function *find, void *context, long long *value)
{
    struct parser parser = {.at = expression, .find = find, .context = context};
    *value = parse_expression(&parser, NO_OPERATOR);
    return !parser.failed && *skip_blanks(parser.at) == '\0';
}
