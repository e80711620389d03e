/* SPDX-License-Identifier: 0BSD */
/*
 * prefixes.c: three sets of headers in one file: sockerr's own; two_words, the same under another
 * prefix; and acme, of three spaces alone. C and C++. Where they disagree it exits with the line.
 */
#include "acme.h"
#include "acme_codes.h"
#include "acme_dotnet.h"
#include "acme_switch.h"
#include "sockerr.h"
#include "sockerr_codes.h"
#include "sockerr_dotnet.h"
#include "sockerr_switch.h"
#include "two_words.h"
#include "two_words_codes.h"
#include "two_words_dotnet.h"
#include "two_words_switch.h"

#define SAME(a, b)                                                                                 \
    do {                                                                                           \
        if ((int)(a) != (int)(b))                                                                  \
            return __LINE__ % 255 + 1;                                                             \
    } while (0)

static const struct {
    acme_space acme;
    two_words_space two_words;
    sockerr_space all;
} spaces[] = {
    {ACME_SPACE_LINUX, TWO_WORDS_SPACE_LINUX, SOCKERR_SPACE_LINUX},
    {ACME_SPACE_WINDOWS, TWO_WORDS_SPACE_WINDOWS, SOCKERR_SPACE_WINDOWS},
    {ACME_SPACE_MACOS, TWO_WORDS_SPACE_MACOS, SOCKERR_SPACE_MACOS},
};

static int compare(int from, int code)
{
    int to;
    const sockerr e = sockerr_from(spaces[from].all, code);
    SAME(acme_from(spaces[from].acme, code), e);
    SAME(two_words_from(spaces[from].two_words, code), e);
    for (to = 0; to < 3; to++) {
        const int translated = sockerr_translate(spaces[from].all, spaces[to].all, code, -7);
        const int exact = sockerr_translate_exact(spaces[from].all, spaces[to].all, code, -7);
        SAME(acme_translate(spaces[from].acme, spaces[to].acme, code, -7), translated);
        SAME(acme_translate_exact(spaces[from].acme, spaces[to].acme, code, -7), exact);
        SAME(two_words_translate(spaces[from].two_words, spaces[to].two_words, code, -7),
             translated);
        SAME(acme_to(spaces[to].acme, (acme)e, -7), sockerr_to(spaces[to].all, e, -7));
    }
    SAME(acme_is_transient((acme)e), sockerr_is_transient(e));
    return 0;
}

int main(void)
{
    int code, from, line;
    SAME(ACME_SPACE_COUNT, 3);
    SAME(TWO_WORDS_SPACE_COUNT, SOCKERR_SPACE_COUNT);
    SAME(ACME_LINUX_ECONNREFUSED, SOCKERR_LINUX_ECONNREFUSED);
    SAME(acme_switch_from_linux(111), sockerr_switch_from_linux(111));
    SAME(acme_dotnet_native_error_code(ACME_RUNTIME_DOTNET_5, ACME_SPACE_LINUX, 11001),
         sockerr_dotnet_native_error_code(SOCKERR_RUNTIME_DOTNET_5, SOCKERR_SPACE_LINUX, 11001));
    for (from = 0; from < 3; from++)
        for (code = -200; code < 12000; code++) {
            line = compare(from, code);
            if (line != 0)
                return line;
        }
    return 0;
}
