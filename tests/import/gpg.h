typedef enum
  {
    GPG_ERR_NO_ERROR = 0,
    GPG_ERR_GENERAL = 1,
    /* From here on the system's. */
    GPG_ERR_SYSTEM_ERROR = (1 << 15),
    GPG_ERR_E2BIG = GPG_ERR_SYSTEM_ERROR | 0,
    GPG_ERR_EACCES = GPG_ERR_SYSTEM_ERROR | 1,
    GPG_ERR_EAGAIN = GPG_ERR_SYSTEM_ERROR | 6,
    GPG_ERR_ELIBMAX = GPG_ERR_SYSTEM_ERROR | 60, /* is no limit */
    GPG_ERR_ECONNREFUSED = GPG_ERR_SYSTEM_ERROR | 25,
  } gpg_err_code_t;
