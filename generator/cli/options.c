/* SPDX-License-Identifier: 0BSD */
/* options.c: the lists of verbs and options, and their help, which the files of cli/help are. */
#include "cli/options.h"

#include "base/embedded.h"
#include "cli/common.h"

#include <stdio.h>
#include <string.h>

static enum status help(const struct options *options);

static const struct verb verbs[] = {
    {"generate", generate, "", "dLospDScv"},
    {"check", check, "", "dLv"},
    {"lookup", lookup, "", "dLOJC"},
    {"translate", translate_codes, "FT", "dL"},
    {"probe", probe, "", "dL"},
    {"import", import, "", "dLk"},
    {"help", help, "", ""},
};
enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

const struct option known_options[] = {
    /* clang-format off */
    {"data", required_argument, NULL, 'd'},
    {"over", required_argument, NULL, 'L'},
    {"out", required_argument, NULL, 'o'},
    {"spaces", required_argument, NULL, 's'},
    {"prefix", required_argument, NULL, 'p'},
    {"check", no_argument, NULL, 'c'},
    {"depfile", required_argument, NULL, 'D'},
    {"stamp", required_argument, NULL, 'S'},
    {"space", required_argument, NULL, 'O'},
    {"json", no_argument, NULL, 'J'},
    {"csv", no_argument, NULL, 'C'},
    {"from", required_argument, NULL, 'F'},
    {"to", required_argument, NULL, 'T'},
    {"kind", required_argument, NULL, 'k'},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
    /* clang-format on */
};

const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

enum status misused_verb(const struct options *options, const char *name)
{
    struct suggestion suggestion = suggestion_for(NULL, name);
    for (size_t i = 0; i < VERB_COUNT; i++)
        suggest(&suggestion, verbs[i].name);
    return misused_name(options, "there is no verb", &suggestion);
}

const char *option_name(char letter)
{
    const struct option *option = known_options;
    while (option->val != letter)
        option++;
    return option->name;
}

enum status print_help(const struct verb *verb)
{
    const struct embedded_file *file = embedded_files;
    char path[32];
    snprintf(path, sizeof path, "help/%s.txt", verb != NULL ? verb->name : "sockerr");
    while (strcmp(file->path, path) != 0)
        file++;
    return print(file->text);
}

static enum status help(const struct options *options)
{
    if (options->word_count == 0)
        return print_help(NULL);
    if (options->word_count > 1)
        return misused(options, "help takes one verb, and no", options->words[1]);
    const struct verb *verb = find_verb(options->words[0]);
    return verb != NULL ? print_help(verb) : misused_verb(options, options->words[0]);
}
