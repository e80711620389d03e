/* SPDX-License-Identifier: 0BSD */
/* definitions.c: the names that a text defines, and their values. */
#include "query/definitions.h"

#include "query/c_expression.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A macro is worked out again for each argument. So its forms are few and short. */
enum { DEPTH_LIMIT = 64, MACRO_LIMIT = 64, MACRO_FORMS = 4 };

static const char no_number[] = "not a number that can be worked out";
static const char two_values[] = "given two values; cc -dM -E tells which holds";
static const char unknown[] = "not defined here";

struct definition *definition_named(const struct definitions *definitions, const char *expression)
{
    int number = string_map_find(&definitions->index, expression);
    return number >= 0 ? &definitions->items[number] : NULL;
}

/* A name that is known is not defined as itself: an enum has such macros beside it. */
void definition_add(struct definitions *definitions, const char *name, const char *parameter,
                    const char *expression, unsigned line)
{
    struct definition *known = definition_named(definitions, name);
    if (known != NULL &&
        (strcmp(expression, name) == 0 || strcmp(expression, known->forms->expression) == 0))
        return;
    if (parameter != NULL &&
        (strlen(expression) > MACRO_LIMIT || (known != NULL && known->form_count == MACRO_FORMS)))
        expression = "";
    struct form *form = arena_take(&definitions->arena, sizeof *form);
    *form = (struct form){expression, parameter, NULL};
    if (known != NULL) { /* behind the first one, which a comment shows */
        form->next = known->forms->next;
        known->forms->next = form;
        known->form_count++;
        return;
    }
    string_map_set(&definitions->index, name, (int)definitions->count);
    definitions->items = array_grow(definitions->items, definitions->count, &definitions->capacity,
                                    sizeof *definitions->items);
    definitions->items[definitions->count++] = (struct definition){
        .name = name, .forms = form, .form_count = 1, .line = line, .problem = no_number};
}

bool definition_is_blank(const struct definition *definition)
{
    return definition->forms->expression[0] == '\0' && definition->form_count == 1;
}

/* What an expression is worked out for: a definition, and the argument of the macro it is in. */
struct search {
    struct definitions *definitions;
    struct definition *asking;
    const char *parameter;
    long long argument;
};

/* Notes what is in the way of the definition that is being worked out. */
static enum found blame(const struct search *search, const char *problem, const char *culprit)
{
    search->asking->problem = problem;
    search->asking->culprit = arena_copy(&search->definitions->arena, culprit, strlen(culprit));
    return FOUND_NONE;
}

static find_function find;

/* Works out the value on which all forms of a definition agree. */
static enum found work_out(struct search search, const struct definition *definition,
                           const char *name, long long *value)
{
    for (const struct form *form = definition->forms; form != NULL; form = form->next) {
        long long other;
        search.parameter = form->parameter;
        bool known = expression_value(form->expression, find, &search, &other);
        if (definition->form_count > 1 &&
            (!known || (form != definition->forms && other != *value)))
            return blame(&search, two_values, name);
        if (!known)
            return FOUND_NONE;
        *value = other;
    }
    return FOUND_VALUE;
}

/* Works out a macro with an argument, which calls no other. */
static enum found call(struct search search, const char *name, long long argument, long long *value)
{
    char key[256];
    snprintf(key, sizeof key, "%s(", name);
    const struct definition *definition = definition_named(search.definitions, key);
    if (definition == NULL)
        return blame(&search, unknown, name);
    if (search.parameter != NULL)
        return blame(&search, no_number, name);
    search.argument = argument;
    return work_out(search, definition, name, value);
}

static enum found find(void *context, const char *name, const long long *argument, long long *value)
{
    const struct search *search = context;
    if (argument != NULL)
        return call(*search, name, *argument, value);
    if (search->parameter != NULL && strcmp(name, search->parameter) == 0) {
        *value = search->argument;
        return FOUND_VALUE;
    }
    struct definition *definition = definition_named(search->definitions, name);
    if (definition == NULL)
        return blame(search, unknown, name);
    if (definition_is_blank(definition))
        return FOUND_BLANK;
    if (!definition_value(search->definitions, definition))
        return blame(search, definition->problem,
                     definition->culprit != NULL ? definition->culprit : name);
    *value = definition->value;
    return FOUND_VALUE;
}

bool definition_value(struct definitions *definitions, struct definition *definition)
{
    if (!definition->worked_out && definitions->depth < DEPTH_LIMIT) {
        struct search search = {.definitions = definitions, .asking = definition};
        definition->worked_out = true; /* whoever asks meanwhile goes in a circle: no_number */
        definitions->depth++;
        if (work_out(search, definition, definition->name, &definition->value) == FOUND_VALUE)
            definition->problem = NULL;
        definitions->depth--;
    }
    return definition->problem == NULL;
}

void definitions_free(struct definitions *definitions)
{
    free(definitions->items);
    string_map_free(&definitions->index);
    arena_free(&definitions->arena);
}
