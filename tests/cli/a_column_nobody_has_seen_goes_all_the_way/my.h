#define ECONNREFUSED (-2147483647 - 1)
#define ETIMEDOUT 0x7fffffff
#define EAGAIN -7
#define EWOULDBLOCK EAGAIN
#define EPIPE 3000
#define EMYOWN 12
