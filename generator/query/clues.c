/* SPDX-License-Identifier: 0BSD */
/*
 * clues.c: what stands in a line of a log.
 *
 * All names and texts are in one dictionary, under their first words. A line is read once, and each
 * of its words looked up. Most lines have no error, so a table of pairs of characters tells first
 * of most words that nothing begins with them.
 */
#include "query/clues.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/text.h"
#include "query/numbers_said.h"
#include "query/term.h"
#include "table/names.h"

#include <stdlib.h>
#include <string.h>

/* What begins with a word. */
struct entry {
    enum { WORDS, NAME, RUNTIME, PLATFORM } kind;
    int number;       /* the error; of a platform, the space */
    int space;        /* of a name, the only space that has it, or NONE */
    int code;         /* of the name there */
    bool plain;       /* a name even in small letters */
    const char *rest; /* what must follow the word */
    int next;         /* another entry of this word, or NONE */
};

struct dictionary {
    const struct table *table;
    struct arena arena;
    struct string_map entry_of; /* a word in small letters, without underscores → its first entry */
    struct entry *entries;
    size_t count, capacity;
    bool in_word[256];
    bool known[1 << 16]; /* some word has such first two characters and such a last one */
};

enum { LONGEST_WORD = SYMBOL_LIMIT + NAME_LIMIT };

static size_t word_length(const struct dictionary *dictionary, const char *text, size_t length)
{
    size_t end = 0;
    while (end < length && dictionary->in_word[(unsigned char)text[end]])
        end++;
    return end;
}

/* A place in known. Case changes nothing, nor do underscores within a word. */
static unsigned look_at(const char *word, size_t length)
{
    unsigned first = (unsigned char)word[0] | 0x20u, last = (unsigned char)word[length - 1] | 0x20u;
    unsigned second = length > 1 ? (unsigned char)word[1] | 0x20u : 0;
    return (first * 37 * 37 + second * 37 + last) & 0xFFFFu;
}

/* Makes the key of a word: ConnectionRefused and CONNECTION_REFUSED have one. False: it is too long
 * for any. */
static bool make_key(char key[LONGEST_WORD + 1], const char *word, size_t length)
{
    size_t at = 0;
    if (length > LONGEST_WORD)
        return false;
    for (size_t i = 0; i < length; i++)
        if (word[i] != '_')
            key[at++] = to_lower(word[i]);
    key[at] = '\0';
    return at > 0;
}

/* Learning */

/* The entry that says the same: a name of one error is learnt once, whichever spaces have it. */
static struct entry *find_same(const struct dictionary *dictionary, int first,
                               const struct entry *entry)
{
    for (int i = first; i != NONE; i = dictionary->entries[i].next) {
        struct entry *other = &dictionary->entries[i];
        if (other->kind == entry->kind && other->number == entry->number &&
            strcmp(other->rest, entry->rest) == 0)
            return other;
    }
    return NULL;
}

/* Learns what begins with the first word of a text. An error that no space has a code for has no
 * answer: SocketError is one. */
static void learn(struct dictionary *dictionary, const char *text, struct entry entry)
{
    char key[LONGEST_WORD + 1];
    size_t length = word_length(dictionary, text, strlen(text));
    bool answered = entry.kind == PLATFORM || dictionary->table->errors[entry.number].spaces > 0;
    if (!answered || !make_key(key, text, length))
        return;
    int first = string_map_find(&dictionary->entry_of, key);
    entry.rest = text[length] == '\0'
                     ? ""
                     : arena_copy(&dictionary->arena, text + length, strlen(text + length));
    struct entry *same = find_same(dictionary, first, &entry);
    if (same != NULL) {
        same->space = same->space == entry.space ? entry.space : NONE;
        return;
    }
    entry.next = first == NONE ? NONE : dictionary->entries[first].next;
    dictionary->entries =
        array_grow(dictionary->entries, dictionary->count, &dictionary->capacity, sizeof entry);
    dictionary->entries[dictionary->count] = entry;
    if (first == NONE)
        string_map_set(&dictionary->entry_of, arena_copy(&dictionary->arena, key, strlen(key)),
                       (int)dictionary->count);
    else
        dictionary->entries[first].next = (int)dictionary->count;
    dictionary->known[look_at(text, length)] = true;
    dictionary->count++;
}

/* True for a name of several words: ConnectionRefused, but not Fault, which lines say of much else.
 */
static bool has_humps(const char *name)
{
    size_t humps = 0;
    for (; *name != '\0'; name++)
        humps += is_upper(name[0]) && is_lower(name[1]);
    return humps > 1;
}

