/* SPDX-License-Identifier: 0BSD */
/*
 * peak.c: runs a program without its output, and prints the most memory that it had, in KiB.
 *
 * A process begins with what its parent has: so it takes a small parent to measure a small child.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **words)
{
    int status;
    struct rusage usage;
    pid_t child = count > 1 ? fork() : -1;
    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) != NULL && freopen("/dev/null", "w", stderr) != NULL)
            execv(words[1], words + 1);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        return EXIT_FAILURE;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%ld\n", usage.ru_maxrss);
    return EXIT_SUCCESS;
}
