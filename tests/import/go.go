package syscall

// Errors
const (
	E2BIG        = Errno(0x7)
	EAGAIN       = Errno(0x23)
	ECONNREFUSED = syscall.Errno(0x3d)
	EWOULDBLOCK  = Errno(0x23)
)

// Signals
const (
	SIGHUP = Signal(0x1)
)

const EMINE Errno = 1000
