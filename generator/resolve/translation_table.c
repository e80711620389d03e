/* SPDX-License-Identifier: 0BSD */
/*
 * translation_table.c: the meanings that the codes of all spaces have, and what each space answers
 * to them.
 *
 * What a code is in another space depends on its names alone. So the names that a code has in its
 * space, and each symbol by itself, make a group; the groups that all spaces answer alike share a
 * row of answers; and a group's first name and its row are a meaning.
 */
#include "resolve/translation_table.h"

#include "resolve/code_names.h"
#include "resolve/translate.h"

#include <stdlib.h>
#include <string.h>

struct group {
    struct code_names names;
    bool by_name; /* answered by this very name alone: of a symbol that nothing else means */
    int space;    /* the first that has it */
    struct answer *answers; /* one a space */
    size_t answer_count;
    int answered; /* by how many spaces */
    int codes;    /* so many codes, of all spaces, have these names */
    int meaning;
};

struct groups {
    struct table *table;
    struct arena arena;
    struct string_map index;
    struct text key; /* of the group that is looked for */
    struct group *items;
    size_t count, capacity;
};

/* A group's names as a text, by which it is found. */
static const char *key_of(struct groups *groups, const struct code_names *names, bool by_name)
{
    struct text *key = &groups->key;
    key->length = 0;
    text_number(key, names->cell);
    text_puts(key, by_name ? "=" : ":");
    for (size_t i = 0; i < names->count; i++) {
        text_puts(key, " ");
        text_number(key, names->items[i].symbol);
    }
    return key->bytes;
}

static int add_group(struct groups *groups, const struct code_names *names, bool by_name, int space,
                     const char *key)
{
    groups->items =
        array_grow(groups->items, groups->count, &groups->capacity, sizeof *groups->items);
    struct code_name *copy = arena_array(&groups->arena, names->count, sizeof *copy);
    memcpy(copy, names->items, names->count * sizeof *copy);
    string_map_set(&groups->index, key, (int)groups->count);
    groups->items[groups->count] =
        (struct group){.names = {.items = copy, .count = names->count, .cell = names->cell},
                       .by_name = by_name,
                       .space = space};
    return (int)groups->count++;
}

/* Finds the group of some names, or makes it, for a space that has it. */
static int find_group(struct groups *groups, const struct code_names *names, bool by_name,
                      int space)
{
    const char *key = key_of(groups, names, by_name);
    int number = string_map_find(&groups->index, key);
    if (number == NONE)
        number = add_group(groups, names, by_name, space,
                           arena_copy(&groups->arena, key, groups->key.length));
    return number;
}

/* Groups the names of each code of a space. */
static void group_codes(struct groups *groups, int number)
{
    struct space *space = &groups->table->spaces[number];
    for (size_t i = 0; i < space->listed_count; i++) {
        struct listed *listed = &space->listed[i];
        listed->meaning = find_group(groups, &listed->names, false, number);
        groups->items[listed->meaning].codes++;
    }
}

/* Groups each symbol by itself, as it is when someone asks for it by name. */
static void group_symbols(struct groups *groups)
{
    struct table *table = groups->table;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < space->code_count; j++) {
            int symbol = space->codes[j].symbol;
            if (table->symbols[symbol].meaning != NONE)
                continue;
            const struct code_name name = {.symbol = symbol};
            struct code_names names = {.items = &name, .count = 1, .cell = NONE};
            table->symbols[symbol].meaning =
                find_group(groups, &names, stands_alone(table, symbol), (int)i);
        }
    }
}

/* What each space answers to each group. */
static void answer_groups(struct groups *groups)
{
    struct table *table = groups->table;
    for (size_t i = 0; i < groups->count; i++) {
        groups->items[i].answers =
            arena_array(&groups->arena, table->space_count, sizeof(struct answer));
        groups->items[i].answer_count = table->space_count;
    }
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        for (size_t j = 0; j < groups->count; j++) {
            struct group *group = &groups->items[j];
            const struct code *code =
                group->by_name ? space_code(space, group->names.items[0].symbol) : NULL;
            if (!group->by_name)
                group->answers[i] = translate(table, space, &group->names);
            else if (code != NULL)
                group->answers[i] = (struct answer){code->number, GRADE_NAME};
            group->answered += group->answers[i].grade != GRADE_NONE;
        }
    }
}

/* What one space alone answers is what that space alone has. */
static bool needs_row(const struct group *group)
{
    return group->answered > 1;
}

/* A row on its way: groups that all spaces answer alike. */
struct row {
    struct group **groups;
    size_t count;
    int errnos, lookups; /* how many spaces answer, those of name lookups apart */
};

static int first_symbol(const struct group *group)
{
    return group->names.count > 0 ? group->names.items[0].symbol : NONE;
}

static int compare_answers(const struct group *a, const struct group *b)
{
    for (size_t i = 0; i < a->answer_count; i++) {
        if (a->answers[i].code != b->answers[i].code)
            return a->answers[i].code < b->answers[i].code ? -1 : 1;
        if (a->answers[i].grade != b->answers[i].grade)
            return a->answers[i].grade < b->answers[i].grade ? -1 : 1;
    }
    return 0;
}

/* Brings those side by side that share a row, and of these those of one first symbol. */
static int by_answers(const void *left, const void *right)
{
    const struct group *a = *(struct group *const *)left, *b = *(struct group *const *)right;
    int order = compare_answers(a, b);
    if (order == 0)
        order = first_symbol(a) - first_symbol(b);
    if (order == 0)
        order = a < b ? -1 : a > b;
    return order;
}

