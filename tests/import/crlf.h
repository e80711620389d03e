/* Windows wrote this. */
#define EPERM 1
#define EAGAIN \
    11
#define EWOULDBLOCK EAGAIN // the same
#define ECONNREFUSED 0x6F
