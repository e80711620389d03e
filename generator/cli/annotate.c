/* SPDX-License-Identifier: 0BSD */
/* annotate.c: sockerr annotate, a log with the error of each line behind it. */
#include "base/escape.h"
#include "cli/common.h"
#include "query/recognise.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *symbol_of(const struct table *table, const struct finding *finding)
{
    const struct listed *listed =
        finding->space != NULL ? space_listed(finding->space, finding->code) : NULL;
    bool named = listed != NULL && listed->name_count > 0;
    return named ? table->symbols[listed->names[0].symbol].name
                 : table->errors[finding->error].name;
}

/* Copies a line, or the next part of one longer than a block, whose first error is kept. Behind the
 * line, but before a carriage return, it says what error it has. */
static void copy_part(const struct table *table, const struct recogniser *recogniser,
                      const char *part, size_t length, bool last, struct finding *finding)
{
    bool returns = last && length > 0 && part[length - 1] == '\r';
    if (finding->error == NONE)
        *finding = recognise(recogniser, part, length);
    fwrite(part, 1, length - returns, stdout);
    if (last && finding->error != NONE) {
        const char *message = table->errors[finding->error].message;
        printf("  [%s%s%s", symbol_of(table, finding), finding->sure ? "" : "?",
               message != NULL ? ": " : "");
        print_printable(stdout, message != NULL ? message : "");
        putchar(']');
        finding->error = NONE;
    }
    if (returns)
        putchar('\r');
}

/* Copies a file as it comes, block by block: it may be a log that grows. False: it cannot be read.
 */
static bool copy(const struct table *table, const struct recogniser *recogniser, int file)
{
    enum { BLOCK = 65536 };
    static char block[BLOCK];
    struct finding finding = {.error = NONE};
    size_t held = 0;
    ssize_t got;
    while ((got = read(file, block + held, sizeof block - held)) > 0) {
        size_t begin = 0;
        const char *end;
        held += (size_t)got;
        while ((end = memchr(block + begin, '\n', held - begin)) != NULL) {
            size_t length = (size_t)(end - block) - begin;
            copy_part(table, recogniser, block + begin, length, true, &finding);
            putchar('\n');
            begin += length + 1;
        }
        held -= begin;
        memmove(block, block + begin, held);
        if (held == sizeof block) {
            copy_part(table, recogniser, block, held, false, &finding);
            held = 0;
        }
        fflush(stdout);
    }
    copy_part(table, recogniser, block, held, true, &finding);
    return got == 0;
}

/* Copies a named file. False: it cannot be read, which was said. */
static bool copy_named(const struct table *table, const struct recogniser *recogniser,
                       const char *name)
{
    bool standard = strcmp(name, "-") == 0;
    int file = standard ? STDIN_FILENO : open(name, O_RDONLY);
    bool done = file >= 0 && copy(table, recogniser, file);
    if (!done) {
        int error = errno;
        fputs("sockerr: ", stderr);
        print_printable(stderr, standard ? "standard input" : name);
        fprintf(stderr, ": %s\n", strerror(error));
    }
    if (file > STDIN_FILENO)
        close(file);
    return done;
}

static enum status annotate_all(const struct options *options, struct table *table)
{
    struct recogniser *recogniser = recogniser_new(table);
    bool done = true;
    if (options->word_count == 0)
        done = copy_named(table, recogniser, "-");
    for (int i = 0; i < options->word_count && !ferror(stdout); i++)
        done = copy_named(table, recogniser, options->words[i]) && done;
    recogniser_free(recogniser);
    enum status status = print("");
    return status == DONE && !done ? FAILED : status;
}

enum status annotate(const struct options *options)
{
    return with_table(options, NULL, TO_LOOK_UP, annotate_all);
}
