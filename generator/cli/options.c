/* SPDX-License-Identifier: 0BSD */
/* options.c: the verbs and the options of the command line, and what its help says of them. */
#include "cli/options.h"

#include "base/suggest.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static enum status help(const struct options *options);

static const struct verb verbs[] = {
    {"generate", generate, "", "dospDScv", "[FILE...]",
     "write the headers and tables, or only the FILEs named"},
    {"check", check, "", "dv", "", "check the data against every law, and write nothing"},
    {"lookup", lookup, "", "dOJC", "TERM...",
     "tell what each TERM is, in every space: a number (111, -111, 0x274D, an\n"
     "HRESULT), a symbol, a SocketError, words of its summary, or one of these in\n"
     "one space, as linux:111; - reads them from standard input, a line each"},
    {"translate", translate_codes, "FT", "d", "CODE...",
     "print what each CODE, or symbol, of a space is in another, and how that is\n"
     "known: by name, by stand-in, or by socket-error; - reads standard input"},
    {"probe", probe, "", "d", "",
     "print a C file that prints the numbers of the system it is compiled for"},
    {"import", import, "", "dk", "NAME [FILE]",
     "print a column made of what the probe printed, of the probe as cc -E leaves\n"
     "it, of a C header, or of errno -l; from FILE or standard input"},
    {"help", help, "", "", "[VERB]", "print this, or what there is to know of a VERB"},
};
enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

/* An option, in the order in which the help has them. */
static const struct known_option {
    char letter;
    const char *name, *argument;
    const char *about; /* lines of the help */
} known_options[] = {
    {'d', "data", "DIR",
     "read the tables in DIR (else $SOCKERR_DATA, else\n" SOCKERR_DATA_DIR
     ");\ngiven again, lay those in this DIR over them"},
    {'o', "out", "DIR", "write into DIR (else into the current folder)"},
    {'s', "spaces", "A,B", "generate what is about these spaces alone"},
    {'p', "prefix", "NAME", "put NAME for the leading sockerr of every name and every header"},
    {'c', "check", NULL, "write nothing; fail where a file is not what would be written"},
    {'D', "depfile", "FILE",
     "write there what was read and what is made of it, for Make and Ninja"},
    {'S', "stamp", "FILE",
     "touch it once all is as it should be, and name it in the depfile for\n"
     "what is made: files that need no change are not touched"},
    {'O', "space", "A,B", "look in these spaces alone"},
    {'J', "json", NULL, "print JSON"},
    {'C', "csv", NULL, "print CSV"},
    {'F', "from", "SPACE", "the codes are this space's"},
    {'T', "to", "SPACE", "and are to be this one's"},
    {'k', "kind", "KIND", "errno (as without it), winsock, getaddrinfo or h_errno"},
    {'v', "verbose", NULL, "list what lies over something else, and over what"},
    {'h', "help", NULL, "print this"},
    {'V', "version", NULL, "print the version"},
};
enum { OPTION_COUNT = sizeof known_options / sizeof *known_options };

const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

void list_options(struct option options[MOST_OPTIONS])
{
    _Static_assert((int)OPTION_COUNT < (int)MOST_OPTIONS, "the end of the list must have room");
    for (size_t i = 0; i < OPTION_COUNT; i++)
        options[i] = (struct option){
            .name = known_options[i].name,
            .has_arg = known_options[i].argument != NULL ? required_argument : no_argument,
            .val = known_options[i].letter,
        };
    options[OPTION_COUNT] = (struct option){.name = NULL};
}

static const struct known_option *find_option(char letter)
{
    const struct known_option *option = known_options;
    while (option->letter != letter)
        option++;
    return option;
}

const char *option_name(char letter)
{
    return find_option(letter)->name;
}

/* Adds a part of a usage line, or begins the next one, where it would become too long. */
static void add_part(struct text *text, size_t *line, size_t indent, const char *part)
{
    enum { WIDTH = 80 };
    if (*part == '\0')
        return;
    if (text->length - *line + 1 + strlen(part) > WIDTH) {
        text_puts(text, "\n");
        *line = text->length;
        text_printf(text, "%*s", (int)indent, "");
    }
    text_printf(text, " %s", part);
}

