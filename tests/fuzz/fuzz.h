/* SPDX-License-Identifier: 0BSD */
/* fuzz.h: what the harnesses share. Each defines fuzz_begin and fuzz_one. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The harness's own: readies what each input needs, in the scratch folder; then takes one. */
void fuzz_begin(void);
void fuzz_one(const unsigned char *bytes, size_t size);

/* What whoever runs a harness calls: libFuzzer, or replay.c. */
int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The input that is under way, by name, where it has one. */
extern const char *fuzz_input;

/* True in a replay: inputs are few, and each may take longer. */
extern bool fuzz_thorough;

/* Ends everything, and says what for, on the standard error of the beginning, unless it holds. */
#define REQUIRE(holds) fuzz_require((holds), #holds, __FILE__, __LINE__)
void fuzz_require(bool holds, const char *what, const char *file, int line);

/* Ends everything, as above: what was found wrong, in words. */
void fuzz_fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Copies a file of the project into the scratch folder; both by relative names. */
void fuzz_copy(const char *from, const char *to);

/* Writes a file, and reads one whole, which the caller frees. */
void fuzz_write(const char *path, const void *bytes, size_t size);
char *fuzz_read(const char *path, size_t *size);

/* Makes a folder, unless it is there. */
void fuzz_folder(const char *path);

/* Copies the table of tests/overlay, or of tests/tables/odd, to a folder of the scratch folder. */
void fuzz_small_table(const char *to);
void fuzz_odd_table(const char *to);

/* The bytes as a string, which ends at the first NUL; the caller frees it. */
char *fuzz_string(const unsigned char *bytes, size_t size);

/* Runs a command of the shell in the scratch folder. False: its exit status is not 0. */
bool fuzz_run(const char *command);

#endif
