/* Every number is made where the system has none. */
#define UV__EOF     (-4095)
#define UV__EAGAIN (-4088)
#define UV__ECONNREFUSED (-4078)
#define UV__ETIMEDOUT (-4039)

typedef enum {
  UV_EAGAIN = UV__EAGAIN,
  UV_ECONNREFUSED = UV__ECONNREFUSED,
  UV_ETIMEDOUT = UV__ETIMEDOUT,
  UV_EAI_AGAIN = (-3001),
  UV_EOF = UV__EOF,
  UV_ERRNO_MAX = UV__EOF - 1
} uv_errno_t;
