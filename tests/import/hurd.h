/* The Hurd's numbers say in their upper bits whose they are. */
#define _HURD_ERRNO(n)  ((0x10 << 26) | ((n) & 0x3fff))

enum __error_codes
{
  /* Some compilers have this one. */
  EPERM        = _HURD_ERRNO (1),
  EINTR        = _HURD_ERRNO (4),
  EAGAIN       = _HURD_ERRNO (35),
  ETIMEDOUT    = _HURD_ERRNO (60),
  ECONNREFUSED = _HURD_ERRNO (61),
};
#define EPERM           _HURD_ERRNO (1)	/* may not */
#define EINTR           _HURD_ERRNO (4)
#define EAGAIN          _HURD_ERRNO (35)
#define EWOULDBLOCK     EAGAIN
#define ETIMEDOUT       ETIMEDOUT
#define ECONNREFUSED    _HURD_ERRNO (61)
