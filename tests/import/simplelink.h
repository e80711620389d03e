/* Linux's, negative, with a mark. */
#define SL_ERROR_BSD_SOC_OK          (0L)
#define SL_ERROR_BSD_SOC_ERROR       (-1L)  /* of some kind */
#define SL_ERROR_BSD_EAGAIN          (-11L)
#define SL_ERROR_BSD_EWOULDBLOCK     SL_ERROR_BSD_EAGAIN
#define SL_ERROR_BSD_ENOMEM          (-12L)
#define SL_ERROR_BSD_ETIMEDOUT       (-110L)
#define SL_ERROR_BSD_ECONNREFUSED    (-111L)
#define SL_ERROR_WAKELOCK            (-2005L)
