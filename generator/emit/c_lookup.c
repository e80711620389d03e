/* SPDX-License-Identifier: 0BSD */
/*
 * c_lookup.c: a function from an int to an int, as a lookup array.
 *
 * Keys that lie close together index an array; the index is clamped, not checked, so that garbage
 * costs no more than a good key. Scattered keys stand in a perfect hash, each at the place of its
 * value. Where there are so many that no perfect hash is found, a binary search serves.
 */
#include "emit/emit.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    DENSE = 8,             /* at least one key in so many places makes an array */
    ROW = 10,              /* values in a row of an array */
    LEAST_BITS = 3,        /* of a hash: 8 slots */
    MOST_BITS = 12,        /* and 4,096 */
    MULTIPLIERS = 1 << 14, /* tried for a size before the next */
};

struct extent {
    int least, greatest;
};

static void extend(struct extent *extent, int number)
{
    if (number < extent->least)
        extent->least = number;
    if (number > extent->greatest)
        extent->greatest = number;
}

static struct extent extent_of_values(const struct map *map)
{
    struct extent extent = {map->otherwise, map->otherwise};
    for (size_t i = 0; i < map->count; i++)
        extend(&extent, map->entries[i].value);
    return extent;
}

static unsigned width_of(int number)
{
    unsigned width = number < 0 ? 2 : 1;
    for (number /= 10; number != 0; number /= 10)
        width++;
    return width;
}

static unsigned width_of_extent(struct extent extent)
{
    unsigned least = width_of(extent.least), greatest = width_of(extent.greatest);
    return least > greatest ? least : greatest;
}

static void emit_blanks(struct text *out, unsigned count)
{
    static const char blanks[] = "                ";
    for (unsigned most = sizeof blanks - 1; count > most; count -= most)
        text_add(out, blanks, most);
    text_add(out, blanks, count);
}

/* A value and a comma, with the blanks that align what follows, but for the last in a row. */
static void emit_item(struct text *out, int number, unsigned width, bool last)
{
    emit_c_number(out, number);
    text_puts(out, ",");
    if (!last)
        emit_blanks(out, width - width_of(number) + 1);
}

bool is_dense(int first, int last, size_t count)
{
    return (uint64_t)((int64_t)last - first) < (uint64_t)count * DENSE;
}

/* Key 0 may be apart: it gives 0 then, wherever the others are. */
static void emit_array(struct text *out, const struct map *map, bool zero_apart)
{
    int first = map->entries[0].key, last = map->entries[map->count - 1].key;
    if (first == 1)
        first = 0; /* a place more, and nothing to subtract */
    unsigned places = (unsigned)last - (unsigned)first + 1;
    struct extent extent = extent_of_values(map);
    unsigned width = width_of_extent(extent);
    unsigned key_width = width_of_extent((struct extent){first, last});
    size_t next = 0;

    text_printf(out,
                "{\n"
                "    /* From %s %d on; the last one stands for every other. */\n"
                "    static const %s table[%u] = {\n",
                map->argument, first, array_type(extent.least, extent.greatest), places + 1);
    for (unsigned i = 0; i <= places; i++) {
        int key = (int)((unsigned)first + i);
        bool known = next < map->count && i < places && map->entries[next].key == key;
        if (i == places)
            text_puts(out, "        ");
        else if (i % ROW == 0)
            text_printf(out, "        /* %*d */ ", (int)key_width, key);
        emit_item(out, known ? map->entries[next].value : map->otherwise, width,
                  i % ROW == ROW - 1 || i + 1 >= places);
        if (i % ROW == ROW - 1 || i + 1 >= places)
            text_puts(out, "\n");
        next += known;
    }
    text_printf(out, "    };\n    const unsigned at = (unsigned)%s", map->argument);
    if (first != 0)
        text_printf(out, " %c %uu", first < 0 ? '+' : '-',
                    first < 0 ? 0u - (unsigned)first : (unsigned)first);
    text_puts(out, ";\n    return (");
    text_puts(out, map->type);
    if (zero_apart)
        text_printf(out, ")(table[at < %uu ? at : %uu] & -(int)(%s != 0));\n}\n", places, places,
                    map->argument);
    else
        text_printf(out, ")table[at < %uu ? at : %uu];\n}\n", places, places);
}

static bool is_dense_map(const struct map *map)
{
    return is_dense(map->entries[0].key, map->entries[map->count - 1].key, map->count);
}

/* The map without key 0, where this is first or last and gives 0; else the map. */
static struct map without_zero(const struct map *map)
{
    struct map rest = *map;
    const struct entry *first = &map->entries[0], *last = &map->entries[map->count - 1];
    if (map->count > 1 && first->key == 0 && first->value == 0)
        rest.entries++;
    else if (map->count == 1 || last->key != 0 || last->value != 0)
        return rest;
    rest.count--;
    return rest;
}

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

/* True where no two keys fall into one slot. A slot has the number of the last trial that had a key
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
static bool find_hash(const struct map *map, struct hash *hash, uint32_t *slots)
{
    uint32_t trial = 0;
    for (unsigned bits = LEAST_BITS; bits <= MOST_BITS; bits++) {
        uint32_t multiplier = 0x9E3779B1u;
        for (int i = 0; i < MULTIPLIERS && is_hopeful(map, bits); i++) {
            *hash = (struct hash){multiplier, bits};
            if (i == 0)
                hash->multiplier = lowest_bits(bits);
            if (is_perfect(map, *hash, slots, ++trial))
                return true;
            multiplier = multiplier * 1664525u + 1013904222u;
        }
    }
    return false;
}

/* Puts the number of each key, plus one, into its slot. */
static void fill_slots(const struct map *map, struct hash hash, uint32_t *slots)
{
    memset(slots, 0, sizeof *slots << hash.bits);
    for (size_t i = 0; i < map->count; i++)
        slots[slot_of(hash, map->entries[i].key)] = (uint32_t)i + 1;
}

