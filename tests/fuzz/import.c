/* SPDX-License-Identifier: 0BSD */
/*
 * import.c: columns from headers. The first byte of an input says what the rest is.
 *
 * A text, of a kind of space: what is made of it is a column that the rest of a table accepts, and
 * what that column says, as a header, makes the same column again.
 *
 * Or the making of an expression, of which the value is known beforehand: it must be found, and no
 * other one.
 */
#include "cli/common.h"
#include "fuzz.h"
#include "query/c_expression.h"
#include "query/import_column.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Holds what 64 bits do not. */
__extension__ typedef __int128 wide;

enum { KIND_BITS = 3, ODD_TABLE = 4, EXPRESSION = 8, MORE_KINDS = 16 };

static const char *const folders[] = {"small", "odd"};
static struct table tables[2];

static enum status read_table(const char *folder, struct table *table)
{
    struct diagnostics diag = {0};
    struct options options = {.data = folder};
    enum status status = make_table(table, &diag, &options, NULL, TO_LOOK_UP);
    diag_free(&diag);
    return status;
}

void fuzz_begin(void)
{
    fuzz_small_table(folders[0]);
    fuzz_odd_table(folders[1]);
    for (size_t i = 0; i < 2; i++)
        REQUIRE(read_table(folders[i], &tables[i]) == DONE);
}

/* What a column says, as a header. */
static void write_header(const struct table *table, const struct space *space, struct text *out)
{
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        const char *name = table->symbols[code->symbol].name;
        if (code->target != NONE)
            text_printf(out, "#define %s %s\n", name, table->symbols[code->target].name);
        else
            text_printf(out, "#define %s (%lld)\n", name, (long long)code->number);
    }
    for (size_t i = 0; i < space->cell_count; i++)
        text_printf(out, "#define %s %d\n", space->cells[i].use.name, space->cells[i].number);
}

static const struct space *find_imported(const struct table *table)
{
    int number = string_map_find(&table->space_map, "imported");
    REQUIRE(number >= 0);
    return &table->spaces[number];
}

/* Takes a column among the others of its table. A number that Winsock has otherwise is wrong, and
 * rightly refused; all else must be accepted. */
static bool accept(const char *folder, const struct text *column, struct table *table)
{
    char path[64];
    snprintf(path, sizeof path, "%s/spaces/imported.yaml", folder);
    fuzz_write(path, column->bytes, column->length);
    enum status status = read_table(folder, table);
    remove(path);
    REQUIRE(status == DONE || status == WRONG_DATA);
    return status == DONE;
}

/* True where two columns say the same of every symbol. */
static void compare(const struct table *a, const struct table *b)
{
    const struct space *first = find_imported(a), *second = find_imported(b);
    REQUIRE(first->code_count == second->code_count && first->cell_count == second->cell_count);
    for (size_t i = 0; i < first->code_count; i++) {
        const struct code *code = &first->codes[i];
        int symbol = string_map_find(&b->symbol_map, a->symbols[code->symbol].name);
        const struct code *other = symbol != NONE ? space_code(second, symbol) : NULL;
        REQUIRE(other != NULL && other->number == code->number);
        REQUIRE((other->target == NONE) == (code->target == NONE));
    }
}

static void try_text(int number, enum kind kind, const char *prefix, const char *text)
{
    struct text column = {0}, header = {0}, again = {0};
    struct table table = {0}, same = {0};
    const char *folder = folders[number];
    struct import_request request = {"imported", kind, prefix, "it's \x01 a 'file'"};
    size_t placed = import_column(&tables[number], &request, text, &column).placed;
    if (placed > 0) {
        bool accepted = accept(folder, &column, &table);
        if (!accepted && kind != KIND_WINSOCK)
            fuzz_fail("the table refuses this column:\n%s", column.bytes);
        if (accepted) {
            const struct space *space = find_imported(&table);
            REQUIRE(space->code_count + space->cell_count == placed);
            write_header(&table, space, &header);
            if (kind != KIND_WINSOCK && space->prefixes.count > 0)
                request.prefix = space->prefixes.items[0].name;
            request.source = "again";
            REQUIRE(import_column(&tables[number], &request, header.bytes, &again).placed ==
                    placed);
            REQUIRE(accept(folder, &again, &same));
            compare(&table, &same);
        }
    }
    text_free(&column);
    text_free(&header);
    text_free(&again);
    table_free(&table);
    table_free(&same);
}

/* The making of an expression out of bytes. */
struct making {
    const unsigned char *at, *end;
    struct text text;
    bool known;  /* it has a value within 64 bits, as has each part of it */
    bool simple; /* nothing is in it that may be refused though C takes it */
    int depth;
};

static unsigned next(struct making *making)
{
    return making->at < making->end ? *making->at++ : 0;
}

static wide keep(struct making *making, wide value)
{
    if (value < LLONG_MIN || value > LLONG_MAX)
        making->known = false;
    return making->known ? value : 0;
}

