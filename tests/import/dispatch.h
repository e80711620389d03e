/* A header that only says where the numbers are. */
#ifndef DISPATCH_H
#define DISPATCH_H 1
#include <features.h>
#include "bits/numbers.h"

#ifndef ENOTSUP
#define ENOTSUP 95
#endif
extern int *where(void) __attribute__((const));
#define errno (*where())
#endif
