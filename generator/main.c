/* main.c: the verbs and options of sockerr. */
#include "emit.h"
#include "laws.h"
#include "load.h"
#include "output.h"
#include "work_out.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum status { DONE = 0, WRONG_DATA = 1, WRONG_USAGE = 2, FAILED = 3 };

struct options {
    const char *data, *out;
    bool check;
    char **names; /* of the outputs that are wanted; all where there are none */
    int name_count;
};

static const char usage[] = "Usage: sockerr generate [--data DIR] [--out DIR] [--check] [FILE...]\n"
                            "       sockerr check [--data DIR]\n"
                            "       sockerr --help | --version\n";

static const char help[] =
    "\n"
    "One table of the socket error codes of every system, made into C headers.\n"
    "\n"
    "  generate    write the headers and tables, or only the FILEs named\n"
    "  check       check the data against every law, and write nothing\n"
    "\n"
    "  -d, --data DIR    read the tables in DIR (else $SOCKERR_DATA, else\n"
    "                    " SOCKERR_DATA_DIR ")\n"
    "  -o, --out DIR     write into DIR (else into the current folder)\n"
    "  -c, --check       write nothing; fail where a file is not what would be written\n"
    "  -h, --help        print this\n"
    "  -V, --version     print the version\n"
    "\n"
    "Exit status: 0 done; 1 the data is wrong, or a file is stale; 2 wrong usage;\n"
    "3 a file could not be read or written.\n";

/* Reports wrong usage. */
static enum status misused(const char *what, const char *word)
{
    fprintf(stderr, "sockerr: %s%s%s\n%s", what, word != NULL ? " " : "", word != NULL ? word : "",
            usage);
    return WRONG_USAGE;
}

/* Reports an output that there is none of, and names those that there are. */
static enum status misused_output(const char *name)
{
    fprintf(stderr, "sockerr: no output is named %s; there are", name);
    for (size_t i = 0; i < output_count; i++)
        fprintf(stderr, " %s", outputs[i].name);
    fputc('\n', stderr);
    return WRONG_USAGE;
}

/* Reads the data and works the table out. What is wrong with it has been printed on return. */
static enum status make_table(struct table *table, const char *folder)
{
    struct diagnostics diag = {0};
    struct loader loader = {table, &diag};
    load_data(table, &diag, folder);
    if (!diag.out_of_memory)
        number_spaces(&loader);
    if (!diag.out_of_memory)
        relate_spaces(&loader);
    if (!diag.out_of_memory)
        check_laws(table, &diag);
    diag_print(&diag, stderr);

    enum status status = diag.unreadable || diag.out_of_memory ? FAILED
                         : diag.errors > 0                     ? WRONG_DATA
                                                               : DONE;
    diag_free(&diag);
    return status;
}

static bool is_wanted(const struct options *options, const char *name)
{
    for (int i = 0; i < options->name_count; i++)
        if (strcmp(options->names[i], name) == 0)
            return true;
    return options->name_count == 0;
}

/* Writes or checks the files that the table makes. */
static enum status put_out(const struct options *options, const struct table *table)
{
    struct file *files = calloc(output_count, sizeof *files);
    size_t count = 0, stale = 0;
    bool made = files != NULL;
    for (size_t i = 0; i < output_count && made; i++) {
        if (!is_wanted(options, outputs[i].name))
            continue;
        files[count].name = outputs[i].name;
        outputs[i].emit(table, &files[count].text);
        made = !files[count].text.failed;
        count++;
    }
    bool done = false;
    if (!made)
        fputs("sockerr: out of memory\n", stderr);
    else if (options->check)
        done = output_check(options->out, files, count, &stale);
    else
        done = output_write(options->out, files, count);
    for (size_t i = 0; i < count; i++)
        text_free(&files[i].text);
    free(files);
    if (!done)
        return FAILED;
    return stale > 0 ? WRONG_DATA : DONE;
}

static enum status generate(const struct options *options)
{
    for (int i = 0; i < options->name_count; i++) {
        size_t known = 0;
        while (known < output_count && strcmp(outputs[known].name, options->names[i]) != 0)
            known++;
        if (known == output_count)
            return misused_output(options->names[i]);
    }
    struct table table = {0};
    enum status status = make_table(&table, options->data);
    if (status == DONE)
        status = put_out(options, &table);
    table_free(&table);
    return status;
}

static enum status check(const struct options *options)
{
    if (options->name_count > 0)
        return misused("check takes no", options->names[0]);
    if (options->out != NULL || options->check)
        return misused("check writes nothing, and takes --data alone", NULL);
    struct table table = {0};
    enum status status = make_table(&table, options->data);
    table_free(&table);
    return status;
}

/* Prints to standard output, which may be a full disk. */
static enum status print(const char *first, const char *second)
{
    if (fputs(first, stdout) >= 0 && fputs(second, stdout) >= 0 && fflush(stdout) == 0)
        return DONE;
    fprintf(stderr, "sockerr: standard output: %s\n", strerror(errno));
    return FAILED;
}

static const struct option long_options[] = {
    {"data", required_argument, NULL, 'd'}, {"out", required_argument, NULL, 'o'},
    {"check", no_argument, NULL, 'c'},      {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},    {NULL, 0, NULL, 0},
};

static const char *default_data(void)
{
    const char *data = getenv("SOCKERR_DATA");
    return data != NULL && *data != '\0' ? data : SOCKERR_DATA_DIR;
}

static enum status run(int count, char **words)
{
    struct options options = {0};
    int letter;
    while ((letter = getopt_long(count, words, "d:o:chV", long_options, NULL)) != -1) {
        switch (letter) {
        case 'd':
            if (options.data != NULL)
                return misused("--data was given twice", NULL);
            options.data = optarg;
            break;
        case 'o': options.out = optarg; break;
        case 'c': options.check = true; break;
        case 'h': return print(usage, help);
        case 'V': return print("sockerr " SOCKERR_VERSION, "\n");
        default: fputs(usage, stderr); return WRONG_USAGE;
        }
    }
    if (optind == count)
        return misused("say what to do", NULL);
    const char *verb = words[optind];
    options.names = words + optind + 1;
    options.name_count = count - optind - 1;
    if (options.data == NULL)
        options.data = default_data();
    if (strcmp(verb, "check") == 0)
        return check(&options);
    if (strcmp(verb, "generate") != 0)
        return misused("there is no verb", verb);
    if (options.out == NULL)
        options.out = ".";
    return generate(&options);
}

int main(int count, char **words)
{
    return (int)run(count, words);
}
