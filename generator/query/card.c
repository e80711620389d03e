/* SPDX-License-Identifier: 0BSD */
/* card.c: the answer about one error: what it is, and what it is elsewhere. */
#include "query/card.h"

#include "base/escape.h"
#include "query/runtime_names.h"
#include "query/wrap.h"
#include "resolve/translate.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The systems that most people have, each with the spaces in which it may have an error, and
 * further spaces of the same system, which share its line. */
static const struct system {
    const char *label, *spaces[4];
    struct {
        const char *label, *space;
    } more[4];
} systems[] = {
    {"Linux", {"linux", "linux-gai", "h-errno"}, {{NULL, NULL}}},
    {"macOS", {"macos", "macos-gai", "h-errno"}, {{NULL, NULL}}},
    {"Windows",
     {"windows"},
     {{"C runtime", "ucrt"},
      {"Win32", "win32"},
      {"NTSTATUS", "ntstatus"},
      {"Node", "libuv-windows"}}},
};
enum { SYSTEMS = sizeof systems / sizeof *systems };

/* A line of a card. */
struct line {
    const char *label;
    char code[16];
    const char *symbol;
    struct text rest;
};

struct card {
    const struct table *table;
    int error;
    struct line *lines;
    size_t count, capacity;
};

static const struct space *find_named(const struct table *table, const char *name)
{
    int number = name != NULL ? string_map_find(&table->space_map, name) : NONE;
    return number != NONE ? &table->spaces[number] : NULL;
}

/* Writes a code as people write those of its space: a large negative one as the bits that it has.
 */
static void write_code(char text[16], int code)
{
    enum { LARGE = -0x10000000 };
    snprintf(text, 16, code < LARGE ? "0x%X" : "%d", (unsigned)code);
}

static const char *symbol_of(const struct table *table, const struct listed *listed)
{
    return listed != NULL && listed->name_count > 0 ? table->symbols[listed->names[0].symbol].name
                                                    : "";
}

/* Which other systems have the error as the same code: the best known of them, and how many more.
 */
static void add_others(struct text *out, const struct table *table, const struct space *space,
                       int error, int code)
{
    const struct space *best = NULL;
    size_t count = 0;
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *other = &table->spaces[i];
        const struct listed *listed = space_code_of_error(other, error);
        if (other == space || other->kind != space->kind || listed == NULL || listed->code != code)
            continue;
        count++;
        bool kin = strncmp(other->name, space->name, strlen(space->name)) == 0; /* linux-powerpc */
        if (!kin && (best == NULL || other->source_count > best->source_count))
            best = other;
    }
    if (best == NULL)
        return;
    text_puts(out, "also ");
    text_copy(out, best->title);
    if (count > 1)
        text_printf(out, " and %zu more", count - 1);
}

/* True for a code whose number one second-hand source alone gives. */
static bool is_doubtful(const struct listed *listed)
{
    return listed->name_count > 0 && !listed->names[0].confirmed;
}

static struct line *add_card_line(struct card *card, const char *label)
{
    card->lines = array_grow(card->lines, card->count, &card->capacity, sizeof *card->lines);
    card->lines[card->count] = (struct line){.label = label, .symbol = ""};
    return &card->lines[card->count++];
}

/* Adds what the error is in a space, or else what a translation makes of it. */
static void add_system(struct card *card, const char *label, const struct space *space)
{
    const struct table *table = card->table;
    struct line *line = add_card_line(card, label);
    const struct listed *listed = space_code_of_error(space, card->error);
    if (listed != NULL) {
        add_others(&line->rest, table, space, card->error, listed->code);
        if (is_doubtful(listed))
            text_puts(&line->rest, line->rest.length > 0 ? "; unconfirmed" : "unconfirmed");
    } else {
        struct meaning meaning = {.errors = &card->error, .count = 1, .socket_error = NONE};
        struct answer answer = translate(table, space, &meaning);
        listed = answer.grade != GRADE_NONE ? space_listed(space, answer.code) : NULL;
        text_puts(&line->rest, listed != NULL ? "the nearest" : "has no such error");
    }
    snprintf(line->code, sizeof line->code, "-");
    if (listed != NULL)
        write_code(line->code, listed->code);
    line->symbol = symbol_of(table, listed);
}

