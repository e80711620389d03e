/* SPDX-License-Identifier: 0BSD */
/*
 * c_lookup.c: a function from an int to an int, as a lookup array.
 *
 * Keys that lie close together index an array; the index is clamped, not checked, so that garbage
 * costs no more than a good key. Scattered keys stand in a perfect hash, each at the place of its
 * value. Where there are so many that no perfect hash is found, a binary search serves.
 */
#include "emit/c_lookup.h"

#include "base/memory.h"
#include "emit/c_text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    DENSE = 8,             /* at least one key in so many places makes an array */
    ROW = 10,              /* values in a row of an array */
    LEAST_BITS = 3,        /* of a hash: 8 slots */
    MOST_BITS = 12,        /* and 4,096 */
    MULTIPLIERS = 1 << 14, /* tried for a size before the next */
};

void map_add(struct map *map, int key, int value)
{
    map->entries = array_grow(map->entries, map->count, &map->capacity, sizeof *map->entries);
    map->entries[map->count++] = (struct entry){key, value};
}

static int by_key(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

void map_sort(struct map *map)
{
    array_sort(map->entries, map->count, sizeof *map->entries, by_key);
}

/* Arrays */

static unsigned width_of(int number)
{
    return (unsigned)snprintf(NULL, 0, "%d", number);
}

static unsigned wider(int a, int b)
{
    return width_of(a) > width_of(b) ? width_of(a) : width_of(b);
}

/* The smallest type of array elements that these values fit into. */
static const char *array_type(int least, int greatest)
{
    if (least >= 0 && greatest <= 255)
        return "unsigned char";
    if (least >= -128 && greatest <= 127)
        return "signed char";
    return least >= -32768 && greatest <= 32767 ? "short" : "int";
}

/* So many times one number, to be freed. */
static int *new_numbers(size_t count, int number)
{
    int *numbers = xcalloc(count, sizeof *numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = number;
    return numbers;
}

/* Writes an array in rows, and frees the numbers. Its size is a constant, or else the count: then
 * the numbers are aligned. Where the key of the first one is given, each row begins in a comment
 * with its first key, and the last number, which has no key, stands apart. */
static void emit_array(struct text *out, const char *name, const char *size, int *numbers,
                       size_t count, const int *first)
{
    int least = numbers[0], greatest = least;
    for (size_t i = 0; i < count; i++) {
        least = numbers[i] < least ? numbers[i] : least;
        greatest = numbers[i] > greatest ? numbers[i] : greatest;
    }
    unsigned width = wider(least, greatest), key = first != NULL ? (unsigned)*first : 0;
    size_t keyed = first != NULL ? count - 1 : 0;
    int key_width = (int)wider((int)key, (int)(key + (unsigned)keyed - 1));
    text_printf(out, "    static const %s %s[", array_type(least, greatest), name);
    text_puts(out, size != NULL ? size : "");
    text_printf(out, size != NULL ? "] = {\n" : "%zu] = {\n", count);
    for (size_t i = 0; i < count; i++) {
        bool begins = i % ROW == 0 || i == keyed;
        bool ends = (i + 1) % ROW == 0 || i + 1 == keyed || i + 1 == count;
        unsigned gap = size != NULL ? 1 : width - width_of(numbers[i]) + 1;
        text_puts(out, begins ? "        " : "");
        if (begins && i < keyed)
            text_printf(out, "/* %*d */ ", key_width, (int)(key + (unsigned)i));
        text_printf(out, "%s,%*s%s", c_number(numbers[i]).text, ends ? 0 : (int)gap, "",
                    ends ? "\n" : "");
    }
    text_puts(out, "    };\n");
    free(numbers);
}

void emit_values(struct text *out, int *values, size_t count)
{
    emit_array(out, "table", "SOCKERR_COUNT", values, count, NULL);
}

static void emit_cast(struct text *out, const struct map *map)
{
    text_puts(out, map->reads ? "(sockerr)" : "(int)");
}

static void emit_otherwise(struct text *out, const struct map *map)
{
    if (map->reads)
        text_puts(out, "SOCKERR_SOCKET_ERROR;\n");
    else
        text_printf(out, "%d;\n", map->otherwise);
}

/* Dense keys */

bool is_dense(int first, int last, size_t count)
{
    return (uint64_t)((int64_t)last - first) < (uint64_t)count * DENSE;
}

static bool is_dense_map(const struct map *map)
{
    return is_dense(map->entries[0].key, map->entries[map->count - 1].key, map->count);
}

/* The map without key 0, if that is the first or the last and has the value 0; else the map. */
static struct map without_zero(struct map map)
{
    const struct entry *zero = map.entries;
    if (map.count > 1 && zero->key != 0)
        zero += map.count - 1;
    if (map.count > 1 && zero->key == 0 && zero->value == 0) {
        map.entries += zero == map.entries;
        map.count--;
    }
    return map;
}

/* An array that the key indexes, and at its end the value of every other key. Key 0 may be apart:
 * its value is 0 then, wherever the others are. */
static void emit_dense(struct text *out, const struct map *map, bool zero_apart)
{
    int first = map->entries[0].key, last = map->entries[map->count - 1].key;
    if (first == 1)
        first = 0; /* a place more, and nothing to subtract */
    unsigned places = (unsigned)last - (unsigned)first + 1;
    int *numbers = new_numbers((size_t)places + 1, map->otherwise);
    for (size_t i = 0; i < map->count; i++)
        numbers[(unsigned)map->entries[i].key - (unsigned)first] = map->entries[i].value;

    text_printf(out, "    /* From %s %d on; the last one stands for every other. */\n",
                map->argument, first);
    emit_array(out, "table", NULL, numbers, (size_t)places + 1, &first);
    text_printf(out, "    const unsigned at = (unsigned)%s", map->argument);
    if (first != 0)
        text_printf(out, " %c %uu", first < 0 ? '+' : '-',
                    first < 0 ? 0u - (unsigned)first : (unsigned)first);
    text_puts(out, ";\n    return ");
    emit_cast(out, map);
    text_printf(out, "%stable[at < %uu ? at : %uu]", zero_apart ? "(" : "", places, places);
    if (zero_apart)
        text_printf(out, " & -(int)(%s != 0))", map->argument);
    text_puts(out, ";\n");
}

/* Scattered keys */

/* A multiplication spreads the keys over the slots; the highest bits of the product choose. With a
 * multiplier of one bit these are the lowest bits of the key, as they are. */
struct hash {
    uint32_t multiplier;
    unsigned bits;
};

static uint32_t lowest_bits(unsigned bits)
{
    return (uint32_t)1 << (32 - bits);
}

static unsigned slot_of(struct hash hash, int key)
{
    return (uint32_t)key * hash.multiplier >> (32 - hash.bits);
}

/* True if no two keys fall into one slot. A slot has the number of the last trial that had a key
 * for it, so that nothing need be cleared between two. */
static bool is_perfect(const struct map *map, struct hash hash, uint32_t *slots, uint32_t trial)
{
    for (size_t i = 0; i < map->count; i++) {
        uint32_t *slot = &slots[slot_of(hash, map->entries[i].key)];
        if (*slot == trial)
            return false;
        *slot = trial;
    }
    return true;
}

/* False for so many keys in so few slots that no multiplier has a chance to be found. Of keys that
 * are random, as hashes are, one in exp(count * count / (2 * slots)) is perfect; codes come in
 * runs, which do far better. */
static bool is_hopeful(const struct map *map, unsigned bits)
{
    size_t hopeless = map->hashed ? 16 : 100;
    return map->count <= (size_t)1 << bits && map->count * map->count <= hopeless << bits;
}

/* Looks for the smallest hash, trying the same multipliers on every machine: first the one with
 * which there is nothing to multiply. */
static bool find_hash(const struct map *map, struct hash *hash)
{
    uint32_t *slots = xcalloc((size_t)1 << MOST_BITS, sizeof *slots), trial = 0;
    bool found = false;
    for (unsigned bits = LEAST_BITS; bits <= MOST_BITS && !found; bits++) {
        uint32_t multiplier = 0x9E3779B1u;
        for (int i = 0; i < MULTIPLIERS && is_hopeful(map, bits) && !found; i++) {
            *hash = (struct hash){i > 0 ? multiplier : lowest_bits(bits), bits};
            found = is_perfect(map, *hash, slots, ++trial);
            multiplier = multiplier * 1664525u + 1013904222u;
        }
    }
    free(slots);
    return found;
}

/* The value at the place of a key, if it is there. A comparison would do, but a compiler may make a
 * branch of it, which garbage would mislead. */
static void emit_check(struct text *out, const struct map *map)
{
    bool zero = map->otherwise == 0;
    text_printf(out,
                "    const int known = keys[at], answer = table[at];\n"
                "    /* Any other %s gives %s, without a branch that it would mislead. */\n"
                "    return ",
                map->argument, zero ? "0" : "-1");
    emit_cast(out, map);
    text_printf(out, "(answer %s %s));\n",
                zero ? "& -(int)(known ==" : "| -(int)(known !=", map->argument);
}

/* Two arrays: a key stands in one where its value stands in the other, by its hash, or else in
 * order. An empty slot holds 0 and the value of unknown keys. Key 0 falls into the first slot
 * always, so that it is never looked for in another. */
static void emit_keys_and_values(struct text *out, const struct map *map, const struct hash *hash)
{
    size_t count = hash != NULL ? (size_t)1 << hash->bits : map->count;
    int *keys = new_numbers(count, 0), *values = new_numbers(count, map->otherwise);
    for (size_t i = 0; i < map->count; i++) {
        size_t at = hash != NULL ? slot_of(*hash, map->entries[i].key) : i;
        keys[at] = map->entries[i].key;
        values[at] = map->entries[i].value;
    }
    if (hash != NULL && map->unchecked)
        free(keys);
    else
        emit_array(out, "keys", NULL, keys, count, NULL);
    emit_array(out, "table", NULL, values, count, NULL);
}

static void emit_hash(struct text *out, const struct map *map, struct hash hash)
{
    text_printf(out, "    /* Where a %s stands is a hash of it. */\n", map->argument);
    emit_keys_and_values(out, map, &hash);
    text_printf(out, "    const unsigned at = (unsigned)%s ", map->argument);
    if (hash.multiplier == lowest_bits(hash.bits))
        text_printf(out, "& %uu;\n", (1u << hash.bits) - 1);
    else
        text_printf(out, "* 0x%08Xu >> %u;\n", (unsigned)hash.multiplier, 32 - hash.bits);
    if (map->unchecked)
        text_puts(out, "    return table[at];\n");
    else
        emit_check(out, map);
}

static void emit_search(struct text *out, const struct map *map)
{
    emit_keys_and_values(out, map, NULL);
    text_printf(out,
                "    unsigned at = 0, high = %zu;\n"
                "    while (high - at > 1) {\n"
                "        const unsigned middle = at + (high - at) / 2;\n"
                "        if (keys[middle] <= %s)\n"
                "            at = middle;\n"
                "        else\n"
                "            high = middle;\n"
                "    }\n"
                "    return keys[at] == %s ? ",
                map->count, map->argument, map->argument);
    emit_cast(out, map);
    text_puts(out, "table[at] : ");
    emit_otherwise(out, map);
}

static void emit_constant(struct text *out, const struct map *map)
{
    text_printf(out, "    (void)%s;\n    return ", map->argument);
    emit_otherwise(out, map);
}

void emit_map(struct text *out, const struct map *map)
{
    struct hash hash;
    struct map rest = without_zero(*map);
    if (map->count == 0)
        emit_constant(out, map);
    else if (is_dense_map(map))
        emit_dense(out, map, false);
    else if (is_dense_map(&rest))
        emit_dense(out, &rest, true);
    else if (find_hash(map, &hash))
        emit_hash(out, map, hash);
    else
        emit_search(out, map);
}

/* Sets */

void emit_set(struct text *out, const struct map *set)
{
    enum { WORDS = 6 }; /* in a row */
    int greatest = 0;
    for (size_t i = 0; i < set->count; i++)
        greatest = set->entries[i].key > greatest ? set->entries[i].key : greatest;
    size_t count = (size_t)greatest / 32 + 1;
    unsigned *words = xcalloc(count, sizeof *words);
    for (size_t i = 0; i < set->count; i++)
        words[set->entries[i].key / 32] |= 1u << set->entries[i].key % 32;

    text_printf(out,
                "    /* A bit a %s, 32 in each. */\n"
                "    static const unsigned table[%zu] = {\n",
                set->argument, count);
    for (size_t i = 0; i < count; i++) {
        bool last = i % WORDS == WORDS - 1 || i + 1 == count;
        text_printf(out, "%s0x%08Xu,%s", i % WORDS == 0 ? "        " : " ", words[i],
                    last ? "\n" : "");
    }
    text_printf(out,
                "    };\n"
                "    const unsigned at = (unsigned)%s;\n"
                "    return at < %zuu ? (int)(table[at / 32u] >> at %% 32u & 1u) : 0;\n",
                set->argument, count * 32);
    free(words);
}
