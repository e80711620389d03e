/* The second half of Linux's errno: the first 34 are in another header. */
#include <half/errno-base.h>

#define	EDEADLK		35	/* would wait for itself */
#define	EWOULDBLOCK	EAGAIN	/* is in the first half */
#define	EDEADLOCK	EDEADLK
#define	ETIMEDOUT	110
#define	ECONNREFUSED	111	/* nobody
				 * listens */
#define	EINPROGRESS	115
