/* SPDX-License-Identifier: 0BSD */
/* c_per_space.c: functions that each space has, one for all spaces that do the same, and the choice
 * of them. */
#include "emit/emit.h"

#include <stdlib.h>

/* For each space the first that does the same, which may be itself. NULL: no memory. */
static size_t *find_firsts(const struct table *table, same_function *same)
{
    size_t *firsts = calloc(table->space_count + 1, sizeof *firsts);
    for (size_t i = 0; i < table->space_count && firsts != NULL; i++) {
        size_t first = 0;
        while (first < i && (firsts[first] != first ||
                             !same(&table->spaces[first], &table->spaces[i], table->row_count)))
            first++;
        firsts[i] = first;
    }
    return firsts;
}

/* The function that chooses from those of a family at run time. */
static void emit_choice(const struct table *table, const struct family *family,
                        const size_t *firsts, struct text *out)
{
    text_puts(out, "static SOCKERR_INLINE int sockerr_");
    text_printf(out,
                "%s(sockerr_space space, int %s)\n"
                "{\n"
                "    switch ((int)space) {\n",
                family->group, family->argument);
    for (size_t i = 0; i < table->space_count; i++) {
        for (size_t j = i; j < table->space_count && firsts[i] == i; j++)
            if (firsts[j] == i)
                text_printf(out, "    case SOCKERR_SPACE_%s:\n", table->spaces[j].constant);
        if (firsts[i] == i)
            text_printf(out, "        return sockerr_%s_%s(%s);\n", family->group,
                        table->spaces[i].identifier, family->argument);
    }
    text_puts(out, "    default:\n"
                   "        return 0;\n"
                   "    }\n"
                   "}\n");
}

void emit_family(const struct table *table, const struct family *family, struct text *out)
{
    size_t *firsts = find_firsts(table, family->same);
    if (firsts == NULL) {
        out->failed = true;
        return;
    }
    text_puts(out, "\n/* For the functions below: ");
    text_printf(out, "%s. */\n", family->about);
    for (size_t i = 0; i < table->space_count; i++) {
        if (firsts[i] != i)
            continue;
        text_printf(out, "static inline int sockerr_%s_%s(int %s)\n", family->group,
                    table->spaces[i].identifier, family->argument);
        family->emit(table, &table->spaces[i], out);
        text_puts(out, "\n");
    }
    emit_choice(table, family, firsts, out);
    free(firsts);
}

void emit_set(struct text *out, const char *argument, const unsigned *words, size_t count)
{
    enum { ROW = 6 };
    while (count > 1 && words[count - 1] == 0)
        count--;
    text_printf(out,
                "{\n"
                "    /* A bit a %s, 32 in each. */\n"
                "    static const unsigned table[%zu] = {\n",
                argument, count);
    for (size_t i = 0; i < count; i++) {
        bool last = i % ROW == ROW - 1 || i + 1 == count;
        text_printf(out, "%s0x%08Xu,%s", i % ROW == 0 ? "        " : " ", words[i],
                    last ? "\n" : "");
    }
    text_printf(out,
                "    };\n"
                "    const unsigned at = (unsigned)%s;\n"
                "    return at < %zuu ? (int)(table[at / 32u] >> at %% 32u & 1u) : 0;\n"
                "}\n",
                argument, count * 32);
}
