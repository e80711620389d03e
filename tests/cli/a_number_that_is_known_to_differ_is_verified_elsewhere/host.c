/* SPDX-License-Identifier: 0BSD */
/* host.c: the headers of a system, made up of this one's. */
#include <errno.h>

#define MINE 1
#undef EACCES
#undef EPERM
#define EACCES HOSTS_EACCES
#define EPERM HOSTS_EPERM
#include "sockerr_verify.h"
