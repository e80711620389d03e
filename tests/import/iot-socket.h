#ifndef IOT_LIKE_H
#define IOT_LIKE_H
/* families */
#define IOT_SOCKET_AF_INET              1
#define IOT_SOCKET_SOCK_STREAM          1
/* what calls return */
#define IOT_SOCKET_ERROR                (-1)
#define IOT_SOCKET_ESOCK                (-2)
#define IOT_SOCKET_EINVAL               (-3)
#define IOT_SOCKET_EAGAIN               (-6)
#define IOT_SOCKET_ETIMEDOUT            (-8)
#define IOT_SOCKET_ECONNREFUSED         (-11)
#endif
