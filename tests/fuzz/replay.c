/* SPDX-License-Identifier: 0BSD */
/*
 * replay.c: a harness without a fuzzer, so that whatever a fuzzer found stays found: gives it each
 * file of the folders that are named, in the order of their names, and once nothing at all.
 */
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void quieten(void)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    REQUIRE(nothing >= 0 && dup2(nothing, STDOUT_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0);
}

int main(int count, char **words)
{
    int out = dup(STDOUT_FILENO), taken = 1;
    fuzz_thorough = true;
    LLVMFuzzerInitialize(&count, &words);
    quieten();
    fuzz_input = "an empty input";
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < count; i++) {
        struct dirent **entries;
        int found = scandir(words[i], &entries, NULL, alphasort);
        if (found < 0)
            fuzz_fail("%s cannot be read", words[i]);
        for (int j = 0; j < found; j++) {
            char path[PATH_MAX];
            size_t size;
            snprintf(path, sizeof path, "%s/%s", words[i], entries[j]->d_name);
            if (entries[j]->d_name[0] != '.') {
                fuzz_input = path;
                char *bytes = fuzz_read(path, &size);
                LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
                free(bytes);
                taken++;
            }
            free(entries[j]);
        }
        free(entries);
    }
    dprintf(out, "%s: %d inputs, and nothing found\n", words[0], taken);
    return 0;
}
