//
// MessageId: STATUS_SUCCESS
//
#define STATUS_SUCCESS                   ((NTSTATUS)0x00000000L)
#define STATUS_TIMEOUT                   ((NTSTATUS)0x00000102L)
#define STATUS_BUFFER_OVERFLOW           ((NTSTATUS)0x80000005L)
#define STATUS_IO_TIMEOUT                ((NTSTATUS)0xC00000B5L)
#define STATUS_CONNECTION_RESET          ((NTSTATUS)0xC000020DL)
#define STATUS_CONNECTION_REFUSED        ((NTSTATUS)0xC0000236L)    // nobody listens
#define FACILITY_NTWIN32                 0x7
#define MAXIMUM_WAIT_OBJECTS             64
