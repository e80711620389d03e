/* SPDX-License-Identifier: 0BSD */
/*
 * c_expression.c: the integer expressions by which headers give their numbers:
 *
 *   expression = operand { operator operand }     by precedence
 *   operand    = { "+" | "-" | "~" | "!" | "(" TYPE ")" } value { "as" TYPE }
 *   value      = "(" expression ")" | number | { NAME "." } NAME [ "(" expression ")" ]
 *
 * Casts and Rust's "as" change no value: an error code fits its type.
 */
#include "query/c_expression.h"

#include "base/ascii.h"
#include "base/parse_number.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_LIMIT = 64, NAME_SIZE = 128 };

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

/* Skips what gives a number its type: UL, or Rust's i32 and _u32. */
static const char *skip_suffix(const char *at)
{
    const char *type = at + (*at == '_');
    if ((*type == 'i' || *type == 'u') && is_digit(type[1]))
        return type + 1 + strspn(type + 1, "0123456789");
    return at + strspn(at, "uUlL");
}

static long long parse_number(struct parser *parser)
{
    const char *digits = parser->at;
    unsigned base = parse_base(&digits);
    uint64_t number;
    if (base == 10 && *digits == '0')
        base = 8;
    const char *end = parse_digits(digits, base, &number);
    parser->at = skip_suffix(end);
    if (end == digits || number > LLONG_MAX || is_word_character(*parser->at))
        return fail(parser);
    return (long long)number;
}

/* UINT16_C and its kind, which give a constant a type; Go's and mingw-w64's among them. */
static bool is_constant_macro(const char *name)
{
    static const char *const macros[] = {"INT8_C",   "INT16_C", "INT32_C",     "INT64_C",
                                         "INTMAX_C", "Errno",   "__MSABI_LONG"};
    name += *name == 'U';
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++)
        if (strcmp(name, macros[i]) == 0)
            return true;
    return false;
}

/* A limit of C's, or what the text defines: a name, or a macro and its argument. */
static long long parse_name(struct parser *parser)
{
    char name[NAME_SIZE] = "";
    do { /* of syscall.Errno, the second word counts */
        size_t length = word_length(parser->at);
        if (length == 0 || length >= sizeof name)
            return fail(parser);
        snprintf(name, sizeof name, "%.*s", (int)length, parser->at);
        parser->at += length;
    } while (take(parser, "."));
    bool called = take(parser, "(");
    long long argument = called ? parse_enclosed(parser) : 0, value = argument;
    if (parser->failed || (called && is_constant_macro(name)))
        return argument;
    if (strcmp(name, "INT_MIN") == 0)
        return INT_MIN;
    if (strcmp(name, "INT_MAX") == 0)
        return INT_MAX;
    switch (parser->find(parser->context, name, called ? &argument : NULL, &value)) {
    case FOUND_VALUE: return value;
    case FOUND_BLANK: return parse_expression(parser, UNARY);
    default: return fail(parser);
    }
}

/* True for a word that names a type, and nothing else. */
static bool is_type(const char *word, size_t length)
{
    static const char *const types[] = {"int", "long", "short", "signed", "unsigned"};
    bool is = length > 2 && strncmp(word + length - 2, "_t", 2) == 0;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        is = is || (strlen(types[i]) == length && strncmp(types[i], word, length) == 0);
    return is;
}

/* Takes a type in parentheses, behind the first of them. A sign follows a cast only where the type
 * is sure to be one: (x) - 1 is a difference. */
static bool take_cast(struct parser *parser)
{
    const char *type = skip_blanks(parser->at), *end = type;
    while (is_word_character(*end) || is_blank(*end))
        end++;
    const char *behind = skip_blanks(end + (*end == ')'));
    bool operand = is_word_character(*behind) || *behind == '(' || *behind == '~';
    bool sign = (*behind == '-' || *behind == '+') && is_type(type, word_length(type));
    if (*end != ')' || !is_word_character(*type) || is_digit(*type) || !(operand || sign))
        return false;
    parser->at = behind;
    return true;
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

static long long parse_unary(struct parser *parser)
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
        return take_cast(parser) ? parse_expression(parser, UNARY) : parse_enclosed(parser);
    return is_digit(*parser->at) ? parse_number(parser) : parse_name(parser);
}

static long long parse_operand(struct parser *parser)
{
    long long value = parse_unary(parser);
    while (take(parser, "as ")) { /* Rust's cast */
        parser->at = skip_blanks(parser->at);
        parser->at += word_length(parser->at);
    }
    return value;
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
