/* SPDX-License-Identifier: 0BSD */
/*
 * text.c: lines of logs. Any bytes are a line, read to its end and no further. What is found in it
 * stands in it; it is an error that some space has a code for; where there is a space, the code is
 * one of it, and means the error. The same bytes have the same answer.
 */
#include "cli/common.h"
#include "fuzz.h"
#include "query/recognise.h"

#include <stdlib.h>
#include <string.h>

static struct table table;
static struct diagnostics diag;
static struct recogniser *recogniser;

/* The shipped tables, which are in the tool. */
void fuzz_begin(void)
{
    struct options options = {.verb = "annotate"};
    REQUIRE(make_table(&table, &diag, &options, NULL, TO_LOOK_UP) == DONE);
    recogniser = recogniser_new(&table);
}

void fuzz_one(const unsigned char *bytes, size_t size)
{
    char *line = malloc(size > 0 ? size : 1); /* no byte more: a sanitizer sees what reads on */
    REQUIRE(line != NULL);
    if (size > 0)
        memcpy(line, bytes, size);
    struct finding found = recognise(recogniser, line, size);
    struct finding again = recognise(recogniser, line, size);
    REQUIRE(found.error == again.error && found.space == again.space);
    if (found.error != NONE) {
        REQUIRE(found.error >= 0 && (size_t)found.error < table.error_count);
        REQUIRE(table.errors[found.error].spaces > 0);
        REQUIRE(found.begin < found.end && found.end <= size);
        REQUIRE(found.begin == again.begin && found.end == again.end && found.sure == again.sure);
    }
    if (found.error != NONE && found.space != NULL) {
        const struct listed *listed = space_listed(found.space, found.code);
        REQUIRE(found.code == again.code && listed != NULL);
        REQUIRE(means_error(&table.meanings[listed->meaning], found.error));
    }
    free(line);
}
