/* SPDX-License-Identifier: 0BSD */
/* header_meanings.c: the parts of sockerr.h about meanings: what each reads as, which of them share
 * an error, and what each is in a sentence. */
#include "emit/header_parts.h"

#include "base/escape.h"
#include "emit/c_array.h"

#include <stdlib.h>
#include <string.h>

int meaning_number(const struct table *table, int meaning)
{
    return meaning < (int)table->known_count ? meaning + FIRST : ALONE;
}

int meanings_end(const struct table *table)
{
    return (int)table->known_count + FIRST;
}

int written_end(const struct table *table)
{
    return meanings_end(table) + (int)table->socket_error_count;
}

const char *number_name(const struct table *table, int number)
{
    return number < meanings_end(table)
               ? table->errors[table->meanings[number - FIRST].errors[0]].name
               : table->socket_errors[number - meanings_end(table)].name;
}

void add_reads(const struct table *table, struct text *out)
{
    struct array array = new_array("table", (size_t)meanings_end(table));
    array.form = BRACES;
    for (int i = 0; i < meanings_end(table); i++) {
        int read = i < FIRST ? NONE : table->meanings[i - FIRST].socket_error;
        array.numbers[i] = table->socket_errors[read != NONE ? read : table->unspecified].value;
        if (i >= FIRST)
            array_label(&array, (size_t)i, " ", number_name(table, i));
    }
    array.numbers[SUCCESS] = 0;
    emit_array(out, &array);
    emit_element(out, "    return (sockerr)", &array, "meaning", ";\n");
}

static bool share_error(const struct meaning *a, const struct meaning *b)
{
    for (unsigned i = 0; i < a->count; i++)
        for (unsigned j = 0; j < b->count; j++)
            if (a->errors[i] == b->errors[j])
                return true;
    return false;
}

/* The pairs of meanings that share an error and differ, each as one number: to be freed. */
static int *find_shared(const struct table *table, int base, size_t *count)
{
    int *pairs = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < table->known_count; i++)
        for (size_t j = 0; j < i; j++) {
            if (!share_error(&table->meanings[i], &table->meanings[j]))
                continue;
            pairs = array_grow(pairs, *count, &capacity, sizeof *pairs);
            pairs[(*count)++] = ((int)j + FIRST) * base + (int)i + FIRST;
        }
    return pairs;
}

/* Writes the pairs by their hash, or, where there is none, as a list to look through. */
static void emit_pairs(struct text *out, const int *pairs, size_t count)
{
    struct hash hash;
    bool hashed = find_hash(pairs, count, &hash);
    struct array array = new_array("table", hashed ? (size_t)1 << hash.bits : count);
    for (size_t i = 0; i < count; i++)
        array.numbers[hashed ? hash_slot(hash, pairs[i]) : i] = pairs[i];
    emit_array(out, &array);
    if (hashed) {
        emit_slot(out, hash, "pair");
        emit_element(out, "    return a == b || ", &array, "at", " == pair;\n");
    } else {
        text_printf(out, "    unsigned at = 0;\n    while (at < %zuu && ", count);
        emit_element(out, "", &array, "at", " != pair)\n        at++;\n");
        text_printf(out, "    return a == b || at < %zuu;\n", count);
    }
}

void add_shared(const struct table *table, struct text *out)
{
    size_t count;
    int base = meanings_end(table) < 256 ? 256 : meanings_end(table);
    int *pairs = find_shared(table, base, &count);
    text_printf(out, "    const int pair = a < b ? a * %d + b : b * %d + a;\n", base, base);
    if (count > 0)
        emit_pairs(out, pairs, count);
    else
        text_puts(out, "    return a == b || pair < 0;\n");
    free(pairs);
}

/* The first sentence that there is of the errors. That of a cell, which is a SocketError itself, is
 * the summary. NULL: there is none. */
static const char *find_message(const struct table *table, const struct meaning *meaning)
{
    const char *message = NULL;
    for (unsigned i = 0; i < meaning->count && message == NULL; i++) {
        const struct error *error = &table->errors[meaning->errors[i]];
        const struct socket_error *own =
            error->socket_error != NONE ? &table->socket_errors[error->socket_error] : NULL;
        message = error->message;
        if (own != NULL && own->error == meaning->errors[i])
            message = own->summary;
    }
    return message;
}

/* From the first meaning on. */
void add_messages(const struct table *table, struct text *out)
{
    struct text strings = {0};
    for (size_t i = 0; i < table->known_count; i++) {
        const char *message = find_message(table, &table->meanings[i]);
        add_string(&strings, "", message != NULL ? message : "\1");
    }
    emit_strings(out, &strings);
}

/* The way of one code of the space that the header has for an example. */
void add_worked_example(const struct table *table, struct text *out)
{
    const struct space **spaces = spaces_in_order(table);
    const struct space *from = spaces[0], *to = spaces[table->space_count > 1];
    const struct listed *found = NULL;
    for (size_t i = 0; i < from->listed_count; i++) {
        const struct listed *listed = &from->listed[i];
        bool named = listed->name_count > 0 && listed->meaning < (int)table->known_count &&
                     listed->socket_error != NONE &&
                     to->answered[listed->meaning].grade != GRADE_NONE;
        if (named)
            found = listed;
        const struct meaning *meaning = &table->meanings[listed->meaning];
        if (named && strcmp(table->errors[meaning->errors[0]].name, "ECONNREFUSED") == 0)
            break;
    }
    if (found != NULL)
        text_printf(out,
                    " * In %s, %s is %d. of_%s(%d) is %d, its meaning; read(%d) is\n"
                    " * SOCKERR_%s, and to_%s(%d) is %d, the code in %s.\n *\n",
                    from->name, table->symbols[found->names[0].symbol].name, found->code,
                    from->identifier, found->code, meaning_number(table, found->meaning),
                    meaning_number(table, found->meaning),
                    table->socket_errors[found->socket_error].constant, to->identifier,
                    meaning_number(table, found->meaning), to->answered[found->meaning].code,
                    to->name);
    free(spaces);
}
