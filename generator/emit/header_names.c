/* SPDX-License-Identifier: 0BSD */
/* header_names.c: the part of sockerr.h that gives names to SocketErrors and spaces, and finds them
 * by their names. */
#include "emit/header_parts.h"

#include "emit/c_lookup.h"
#include "emit/c_per_space.h"
#include "emit/c_text.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What sockerr_hash does: FNV-1a. */
static int hash_name(const char *name, unsigned seed)
{
    uint32_t hash = seed;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash <= INT_MAX ? (int)hash : -(int)(UINT32_MAX - hash) - 1;
}

static int by_key(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* Hashes every name. False where two have one hash. */
static bool hash_names(const struct named *names, size_t count, unsigned seed, struct map *map)
{
    map->count = 0;
    for (size_t i = 0; i < count; i++)
        map_add(map, hash_name(names[i].name, seed), names[i].number);
    array_sort(map->entries, count, sizeof *map->entries, by_key);
    for (size_t i = 1; i < count; i++)
        if (map->entries[i].key == map->entries[i - 1].key)
            return false;
    return true;
}

unsigned emit_hashes(struct text *out, const struct named *names, size_t count)
{
    struct map map = {.type = "int",
                      .argument = "hash",
                      .otherwise_constant = "0",
                      .unchecked = true,
                      .hashed = true};
    unsigned seed = 0;
    while (!hash_names(names, count, seed, &map))
        seed++;
    emit_map(out, &map);
    return seed;
}

static const char *error_name(const void *context, size_t number)
{
    return ((const struct table *)context)->socket_errors[number].name;
}

static const char *error_summary(const void *context, size_t number)
{
    return ((const struct table *)context)->socket_errors[number].summary;
}

static const char *space_name(const void *context, size_t number)
{
    return ((const struct table *)context)->spaces[number].name;
}

/* From names to what stands behind a number of 1, 2, 3 … */
static unsigned emit_numbers(struct text *out, const char *(*string)(const void *, size_t),
                             const struct table *table, size_t count)
{
    struct named *names = xcalloc(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = (struct named){string(table, i), (int)i + 1};
    unsigned seed = emit_hashes(out, names, count);
    free(names);
    return seed;
}

static void emit_error_names(const struct table *table, struct text *out)
{
    text_puts(out,
              "\n/*\n"
              " * sockerr_name(e): the name of a SocketError as .NET spells it.\n"
              " * sockerr_summary(e): what it means, in a sentence.\n"
              " * sockerr_by_name(name): the SocketError of such a name, which must be spelled\n"
              " *     just so; SOCKERR_SOCKET_ERROR for any other string, and for none.\n"
              " *\n"
              " * The strings are constant and ASCII or UTF-8, and never null: a value that is\n"
              " * no SocketError's has those of SOCKERR_SOCKET_ERROR.\n"
              " */\n"
              "static inline const char *sockerr_name_at(int line)\n"
              "{\n");
    emit_strings(out, "SOCKERR_COUNT", error_name, table, table->socket_error_count);
    text_puts(out, "    return table[line];\n"
                   "}\n\n"
                   "static inline const char *sockerr_name(sockerr e)\n"
                   "{\n"
                   "    return sockerr_name_at(sockerr_line((int)e));\n"
                   "}\n\n"
                   "static inline const char *sockerr_summary(sockerr e)\n"
                   "{\n");
    emit_strings(out, "SOCKERR_COUNT", error_summary, table, table->socket_error_count);
    text_puts(out, "    return table[sockerr_line((int)e)];\n"
                   "}\n\n"
                   "static inline int sockerr_hashed_line(int hash)\n");
    unsigned seed = emit_numbers(out, error_name, table, table->socket_error_count);
    text_printf(out,
                "\n"
                "static inline sockerr sockerr_by_name(const char *name)\n"
                "{\n"
                "    const int line = sockerr_hashed_line(sockerr_hash(name, %uu)) - 1;\n"
                "    if (line < 0 || !sockerr_same(name, sockerr_name_at(line)))\n"
                "        return SOCKERR_SOCKET_ERROR;\n"
                "    return sockerr_at(line);\n"
                "}\n",
                seed);
}

static void emit_space_names(const struct table *table, struct text *out)
{
    const struct space *example = example_space(table, NULL);
    text_printf(
        out,
        "\n/*\n"
        " * sockerr_space_name(space): the name of a space, \"%s\", which never changes; a\n"
        " *     null pointer for a space that is none.\n"
        " * sockerr_space_by_name(name): the space of such a name; SOCKERR_SPACE_NONE for any\n"
        " *     other string, and for none.\n"
        " *\n"
        " * All spaces, one by one, are 0 to SOCKERR_SPACE_COUNT - 1.\n"
        " */\n"
        "static inline const char *sockerr_space_name(sockerr_space space)\n"
        "{\n",
        example != NULL ? example->name : table->spaces[0].name);
    emit_strings(out, "SOCKERR_SPACE_COUNT", space_name, table, table->space_count);
    text_puts(out, "    const unsigned at = (unsigned)space;\n"
                   "    return at < (unsigned)SOCKERR_SPACE_COUNT ? table[at] : SOCKERR_NULL;\n"
                   "}\n\n"
                   "static inline int sockerr_hashed_space(int hash)\n");
    unsigned seed = emit_numbers(out, space_name, table, table->space_count);
    text_printf(
        out,
        "\n"
        "static inline sockerr_space sockerr_space_by_name(const char *name)\n"
        "{\n"
        "    const int space = sockerr_hashed_space(sockerr_hash(name, %uu)) - 1;\n"
        "    if (space < 0 || !sockerr_same(name, sockerr_space_name((sockerr_space)space)))\n"
        "        return SOCKERR_SPACE_NONE;\n"
        "    return (sockerr_space)space;\n"
        "}\n",
        seed);
}

void emit_names(const struct table *table, struct text *out)
{
    text_puts(out, "\n/* For the functions below that are given a name: its hash, 0 of none. */\n"
                   "static inline int sockerr_hash(const char *name, unsigned hash)\n"
                   "{\n"
                   "    if (name == SOCKERR_NULL)\n"
                   "        return 0;\n"
                   "    for (; *name != '\\0'; name++)\n"
                   "        hash = (hash ^ (unsigned char)*name) * 16777619u;\n"
                   "    return (int)hash;\n"
                   "}\n\n"
                   "/* And whether it is a name of ours. */\n"
                   "static inline int sockerr_same(const char *name, const char *ours)\n"
                   "{\n"
                   "    if (name == SOCKERR_NULL)\n"
                   "        return 0;\n"
                   "    while (*name != '\\0' && *name == *ours) {\n"
                   "        name++;\n"
                   "        ours++;\n"
                   "    }\n"
                   "    return *name == *ours;\n"
                   "}\n");
    emit_error_names(table, out);
    emit_space_names(table, out);
}
