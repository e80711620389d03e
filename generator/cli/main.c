/* SPDX-License-Identifier: 0BSD */
/* main.c: runs what the command line says. */
#include "cli/verbs.h"

#include <fcntl.h>

/* A file that is opened must not take the place of a standard stream that is closed, and then be
 * printed into. What stands there instead cannot be read, or written. */
static bool fill_standard_streams(void)
{
    for (int stream = 0; stream <= 2; stream++)
        if (fcntl(stream, F_GETFD) < 0 &&
            open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY) != stream)
            return false;
    return true;
}

int main(int count, char **words)
{
    return fill_standard_streams() ? (int)run_command_line(count, words) : FAILED;
}
