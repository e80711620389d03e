/* SPDX-License-Identifier: 0BSD */
/* run.h: runs a program and keeps what it printed. */
#ifndef RUN_H
#define RUN_H

struct run {
    int status; /* what it exited with; 128 and the signal's number where one ended it */
    char *out, *err;
};

/* Runs a shell command in a folder; ends the test where that cannot be done. */
struct run run_in(const char *folder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void run_free(struct run *run);

/* Checks what a program printed and exited with, and frees it. */
void check_run(struct run run, int status, const char *out, const char *err);

/* Runs a shell command that must succeed and print nothing. */
void do_in(const char *folder, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reads a file whole; ends the test where it cannot. */
char *read_whole(const char *path);

/* A printed string, which the caller frees. */
char *printed(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The tool and the folder that tests may write in, as absolute paths, from the environment. */
const char *tool(void);
const char *scratch(void);

/* Makes an empty folder for one test, under scratch, and returns its path, which the caller frees.
 */
char *new_folder(const char *name);

#endif
