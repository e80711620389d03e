/* SPDX-License-Identifier: 0BSD */
/* shown_names.c: the names by which runtimes show errors, each with its error. */
#include "resolve/resolve.h"

#include "base/ascii.h"

#include <string.h>

/* A name, in which E* or e* stands for the name of the error, as it is or in small letters. */
static const char *spell(struct arena *arena, const char *name, const char *error)
{
    const char *star = strchr(name, '*');
    while (star != NULL && (star == name || to_upper(star[-1]) != 'E'))
        star = strchr(star + 1, '*');
    if (star == NULL)
        return name;
    size_t before = (size_t)(star - name) - 1, length = strlen(error), behind = strlen(star + 1);
    char *spelt = arena_array(arena, before + length + behind + 1, 1);
    memcpy(spelt, name, before);
    for (size_t i = 0; i < length; i++)
        spelt[before + i] = star[-1] == 'e' ? to_lower(error[i]) : error[i];
    memcpy(spelt + before + length, star + 1, behind);
    return spelt;
}

static void show(struct table *table, struct runtime *runtime, const char *name, int error)
{
    runtime->shown = array_grow(runtime->shown, runtime->shown_count, &runtime->shown_capacity,
                                sizeof *runtime->shown);
    runtime->shown[runtime->shown_count++] =
        (struct shown){spell(&table->arena, name, table->errors[error].name), error};
}

/* Shows each error of a space under a name, once: by the code that the error is written as. */
static void show_space(struct table *table, struct runtime *runtime, const char *name,
                       const struct space *space)
{
    for (size_t i = 0; i < space->listed_count; i++) {
        const struct meaning *meaning = &table->meanings[space->listed[i].meaning];
        for (unsigned j = 0; j < meaning->count; j++)
            if (space_code_of_error(space, meaning->errors[j]) == &space->listed[i])
                show(table, runtime, name, meaning->errors[j]);
    }
}

static void list_names(struct table *table, struct diagnostics *diag, struct runtime *runtime)
{
    for (size_t i = 0; i < runtime->name_count; i++) {
        const struct naming *naming = &runtime->names[i];
        const struct space *space = NULL;
        if (naming->space.name != NULL)
            space = find_named_space(table, diag, naming->space.name, naming->space.mark);
        if (space != NULL)
            show_space(table, runtime, naming->use.name, space);
        for (size_t j = 0; j < naming->errors.count; j++)
            show(table, runtime, naming->use.name,
                 table_error(table, naming->errors.items[j].name));
    }
}

void list_shown_names(struct table *table, struct diagnostics *diag)
{
    for (size_t i = 0; i < table->runtime_count; i++)
        list_names(table, diag, &table->runtimes[i]);
}