static void learn_errors(struct dictionary *dictionary)
{
    const struct table *table = dictionary->table;
    for (size_t i = 0; i < table->error_count; i++) {
        const struct error *error = &table->errors[i];
        struct entry entry = {.kind = NAME, .number = (int)i, .space = NONE};
        entry.plain = error->name[0] == 'E' && strlen(error->name) > 4;
        if (error->listed && string_map_find(&table->socket_error_map, error->name) == NONE)
            learn(dictionary, error->name, entry);
        entry.kind = WORDS;
        for (size_t j = 0; j < error->says_count; j++)
            learn(dictionary, error->says[j], entry);
    }
}

/* Learns what .NET calls errors: the first of them. */
static void learn_dotnet(struct dictionary *dictionary, const struct socket_error *socket_error)
{
    struct entry entry = {.kind = NAME, .number = socket_error->error, .space = NONE};
    if (socket_error->symbols.count > 0)
        entry.number = socket_error->symbols.items[0].number;
    if (has_humps(socket_error->name))
        learn(dictionary, socket_error->name, entry);
}

/* Learns a symbol of a space, with each prefix that the space understands. Without one it counts if
 * it is of several words, and a socket says it. */
static void learn_symbol(struct dictionary *dictionary, const struct space *space,
                         const struct code *code)
{
    const struct table *table = dictionary->table;
    const char *name = table->symbols[code->symbol].name, *bare = behind_prefix(space, name);
    struct entry entry = {.kind = NAME,
                          .number = code->error,
                          .space = (int)(space - table->spaces),
                          .code = code->number};
    learn(dictionary, name, entry);
    for (size_t i = 0; i < space->prefixes.count && bare != name; i++) {
        struct text other = {0};
        text_copy(&other, space->prefixes.items[i].name);
        text_copy(&other, bare);
        learn(dictionary, other.bytes, entry);
        text_free(&other);
    }
    bool several = strchr(bare, '_') != NULL || has_humps(bare);
    if (bare != name && several && space_read(table, space, code->number) != NONE)
        learn(dictionary, bare, entry);
}

static void learn_space(struct dictionary *dictionary, const struct space *space)
{
    int number = (int)(space - dictionary->table->spaces);
    for (size_t i = 0; i < space->code_count; i++)
        learn_symbol(dictionary, space, &space->codes[i]);
    for (size_t i = 0; i < space->clue_count; i++)
        learn(dictionary, space->clues[i], (struct entry){.kind = PLATFORM, .number = number});
}

/* Learns what a runtime calls errors; of java.net.ConnectException the end, too. */
static void learn_runtime(struct dictionary *dictionary, const struct runtime *runtime)
{
    for (size_t i = 0; i < runtime->shown_count; i++) {
        const char *name = runtime->shown[i].name, *end = strrchr(name, '.');
        struct entry entry = {.kind = RUNTIME, .number = runtime->shown[i].error, .space = NONE};
        entry.kind = strchr(name, ' ') != NULL ? WORDS : RUNTIME;
        entry.plain = is_lower(*name) && strlen(name) >= strlen("nxdomain");
        learn(dictionary, name, entry);
        if (end != NULL && has_humps(end))
            learn(dictionary, end + 1, entry);
    }
}

struct dictionary *dictionary_new(const struct table *table)
{
    struct dictionary *dictionary = xcalloc(1, sizeof *dictionary);
    dictionary->table = table;
    for (int i = 0; i < 256; i++)
        dictionary->in_word[i] = i >= 0x80 || is_word_character((char)i);
    learn_errors(dictionary);
    for (size_t i = 0; i < table->socket_error_count; i++)
        learn_dotnet(dictionary, &table->socket_errors[i]);
    for (size_t i = 0; i < table->space_count; i++)
        learn_space(dictionary, &table->spaces[i]);
    for (size_t i = 0; i < table->runtime_count; i++)
        learn_runtime(dictionary, &table->runtimes[i]);
    return dictionary;
}

void dictionary_free(struct dictionary *dictionary)
{
    arena_free(&dictionary->arena);
    string_map_free(&dictionary->entry_of);
    free(dictionary->entries);
    free(dictionary);
}

/* Finding */

/* A line, and how far it is read. */
struct scan {
    const struct dictionary *dictionary;
    const char *line;
    size_t length, covered; /* words of a text that was found begin no other */
    struct clues *clues;
};