/* Adds the codes of the error in further spaces of a system, each behind its label. */
static void add_more(struct card *card, const struct system *system)
{
    struct text *rest = &card->lines[card->count - 1].rest;
    for (size_t i = 0; i < sizeof system->more / sizeof *system->more; i++) {
        const struct space *space = find_named(card->table, system->more[i].space);
        const struct listed *listed =
            space != NULL ? space_code_of_error(space, card->error) : NULL;
        char code[16];
        if (listed == NULL)
            continue;
        write_code(code, listed->code);
        text_printf(rest, "%s%s %s", rest->length > 0 ? ", " : "", system->more[i].label, code);
    }
}

/* The space of a system that has the error; else the first that there is. */
static const struct space *space_of(const struct table *table, const struct system *system,
                                    int error)
{
    const struct space *first = NULL;
    for (size_t i = 0; i < sizeof system->spaces / sizeof *system->spaces; i++) {
        const struct space *space = find_named(table, system->spaces[i]);
        if (space != NULL && space_code_of_error(space, error) != NULL)
            return space;
        first = first != NULL ? first : space;
    }
    return first;
}

static void add_systems(struct card *card)
{
    for (size_t i = 0; i < SYSTEMS; i++) {
        const struct space *space = space_of(card->table, &systems[i], card->error);
        if (space == NULL)
            continue;
        add_system(card, systems[i].label, space);
        add_more(card, &systems[i]);
    }
}

/* Adds the spaces that were chosen; of a table that has none of these systems, those that have the
 * error. */
static void add_spaces(struct card *card, bool chosen)
{
    const struct table *table = card->table;
    for (size_t i = 0; i < table->space_count; i++)
        if (chosen || space_code_of_error(&table->spaces[i], card->error) != NULL)
            add_system(card, table->spaces[i].name, &table->spaces[i]);
}

/* Adds what .NET makes of the error, and what a program may decide by. */
static void add_dotnet(struct card *card)
{
    const struct table *table = card->table;
    int number = table->errors[card->error].socket_error;
    if (number == NONE)
        return;
    const struct socket_error *socket_error = &table->socket_errors[number];
    struct text *rest = &add_card_line(card, ".NET")->rest;
    text_puts(rest, "SocketError.");
    text_copy(rest, socket_error->name);
    for (size_t i = 0; i < socket_error->trait_count; i++) {
        text_puts(rest, i == 0 ? " (" : ", ");
        text_copy(rest, socket_error->traits[i].name);
    }
    text_puts(rest, socket_error->trait_count > 0 ? ")" : "");
}

static void add_runtimes(struct card *card)
{
    struct text names = {0};
    add_error_names(&names, card->table, card->error);
    if (names.length > 0)
        text_copy(&add_card_line(card, "Elsewhere")->rest, names.bytes);
    text_free(&names);
}

/* Adds a line. One without a code has its rest where the codes of others begin. */
static void print_line(struct text *out, const struct line *line, const int widths[3], size_t width)
{
    bool bare = *line->code == '\0';
    int before = bare ? widths[0] + 4 : widths[0] + widths[1] + widths[2] + 8;
    text_printf(out, "  %-*s  ", widths[0], line->label);
    if (!bare)
        text_printf(out, "%*s  %-*s  ", widths[1], line->code, widths[2], line->symbol);
    const char *words = text_string(&line->rest);
    size_t left = width > (size_t)before + 20 ? width - (size_t)before : 20;
    add_words(out, &words, left);
    while (*words != '\0') {
        text_printf(out, "\n%*s", before, "");
        add_words(out, &words, left);
    }
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
    text_puts(out, "\n");
}

static void widen(int *width, const char *text)
{
    if (*width < (int)strlen(text))
        *width = (int)strlen(text);
}

