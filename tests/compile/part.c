/* SPDX-License-Identifier: 0BSD */
/* part.c: one of two objects that use the same functions of the headers. */
#include "sockerr.h"
#include "sockerr_dotnet.h"
#include "sockerr_switch.h"

int NAME(int from, int to, int code, const char *name);

int NAME(int from, int to, int code, const char *name)
{
    const sockerr_space a = (sockerr_space)from, b = (sockerr_space)to;
    const sockerr e = sockerr_from(a, code);
    return sockerr_translate(a, b, code, -1) + sockerr_to(b, e, -1) + sockerr_code(a, name, -1) +
           (int)sockerr_switch_from_linux(code) + (int)sockerr_by_name(sockerr_name(e)) +
           sockerr_dotnet_native_error_code(SOCKERR_RUNTIME_DOTNET_5, b, code);
}
