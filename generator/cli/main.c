/* SPDX-License-Identifier: 0BSD */
/* main.c: the verbs and options of sockerr. */
#include "cli/options.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *default_data(void)
{
    const char *data = getenv("SOCKERR_DATA");
    return data != NULL && *data != '\0' ? data : SOCKERR_DATA_DIR;
}

/* Reports an option, and what is wrong with it. */
static enum status misused_option(const struct options *options, char letter, const char *what,
                                  const char *word)
{
    char said[64];
    snprintf(said, sizeof said, "--%s %s", option_name(letter), what);
    return misused(options, said, word);
}

static bool is_empty(const char *name)
{
    return name != NULL && *name == '\0';
}

/* Checks that a verb has what it needs, and nothing that it has no use for. */
static enum status check_options(const struct verb *verb, const struct options *options,
                                 const char *letters)
{
    for (const char *letter = verb->needed; *letter != '\0'; letter++)
        if (strchr(letters, *letter) == NULL)
            return misused_option(options, *letter, "is needed by", verb->name);
    for (; *letters != '\0'; letters++)
        if (strchr(verb->letters, *letters) == NULL && strchr(verb->needed, *letters) == NULL)
            return misused_option(options, *letters, "is not for", verb->name);
    bool nameless = is_empty(options->out);
    for (size_t i = 0; i < options->data_count; i++)
        nameless = nameless || is_empty(options->data[i]);
    if (nameless)
        return misused(options, "a folder has no name", NULL);
    if (is_empty(options->depfile) || is_empty(options->stamp))
        return misused(options, "a file has no name", NULL);
    return DONE;
}

/* Runs the verb that is the first of the words, of which letters says what options came with it. */
static enum status run_verb(struct options *options, const char *letters)
{
    if (options->word_count == 0)
        return misused(options, "say what to do", NULL);
    const struct verb *verb = find_verb(options->words[0]);
    if (verb == NULL)
        return misused_verb(options, options->words[0]);
    options->verb = verb->name;
    options->words++;
    options->word_count--;
    enum status status = check_options(verb, options, letters);
    if (status != DONE)
        return status;
    if (options->data_count == 0)
        options->data[options->data_count++] = default_data();
    return verb->run(options);
}

/* Takes one option. False: it could be given once, or so often, and was. */
static bool take_option(struct options *options, char letter, char *argument, bool again)
{
    switch (letter) {
    case 'd':
        if (options->data_count == MOST_FOLDERS)
            return false;
        options->data[options->data_count++] = argument;
        return true;
    case 'o': options->out = argument; break;
    case 's':
    case 'O': options->spaces = argument; break;
    case 'p': options->prefix = argument; break;
    case 'D': options->depfile = argument; break;
    case 'S': options->stamp = argument; break;
    case 'F': options->from = argument; break;
    case 'T': options->to = argument; break;
    case 'k': options->kind = argument; break;
    case 'c': options->check = true; return true;
    case 'v': options->verbose = true; return true;
    case 'J': options->json = true; return true;
    case 'C': options->csv = true; return true;
    }
    return !again;
}

/* The next option's letter, WORD for what is none, -1 at the end. What begins with a minus and a
 * digit is a number. */
static int next_letter(int count, char **words, const struct option *known)
{
    const char *word = optind < count ? words[optind] : "";
    if (word[0] == '-' && word[1] >= '0' && word[1] <= '9') {
        optarg = words[optind++];
        return WORD;
    }
    return getopt_long(count, words, SHORT_OPTIONS, known, NULL);
}

/* What is no option is moved to the front of the words, behind the first one, which is the tool. */
static enum status run(int count, char **words)
{
    struct option known[MOST_OPTIONS];
    struct options options = {.words = words + 1};
    char letters[MOST_OPTIONS] = ""; /* those that were given */
    int letter;
    list_options(known);
    while ((letter = next_letter(count, words, known)) != -1) {
        bool again = strchr(letters, letter) != NULL;
        switch (letter) {
        case WORD: options.words[options.word_count++] = optarg; continue;
        case 'h': return print_help(options.word_count > 0 ? find_verb(options.words[0]) : NULL);
        case 'V': return print("sockerr " SOCKERR_VERSION, "\n");
        case '?': return misused(&options, NULL, NULL);
        }
        if (!take_option(&options, (char)letter, optarg, again))
            return misused_option(&options, (char)letter, "was given too often", NULL);
        if (!again)
            letters[strlen(letters)] = (char)letter;
    }
    while (optind < count)
        options.words[options.word_count++] = words[optind++];
    return run_verb(&options, letters);
}

/* A file that is opened must not take the place of a standard stream that is closed, and then be
 * printed into. What stands there instead cannot be read, or written. */
static bool fill_standard_streams(void)
{
    for (int stream = 0; stream <= 2; stream++)
        if (fcntl(stream, F_GETFD) < 0 &&
            open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY) != stream)
            return false;
    return true;
}

int main(int count, char **words)
{
    return fill_standard_streams() ? (int)run(count, words) : FAILED;
}