static struct extent extent_of_keys(const struct map *map)
{
    struct extent extent = {0, 0};
    for (size_t i = 0; i < map->count; i++)
        extend(&extent, map->entries[i].key);
    return extent;
}

/* One array of two that belong together: what stands at a place in one has its value in the other.
 */
struct column {
    const char *name;
    struct extent extent;
    bool keys; /* else it has the values */
};

/* A place of the map itself, or of a hash, whose slots have the number of an entry plus one. */
static int number_at(const struct map *map, const uint32_t *slots, bool key, size_t place)
{
    static const struct entry nothing;
    const struct entry *entry = &nothing;
    if (slots == NULL)
        entry = &map->entries[place];
    else if (slots[place] != 0)
        entry = &map->entries[slots[place] - 1];
    if (key)
        return entry->key;
    return entry != &nothing ? entry->value : map->otherwise;
}

static void emit_column(struct text *out, const struct map *map, const uint32_t *slots,
                        size_t count, const struct column *column)
{
    unsigned width = width_of_extent(column->extent);
    text_printf(out, "    static const %s %s[%zu] = {\n",
                array_type(column->extent.least, column->extent.greatest), column->name, count);
    for (size_t i = 0; i < count; i++) {
        bool ends_row = i % ROW == ROW - 1 || i + 1 == count;
        text_puts(out, i % ROW == 0 ? "        " : "");
        emit_item(out, number_at(map, slots, column->keys, i), width, ends_row);
        text_puts(out, ends_row ? "\n" : "");
    }
    text_puts(out, "    };\n");
}

static void emit_columns(struct text *out, const struct map *map, const uint32_t *slots,
                         size_t count)
{
    struct column keys = {"keys", extent_of_keys(map), true};
    struct column values = {"table", extent_of_values(map), false};
    if (!map->unchecked || slots == NULL)
        emit_column(out, map, slots, count, &keys);
    emit_column(out, map, slots, count, &values);
}

/* Where a key stands. */
static void emit_place(struct text *out, const struct map *map, struct hash hash)
{
    text_printf(out, "    const unsigned at = (unsigned)%s ", map->argument);
    if (hash.multiplier == lowest_bits(hash.bits))
        text_printf(out, "& %uu;\n", (1u << hash.bits) - 1);
    else
        text_printf(out, "* 0x%08Xu >> %u;\n", (unsigned)hash.multiplier, 32 - hash.bits);
}

/* The value at the place of a key, if it is there. A comparison would do, but a compiler may make a
 * branch of it, which garbage would mislead. */
static void emit_check(struct text *out, const struct map *map)
{
    bool zero = map->otherwise == 0;
    text_printf(out,
                "    const int known = keys[at], answer = table[at];\n"
                "    /* Any other %s gives %s, without a branch that it would mislead. */\n"
                "    return (",
                map->argument, zero ? "0" : "-1");
    text_puts(out, map->type);
    text_printf(out, ")(answer %s %s));\n}\n",
                zero ? "& -(int)(known ==" : "| -(int)(known !=", map->argument);
}

/* An empty slot holds 0 and the value of unknown keys. Key 0 falls into the first slot always, so
 * that it is never looked for in another. */
static void emit_hash(struct text *out, const struct map *map, struct hash hash,
                      const uint32_t *slots)
{
    text_printf(out,
                "{\n"
                "    /* Where a %s stands is a hash of it. */\n",
                map->argument);
    emit_columns(out, map, slots, (size_t)1 << hash.bits);
    emit_place(out, map, hash);
    if (map->unchecked)
        text_puts(out, "    return table[at];\n}\n");
    else
        emit_check(out, map);
}

static void emit_search(struct text *out, const struct map *map)
{
    text_puts(out, "{\n");
    emit_columns(out, map, NULL, map->count);
    text_printf(out,
                "    unsigned at = 0, high = %zu;\n"
                "    while (high - at > 1) {\n"
                "        const unsigned middle = at + (high - at) / 2;\n"
                "        if (keys[middle] <= %s)\n"
                "            at = middle;\n"
                "        else\n"
                "            high = middle;\n"
                "    }\n"
                "    return keys[at] == %s ? (",
                map->count, map->argument, map->argument);
    text_puts(out, map->type);
    text_puts(out, ")table[at] : ");
    text_puts(out, map->otherwise_constant);
    text_puts(out, ";\n}\n");
}

void emit_map(struct text *out, const struct map *map)
{
    if (out->failed)
        return; /* to look for a hash takes time, and nobody would read of it */
    if (map->count == 0) {
        text_printf(out, "{\n    (void)%s;\n    return ", map->argument);
        text_puts(out, map->otherwise_constant);
        text_puts(out, ";\n}\n");
        return;
    }
    struct map rest = without_zero(map);
    if (is_dense_map(map) || is_dense_map(&rest)) {
        emit_array(out, is_dense_map(map) ? map : &rest, !is_dense_map(map));
        return;
    }
    struct hash hash;
    uint32_t *slots = calloc((size_t)1 << MOST_BITS, sizeof *slots);
    if (slots == NULL) {
        out->failed = true;
    } else if (find_hash(map, &hash, slots)) {
        fill_slots(map, hash, slots);
        emit_hash(out, map, hash, slots);
    } else {
        emit_search(out, map);
    }
    free(slots);
}
