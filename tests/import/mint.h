/* Positive to programs, and negative in the kernel, which another header says. */
#include <mint/sign.h>

#define EPERM		__KERNEL_NEG(38)
#define ETIMEDOUT	__KERNEL_NEG(320)
#define ECONNREFUSED	__KERNEL_NEG(321)	/* nobody listens */
#define EAGAIN		326
#define EWOULDBLOCK	EAGAIN