static void add_usage(struct text *text, const char *before, const struct verb *verb)
{
    size_t line = text->length;
    text_puts(text, before);
    text_puts(text, verb->name);
    size_t indent = text->length - line;
    char part[64];
    for (const char *letter = verb->needed; *letter != '\0'; letter++) {
        const struct known_option *option = find_option(*letter);
        snprintf(part, sizeof part, "--%s %s", option->name, option->argument);
        add_part(text, &line, indent, part);
    }
    for (const char *letter = verb->letters; *letter != '\0'; letter++) {
        const struct known_option *option = find_option(*letter);
        bool takes = option->argument != NULL;
        snprintf(part, sizeof part, "[--%s%s%s]%s", option->name, takes ? " " : "",
                 takes ? option->argument : "", *letter == 'd' ? "..." : "");
        add_part(text, &line, indent, part);
    }
    add_part(text, &line, indent, verb->operands);
    text_puts(text, "\n");
}

/* Adds lines, each behind an indent, but the first. */
static void add_lines(struct text *text, int indent, const char *lines)
{
    for (; *lines != '\0'; lines++) {
        text_add(text, lines, 1);
        if (*lines == '\n')
            text_printf(text, "%*s", indent, "");
    }
    text_puts(text, "\n");
}

static void add_option(struct text *text, const struct known_option *option)
{
    enum { INDENT = 22 };
    char said[64];
    const char short_form[] = {'-', option->letter, ',', ' ', '\0'};
    bool is_short = strchr(SHORT_OPTIONS, option->letter) != NULL;
    bool takes = option->argument != NULL;
    snprintf(said, sizeof said, "%s--%s%s%s", is_short ? short_form : "    ", option->name,
             takes ? " " : "", takes ? option->argument : "");
    text_printf(text, "  %-*s ", INDENT - 3, said);
    add_lines(text, INDENT, option->about);
}

/* Adds the options of a verb, or of all. */
static void add_options(struct text *text, const struct verb *verb)
{
    text_puts(text, "\n");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct known_option *option = &known_options[i];
        if (verb == NULL || strchr(verb->letters, option->letter) != NULL ||
            strchr(verb->needed, option->letter) != NULL)
            add_option(text, option);
    }
}

static void add_help(struct text *text)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        add_usage(text, i == 0 ? "Usage: sockerr " : "       sockerr ", &verbs[i]);
    text_puts(text, "       sockerr --help | --version\n"
                    "\n"
                    "One table of the socket error codes of every system: looked up, and made into "
                    "C headers.\n"
                    "\n");
    for (size_t i = 0; i < VERB_COUNT; i++) {
        text_printf(text, "  %-11s ", verbs[i].name);
        add_lines(text, 14, verbs[i].about);
    }
    add_options(text, NULL);
    text_puts(text, "\n"
                    "Exit status: 0 done; 1 the data is wrong, a file is stale, or something was "
                    "not\n"
                    "found; 2 wrong usage; 3 a file could not be read or written.\n");
}

enum status print_help(const struct verb *verb)
{
    struct text text = {0};
    if (verb == NULL) {
        add_help(&text);
    } else {
        add_usage(&text, "Usage: sockerr ", verb);
        text_puts(&text, "\nTo ");
        add_lines(&text, 0, verb->about);
        if (*verb->letters != '\0')
            add_options(&text, verb);
    }
    enum status status = text.failed ? out_of_memory() : print(text.bytes, "");
    text_free(&text);
    return status;
}

enum status misused_verb(const struct options *options, const char *name)
{
    struct diagnostics none = {0};
    struct suggestion suggestion = suggestion_for(&none, name);
    for (size_t i = 0; i < VERB_COUNT; i++)
        suggest(&suggestion, verbs[i].name);
    return misused_name(options, "there is no verb", &suggestion);
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
