static const struct { int code; const char *text; } texts[] = {{EPERM, "may not"}};

/* What a program makes of another system's: this defines nothing. */
int translate(int code)
{
    switch (code) {
    case ECONNREFUSED: code = 10061; break;
    case ETIMEDOUT: code = -1; break;
    default: return code == EPERM ? 1 : 22;
    }
    return code;
}
