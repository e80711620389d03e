/* SPDX-License-Identifier: 0BSD */
/* html_about.c: the parts of index.html beside its errors: .NET's policy, runtimes, spaces. */
#include "emit/html_about.h"

#include "base/escape.h"

/* Names, a blank between two. */
static void add_list(struct text *out, const struct uses *names)
{
    for (size_t i = 0; i < names->count; i++)
        text_printf(out, i > 0 ? " %s" : "%s", names->items[i].name);
}

void add_html_names(struct text *out, const char *attribute, const struct uses *names)
{
    if (names->count == 0)
        return;
    text_printf(out, "%s=\"", attribute);
    add_list(out, names);
    text_puts(out, "\"");
}

void add_html_policy(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        const struct socket_error *error = &table->socket_errors[i];
        const struct uses traits = {error->traits, error->trait_count};
        escape_printf(out, escape_html, "<tr><th scope=\"row\">%s<td>%d<td>%s<td>", error->name,
                      error->value, error->summary);
        add_list(out, &error->symbols);
        text_puts(out, "<td>");
        add_list(out, &error->reads);
        text_printf(out, "<td>%s<td>", error->writes.name != NULL ? error->writes.name : "");
        add_list(out, &traits);
        text_puts(out, "\n");
    }
}

void add_html_names_of_errors(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        for (size_t j = 0; j < runtime->name_count; j++) {
            const struct naming *naming = &runtime->names[j];
            escape_printf(out, escape_html, "<tr><td>%s<th scope=\"row\">%s<td>", runtime->title,
                          naming->use.name);
            add_list(out, &naming->errors);
            if (naming->space.name != NULL)
                text_printf(out, "each of <b>%s</b>", naming->space.name);
            text_puts(out, "\n");
        }
    }
}

static void add_override(const struct table *table, struct text *out, const struct runtime *runtime,
                         const struct override *override)
{
    escape_printf(out, escape_html, "<tr><th scope=\"row\" title=\"%s\">%s<td>%s<td>",
                  runtime->title, runtime->name,
                  override != NULL ? override->use.name : "each other");
    if (override == NULL)
        text_puts(out, runtime->codes == CODES_NATIVE ? "the system's own code" : "its value");
    else if (override->number_known)
        text_number(out, override->number);
    else
        text_puts(out, table->symbols[override->symbol].name);
    text_puts(out, "\n");
}

void add_html_runtimes(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct runtime *runtime = &table->runtimes[i];
        if (runtime->codes == CODES_NONE)
            continue;
        for (size_t j = 0; j < runtime->override_count; j++)
            add_override(table, out, runtime, &runtime->overrides[j]);
        add_override(table, out, runtime, NULL);
    }
}

void add_html_reads(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->runtime_count; i++) {
        const struct pairs *reads = &table->runtimes[i].reads;
        for (size_t j = 0; j < reads->count; j++)
            text_printf(out, "<tr><th scope=\"row\">%s<td>%s<td>%s\n", table->runtimes[i].name,
                        reads->items[j].from.name, reads->items[j].to.name);
    }
}

/* What the search has to know of a space, as attributes. */
static void add_attributes(struct text *out, const struct space *space)
{
    add_html_names(out, " data-prefixes", &space->prefixes);
    for (size_t i = 0; i < space->answers.count; i++)
        text_printf(out, "%s%s=%s", i > 0 ? " " : " data-answers=\"",
                    space->answers.items[i].from.name, space->answers.items[i].to.name);
    text_puts(out, space->answers.count > 0 ? "\"" : "");
    for (size_t i = 0; i < space->wrapped_count; i++) {
        text_printf(out, i > 0 ? "; %u " : " data-wrapped=\"%u ", space->wrapped[i].offset);
        escape_html(out, space->wrapped[i].use.name);
    }
    text_puts(out, space->wrapped_count > 0 ? "\"" : "");
    text_puts(out, space->rare ? " data-rare" : "");
}

void add_html_spaces(const struct table *table, struct text *out)
{
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        text_puts(out, "<tr");
        add_attributes(out, space);
        escape_printf(out, escape_html, "><th scope=\"row\">%s<td>%s<td>%s<td>", space->name,
                      space->title, kind_names[space->kind]);
        add_list(out, &space->also);
        text_puts(out, "<td><ul>");
        for (size_t j = 0; j < space->source_count; j++)
            escape_printf(out, escape_html, "<li>%s", space->sources[j]);
        text_puts(out, "</ul>\n");
    }
}
