/* SPDX-License-Identifier: 0BSD */
/*
 * emit_map.c: a function from an int to an int, as a lookup array.
 *
 * Keys that lie close together index an array; the index is clamped, not checked, so that garbage
 * costs no more than a good key. Scattered keys stand in a perfect hash, each beside its value.
 * Where there are so many that no perfect hash is found, a binary search serves.
 */
#include "emit.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    DENSE = 8,             /* at least one key in so many places makes an array */
    ROW = 10,              /* values in a row of an array */
    PAIRS = 4,             /* pairs in a row of a hash or a search */
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

/* From the number of keys and the distance of the first from the last. */
static bool is_dense(const struct map *map, uint64_t places)
{
    return places <= (uint64_t)map->count * DENSE;
}

static void emit_array(struct text *out, const struct map *map)
{
    int first = map->entries[0].key, last = map->entries[map->count - 1].key;
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
    text_printf(out, ")table[at < %uu ? at : %uu];\n}\n", places, places);
}

/* A multiplication spreads the keys over the slots; the highest bits of the product choose. */
struct hash {
    uint32_t multiplier;
    unsigned bits;
};

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
 * are random, one in exp(count * count / (2 * slots)) is perfect; codes come in runs, which do far
 * better. */
static bool is_hopeful(size_t count, unsigned bits)
{
    enum { HOPELESS = 100 };
    return count <= (size_t)1 << bits && count * count <= (size_t)HOPELESS << bits;
}

/* Looks for the smallest hash, trying the same multipliers on every machine. */
static bool find_hash(const struct map *map, struct hash *hash, uint32_t *slots)
{
    uint32_t trial = 0;
    for (unsigned bits = LEAST_BITS; bits <= MOST_BITS; bits++) {
        uint32_t multiplier = 0x9E3779B1u;
        for (int i = 0; i < MULTIPLIERS && is_hopeful(map->count, bits); i++) {
            *hash = (struct hash){multiplier, bits};
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

static const char *pair_type(const struct map *map)
{
    struct extent keys = extent_of_keys(map), values = extent_of_values(map);
    extend(&values, keys.least);
    extend(&values, keys.greatest);
    return array_type(values.least, values.greatest);
}

/* A pair, with the blanks that align what follows, but for the last in a row. */
static void emit_pair(struct text *out, struct entry entry, unsigned width, size_t number,
                      bool last)
{
    bool ends_row = number % PAIRS == PAIRS - 1 || last;
    text_puts(out, number % PAIRS == 0 ? "        {" : "{");
    emit_c_number(out, entry.key);
    text_puts(out, ", ");
    emit_c_number(out, entry.value);
    text_puts(out, "},");
    if (ends_row)
        text_puts(out, "\n");
    else
        emit_blanks(out, width - width_of(entry.key) - width_of(entry.value) + 1);
}

static unsigned width_of_pairs(const struct map *map)
{
    return width_of_extent(extent_of_keys(map)) + width_of_extent(extent_of_values(map));
}

/* What a hash and a search end with: the value of the pair that has the key, if one does. */
static void emit_value_or_otherwise(struct text *out, const struct map *map, const char *key,
                                    const char *value)
{
    text_printf(out, "    return %s == %s ? (", key, map->argument);
    text_puts(out, map->type);
    text_printf(out, ")%s : ", value);
    text_puts(out, map->otherwise_constant);
    text_puts(out, ";\n}\n");
}

/* Both of a slot are read before they are compared, which needs no branch that garbage would
 * mislead. An empty slot holds 0 and the value of unknown keys. Key 0 falls into the first slot
 * always, so that it is never looked for in another. */
static void emit_hash(struct text *out, const struct map *map, struct hash hash,
                      const uint32_t *slots)
{
    size_t count = (size_t)1 << hash.bits;
    const char *type = pair_type(map);
    unsigned width = width_of_pairs(map);
    text_printf(out,
                "{\n"
                "    /* {%s, its answer}; where a %s stands is a hash of it. What is in no row\n"
                "       finds another's or an empty one, of 0 and the answer for the unknown. */\n"
                "    static const %s table[%zu][2] = {\n",
                map->argument, map->argument, type, count);
    for (size_t i = 0; i < count; i++) {
        struct entry empty = {0, map->otherwise};
        emit_pair(out, slots[i] != 0 ? map->entries[slots[i] - 1] : empty, width, i,
                  i + 1 == count);
    }
    text_printf(out,
                "    };\n"
                "    const %s *slot = table[(unsigned)%s * 0x%08Xu >> %u];\n"
                "    const int known = slot[0], answer = slot[1];\n",
                type, map->argument, (unsigned)hash.multiplier, 32 - hash.bits);
    emit_value_or_otherwise(out, map, "known", "answer");
}

static void emit_search(struct text *out, const struct map *map)
{
    unsigned width = width_of_pairs(map);
    text_printf(out,
                "{\n"
                "    /* {%s, its answer}, in the order of the first. */\n"
                "    static const %s table[%zu][2] = {\n",
                map->argument, pair_type(map), map->count);
    for (size_t i = 0; i < map->count; i++)
        emit_pair(out, map->entries[i], width, i, i + 1 == map->count);
    text_printf(out,
                "    };\n"
                "    unsigned low = 0, high = %zu;\n"
                "    while (high - low > 1) {\n"
                "        const unsigned middle = low + (high - low) / 2;\n"
                "        if (table[middle][0] <= %s)\n"
                "            low = middle;\n"
                "        else\n"
                "            high = middle;\n"
                "    }\n",
                map->count, map->argument);
    emit_value_or_otherwise(out, map, "table[low][0]", "table[low][1]");
}

void emit_map(struct text *out, const struct map *map)
{
    if (map->count == 0) {
        text_printf(out, "{\n    (void)%s;\n    return ", map->argument);
        text_puts(out, map->otherwise_constant);
        text_puts(out, ";\n}\n");
        return;
    }
    uint64_t places =
        (uint64_t)((int64_t)map->entries[map->count - 1].key - map->entries[0].key) + 1;
    if (is_dense(map, places)) {
        emit_array(out, map);
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
