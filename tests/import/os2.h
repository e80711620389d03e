/* OS/2's sockets have numbers of their own. */
#ifndef SOCBASEERR
#define SOCBASEERR              10000
#endif
#define SOCEPERM                (SOCBASEERR+1)
#define SOCEINTR                (SOCBASEERR+4)
#define SOCEWOULDBLOCK          (SOCBASEERR+35)
#define SOCETIMEDOUT            (SOCBASEERR+60)
#define SOCECONNREFUSED         (SOCBASEERR+61)
#define SOCEOS2ERR              (SOCBASEERR+100)
