/* SPDX-License-Identifier: 0BSD */
/* term.c: what a person may write for a code: a number, a name, words. */
#include "query/term.h"

#include "base/ascii.h"
#include "base/parse_number.h"
#include "table/names.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

const struct space *find_qualifier(const struct table *table, const char *term)
{
    char name[NAME_LIMIT + 1];
    size_t length = strcspn(term, ":");
    if (term[length] != ':' || length >= sizeof name)
        return NULL;
    if (term[length + 1] == ' ')
        return NULL; /* a line of a program: "curl: (7) ..." */
    memcpy(name, term, length);
    name[length] = '\0';
    int number = string_map_find(&table->space_map, name);
    return number != NONE ? &table->spaces[number] : NULL;
}

bool read_term_number(const char *text, int *number)
{
    const uint64_t least = (uint64_t)INT_MAX + 1; /* INT_MIN, less its sign */
    bool negative = *text == '-';
    uint64_t size;
    text += *text == '-' || *text == '+';
    unsigned base = parse_base(&text);
    errno = 0;
    const char *end = parse_digits(text, base, &size);
    if (end == text || *end != '\0' || errno == ERANGE)
        return false;
    /* Of one without a sign, the bits may be those of a negative one, in 32 bits or in 64. */
    if (negative ? size > least : size > UINT32_MAX && size < 0 - least)
        return false;
    *number = (int)(uint32_t)(negative ? 0 - size : size);
    return true;
}

bool is_returned_negated(const struct space *space)
{
    return space->kind == KIND_ERRNO || space->kind == KIND_WINSOCK;
}

int own_code(const struct space *space, int number)
{
    if (space_listed(space, number) != NULL)
        return number;
    for (size_t i = 0; i < space->wrapped_count; i++) {
        int code = (int)((unsigned)number - space->wrapped[i].offset);
        if (space_listed(space, code) != NULL)
            return code;
    }
    if (number < 0 && number != INT_MIN && is_returned_negated(space) &&
        space_listed(space, -number) != NULL)
        return -number;
    return number;
}

bool is_same(const char *text, const char *term)
{
    return strcmp(text, term) == 0;
}

/* True where a text begins with so many letters, in capitals or not. */
static bool begins_with(const char *text, const char *letters, size_t count)
{
    size_t same = 0;
    while (same < count && to_upper(text[same]) == to_upper(letters[same]))
        same++;
    return same == count;
}

const char *behind_prefix(const struct space *space, const char *name)
{
    for (size_t i = 0; i < space->prefixes.count; i++) {
        const char *prefix = space->prefixes.items[i].name;
        size_t length = strlen(prefix);
        if (begins_with(name, prefix, length) && name[length] != '\0')
            return name + length;
    }
    return name;
}

static const char own_prefix[] = "SOCKERR_";

/* True for SOCKERR_LINUX_MIPS_ECONNREFUSED, of linux-mips. */
static bool is_constant(const struct space *space, const char *name, const char *term)
{
    size_t own = strlen(own_prefix), length = strlen(space->constant);
    if (!begins_with(term, own_prefix, own) || !begins_with(term + own, space->constant, length) ||
        term[own + length] != '_')
        return false;
    term += own + length + 1;
    while (*name != '\0' && (*name == '-' ? '_' : to_upper(*name)) == to_upper(*term)) {
        name++;
        term++;
    }
    return *name == '\0' && *term == '\0';
}

bool is_symbol(const struct space *space, const char *name, const char *term, fits_function *fits)
{
    if (fits(name, term) || space == NULL)
        return fits(name, term);
    const char *bare = behind_prefix(space, name);
    bool prefixed =
        space->prefixes.count > 0 && (fits(bare, term) || fits(bare, behind_prefix(space, term)));
    return prefixed || is_constant(space, name, term);
}

const char *behind_enum(const char *term)
{
    static const char name[] = "SocketError.";
    size_t length = strlen(name);
    if (begins_with(term, own_prefix, strlen(own_prefix)))
        return term + strlen(own_prefix);
    const char *dot = strrchr(term, '.');
    size_t before = dot != NULL ? (size_t)(dot + 1 - term) : 0;
    bool is = before >= length && begins_with(dot + 1 - length, name, length) &&
              (before == length || dot[-(ptrdiff_t)length] == '.');
    return is ? dot + 1 : term;
}

bool has_same_end(const char *text, const char *term)
{
    size_t length = strlen(text), longer = strlen(term);
    if (length > longer)
        return has_same_end(term, text);
    const char *end = term + (longer - length);
    bool packaged = (longer > length && end[-1] == '.') ||
                    (longer > length + 1 && end[-1] == ':' && end[-2] == ':');
    bool spaced = memchr(term, ' ', longer - length) != NULL;
    return length > 0 && packaged && !spaced && same_letters(text, end);
}

bool is_named(const char *name, const char *term)
{
    for (;; name++, term++) {
        term += strspn(term, " _-");
        if (*name == '\0' || to_upper(*name) != to_upper(*term))
            return *name == *term;
    }
}

const struct code *find_code(const struct table *table, const struct space *space, const char *name)
{
    int symbol = string_map_find(&table->symbol_map, name);
    const struct code *code = symbol != NONE ? space_code(space, symbol) : NULL;
    for (int exactly = 1; exactly >= 0; exactly--)
        for (size_t i = 0; i < space->code_count && code == NULL; i++)
            if (is_symbol(space, table->symbols[space->codes[i].symbol].name, name,
                          exactly ? is_same : same_letters))
                code = &space->codes[i];
    return code;
}

static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || is_letter(c) || is_digit(c);
}

/* True where a word of the text begins with so many letters. */
static bool has_word(const char *text, const char *letters, size_t count)
{
    for (size_t i = 0; text[i] != '\0'; i++)
        if ((i == 0 || !in_word(text[i - 1])) && begins_with(text + i, letters, count))
            return true;
    return false;
}

bool has_words(const char *text, const char *term)
{
    enum { LEAST = 3 }; /* one or two letters begin a word of many */
    bool any = false;
    while (*term != '\0') {
        size_t length = 0;
        while (in_word(term[length]))
            length++;
        if (length > 0 && !has_word(text, term, length))
            return false;
        any = any || length >= LEAST;
        term += length > 0 ? length : 1;
    }
    return any;
}
