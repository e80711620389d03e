#if defined(RC_INVOKED)
#define _HRESULT_TYPEDEF_(_sc) _sc
#else
#define _HRESULT_TYPEDEF_(_sc) ((HRESULT)_sc)
#endif

#define ERROR_SUCCESS                    0L
#define NO_ERROR 0L                                                 // dderror
#define ERROR_ACCESS_DENIED              5L
#define ERROR_SEM_TIMEOUT                121L
#define ERROR_CONNECTION_REFUSED         1225L    // nobody listens
#define WSAEINTR                         10004L
#define WSAETIMEDOUT                     10060L
#define WSAECONNREFUSED                  10061L
#define E_ACCESSDENIED                   _HRESULT_TYPEDEF_(0x80070005L)
#define NDIS_STATUS_OPEN_FAILED          _NDIS_ERROR_TYPEDEF_(0xC0010000L)
