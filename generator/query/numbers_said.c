/* SPDX-License-Identifier: 0BSD */
/*
 * numbers_said.c: which numbers of a line may be codes.
 *
 * Ports, times, sizes, addresses and versions are numbers, too. A code stands behind a word that
 * announces one, or looks like nothing else, or beside words that say the same, which recognise.c
 * sees.
 */
#include "query/numbers_said.h"

#include "base/ascii.h"
#include "query/term.h"

#include <string.h>

/* A word that ends before a place of a line. */
struct word {
    const char *text;
    size_t length;
};

static bool ends_in(struct word word, const char *end, size_t size)
{
    size_t i = 1;
    while (i <= size && i <= word.length && to_lower(word.text[word.length - i]) == end[size - i])
        i++;
    return i > size;
}

/* What a word does to the number behind it. Words such as "number", in "error number 5", change
 * nothing. */
enum effect { NONE_AT_ALL, BETWEEN, ANNOUNCES, ANNOUNCES_SURELY };

static enum effect effect_of(struct word word)
{
    static const struct {
        const char *end;
        size_t length;
        enum effect effect;
    } endings[] = {
        {"errno", 5, ANNOUNCES_SURELY},
        {"error", 5, ANNOUNCES_SURELY},
        {"exception", 9, ANNOUNCES_SURELY},
        {"codekey", 7, ANNOUNCES_SURELY},
        {"code", 4, ANNOUNCES},
        {"err", 3, ANNOUNCES},
        {"rc", 2, ANNOUNCES},
        {"ret", 3, ANNOUNCES},
        {"status", 6, ANNOUNCES},
        {"returned", 8, ANNOUNCES},
        {"failed", 6, ANNOUNCES},
        {"s", 1, BETWEEN},
        {"number", 6, BETWEEN},
        {"no", 2, BETWEEN},
        {"of", 2, BETWEEN},
        {"with", 4, BETWEEN},
        {"calling", 7, BETWEEN},
    };
    if (strchr("cdefghnorsty", to_lower(word.text[word.length - 1])) == NULL)
        return NONE_AT_ALL; /* none ends so: most words are done with here */
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(word, endings[i].end, endings[i].length))
            return endings[i].effect;
    return NONE_AT_ALL;
}

static bool is_mark(char c)
{
    return c == ' ' || c == '\t' || c == ':' || c == '=' || c == '#' || c == '(' || c == ')' ||
           c == '[' || c == ']' || c == '{' || c == '}' || c == '"' || c == '\'' || c == ',' ||
           c == '/' || c == '-';
}

/* The last word before a place, with nothing but blanks and marks between. Its length is 0 where
 * there is none so near. */
static struct word word_before(const char *line, size_t place)
{
    size_t end = place;
    while (end > 0 && is_mark(line[end - 1]))
        end--;
    size_t begin = end;
    while (begin > 0 && is_word_character(line[begin - 1]))
        begin--;
    return (struct word){line + begin, end - begin};
}

/* True for C++'s name of errno's category right before a number: system:111. */
static bool names_system(struct word word, const char *line, size_t begin)
{
    return word.length == 6 && ends_in(word, "system", 6) && line[begin - 1] == ':';
}

/* True for the HTTP of "HTTP error 500". */
static bool names_http(struct word word)
{
    return word.length == 4 && ends_in(word, "http", 4);
}

/* How the words before a number announce it. Another number, as in 0x0000274D/10061, changes
 * nothing. [error] is a log's level. */
