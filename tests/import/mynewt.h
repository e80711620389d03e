/* Those of its sockets, and two of another kind. */
#define MN_OK               (0)
#define MN_EAFNOSUPPORT     (1)
#define MN_EINVAL           (4)
#define MN_ENOTCONN         (5)
#define MN_ETIMEDOUT        (9)
#define MN_EAGAIN           (10)
#define MN_EUNKNOWN         (11)
#define MN_OPNOSUPPORT      (14)

#define OS_ENOMEM           (1)
#define OS_EINVAL           (2)
