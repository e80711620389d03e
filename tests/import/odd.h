/* odd.h: a header such as systems have them, with every way of giving a number; for import. */
#ifndef ODD_H
#define ODD_H

#define ODD_BASE (-2147483647 - 1)
#define WSABASEERR 10000
# define	EPERM	1	/* Operation not permitted */
#define ENOENT (ODD_BASE + 11)
#define EINTR ((0x40 << 24) | 11)
#define EIO UINT16_C(12)
#define EAGAIN 011 // octal
#define EWOULDBLOCK EAGAIN
#define EDEADLOCK EDEADLK
#define EDEADLK (EIO + (2 * 3) % 4)
#define ENOMEM (1 ? 2 : 3)
#define EACCES 0x7FFFFFFFUL
#define EFAULT (EACCES * 3)
#define EOK 0
#define ESPELL -0x10
#define EBUSY (~16 & 0xFF) - INT32_C(7)
#define ELAST 200
#define ELOOP ELOOP
#define EXDEV EXDEV2
#define EXDEV2 EXDEV
#define ENODEV 1 << 40
#define ENOTDIR 7 / 0
#define EISDIR (1 && 1)
#define EMAKE(x) (x)
#define EVENT
#define E_UNDERSCORE 3
#define EXTRA 0b11
#define EFBIG 9
#define EFBIG 10
#define EAI_FAIL -4
/*
#define ESRCH 99
*/
#define ESRCH 3 /* a comment
#define ECHILD 98
that goes on */
#define ECHILD (10) /* within */ + 200
#define E2BIG \
    7
#define ENOEXEC/**/8
#define /* between */ ENOTBLK 15
#define EROFS 30
#define EROFS (15 * 2)
#define ESAME "/* no comment */" // and none in a string
#define EOPNOTSUPP ENOTSUP
#define ENOTSUP 58
#define TWICE(n) ((n) * 2)
#define TWICE_TWICE(n) TWICE(TWICE(n))
#define SUM( a, b ) ((a) + (b))
#define NOTHING
#define EPIPE TWICE(20)
#define EDOM TWICE_TWICE(10)
#define ERANGE SUM(1, 2)
#define ENOLCK ((some_t)-46)
#define EBADF (ELSEWHERE) - 1
#define ENOTTY NOTHING -(NOTHING 47)
#define ENOSYS 0x4f_u32 as i32 + 1u8
#define EUSERS syscall.Errno(0x44)
#define ESTALE (unsigned long)70 + (ODD_BASE) - (ODD_BASE)
#define TOO_LONG(n) ((n) + 1000000000 + 1000000000 - 1000000000 - 1000000000 + 0x0 + 0x0)
#define EDQUOT TOO_LONG(69)
#define SHIFTED(n) ((n) - 1)
#define EPROTO SHIFTED(72)
#define EIDRM 5 EIO
#define EXTRA2 6 7
#endif
