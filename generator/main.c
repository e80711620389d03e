/* main.c: the verbs and options of sockerr. */
#include "depfile.h"
#include "emit.h"
#include "import.h"
#include "input.h"
#include "laws.h"
#include "lint.h"
#include "load.h"
#include "meanings.h"
#include "output.h"
#include "probe.h"
#include "work_out.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum status { DONE = 0, WRONG_DATA = 1, NOT_FOUND = 1, WRONG_USAGE = 2, FAILED = 3 };

struct options {
    const char *data, *out, *kind;
    const char *spaces; /* the only ones wanted, divided by commas; NULL: all */
    const char *prefix; /* for the leading sockerr of every name; NULL: just that */
    char *depfile, *stamp;
    bool check;
    char **words; /* what stands behind the verb and is no option */
    int word_count;
};

static const char usage[] =
    "Usage: sockerr generate [--data DIR] [--out DIR] [--spaces A,B...] [--prefix NAME]\n"
    "                        [--depfile FILE] [--stamp FILE] [--check] [FILE...]\n"
    "       sockerr check [--data DIR]\n"
    "       sockerr probe [--data DIR]\n"
    "       sockerr import [--data DIR] [--kind KIND] NAME [FILE]\n"
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
    "                    " SOCKERR_DATA_DIR ")\n"
    "  -o, --out DIR     write into DIR (else into the current folder)\n"
    "  -s, --spaces A,B  generate what is about these spaces alone\n"
    "  -p, --prefix NAME put NAME for the leading sockerr of every name and every header\n"
    "  -c, --check       write nothing; fail where a file is not what would be written\n"
    "  --depfile FILE    write there what was read and what is made of it, for Make and Ninja\n"
    "  --stamp FILE      touch it once all is as it should be, and name it in the depfile for\n"
    "                    what is made: files that need no change are not touched\n"
    "  -k, --kind KIND   errno (as without it), winsock, getaddrinfo or h_errno\n"
    "  -h, --help        print this\n"
    "  -V, --version     print the version\n"
    "\n"
    "Exit status: 0 done; 1 the data is wrong, a file is stale, or nothing was found; 2 wrong\n"
    "usage; 3 a file could not be read or written.\n";

/* Reports wrong usage. */
static enum status misused(const char *what, const char *word)
{
    fprintf(stderr, "sockerr: %s%s%s\n%s", what, word != NULL ? " " : "", word != NULL ? word : "",
            usage);
    return WRONG_USAGE;
}

static enum status out_of_memory(void)
{
    fputs("sockerr: out of memory\n", stderr);
    return FAILED;
}

/* Prints to standard output, which may be a full disk. */
static enum status print(const char *first, const char *second)
{
    if (fputs(first, stdout) >= 0 && fputs(second, stdout) >= 0 && fflush(stdout) == 0)
        return DONE;
    fprintf(stderr, "sockerr: standard output: %s\n", strerror(errno));
    return FAILED;
}

/* Reads the data and works the table out. What is wrong with it has been printed on return, and
 * what may be, where that is wanted. A space may be left out. diag has all that was read. */
static enum status make_table_of(struct diagnostics *diag, struct table *table, const char *folder,
                                 const char *without, bool with_lint)
{
    struct loader loader = {table, diag};
    load_data(table, diag, folder, without);
    if (!diag->out_of_memory)
        number_spaces(&loader);
    if (!diag->out_of_memory)
        relate_spaces(&loader);
    if (!diag->out_of_memory)
        check_laws(table, diag);
    if (!diag->out_of_memory)
        lint_spelling(table, diag);
    if (with_lint && diag_clean(diag)) /* errors are enough for one run */
        lint_columns(table, diag);
    diag_print(diag, stderr);
    return diag->unreadable || diag->out_of_memory ? FAILED : diag->errors > 0 ? WRONG_DATA : DONE;
}

static enum status make_table(struct table *table, const char *folder, const char *without,
                              bool with_lint)
{
    struct diagnostics diag = {0};
    enum status status = make_table_of(&diag, table, folder, without, with_lint);
    diag_free(&diag);
    return status;
}

/* generate */

