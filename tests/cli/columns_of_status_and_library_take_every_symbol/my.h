#define ERR_BASE 0x6C00
#define ERR_NET_CONN_RESET (-0x0050)
#define kErrTimedOut (ERR_BASE + 1)
#define ERR_ALSO_RESET ERR_NET_CONN_RESET
#define ERR_OK 0
#define ERR__TWO 5
#define ERR_CALL(x) (x)
#define ERR_STATUS 0xC0000236
#define ERR_TEXT "text"