/* Few spaces know the first rows and the last ones. Most of those between are every errno's, then
 * some both's, then every getaddrinfo's: so each space's own answers lie close together. */
static int by_spaces(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int part_a = (a->lookups > 0) + (a->errnos == 0), part_b = (b->lookups > 0) + (b->errnos == 0);
    if (part_a != part_b)
        return part_a - part_b;
    if (a->errnos != b->errnos)
        return a->errnos - b->errnos;
    if (a->lookups != b->lookups)
        return b->lookups - a->lookups;
    return a->groups < b->groups ? -1 : a->groups > b->groups; /* no tie, whatever qsort does */
}

static void count_answers(const struct table *table, struct row *row)
{
    for (size_t i = 0; i < table->space_count; i++) {
        enum kind kind = table->spaces[i].kind;
        bool answered = row->groups[0]->answers[i].grade != GRADE_NONE;
        if (kind == KIND_GETADDRINFO || kind == KIND_H_ERRNO)
            row->lookups += answered;
        else
            row->errnos += answered;
    }
}

/* Makes rows of the groups that need one. */
static struct row *make_rows(struct groups *groups, size_t *row_count)
{
    struct row *rows = arena_array(&groups->arena, groups->count, sizeof *rows);
    struct group **sorted = arena_array(&groups->arena, groups->count, sizeof *sorted);
    size_t count = 0;
    *row_count = 0;
    for (size_t i = 0; i < groups->count; i++)
        if (needs_row(&groups->items[i]))
            sorted[count++] = &groups->items[i];
    array_sort(sorted, count, sizeof *sorted, by_answers);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_answers(sorted[i - 1], sorted[i]) != 0) {
            rows[*row_count] = (struct row){.groups = &sorted[i]};
            count_answers(groups->table, &rows[(*row_count)++]);
        }
        rows[*row_count - 1].count++;
    }
    array_sort(rows, *row_count, sizeof *rows, by_spaces);
    return rows;
}

static void add_meaning(struct table *table, struct group *group, int row, int code)
{
    group->meaning = (int)table->meaning_count;
    table->meanings[table->meaning_count++] = (struct meaning){first_symbol(group), row, code};
}

/* Of the meanings that share a row the one that most codes have, as the first of its groups. */
static struct group *most_common(const struct row *row)
{
    struct group *first = row->groups[0], *best = first;
    int codes = 0, most = -1;
    for (size_t i = 0; i < row->count; i++) {
        if (first_symbol(row->groups[i]) != first_symbol(first)) {
            first = row->groups[i];
            codes = 0;
        }
        codes += row->groups[i]->codes;
        if (codes > most) {
            best = first;
            most = codes;
        }
    }
    return best;
}

/* Numbers the meanings: the first of each row, which is the one that most codes have, then the rest
 * of each, then those without. */
static void number_meanings(struct groups *groups, const struct row *rows)
{
    struct table *table = groups->table;
    for (size_t i = 0; i < table->row_count; i++)
        add_meaning(table, most_common(&rows[i]), (int)i, 0);
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t j = 0; j < rows[i].count; j++) {
            struct group *group = rows[i].groups[j];
            if (first_symbol(group) == table->meanings[i].symbol)
                group->meaning = (int)i;
            else if (j > 0 && first_symbol(group) == first_symbol(rows[i].groups[j - 1]))
                group->meaning = rows[i].groups[j - 1]->meaning;
            else
                add_meaning(table, group, (int)i, 0);
        }
    }
    table->rowed_count = table->meaning_count;
    for (size_t i = 0; i < groups->count; i++) {
        struct group *group = &groups->items[i];
        if (!needs_row(group))
            add_meaning(table, group, NONE,
                        group->answered > 0 ? group->answers[group->space].code : 0);
    }
}

/* Puts the numbers of meanings where those of groups were, and the answers where they belong. */
static void settle_groups(struct groups *groups, const struct row *rows)
{
    struct table *table = groups->table;
    for (size_t i = 0; i < table->space_count; i++) {
        struct space *space = &table->spaces[i];
        space->answers = arena_array(&table->arena, table->row_count, sizeof *space->answers);
        for (size_t j = 0; j < table->row_count; j++)
            space->answers[j] = rows[j].groups[0]->answers[i];
        for (size_t j = 0; j < space->listed_count; j++) {
            struct listed *listed = &space->listed[j];
            listed->meaning = groups->items[listed->meaning].meaning;
            listed->row = table->meanings[listed->meaning].row;
            if (listed->row == NONE)
                listed->row = (int)table->row_count;
        }
    }
    for (size_t i = 0; i < table->symbol_count; i++) {
        struct symbol *symbol = &table->symbols[i];
        if (symbol->meaning != NONE)
            symbol->meaning = groups->items[symbol->meaning].meaning;
    }
}

void find_meanings(struct table *table)
{
    struct groups groups = {.table = table};
    list_codes(table);
    for (size_t i = 0; i < table->space_count; i++)
        group_codes(&groups, (int)i);
    group_symbols(&groups);
    answer_groups(&groups);
    struct row *rows = make_rows(&groups, &table->row_count);
    table->meanings = arena_array(&table->arena, groups.count, sizeof *table->meanings);
    table->meaning_count = 0;
    number_meanings(&groups, rows);
    settle_groups(&groups, rows);
    free(groups.items);
    string_map_free(&groups.index);
    text_free(&groups.key);
    arena_free(&groups.arena);
}
