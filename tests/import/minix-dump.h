#define __STDC__ 1
#define _SIGN 
#define _NERROR 70
#define EAGAIN (_SIGN 11)
#define ERROR (_SIGN 99)
#define ECONNREFUSED (_SIGN 59)
#define ETIMEDOUT (_SIGN 61)
#define EPERM (_SIGN 1)
