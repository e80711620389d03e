/* SPDX-License-Identifier: 0BSD */
/* names.c: which names the data may use, and the C identifiers that are made from them. */
#include "table/names.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

static bool is_small(char c)
{
    return is_lower(c) || is_digit(c);
}

static bool is_any(char c)
{
    return is_letter(c) || is_digit(c);
}

/* Words of some characters, with one separator between two. */
static bool is_words(const char *name, bool (*is_part)(char), const char *separators)
{
    if (!is_part(*name))
        return false;
    for (; *name != '\0'; name++) {
        bool separator = strchr(separators, *name) != NULL;
        if (separator ? !is_part(name[1]) : !is_part(*name))
            return false;
    }
    return true;
}

/* What a prefix of symbols may look like: a letter, then letters, digits and underscores. */
static bool is_beginning(const char *name)
{
    bool is = is_letter(*name);
    while (is && *++name != '\0')
        is = is_word_character(*name);
    return is;
}

static bool is_printable(const char *name)
{
    bool is = *name != '\0';
    for (; is && *name != '\0'; name += utf8_length(name))
        is = utf8_is_printable(name);
    return is;
}

/* Keywords of C and C++. What else a system or a program may have taken, the compiler tells. */
/* clang-format off */
static const char *const keywords[] = {
    "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break",
    "case", "catch", "char", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return",
    "co_yield", "compl", "concept", "const", "const_cast", "consteval", "constexpr", "constinit",
    "continue", "decltype", "default", "delete", "do", "double", "dynamic_cast", "else", "enum",
    "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline",
    "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr",
    "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
    "requires", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert",
    "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try",
    "typedef", "typeid", "typename", "typeof", "typeof_unqual", "union", "unsigned", "using",
    "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
};
/* clang-format on */

static bool is_keyword(const char *name)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strcmp(keywords[i], name) == 0)
            return true;
    return false;
}

size_t name_limit(enum name_rule rule)
{
    return rule == NAME_SYMBOL || rule == NAME_SHOWN ? SYMBOL_LIMIT : NAME_LIMIT;
}

bool name_follows(const char *name, enum name_rule rule)
{
    if (rule != NAME_ANY && strlen(name) > name_limit(rule))
        return false;
    switch (rule) {
    case NAME_ANY: return true;
    case NAME_SOCKET_ERROR: return is_upper(*name) && is_words(name, is_any, "");
    case NAME_SYMBOL: return is_letter(*name) && is_words(name, is_any, "_-");
    case NAME_BEGINNING: return is_beginning(name);
    case NAME_SPACE: return is_words(name, is_small, "-");
    case NAME_RUNTIME: return is_lower(*name) && is_words(name, is_small, "-.");
    case NAME_TRAIT: return is_lower(*name) && is_words(name, is_small, "_");
    case NAME_SHOWN: return is_printable(name);
    case NAME_PREFIX: return is_lower(*name) && is_words(name, is_small, "_") && !is_keyword(name);
    }
    return false;
}

const char *name_rule_words(enum name_rule rule)
{
    switch (rule) {
    case NAME_ANY: return "any text";
    case NAME_SOCKET_ERROR: return "a capital letter, then letters and digits";
    case NAME_SYMBOL: return "a letter, then letters, digits and single underscores or hyphens";
    case NAME_BEGINNING: return "a letter, then letters, digits and underscores";
    case NAME_SPACE: return "small letters, digits and single hyphens";
    case NAME_RUNTIME: return "a small letter, then small letters, digits, single hyphens and dots";
    case NAME_TRAIT: return "a small letter, then small letters, digits and single underscores";
    case NAME_SHOWN: return "printable characters in one line";
    case NAME_PREFIX:
        return "a small letter, then small letters, digits and single underscores, and no keyword";
    }
    return "";
}

/* A word begins at a capital behind a small letter or a digit, and at the last of several capitals
 * where a small letter follows: IOPending is IO_PENDING. */
static bool begins_word(const char *name, size_t at)
{
    if (at == 0 || !is_upper(name[at]))
        return false;
    return !is_upper(name[at - 1]) || is_lower(name[at + 1]);
}

const char *name_upper_snake(struct arena *arena, const char *name)
{
    size_t length = strlen(name), used = 0;
    char *made = arena_array(arena, length + 1, 2);
    for (size_t i = 0; i < length; i++) {
        if (begins_word(name, i))
            made[used++] = '_';
        made[used++] = to_upper(name[i]);
    }
    return made;
}

static char as_it_is(char c)
{
    return c;
}

static const char *map_name(struct arena *arena, const char *name, char (*map)(char))
{
    size_t length = strlen(name);
    char *made = arena_copy(arena, name, length);
    for (size_t i = 0; i < length; i++)
        made[i] = strchr("-.", name[i]) != NULL ? '_' : map(name[i]);
    return made;
}

const char *name_upper(struct arena *arena, const char *name)
{
    return map_name(arena, name, to_upper);
}

const char *name_lower(struct arena *arena, const char *name)
{
    return map_name(arena, name, to_lower);
}

const char *name_identifier(struct arena *arena, const char *name)
{
    return map_name(arena, name, as_it_is);
}
