/* A BSD's: the last one is named, and the kernel has some for itself. */
#define	EPERM		1		/* may not */
#define	EAGAIN		35		/* later */
#ifndef _POSIX_SOURCE
#define	EWOULDBLOCK	EAGAIN		/* the same, by its old name */
#define	EINPROGRESS	36
#define	ETIMEDOUT	60
#define	ECONNREFUSED	61
#define	ENOTSUP		EOPNOTSUPP
#endif
#define	EOPNOTSUPP	45
#define	ELAST		61		/* is the largest */

#if defined(_KERNEL)
#define	ERESTART	(-1)		/* call again */
#define	EJUSTRETURN	(-2)		/* change nothing */
#endif
