/* SPDX-License-Identifier: 0BSD */
/* options.c: the lists of verbs and options, and what the command line says. The help of each verb
 * is a file of cli/help. */
#include "base/ascii.h"
#include "base/embedded.h"
#include "cli/common.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum status help(const struct options *options);

static const struct verb {
    const char *name;
    enum status (*run)(const struct options *options);
    const char *needed;  /* letters of the options that it must be given */
    const char *letters; /* and of those that it may be given */
} verbs[] = {
    {"generate", generate, "", "dLospDScv"},
    {"check", check, "", "dLv"},
    {"lookup", lookup, "", "dLOAJC"},
    {"translate", translate_codes, "FT", "dLAJC"},
    {"annotate", annotate, "", "dL"},
    {"spaces", spaces, "", "dL"},
    {"probe", probe, "", "dL"},
    {"import", import, "", "dLkp"},
    {"help", help, "", ""},
};
enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

/* What getopt_long needs to know. An option without a short form has a letter all the same: a
 * capital that SHORT_OPTIONS lacks. The minus at its beginning makes getopt_long return words in
 * their place, as WORD. */
enum { WORD = 1 };
#define SHORT_OPTIONS "-d:o:s:p:ck:vhV"
static const struct option known_options[] = {
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
    {"all", no_argument, NULL, 'A'},
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
enum { OPTION_COUNT = sizeof known_options / sizeof *known_options };

/* Finds a verb by its name. NULL: unknown. */
static const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

static enum status misused_verb(const struct options *options, const char *name)
{
    struct suggestion suggestion = suggestion_for(NULL, name);
    for (size_t i = 0; i < VERB_COUNT; i++)
        suggest(&suggestion, verbs[i].name);
    return misused_name(options, "there is no verb", &suggestion);
}

static const char *option_name(char letter)
{
    const struct option *option = known_options;
    while (option->val != letter)
        option++;
    return option->name;
}

/* Prints the help of a verb; NULL: that of all. */
static enum status print_help(const struct verb *verb)
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

/* The letters of the options that were given. */
struct given {
    char letters[OPTION_COUNT];
    char again;    /* of the first one that was given too often, or NUL */
    char nameless; /* of the last one that names a file or a folder "", or NUL */
};

/* Reports an option, and what is wrong with it. */
static enum status misused_option(const struct options *options, char letter, const char *what,
                                  const char *word)
{
    char said[64];
    snprintf(said, sizeof said, "--%s %s", option_name(letter), what);
    return misused(options, said, word);
}

static enum status misused_again(const struct options *options, char letter)
{
    if (letter == 'd')
        return misused_option(options, letter, "was given twice;",
                              "use --over DIR to lay a folder over the tables");
    const char *what = letter == 'L' ? "was given more than 64 times" : "was given twice";
    return misused_option(options, letter, what, NULL);
}
_Static_assert(MOST_OVERLAYS == 64, "as misused_again says");

/* Checks that a verb has the options that it needs, and no others. */
static enum status check_options(const struct verb *verb, const struct options *options,
                                 const struct given *given)
{
    if (given->again != '\0')
        return misused_again(options, given->again);
    for (const char *letter = verb->needed; *letter != '\0'; letter++)
        if (strchr(given->letters, *letter) == NULL)
            return misused_option(options, *letter, "is needed by", verb->name);
    for (const char *letter = given->letters; *letter != '\0'; letter++)
        if (strchr(verb->letters, *letter) == NULL && strchr(verb->needed, *letter) == NULL)
            return misused_option(options, *letter, "is not for", verb->name);
    return given->nameless != '\0' ? misused_option(options, given->nameless, "needs a name", NULL)
                                   : DONE;
}

/* Runs the verb, which is the first of the words. */
static enum status run_verb(struct options *options, const struct given *given)
{
    if (options->word_count == 0)
        return misused(options, "say what to do", NULL);
    const struct verb *verb = find_verb(options->words[0]);
    if (verb == NULL)
        return misused_verb(options, options->words[0]);
    options->verb = verb->name;
    options->words++;
    options->word_count--;
    enum status status = check_options(verb, options, given);
    if (status != DONE)
        return status;
    const char *data = getenv("SOCKERR_DATA");
    if (options->data == NULL && data != NULL && *data != '\0')
        options->data = data;
    return verb->run(options);
}

/* Sets an option. False: it was set before. */
static bool set(const char **option, const char *argument)
{
    bool first = *option == NULL;
    *option = argument;
    return first;
}

/* Takes one option. False: it was given too often. */
static bool take_option(struct options *options, char letter, const char *argument)
{
    switch (letter) {
    case 'd': return set(&options->data, argument);
    case 'L':
        if (options->over_count == MOST_OVERLAYS)
            return false;
        options->over[options->over_count++] = argument;
        return true;
    case 'o': return set(&options->out, argument);
    case 's':
    case 'O': return set(&options->spaces, argument);
    case 'p': return set(&options->prefix, argument);
    case 'D': return set(&options->depfile, argument);
    case 'S': return set(&options->stamp, argument);
    case 'F': return set(&options->from, argument);
    case 'T': return set(&options->to, argument);
    case 'k': return set(&options->kind, argument);
    case 'c': options->check = true; break;
    case 'v': options->verbose = true; break;
    case 'A': options->all = true; break;
    case 'J': options->json = true; break;
    case 'C': options->csv = true; break;
    }
    return true;
}

/* The next option's letter, WORD for any other word, -1 at the end. A minus and a digit begin a
 * number. */
static int next_letter(int count, char **words)
{
    const char *word = optind < count ? words[optind] : "";
    if (word[0] == '-' && is_digit(word[1])) {
        optarg = words[optind++];
        return WORD;
    }
    return getopt_long(count, words, SHORT_OPTIONS, known_options, NULL);
}

/* Words that are no options are moved to the front of the others, behind the name of the tool. */
enum status run_command_line(int count, char **words)
{
    struct options options = {.words = words + 1};
    struct given given = {0};
    int letter;
    while ((letter = next_letter(count, words)) != -1) {
        switch (letter) {
        case WORD: options.words[options.word_count++] = optarg; continue;
        case 'h': return print_help(options.word_count > 0 ? find_verb(options.words[0]) : NULL);
        case 'V': return print("sockerr " SOCKERR_VERSION "\n");
        case '?': return misused(&options, NULL, NULL);
        }
        if (!take_option(&options, (char)letter, optarg) && given.again == '\0')
            given.again = (char)letter;
        if (strchr("dLoDS", letter) != NULL && *optarg == '\0')
            given.nameless = (char)letter;
        if (strchr(given.letters, letter) == NULL)
            given.letters[strlen(given.letters)] = (char)letter;
    }
    while (optind < count)
        options.words[options.word_count++] = words[optind++];
    return run_verb(&options, &given);
}
