/* SPDX-License-Identifier: 0BSD */
/*
 * host.c: conditions of the preprocessor. What is accepted is printed back as what is accepted
 * again, and printed the same; it follows the grammar, and nothing but blanks was changed.
 */
#include "fuzz.h"
#include "table/condition.h"

#include <stdlib.h>
#include <string.h>

void fuzz_begin(void)
{
}

/* The grammar once more, of what was printed: each moves on, to where the condition must end. */
static void any(const char **at);

static void one(const char **at)
{
    static const char defined[] = "defined(";
    if (**at == '!') {
        (*at)++;
        one(at);
        return;
    }
    if (**at == '(') {
        (*at)++;
        any(at);
        REQUIRE(*(*at)++ == ')');
        return;
    }
    REQUIRE(strncmp(*at, defined, strlen(defined)) == 0);
    *at += strlen(defined);
    size_t length = 0;
    REQUIRE(strchr("0123456789", **at) == NULL);
    for (; **at != ')'; (*at)++, length++) {
        char c = **at;
        REQUIRE((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                c == '_');
    }
    REQUIRE(length >= 1 && length <= 63);
    (*at)++;
}

static void all(const char **at)
{
    one(at);
    for (; strncmp(*at, " && ", 4) == 0; one(at))
        *at += 4;
}

static void any(const char **at)
{
    all(at);
    for (; strncmp(*at, " || ", 4) == 0; all(at))
        *at += 4;
}

/* Everything but blanks, which is all that printing may change. */
static char *without_blanks(const char *text)
{
    char *copy = malloc(strlen(text) + 1), *to = copy;
    REQUIRE(copy != NULL);
    for (; *text != '\0'; text++)
        if (*text != ' ')
            *to++ = *text;
    *to = '\0';
    return copy;
}

void fuzz_one(const unsigned char *bytes, size_t size)
{
    char *condition = fuzz_string(bytes, size);
    struct text printed = {0}, again = {0};
    size_t place = 0;
    const char *expected = condition_parse(condition, &printed, &place);
    REQUIRE(place <= strlen(condition));
    if (expected == NULL) {
        REQUIRE(place == strlen(condition));
        REQUIRE(condition_parse(printed.bytes, &again, &place) == NULL);
        REQUIRE(strcmp(printed.bytes, again.bytes) == 0);
        char *before = without_blanks(condition), *after = without_blanks(printed.bytes);
        REQUIRE(strcmp(before, after) == 0);
        free(before);
        free(after);
        const char *at = printed.bytes;
        any(&at);
        REQUIRE(*at == '\0');
    }
    text_free(&printed);
    text_free(&again);
    free(condition);
}