/* The name of an output, which the caller frees: a header has the prefix for its leading sockerr.
 * NULL: no memory. */
static char *output_name(const struct options *options, const struct output *output)
{
    struct text name = {.prefix = options->prefix};
    text_puts(&name, output->name);
    if (!name.failed)
        return name.bytes;
    text_free(&name);
    return NULL;
}

static bool is_wanted(const struct options *options, const char *name)
{
    for (int i = 0; i < options->word_count; i++)
        if (strcmp(options->words[i], name) == 0)
            return true;
    return options->word_count == 0;
}

/* Makes the outputs that are wanted out of the table. False: no memory. */
static bool make_files(const struct options *options, const struct table *table, struct file *files,
                       size_t *count)
{
    char upper[NAME_LIMIT + 1] = "";
    for (size_t i = 0; options->prefix != NULL && options->prefix[i] != '\0'; i++)
        upper[i] = name_to_upper(options->prefix[i]);
    for (size_t i = 0; i < output_count; i++) {
        struct file *file = &files[*count];
        char *name = output_name(options, &outputs[i]);
        if (name != NULL && !is_wanted(options, name)) {
            free(name);
            continue;
        }
        file->name = name;
        (*count)++;
        if (outputs[i].header && options->prefix != NULL) {
            file->text.prefix = options->prefix;
            file->text.upper_prefix = upper;
        }
        if (name != NULL)
            outputs[i].emit(table, &file->text);
        file->text.prefix = file->text.upper_prefix = NULL;
        if (name == NULL || file->text.failed)
            return false;
    }
    return true;
}

/* Writes the files, and then, where it is wanted, what tells make that they are as they should be.
 */
static bool deliver(const struct options *options, const char *folder, const struct file *files,
                    size_t count, const struct diagnostics *diag)
{
    const struct file stamp = {.name = options->stamp};
    struct text text = {0};
    bool done = true;
    if (options->depfile != NULL)
        done = options->stamp != NULL ? depfile_make(&text, ".", &stamp, 1, diag)
                                      : depfile_make(&text, folder, files, count, diag);
    done = done && output_write(folder, files, count);
    if (options->depfile != NULL)
        done = done && output_write_one(options->depfile, &text);
    if (options->stamp != NULL)
        done = done && output_touch(options->stamp);
    text_free(&text);
    return done;
}

/* Writes or checks the files that the table makes. */
static enum status put_out(const struct options *options, const struct table *table,
                           const struct diagnostics *diag)
{
    const char *folder = options->out != NULL ? options->out : ".";
    struct file *files = calloc(output_count, sizeof *files);
    size_t count = 0, stale = 0;
    bool done = false;
    if (files == NULL || !make_files(options, table, files, &count))
        out_of_memory();
    else if (options->check)
        done = output_check(folder, files, count, &stale);
    else
        done = deliver(options, folder, files, count, diag);
    for (size_t i = 0; i < count; i++) {
        free(files[i].name);
        text_free(&files[i].text);
    }
    free(files);
    if (!done)
        return FAILED;
    return stale > 0 ? WRONG_DATA : DONE;
}

/* Checks that a file that was asked for is an output; if not, names those that there are. */
static enum status check_wanted(const struct options *options, const char *wanted)
{
    struct text known = {0};
    bool found = false;
    for (size_t i = 0; i < output_count && !known.failed; i++) {
        char *name = output_name(options, &outputs[i]);
        known.failed = name == NULL;
        found = found || (name != NULL && strcmp(name, wanted) == 0);
        if (name != NULL)
            text_printf(&known, " %s", name);
        free(name);
    }
    enum status status = known.failed ? out_of_memory() : found ? DONE : WRONG_USAGE;
    if (status == WRONG_USAGE)
        fprintf(stderr, "sockerr: no output is named %s; there are%s\n", wanted, known.bytes);
    text_free(&known);
    return status;
}

/* Reports a space that the data has not, and the one that may be meant. */
static enum status misused_space(const struct table *table, const char *name)
{
    struct diagnostics none = {0};
    struct suggestion suggestion = suggestion_for(&none, name);
    for (size_t i = 0; i < table->space_count; i++)
        if (!suggest(&suggestion, table->spaces[i].name))
            break;
    fprintf(stderr, "sockerr: there is no space %s", name);
    if (is_near(&suggestion))
        fprintf(stderr, "; did you mean %s?", suggestion.nearest);
    fputc('\n', stderr);
    return WRONG_USAGE;
}

