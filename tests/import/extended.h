/* newlib's way: some names are extensions, and a limit for those who make their own. */
#ifndef _EXTENDED_H_
#define	_EXTENDED_H_
#define _REENT_ERRNO(x) ((x)->_errno)

#define	EAGAIN 11	/* nothing yet */
#define EDEADLK 45
#ifdef __WITH_EXTENSIONS__
#define ESTRPIPE 86	/* a pipe of streams */
#endif
#define EOPNOTSUPP 95
#define ECONNREFUSED 111
#define ETIMEDOUT 116
#define ENOTSUP 134
#define EWOULDBLOCK EAGAIN	/* the same */

#define __ELASTERROR 2000	/* ours begin here */
#endif