static void print_lines(struct text *out, const struct card *card, size_t width)
{
    int widths[3] = {0};
    for (size_t i = 0; i < card->count; i++) {
        widen(&widths[0], card->lines[i].label);
        widen(&widths[1], card->lines[i].code);
        widen(&widths[2], card->lines[i].symbol);
    }
    for (size_t i = 0; i < card->count; i++)
        print_line(out, &card->lines[i], widths, width);
}

/* Adds the term, and what it is: the symbols of the code and its space, or the error. */
static void print_head(struct text *out, const struct table *table, const char *term,
                       const struct subject *subject, const struct look *look)
{
    const struct listed *listed =
        subject->space != NULL ? space_listed(subject->space, subject->code) : NULL;
    const char *name = table->errors[subject->error].name;
    text_puts(out, look->coloured ? "\33[1m" : "");
    escape_printable(out, term, strlen(term));
    text_puts(out, look->coloured ? "\33[0m" : "");
    if (listed != NULL) {
        char code[16];
        write_code(code, subject->code);
        text_puts(out, "  ");
        const char *colon = strrchr(term, ':');
        if (strcmp(colon != NULL ? colon + 1 : term, code) != 0)
            text_printf(out, "%s  ", code);
        for (unsigned i = 0; i < listed->name_count; i++)
            text_printf(out, "%s%s", i > 0 ? ", " : "",
                        table->symbols[listed->names[i].symbol].name);
        text_puts(out, ", of ");
        text_copy(out, subject->space->title);
        if (subject->form != NULL)
            text_printf(out, ", %s", subject->form);
        text_puts(out, is_doubtful(listed) ? " (unconfirmed)" : "");
    } else if (strcmp(term, name) != 0) {
        text_printf(out, "  %s", name);
    }
    text_puts(out, "\n");
}

static const struct socket_error *as_socket_error(const struct table *table, int error)
{
    int number = string_map_find(&table->socket_error_map, table->errors[error].name);
    return number != NONE ? &table->socket_errors[number] : NULL;
}

/* Success and SocketError, which no system has a name for. */
static bool is_everywhere(const struct table *table, int error)
{
    const struct socket_error *socket_error = as_socket_error(table, error);
    return socket_error != NULL && socket_error->symbols.count == 0;
}

static const char *what_it_is(const struct table *table, int error)
{
    const struct socket_error *socket_error = as_socket_error(table, error);
    return socket_error != NULL ? socket_error->summary : table->errors[error].message;
}

void print_card(struct text *out, const struct table *table, const char *term,
                const struct subject *subject, const struct look *look)
{
    struct card card = {.table = table, .error = subject->error};
    size_t width = look->width > 0 ? look->width : SIZE_MAX;
    const char *message = what_it_is(table, subject->error);
    print_head(out, table, term, subject, look);
    while (message != NULL && *message != '\0') {
        add_words(out, &message, width);
        text_puts(out, "\n");
    }
    if (!look->chosen && !is_everywhere(table, subject->error))
        add_systems(&card);
    if (card.count == 0)
        add_spaces(&card, look->chosen);
    add_dotnet(&card);
    add_runtimes(&card);
    text_puts(out, card.count > 0 ? "\n" : "");
    print_lines(out, &card, width);
    for (size_t i = 0; i < card.count; i++)
        text_free(&card.lines[i].rest);
    free(card.lines);
}

void add_elsewhere(struct text *out, const struct table *table, int error)
{
    const struct space *last = NULL; /* systems share some spaces */
    text_puts(out, "{");
    for (size_t i = 0; i < SYSTEMS; i++) {
        const struct space *space = space_of(table, &systems[i], error);
        const struct listed *listed = space != NULL ? space_code_of_error(space, error) : NULL;
        if (listed == NULL || space == last)
            continue;
        text_printf(out, "%s\"%s\": %d", last != NULL ? ", " : "", space->name, listed->code);
        last = space;
    }
    text_puts(out, "}");
}
