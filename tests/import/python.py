from enum import IntEnum

class Errno(IntEnum):
    """What a call says."""
    EPERM = 1
    EAGAIN = 11  # nothing yet
    EWOULDBLOCK = EAGAIN
    ECONNREFUSED = 0x6F

    def known(self) -> bool:
        return self == Errno.EPERM