/* True where the line goes on with a text, in capitals or not, and no word goes on behind it. */
static bool goes_on(const struct scan *scan, size_t at, const char *text, size_t *end)
{
    const bool *in_word = scan->dictionary->in_word;
    size_t i = 0;
    while (text[i] != '\0' && at + i < scan->length &&
           to_lower(scan->line[at + i]) == to_lower(text[i]))
        i++;
    *end = at + i;
    return text[i] == '\0' && (i == 0 || !in_word[(unsigned char)text[i - 1]] ||
                               *end == scan->length || !in_word[(unsigned char)scan->line[*end]]);
}

/* True for a word that is written as names are: with capitals within, or underscores. */
static bool looks_like_name(const char *word, size_t length)
{
    size_t i = 1;
    while (i < length && word[i] != '_' && !is_upper(word[i]))
        i++;
    return i < length;
}

static void say(struct scan *scan, const struct entry *entry, size_t begin, size_t end)
{
    static const enum how how[] = {[WORDS] = IN_WORDS, [NAME] = BY_NAME, [RUNTIME] = BY_RUNTIME};
    struct clues *clues = scan->clues;
    if (entry->kind == PLATFORM && clues->platform_count < MOST_CLUES)
        clues->platforms[clues->platform_count++] = (struct platform_said){entry->number, end};
    else if (entry->kind != PLATFORM && clues->said_count < MOST_CLUES)
        clues->said[clues->said_count++] =
            (struct said){entry->number, entry->space, entry->code, how[entry->kind], begin, end};
}

/* Says what begins with a word; of several texts the longest. Returns whether anything does. */
static bool find_word(struct scan *scan, size_t begin, size_t length)
{
    const struct dictionary *dictionary = scan->dictionary;
    char key[LONGEST_WORD + 1];
    const struct entry *longest = NULL;
    size_t longest_end = 0, end;
    bool found = false;
    if (!dictionary->known[look_at(scan->line + begin, length)] ||
        !make_key(key, scan->line + begin, length))
        return false;
    bool name = looks_like_name(scan->line + begin, length);
    int next;
    for (int i = string_map_find(&dictionary->entry_of, key); i != NONE; i = next) {
        const struct entry *entry = &dictionary->entries[i];
        next = entry->next;
        if (!goes_on(scan, begin + length, entry->rest, &end))
            continue;
        if (entry->kind == WORDS) {
            if (end > longest_end)
                longest = entry, longest_end = end;
        } else if (entry->kind == PLATFORM || name || entry->plain || *entry->rest != '\0') {
            say(scan, entry, begin, end);
            found = true;
        }
    }
    if (longest != NULL && begin >= scan->covered) {
        say(scan, longest, begin, longest_end);
        scan->covered = longest_end;
    }
    return found || longest != NULL;
}

static bool ends_in(const char *word, size_t length, const char *end)
{
    size_t size = strlen(end);
    return length > size && word[length - 1] == end[size - 1] &&
           memcmp(word + length - size, end, size) == 0;
}

/* Takes a word: what begins with it; else the error's name at its end, as in SYS_NET_EINPROGRESS;
 * else what is left of it without Exception or Error. */
static void take_word(struct scan *scan, size_t begin, size_t length)
{
    enum { LEAST = 5 };
    const char *word = scan->line + begin;
    if (find_word(scan, begin, length) || length < LEAST)
        return;
    if (is_upper(word[length - 1])) {
        size_t at = length;
        while (at > 0 && word[at - 1] != '_')
            at--;
        if (at > 0 && length - at >= LEAST && word[at] == 'E')
            find_word(scan, begin + at, length - at);
    } else if (ends_in(word, length, "Exception")) {
        find_word(scan, begin, length - strlen("Exception"));
    } else if (ends_in(word, length, "Error")) {
        find_word(scan, begin, length - strlen("Error"));
    }
}

void find_clues(const struct dictionary *dictionary, const char *line, size_t length,
                struct clues *clues)
{
    const bool *in_word = dictionary->in_word;
    struct scan scan = {dictionary, line, length, 0, clues};
    size_t numbers[MOST_CLUES], number_count = 0, i = 0;
    clues->said_count = clues->number_count = clues->platform_count = 0;
    while (i < length) {
        if (!in_word[(unsigned char)line[i]]) {
            i++;
            continue;
        }
        size_t begin = i;
        while (i < length && in_word[(unsigned char)line[i]])
            i++;
        if (!is_digit(line[begin]))
            take_word(&scan, begin, i - begin);
        else if (number_count < MOST_CLUES)
            numbers[number_count++] = begin;
    }
    for (size_t j = 0; j < number_count; j++)
        take_number(clues, line, length, numbers[j]);
}
