/* SPDX-License-Identifier: 0BSD */
/*
 * c_expression.c: the integer expressions by which headers give their numbers:
 *
 *   expression = unary { operator unary }     by precedence
 *   unary      = { "+" | "-" | "~" | "!" } ( "(" expression ")" | number | NAME | NAME "(" … ")" )
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
};

static void skip_blanks(struct parser *parser)
{
    while (is_blank(*parser->at))
        parser->at++;
}

static bool take(struct parser *parser, const char *token)
{
    skip_blanks(parser);
    if (strncmp(parser->at, token, strlen(token)) != 0)
        return false;
    parser->at += strlen(token);
    return true;
}

static bool parse_expression(struct parser *parser, int precedence, long long *value);

static bool parse_number(struct parser *parser, long long *value)
{
    const char *digits = parser->at;
    unsigned base = parse_base(&digits);
    uint64_t number;
    if (base == 10 && *digits == '0')
        base = 8;
    const char *end = parse_digits(digits, base, &number);
    if (end == digits || number > LLONG_MAX)
        return false;
    *value = (long long)number;
    parser->at = end + strspn(end, "uUlL");
    return !is_word_character(*parser->at);
}

/* UINT16_C and its kind, which give a constant a type. */
static bool is_constant_macro(const char *name)
{
    static const char *const sizes[] = {"8_C", "16_C", "32_C", "64_C", "MAX_C"};
    if (*name == 'U')
        name++;
    if (strncmp(name, "INT", 3) != 0)
        return false;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (strcmp(name + 3, sizes[i]) == 0)
            return true;
    return false;
}

/* The value of a name: of a limit of C's, or of what it was defined as. */
static bool find_name(const struct parser *parser, const char *name, long long *value)
{
    if (strcmp(name, "INT_MIN") != 0 && strcmp(name, "INT_MAX") != 0)
        return parser->find(parser->context, name, value);
    *value = name[5] == 'I' ? -2147483647LL - 1 : 2147483647LL;
    return true;
}

static bool parse_name(struct parser *parser, long long *value)
{
    char name[NAME_SIZE];
    size_t length = 0;
    while (is_word_character(parser->at[length]))
        length++;
    if (length >= sizeof name)
        return false;
    memcpy(name, parser->at, length);
    name[length] = '\0';
    parser->at += length;
    if (!take(parser, "("))
        return find_name(parser, name, value);
    return is_constant_macro(name) && parse_expression(parser, 0, value) && take(parser, ")");
}

static bool parse_unary(struct parser *parser, long long *value)
{
    skip_blanks(parser);
    char sign = *parser->at;
    if (sign != '\0' && strchr("+-~!", sign) != NULL) {
        parser->at++;
        parser->depth++;
        if (parser->depth > DEPTH_LIMIT || !parse_unary(parser, value))
            return false;
        parser->depth--;
        if (sign == '-' && *value == LLONG_MIN)
            return false;
        *value = sign == '-' ? -*value : sign == '~' ? ~*value : sign == '!' ? !*value : *value;
        return true;
    }
    if (take(parser, "("))
        return parse_expression(parser, 0, value) && take(parser, ")");
    return is_digit(*parser->at) ? parse_number(parser, value) : parse_name(parser, value);
}

/* An operator of two operands; the higher its precedence, the closer it binds. */
struct operation {
    const char *token;
    int precedence;
};

static const struct operation operations[] = {
    {"|", 1}, {"^", 2}, {"&", 3}, {"<<", 4}, {">>", 4},
    {"+", 5}, {"-", 5}, {"*", 6}, {"/", 6},  {"%", 6},
};

static const struct operation *find_operation(struct parser *parser)
{
    skip_blanks(parser);
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        size_t length = strlen(operations[i].token);
        if (strncmp(parser->at, operations[i].token, length) == 0)
            /* && and || are not arithmetic */
            return length == 1 && parser->at[1] == parser->at[0] && strchr("&|", *parser->at)
                       ? NULL
                       : &operations[i];
    }
    return NULL;
}

static bool apply(char operator, long long left, long long right, long long *value)
{
    switch (operator) {
    case '|': *value = left | right; return true;
    case '^': *value = left ^ right; return true;
    case '&': *value = left & right; return true;
    case '+': return !__builtin_add_overflow(left, right, value);
    case '-': return !__builtin_sub_overflow(left, right, value);
    case '*': return !__builtin_mul_overflow(left, right, value);
    case '<':
        return left >= 0 && right >= 0 && right < 32 &&
               !__builtin_mul_overflow(left, 1LL << right, value);
    case '>':
        if (left < 0 || right < 0 || right > 62)
            return false;
        *value = left >> right;
        return true;
    default: break;
    }
    if (right == 0 || (left == LLONG_MIN && right == -1))
        return false;
    *value = operator== '/' ? left / right : left % right;
    return true;
}

static bool parse_expression(struct parser *parser, int precedence, long long *value)
{
    if (++parser->depth > DEPTH_LIMIT || !parse_unary(parser, value))
        return false;
    const struct operation *operation = find_operation(parser);
    while (operation != NULL && operation->precedence > precedence) {
        long long right;
        parser->at += strlen(operation->token);
        if (!parse_expression(parser, operation->precedence, &right) ||
            !apply(*operation->token, *value, right, value))
            return false;
        operation = find_operation(parser);
    }
    parser->depth--;
    return true;
}

bool expression_value(const char *expression, find_function *find, void *context, long long *value)
{
    struct parser parser = {.at = expression, .find = find, .context = context};
    if (!parse_expression(&parser, 0, value))
        return false;
    skip_blanks(&parser);
    return *parser.at == '\0';
}
