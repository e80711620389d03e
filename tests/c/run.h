/* SPDX-License-Identifier: 0BSD */
/* run.h: runs a program and keeps what it printed. */
#ifndef RUN_H
#define RUN_H

#include <stdio.h>

struct run {
    int status; /* what it exited with; 128 and the signal's number where one ended it */
    char *out, *err;
};

/* Runs a program in a folder, with an environment; ends the test where that cannot be done. The
 * arguments and the environment end with NULL; the first argument is the program's path. */
struct run run_program(const char *folder, char *const *arguments, char *const *environment);

/* Runs a shell command likewise, with this program's environment. */
struct run run_in(const char *folder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void run_free(struct run *run);

/* An empty file in scratch that is gone when it is closed. */
FILE *open_unnamed(void);

/* Checks what a program printed and exited with, and frees it. */
void check_run(struct run run, int status, const char *out, const char *err);

/* Runs a shell command that must succeed and print nothing. */
void do_in(const char *folder, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reads a file whole; ends the test where it cannot. */
char *read_whole(const char *path);

/* A printed string, which the caller frees. */
char *printed(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The tool, the folder that this program may write in, and that of what all tests are built of, as
 * absolute paths, from the environment. */
const char *tool(void);
const char *scratch(void);
const char *built(void);

/* Makes an empty folder in scratch and returns its path, which the caller frees. */
char *new_folder(const char *name);

#endif