/* Keeps the spaces that are named, divided by commas. */
static enum status select_spaces(struct table *table, const char *list)
{
    char name[NAME_LIMIT + 1];
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : sizeof name), at);
        int number = index_find(&table->space_index, name);
        if (number == NONE || length > NAME_LIMIT)
            return misused_space(table, name);
        table->spaces[number].wanted = true;
        at += length;
        if (*at == '\0')
            break;
    }
    return table_keep_wanted(table) ? DONE : out_of_memory();
}

static enum status generate(const struct options *options)
{
    if (options->prefix != NULL && !name_follows(options->prefix, NAME_PREFIX))
        return misused("not a prefix that names may have:", options->prefix);
    for (int i = 0; i < options->word_count; i++) {
        enum status status = check_wanted(options, options->words[i]);
        if (status != DONE)
            return status;
    }
    if (options->check && (options->depfile != NULL || options->stamp != NULL))
        return misused("--check writes nothing, so neither --depfile nor --stamp", NULL);
    struct table table = {0};
    struct diagnostics diag = {0};
    enum status status = make_table_of(&diag, &table, options->data, NULL, false);
    if (status == DONE && options->spaces != NULL)
        status = select_spaces(&table, options->spaces);
    if (status == DONE && !find_meanings(&table))
        status = out_of_memory();
    if (status == DONE)
        status = put_out(options, &table, &diag);
    table_free(&table);
    diag_free(&diag);
    return status;
}

/* check */

static enum status check(const struct options *options)
{
    if (options->word_count > 0)
        return misused("check takes no", options->words[0]);
    struct table table = {0};
    enum status status = make_table(&table, options->data, NULL, true);
    table_free(&table);
    return status;
}

/* probe */

static enum status probe(const struct options *options)
{
    if (options->word_count > 0)
        return misused("probe takes no", options->words[0]);
    struct table table = {0};
    struct text out = {0};
    enum status status = make_table(&table, options->data, NULL, false);
    if (status == DONE) {
        write_probe(&table, &out);
        status = out.failed ? out_of_memory() : print(out.bytes, "");
    }
    text_free(&out);
    table_free(&table);
    return status;
}

/* import */

/* Reads the file that is named, or standard input. */
static enum status read_source(const char *path, struct text *text)
{
    bool done = path != NULL ? input_read_file(path, text) : input_read(STDIN_FILENO, text);
    const char *name = path != NULL ? path : "standard input";
    if (!done)
        fprintf(stderr, "sockerr: %s: %s\n", name, strerror(errno));
    else if (text->failed)
        out_of_memory();
    else if (strlen(text->bytes) != text->length)
        fprintf(stderr, "sockerr: %s: a NUL character: this is no text, or not in UTF-8\n", name);
    else if (text->length <= INPUT_LIMIT)
        return DONE;
    else
        fprintf(stderr, "sockerr: %s: larger than %d bytes\n", name, INPUT_LIMIT);
    return FAILED;
}

/* Finds a kind by its name: that of errno where there is no name, KIND_COUNT where it is none. */
static int find_kind(const char *name)
{
    int kind = 0;
    while (kind < KIND_COUNT && name != NULL && strcmp(kind_names[kind], name) != 0)
        kind++;
    return kind;
}

static enum status import(const struct options *options)
{
    int kind = find_kind(options->kind);
    if (options->word_count == 0 || options->word_count > 2)
        return misused("import takes the name of a space, and at most one file", NULL);
    if (!name_follows(options->words[0], NAME_SPACE) || strcmp(options->words[0], "null") == 0)
        return misused("not a name that a space may have:", options->words[0]);
    if (kind == KIND_COUNT)
        return misused("there is no kind", options->kind);
    const char *path = options->word_count > 1 ? options->words[1] : NULL;
    if (path != NULL && strcmp(path, "-") == 0)
        path = NULL;
    const char *base = path != NULL ? strrchr(path, '/') : NULL;
    const char *source = base != NULL ? base + 1 : path != NULL ? path : "standard input";