static wide make_number(struct making *making)
{
    static const char *const forms[] = {"%llu", "0x%llX", "0%llo", "%lluU", "0x%llxul", "%lluLL"};
    static const long long numbers[] = {0, 1, 2, 7, 31, 32, 2147483647, 2147483648, LLONG_MAX};
    unsigned choice = next(making);
    long long number = choice % 4 == 0 ? numbers[choice / 4 % (sizeof numbers / sizeof *numbers)]
                                       : (long long)(next(making) << (choice / 4 % 24));
    char digits[64];
    snprintf(digits, sizeof digits, forms[choice % 6], (unsigned long long)number);
    text_puts(&making->text, digits);
    return number;
}

static wide make_expression(struct making *making, int precedence);

static wide make_unary(struct making *making)
{
    unsigned choice = next(making);
    if (making->depth > 20)
        choice = 0;
    making->depth++;
    wide value = 0;
    switch (choice % 8) {
    case 0:
    case 1:
    case 2: value = make_number(making); break;
    case 3:
        text_puts(&making->text, choice & 8 ? "( " : "(");
        value = make_expression(making, 0);
        text_puts(&making->text, choice & 16 ? " )" : ")");
        break;
    case 4:
        text_puts(&making->text, "- ");
        value = keep(making, -make_unary(making));
        break;
    case 5:
        text_puts(&making->text, "~");
        value = keep(making, -1 - make_unary(making));
        break;
    case 6:
        text_puts(&making->text, "!");
        value = make_unary(making) == 0;
        break;
    case 7:
        text_puts(&making->text, "INT32_C(");
        value = make_expression(making, 0);
        text_puts(&making->text, ")");
        break;
    }
    return value;
}

static wide shift(struct making *making, bool left, wide value, wide by)
{
    if (value < 0 || by < 0 || by > (left ? 31 : 62)) {
        making->known = making->simple = false; /* C leaves some of these open */
        return 0;
    }
    return left ? keep(making, value << (int)by) : value >> (int)by;
}

static wide operate(struct making *making, char operator, wide left, wide right)
{
    switch (operator) {
    case '|': return left | right;
    case '^': return left ^ right;
    case '&': return left & right;
    case '+': return keep(making, left + right);
    case '-': return keep(making, left - right);
    case '*': return keep(making, left * right);
    case '<': return shift(making, true, left, right);
    case '>': return shift(making, false, left, right);
    default: break;
    }
    if (right == 0 || (right == -1 && left == LLONG_MIN)) {
        making->known = false;
        return 0;
    }
    return operator== '/' ? left / right : left % right;
}

/* Makes operands and operators that bind closer than a precedence. The value is worked out as C's
 * grammar has it: from the left, and each right operand of what binds closer still. */
static wide make_expression(struct making *making, int precedence)
{
    static const struct {
        const char *token;
        int precedence;
    } operators[] = {{" | ", 1}, {"^", 2},   {" & ", 3}, {"<<", 4},  {" >> ", 4},
                     {"+", 5},   {" - ", 5}, {"*", 6},   {" / ", 6}, {"%", 6}};
    wide value = make_unary(making);
    int most = 6; /* what binds closer would have been the right operand's */
    for (unsigned choice = next(making); choice >= 128 && making->depth < 40;
         choice = next(making)) {
        size_t which = choice % (sizeof operators / sizeof *operators);
        const char *token = operators[which].token;
        if (operators[which].precedence <= precedence || operators[which].precedence > most)
            break;
        most = operators[which].precedence;
        text_puts(&making->text, token);
        making->depth++;
        wide right = make_expression(making, operators[which].precedence);
        value = operate(making, token[token[0] == ' '], value, right);
    }
    return value;
}

static enum found find_nothing(void *context, const char *name, const long long *argument,
                               long long *value)
{
    (void)context, (void)name, (void)argument, (void)value;
    return FOUND_NONE;
}

static void try_expression(const unsigned char *bytes, size_t size)
{
    struct making making = {.at = bytes, .end = bytes + size, .known = true, .simple = true};
    long long found = 0;
    wide value = make_expression(&making, 0);
    bool taken = expression_value(making.text.bytes, find_nothing, NULL, &found);
    if (taken != making.known && (taken || making.simple))
        fuzz_fail("%s is %s", making.text.bytes, taken ? "taken" : "not taken");
    if (taken && found != value)
        fuzz_fail("%s is %lld, not %lld", making.text.bytes, found, (long long)value);
    text_free(&making.text);
}

void fuzz_one(const unsigned char *bytes, size_t size)
{
    if (size == 0)
        return;
    unsigned what = *bytes;
    if (what & EXPRESSION) {
        try_expression(bytes + 1, size - 1);
        return;
    }
    char *text = fuzz_string(bytes + 1, size - 1);
    long long ignored;
    expression_value(text, find_nothing, NULL, &ignored);
    unsigned kind = (what & KIND_BITS) + (what & MORE_KINDS ? KIND_BITS + 1 : 0);
    const char *prefix = kind >= KIND_COUNT ? "MN_E" : NULL;
    try_text((what & ODD_TABLE) != 0, (enum kind)(kind % KIND_COUNT), prefix, text);
    free(text);
}
