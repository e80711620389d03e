/* A table of names, numbers and words. */
#include <errno.h>

static const struct our_error { const char *name; int number; const char *text; } errors[] = {
    {"EPERM",        1,   "may not"},
    {"EAGAIN",       11,  "later, or never"},
    {"EWOULDBLOCK",  11,  "later; or never"},
    {
        "ECONNREFUSED", 111, "nobody {listens}"
    },
    {NULL, 0, NULL}
};
