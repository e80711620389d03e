/* One file for three machines, as a small libc has it. */
#define EPERM		1
#if defined(__mips__)
#define EAGAIN		11
#define EDEADLK		45
#define ECONNREFUSED	146
#elif defined(__alpha__)
#define EAGAIN		35
#define EDEADLK		11
#define ECONNREFUSED	61
#else
#define EAGAIN		0xB
#define EDEADLK		35
#define ECONNREFUSED	111
#endif
#define EWOULDBLOCK	EAGAIN
#define EDEADLOCK	EDEADLK
#define E2BIG		7
#define EINTR		4
