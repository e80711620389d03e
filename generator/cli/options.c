/* SPDX-License-Identifier: 0BSD */
/* options.c: the lists of verbs and options, and the help that is made of them. */
#include "cli/options.h"

#include "base/ascii.h"
#include "cli/common.h"

#include <stdio.h>
#include <string.h>

static enum status help(const struct options *options);

static const struct verb verbs[] = {
    {"generate", generate, "", "dLospDScv", "[FILE...]",
     "write the C headers and the tables, or only the FILEs named"},
    {"check", check, "", "dLv", "", "check the tables against every law; write nothing"},
    {"lookup", lookup, "", "dLOJC", "TERM...",
     "tell what each TERM is in every space: a number (111, -111,\n"
     "0x274D, an HRESULT), a symbol, a SocketError, or words of its\n"
     "summary; linux:111 looks on Linux only; - reads terms from\n"
     "standard input, one a line"},
    {"translate", translate_codes, "FT", "dL", "CODE...",
     "print the code in another space for each CODE, a number or a\n"
     "symbol, and how it was found: by name, by stand-in, or by\n"
     "socket-error; - reads codes from standard input, one a line"},
    {"probe", probe, "", "dL", "",
     "print a C program that prints the codes of the system that it\n"
     "is compiled for"},
    {"import", import, "", "dLk", "NAME [FILE]",
     "print the space file for NAME, made from the output of the\n"
     "probe, from the probe as cc -E leaves it, from a C header, or\n"
     "from errno -l; reads FILE or standard input"},
    {"help", help, "", "", "[VERB]", "print this, or the help of a VERB"},
};
enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

/* An option, in the order of the help. */
static const struct known_option {
    char letter;
    const char *name, *argument;
    const char *about; /* lines of the help */
} known_options[] = {
    {'d', "data", "DIR",
     "read the tables in DIR instead of the built-in ones\n"
     "($SOCKERR_DATA does the same)"},
    {'L', "over", "DIR", "lay the files in DIR over the tables; may be given more\nthan once"},
    {'o', "out", "DIR",
     "write into DIR, which is made if it is missing\n"
     "(default: the current folder)"},
    {'s', "spaces", "A,B", "keep only these spaces"},
    {'p', "prefix", "NAME",
     "begin the names of headers, and all names in them, with\nNAME instead of sockerr"},
    {'c', "check", NULL, "write nothing; fail if a file is missing or stale"},
    {'D', "depfile", "FILE", "write into FILE, for Make and Ninja, which files depend\non which"},
    {'S', "stamp", "FILE",
     "touch FILE after a successful run; the depfile names it\n"
     "as the target, for unchanged files keep their old times"},
    {'O', "space", "A,B", "look only in these spaces"},
    {'J', "json", NULL, "print JSON"},
    {'C', "csv", NULL, "print CSV"},
    {'F', "from", "SPACE", "the space that the codes are from"},
    {'T', "to", "SPACE", "the space to translate them to"},
    {'k', "kind", "KIND", "errno (default), winsock, getaddrinfo or h_errno"},
    {'v', "verbose", NULL, "list what the folders of --over replace"},
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

/* Adds a part of a usage line, on the next line if this one would become too long. */
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
                 takes ? option->argument : "", *letter == 'L' ? "..." : "");
        add_part(text, &line, indent, part);
    }
    add_part(text, &line, indent, verb->operands);
    text_puts(text, "\n");
}

/* Adds lines, all but the first behind an indent. */
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
    text_puts(text,
              "       sockerr --help | --version\n"
              "\n"
              "One table of the socket error codes of every system. sockerr looks codes up in\n"
              "it, and makes C headers of it.\n"
              "\n");
    for (size_t i = 0; i < VERB_COUNT; i++) {
        text_printf(text, "  %-11s ", verbs[i].name);
        add_lines(text, 14, verbs[i].about);
    }
    add_options(text, NULL);
    text_puts(text, "\n"
                    "Exit status: 0 done; 1 the data is wrong, a file is stale, or something was\n"
                    "not found; 2 wrong usage; 3 a file could not be read or written.\n");
}

enum status print_help(const struct verb *verb)
{
    struct text text = {0};
    if (verb == NULL) {
        add_help(&text);
    } else {
        add_usage(&text, "Usage: sockerr ", verb);
        text_printf(&text, "\n%c", to_upper(*verb->about));
        add_lines(&text, 0, verb->about + 1);
        if (*verb->letters != '\0')
            add_options(&text, verb);
    }
    enum status status = print(text.bytes);
    text_free(&text);
    return status;
}

enum status misused_verb(const struct options *options, const char *name)
{
    struct suggestion suggestion = suggestion_for(NULL, name);
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
