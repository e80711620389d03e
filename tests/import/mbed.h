#pragma once
#include <stdint.h>

/** What a network stack may say.
 *  @enum nsapi_error */
enum nsapi_error {
    NSAPI_ERROR_OK              =  0,   /*!< nothing is wrong */
    NSAPI_ERROR_WOULD_BLOCK     = -3001,
    NSAPI_ERROR_NO_CONNECTION   = -3004,
    NSAPI_ERROR_DNS_FAILURE     = -3009,   /*!< nobody has that name */
    NSAPI_ERROR_CONNECTION_TIMEOUT = -3017,
};
typedef signed int nsapi_error_t;
#define NSAPI_IP_SIZE 16
