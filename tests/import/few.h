/* Most of these are nobody else's, so the first letters are part of their names. */
#define LIB_OK            0

#define LIB_ENODATA       1
#define LIB_ENOMEM        2
#define LIB_ECONNREFUSED  3

#define LIB_EMOAT         11
#define LIB_ETOWER        12
#define LIB_EDRAWBRIDGE   13
