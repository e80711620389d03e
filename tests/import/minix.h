/* MINIX: the system has them negative. */
#ifdef _SYSTEM
#   define _SIGN         -
#   define OK            0
#else
#   define _SIGN
#endif

#define _NERROR          70  /* how many there are */
#define ERROR         (_SIGN 99)  /* of some kind */
#define EPERM         (_SIGN  1)
#define EAGAIN        (_SIGN 11)
#define ECONNREFUSED  (_SIGN 59)
#define ETIMEDOUT     (_SIGN 61)