    struct table table = {0};
    struct text text = {0}, out = {0};
    enum status status = make_table(&table, options->data, options->words[0], false);
    if (status == DONE)
        status = read_source(path, &text);
    if (status == DONE) {
        int placed =
            import_column(&table, options->words[0], (enum kind)kind, source, text.bytes, &out);
        if (placed < 0)
            status = out_of_memory();
        else if (placed > 0)
            status = print(out.bytes, "");
        else {
            fprintf(stderr, "sockerr: %s: no %s symbol was found\n", source, kind_names[kind]);
            status = NOT_FOUND;
        }
    }
    text_free(&text);
    text_free(&out);
    table_free(&table);
    return status;
}

/* The command line */

static const struct option long_options[] = {
    {"data", required_argument, NULL, 'd'},
    {"out", required_argument, NULL, 'o'},
    {"check", no_argument, NULL, 'c'},
    {"spaces", required_argument, NULL, 's'},
    {"prefix", required_argument, NULL, 'p'},
    {"depfile", required_argument, NULL, 'D'},
    {"stamp", required_argument, NULL, 'S'},
    {"kind", required_argument, NULL, 'k'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static const struct verb {
    const char *name;
    enum status (*run)(const struct options *options);
    const char *letters; /* of the options that it takes */
} verbs[] = {
    {"generate", generate, "docspDS"},
    {"check", check, "d"},
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

/* Runs a verb, unless an option was given that it has no use for. */
static enum status run_verb(const struct verb *verb, struct options *options)
{
    if (options->out != NULL && strchr(verb->letters, 'o') == NULL)
        return misused("--out is not for", verb->name);
    if (options->check && strchr(verb->letters, 'c') == NULL)
        return misused("--check is not for", verb->name);
    if (options->spaces != NULL && strchr(verb->letters, 's') == NULL)
        return misused("--spaces is not for", verb->name);
    if (options->prefix != NULL && strchr(verb->letters, 'p') == NULL)
        return misused("--prefix is not for", verb->name);
    if (options->depfile != NULL && strchr(verb->letters, 'D') == NULL)
        return misused("--depfile is not for", verb->name);
    if (options->stamp != NULL && strchr(verb->letters, 'S') == NULL)
        return misused("--stamp is not for", verb->name);
    if (options->kind != NULL && strchr(verb->letters, 'k') == NULL)
        return misused("--kind is not for", verb->name);
    if (options->data == NULL)
        options->data = default_data();
    if (*options->data == '\0' || (options->out != NULL && *options->out == '\0'))
        return misused("a folder has no name", NULL);
    if ((options->depfile != NULL && *options->depfile == '\0') ||
        (options->stamp != NULL && *options->stamp == '\0'))
        return misused("a file has no name", NULL);
    return verb->run(options);
}

static enum status run(int count, char **words)
{
    struct options options = {0};
    int letter;
    while ((letter = getopt_long(count, words, "d:o:cs:p:k:hV", long_options, NULL)) != -1) {
        switch (letter) {
        case 'd':
            if (options.data != NULL)
                return misused("--data was given twice", NULL);
            options.data = optarg;
            break;
        case 'o':
            if (options.out != NULL)
                return misused("--out was given twice", NULL);
            options.out = optarg;
            break;
        case 'c': options.check = true; break;
        case 's': options.spaces = optarg; break;
        case 'p': options.prefix = optarg; break;
        case 'D': options.depfile = optarg; break;
        case 'S': options.stamp = optarg; break;
        case 'k': options.kind = optarg; break;
        case 'h': return print(usage, help);
        case 'V': return print("sockerr " SOCKERR_VERSION, "\n");
        default: fputs(usage, stderr); return WRONG_USAGE;
        }
    }
    if (optind == count)
        return misused("say what to do", NULL);
    const struct verb *verb = find_verb(words[optind]);
    if (verb == NULL)
        return misused("there is no verb", words[optind]);
    options.words = words + optind + 1;
    options.word_count = count - optind - 1;
    return run_verb(verb, &options);
}

int main(int count, char **words)
{
    return (int)run(count, words);
}
