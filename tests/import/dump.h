#define __SSP_STRONG__ 3
#define __UINT_LEAST16_MAX__ 0xffff
#define EDEADLOCK EDEADLK
#define unix 1
#define EOPNOTSUPP 95
#define __INT64_C(c) c ## L
#define _ERRNO_H 1
#define ENOTSUP EOPNOTSUPP
#define __FLT_DENORM_MIN__ 1.40129846432481707092372958328991613e-45F
#define EXIT_FAILURE 1
#define errno (*__errno_location ())
#define ECONNREFUSED 111
#define __THROW __attribute__ ((__nothrow__ __LEAF))
#define EDEADLK 35
#define EWOULDBLOCK EAGAIN
#define EAGAIN 11
#define EAI_AGAIN -3