static enum announced find_announced(const char *line, size_t begin)
{
    enum { WORDS_BACK = 4 };
    enum announced announced = NOT;
    if (begin > 0 && names_system(word_before(line, begin), line, begin))
        return YES;
    for (int i = 0; i < WORDS_BACK; i++) {
        struct word word = word_before(line, begin);
        begin = (size_t)(word.text - line);
        bool level = begin > 0 && line[begin - 1] == '[' && line[begin + word.length] == ']';
        enum effect effect = word.length > 0 && !level ? effect_of(word) : NONE_AT_ALL;
        bool joined = word.length > 0 && is_digit(*word.text) && line[begin + word.length] == '/';
        if (effect == ANNOUNCES_SURELY)
            return names_http(word_before(line, begin)) ? NOT : YES;
        if (effect == ANNOUNCES)
            announced = PERHAPS;
        else if (effect != BETWEEN && !joined)
            break;
    }
    return announced;
}

static bool joins(char c)
{
    return c == ':' || c == '-' || c == ',' || c == '+';
}

/* True for digits that are part of more than a number: of an address, a time, a version. */
static bool is_joined(const char *line, size_t length, size_t begin, size_t end)
{
    char before = begin > 1 ? line[begin - 1] : ' ', after = end + 1 < length ? line[end] : ' ';
    return (before == '.' && is_word_character(line[begin - 2])) ||
           (joins(before) && is_digit(line[begin - 2])) ||
           ((after == '.' || joins(after)) && is_digit(line[end + 1]));
}

bool is_behind(const struct platform_said *platform, size_t begin)
{
    enum { NEAR = 8 };
    return platform->end <= begin && begin - platform->end <= NEAR;
}

static bool is_behind_any(const struct clues *clues, size_t begin)
{
    unsigned i = 0;
    while (i < clues->platform_count && !is_behind(&clues->platforms[i], begin))
        i++;
    return i < clues->platform_count;
}

/* How a number looks like a code: a large one hardly is anything else; Winsock's in brackets; one
 * in brackets at the end of the line or behind a platform, or a negative one, may be, unless a word
 * behind it says of what it is the number. */
static enum announced judge_looks(const char *line, size_t length, size_t begin, size_t end,
                                  int number, bool behind_platform)
{
    enum { LARGE = -0x10000000, WINSOCK = 10004, WINSOCK_END = 12000 };
    bool enclosed = begin > 0 && line[begin - 1] == '(' && end < length && line[end] == ')';
    if (number < LARGE || (enclosed && number >= WINSOCK && number < WINSOCK_END))
        return YES;
    bool counts = end + 1 < length && line[end] == ' ' && is_letter(line[end + 1]);
    bool called = begin > 1 && is_word_character(line[begin - 2]); /* main.c(127) */
    bool last = enclosed && !called && end + 1 == length;
    return last || (enclosed && behind_platform) || (number < -1 && !counts) ? PERHAPS : NOT;
}

void take_number(struct clues *clues, const char *line, size_t length, size_t begin)
{
    enum { LONGEST = 24, SMALL = 1000, DIGITS = 9 };
    char text[LONGEST + 1];
    size_t end = begin;
    int number;
    while (end < length && is_word_character(line[end]))
        end++;
    if (begin > 0 && line[begin - 1] == '-' && (begin == 1 || !is_word_character(line[begin - 2])))
        begin--;
    if (end - begin > LONGEST || is_joined(line, length, begin, end))
        return;
    enum announced announced = find_announced(line, begin);
    bool behind_platform = is_behind_any(clues, begin);
    bool small =
        end - begin < DIGITS && is_digit(line[begin]) && (begin == 0 || line[begin - 1] != '(');
    if (announced == NOT && small && clues->said_count == 0)
        return; /* nothing makes it a code */
    memcpy(text, line + begin, end - begin);
    text[end - begin] = '\0';
    if (!read_term_number(text, &number) || number == 0)
        return;
    bool decimal = end - begin < 2 || to_lower(text[1 + (*text == '-')]) != 'x';
    if (announced == PERHAPS && decimal && number > 0 && number < SMALL && !behind_platform)
        announced = NOT;
    enum announced looks = judge_looks(line, length, begin, end, number, behind_platform);
    clues->numbers[clues->number_count++] = (struct number_said){
        number, announced > looks ? announced : looks, behind_platform, begin, end};
}
