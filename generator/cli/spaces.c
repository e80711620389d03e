/* SPDX-License-Identifier: 0BSD */
/* spaces.c: sockerr spaces, which spaces there are, and what is known of one. */
#include "cli/common.h"

#include <string.h>

/* How many symbols a space has, and how many of them are confirmed. */
struct symbols {
    size_t count, confirmed;
};

static struct symbols count_symbols(const struct space *space)
{
    struct symbols symbols = {0};
    for (size_t i = 0; i < space->listed_count; i++)
        for (unsigned j = 0; j < space->listed[i].name_count; j++) {
            symbols.count++;
            symbols.confirmed += space->listed[i].names[j].confirmed;
        }
    return symbols;
}

/* Adds names, with something before the first and a comma before each other. */
static void add_names(struct text *out, const char *before, const struct uses *names)
{
    for (size_t i = 0; i < names->count; i++) {
        text_puts(out, i == 0 ? before : ", ");
        text_copy(out, names->items[i].name);
    }
}

/* Adds a line of the list. Symbols that are not confirmed are counted where there are such. */
static void add_line(struct text *out, const struct space *space, int width)
{
    struct symbols symbols = count_symbols(space);
    size_t doubtful = symbols.count - symbols.confirmed;
    text_printf(out, "%-*s  %-11s  %5zu  ", width, space->name, kind_names[space->kind],
                space->listed_count);
    if (doubtful > 0)
        text_printf(out, "%11zu", doubtful);
    else
        text_printf(out, "%11s", "");
    text_puts(out, "  ");
    text_copy(out, space->title);
    add_names(out, "; also ", &space->also);
    text_puts(out, "\n");
}

static void add_list(struct text *out, const struct table *table)
{
    int width = (int)strlen("space");
    for (size_t i = 0; i < table->space_count; i++)
        if (width < (int)strlen(table->spaces[i].name))
            width = (int)strlen(table->spaces[i].name);
    text_printf(out, "%-*s  %-11s  codes  unconfirmed  title\n", width, "space", "kind");
    for (size_t i = 0; i < table->space_count; i++)
        add_line(out, &table->spaces[i], width);
}

/* Adds all that is known of a space as a whole. */
static void add_space(struct text *out, const struct space *space)
{
    struct symbols symbols = count_symbols(space);
    text_printf(out, "%s: %s\n  kind: %s\n", space->name, space->title, kind_names[space->kind]);
    add_names(out, "  also: ", &space->also);
    text_puts(out, space->also.count > 0 ? "\n" : "");
    text_printf(out, "  codes: %zu, with %zu symbols, of which %zu are confirmed\n",
                space->listed_count, symbols.count, symbols.confirmed);
    add_names(out, "  prefix: ", &space->prefixes);
    text_puts(out, space->prefixes.count > 0 ? "\n" : "");
    for (size_t i = 0; i < space->wrapped_count; i++)
        text_printf(out, "  met as: code + 0x%X, %s\n", space->wrapped[i].offset,
                    space->wrapped[i].use.name);
    if (space->host != NULL)
        text_printf(out, "  host: %s\n", space->host);
    if (space->rare)
        text_puts(out, "  headers: only where --spaces names it\n");
    for (size_t i = 0; i < space->source_count; i++)
        text_printf(out, "  %s%s\n", i == 0 ? "sources: " : "         ", space->sources[i]);
}

static enum status say_spaces(const struct options *options, struct table *table)
{
    struct text out = {0};
    enum status status = DONE;
    if (options->word_count == 0)
        add_list(&out, table);
    for (int i = 0; i < options->word_count; i++) {
        const struct space *space = find_space(table, options->words[i]);
        if (space == NULL)
            status = NOT_FOUND;
        else
            add_space(&out, space);
    }
    enum status printed = print(text_string(&out));
    text_free(&out);
    return printed != DONE ? printed : status;
}

enum status spaces(const struct options *options)
{
    return with_table(options, NULL, TO_LOOK_UP, say_spaces);
}
