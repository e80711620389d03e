/* One header has these among much else. */
#define pdFALSE                                  ( ( BaseType_t ) 0 )
#define pdTRUE                                   ( ( BaseType_t ) 1 )
#define pdMS_TO_TICKS( xTimeInMs )    ( ( TickType_t ) ( xTimeInMs ) )
#define errQUEUE_BLOCKED                         ( -4 )

#define pdFREERTOS_ERRNO_NONE             0
#define pdFREERTOS_ERRNO_ENOMEM           12
#define pdFREERTOS_ERRNO_EAGAIN           11  /* nothing yet */
#define pdFREERTOS_ERRNO_EWOULDBLOCK      11  /* the same */
#define pdFREERTOS_ERRNO_ETIMEDOUT        116
#define pdFREERTOS_ERRNO_EINPROGRESS      119

#define pdLITTLE_ENDIAN                   0x1234
