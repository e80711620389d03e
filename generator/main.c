/* SPDX-License-Identifier: 0BSD */
/* main.c: the verbs and options of sockerr. */
#include "verb.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char usage[] =
    "Usage: sockerr generate [--data DIR]... [--out DIR] [--spaces A,B...] [--prefix NAME]\n"
    "                        [--depfile FILE] [--stamp FILE] [--check] [--verbose] [FILE...]\n"
    "       sockerr check [--data DIR]... [--verbose]\n"
    "       sockerr probe [--data DIR]...\n"
    "       sockerr import [--data DIR]... [--kind KIND] NAME [FILE]\n"
    "       sockerr --help | --version\n";

static const char help[] =
    "\n"
    "One table of the socket error codes of every system, made into C headers.\n"
    "\n"
    "  generate    write the headers and tables, or only the FILEs named\n"
    "  check       check the data against every law, and write nothing\n"
    "  probe       print a C file that prints the numbers of the system it is compiled for\n"
    "  import      print a column made of what the probe printed, of the probe as cc -E leaves\n"
    "              it, of a C header, or of errno -l; from FILE or standard input\n"
    "\n"
    "  -d, --data DIR    read the tables in DIR (else $SOCKERR_DATA, else\n"
    "                    " SOCKERR_DATA_DIR ");\n"
    "                    given again, lay those in this DIR over them\n"
    "  -o, --out DIR     write into DIR (else into the current folder)\n"
    "  -s, --spaces A,B  generate what is about these spaces alone\n"
    "  -p, --prefix NAME put NAME for the leading sockerr of every name and every header\n"
    "  -c, --check       write nothing; fail where a file is not what would be written\n"
    "  --depfile FILE    write there what was read and what is made of it, for Make and Ninja\n"
    "  --stamp FILE      touch it once all is as it should be, and name it in the depfile for\n"
    "                    what is made: files that need no change are not touched\n"
    "  -k, --kind KIND   errno (as without it), winsock, getaddrinfo or h_errno\n"
    "  -v, --verbose     list what lies over something else, and over what\n"
    "  -h, --help        print this\n"
    "  -V, --version     print the version\n"
    "\n"
    "Exit status: 0 done; 1 the data is wrong, a file is stale, or nothing was found; 2 wrong\n"
    "usage; 3 a file could not be read or written.\n";

static const struct option long_options[] = {
    {"data", required_argument, NULL, 'd'},    {"out", required_argument, NULL, 'o'},
    {"spaces", required_argument, NULL, 's'},  {"prefix", required_argument, NULL, 'p'},
    {"depfile", required_argument, NULL, 'D'}, {"stamp", required_argument, NULL, 'S'},
    {"check", no_argument, NULL, 'c'},         {"kind", required_argument, NULL, 'k'},
    {"verbose", no_argument, NULL, 'v'},       {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},       {NULL, 0, NULL, 0},
};

static const struct verb {
    const char *name;
    enum status (*run)(const struct options *options);
    const char *letters; /* of the options that it takes */
} verbs[] = {
    {"generate", generate, "docspDSv"},
    {"check", check, "dv"},
    {"probe", probe, "d"},
    {"import", import, "dk"},
};

static const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

static const char *default_data(void)
{
    const char *data = getenv("SOCKERR_DATA");
    return data != NULL && *data != '\0' ? data : SOCKERR_DATA_DIR;
}

/* Reports an option, and what is wrong with it. */
static enum status misused_option(char letter, const char *what, const char *word)
{
    char said[64];
    const struct option *option = long_options;
    while (option->val != letter)
        option++;
    snprintf(said, sizeof said, "--%s %s", option->name, what);
    return misused(said, word);
}

static bool is_empty(const char *name)
{
    return name != NULL && *name == '\0';
}

/* Runs a verb, unless an option was given that it has no use for. */
static enum status run_verb(const struct verb *verb, struct options *options, const char *letters)
{
    for (; *letters != '\0'; letters++)
        if (strchr(verb->letters, *letters) == NULL)
            return misused_option(*letters, "is not for", verb->name);
    if (options->data_count == 0)
        options->data[options->data_count++] = default_data();
    for (size_t i = 0; i < options->data_count; i++)
        if (is_empty(options->data[i]))
            return misused("a folder has no name", NULL);
    if (is_empty(options->out))
        return misused("a folder has no name", NULL);
    if (is_empty(options->depfile) || is_empty(options->stamp))
        return misused("a file has no name", NULL);
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
    case 's': options->spaces = argument; break;
    case 'p': options->prefix = argument; break;
    case 'D': options->depfile = argument; break;
    case 'S': options->stamp = argument; break;
    case 'k': options->kind = argument; break;
    case 'c': options->check = true; return true;
    case 'v': options->verbose = true; return true;
    }
    return !again;
}

static enum status run(int count, char **words)
{
    struct options options = {0};
    char letters[sizeof long_options / sizeof *long_options] = ""; /* those that were given */
    int letter;
    while ((letter = getopt_long(count, words, "d:o:s:p:ck:vhV", long_options, NULL)) != -1) {
        bool again = strchr(letters, letter) != NULL;
        switch (letter) {
        case 'h': return print(usage, help);
        case 'V': return print("sockerr " SOCKERR_VERSION, "\n");
        case '?': fputs(usage, stderr); return WRONG_USAGE;
        }
        if (!take_option(&options, (char)letter, optarg, again))
            return misused_option((char)letter, "was given too often", NULL);
        if (!again)
            letters[strlen(letters)] = (char)letter;
    }
    if (optind == count)
        return misused("say what to do", NULL);
    const struct verb *verb = find_verb(words[optind]);
    if (verb == NULL)
        return misused("there is no verb", words[optind]);
    options.words = words + optind + 1;
    options.word_count = count - optind - 1;
    return run_verb(verb, &options, letters);
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
