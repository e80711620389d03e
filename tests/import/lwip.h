/* lwIP's own, which fall. */
#ifndef LWIP_LIKE_H
#define LWIP_LIKE_H
typedef s8_t err_t;

typedef enum {
/** all is well */
  ERR_OK         = 0,
/** no memory is left */
  ERR_MEM        = -1,
  ERR_BUF        = -2,
  ERR_TIMEOUT    = -3,
  ERR_WOULDBLOCK = -7,
  ERR_CONN       = -11,
  ERR_RST        = -14
} err_enum_t;

#define ERR_IS_FATAL(e) ((e) <= ERR_ABRT)
const char *lwip_strerr(err_t err);
#endif
