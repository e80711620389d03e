typedef enum {
  CURLE_OK = 0,
  CURLE_UNSUPPORTED_PROTOCOL,    /* 1 */
  CURLE_FAILED_INIT,             /* 2 */
  CURLE_URL_MALFORMAT,           /* 3 */
  CURLE_NOT_BUILT_IN,            /* 4 - since
                                    long ago */
  CURLE_COULDNT_RESOLVE_PROXY OUR_DEPRECATED(7.21.5, "a string, with a comma"),
  CURLE_COULDNT_RESOLVE_HOST,    /* 6 */
  CURLE_COULDNT_CONNECT,         /* 7 */
  CURLE_OPERATION_TIMEDOUT = 28,
  CURLE_OBSOLETE29,              /* 29 */
#ifdef WITH_MORE
  CURLE_MORE,
#endif
  CURLE_FTP_PORT_FAILED,
  CURL_LAST /* is not one */
} CURLcode;

#define CURLE_ALREADY_COMPLETE 99999
