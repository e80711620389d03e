/* SPDX-License-Identifier: 0BSD */
/* read_file.c: files and streams, read whole, up to a limit. */
#include "base/read_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool read_stream(int file, struct text *text)
{
    char block[16384];
    ssize_t got = 1;
    text_puts(text, "");
    while (got > 0 && text->length <= READ_LIMIT) {
        do
            got = read(file, block, sizeof block);
        while (got < 0 && errno == EINTR);
        if (got > 0)
            text_add(text, block, (size_t)got);
    }
    return got >= 0;
}

/* Opens a regular file alone: a device or a pipe might never end. */
static int open_regular(const char *path)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    if (file < 0)
        return -1;
    if (fstat(file, &about) == 0 && !S_ISREG(about.st_mode))
        errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
    else
        return file;
    int reason = errno;
    close(file);
    errno = reason;
    return -1;
}

bool read_file(const char *path, struct text *text)
{
    int file = open_regular(path);
    if (file < 0)
        return false;
    bool done = read_stream(file, text);
    int reason = errno;
    close(file);
    errno = reason;
    return done;
}
