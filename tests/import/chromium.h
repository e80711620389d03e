// Each line is expanded by whoever includes this.

// All is not yet done.
NET_ERROR(IO_PENDING, -1)

// Ranges:
//     0- 99 of the system
//   100-199 of connections
NET_ERROR(TIMED_OUT, -7)
NET_ERROR(CONNECTION_RESET,
          -101)
NET_ERROR(CONNECTION_REFUSED, -102)
NET_ERROR(NAME_NOT_RESOLVED, -105)
