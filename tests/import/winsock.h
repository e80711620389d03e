#define WSATRY_AGAIN    11002
#define TRY_AGAIN       20002      /* another system's */
#define WSAEINTR        10004
#define WSAEWOULDBLOCK  10035
