# SPDX-License-Identifier: 0BSD
"""Reads independent sources of the columns' numbers, as packages of Debian have them.

    verify.py compare DATA    compares the columns with every source that is installed, symbol by
                              symbol, both ways; prints which sources it skipped
    verify.py record DATA     writes what the sources have to tests/expected/recorded, which
                              recorded.py compares the columns with where no source is installed

Prints how many numbers of each space each source confirms. Fails where a source has another number,
a symbol that the column lacks, or lacks one that it has, unless verify_known.yaml says that and why;
where that says what is no longer so; and where a record is not what the same release says.

A column of CHOICES is compared one way: a source may have symbols that it lacks, but not the reverse.
"""

import re
import subprocess
import sys

import oracle
import recorded
from readers import c, clang_include, compiler, files, gcc_include, go, nodejs, output, rust

GO = "/usr/share/go-*/src/syscall/"
GO_WINDOWS = "/usr/share/go-*/src/cmd/vendor/golang.org/x/sys/windows/"
MINGW = "/usr/x86_64-w64-mingw32/include"
GO_X = "/usr/share/gocode/src/golang.org/x/sys/unix/"
RUST = "/usr/share/cargo/registry/libc-*/src/"
WINAPI = "/usr/share/cargo/registry/winapi-0*/src/"
WINE = "/usr/include/wine/wine/windows/"
LINUX = ["unix/linux_like/mod.rs", "unix/linux_like/linux/mod.rs",
         "unix/linux_like/linux/gnu/mod.rs"]
BSD = ["unix/bsd/mod.rs"]
LIMITS = {"ELAST", "EOF", "NETDB_SUCCESS", "WSABASEERR"}
# What the symbols of statuses and libraries look like, and which of their numbers are errors. Columns
# that have only a choice of their sources' symbols need neither.
SYMBOLS = {
    "apr": r"APR_(?!OS_|UTIL_)\w+",
    "cares": r"ARES_E\w+",
    "curl": r"CURLE_(?!OBSOLETE)\w+",
    "libgpg-error": r"GPG_ERR_E[A-Z0-9]+",
    "libuv-windows": r"(UV_|EAI_)\w+",
    "lwip-err": r"ERR_\w+",
    "mbedtls-net": r"MBEDTLS_ERR_NET_\w+",
    "winhttp": r"ERROR_\w+",
}
NUMBERS = {"apr": range(20001, 100000), "libgpg-error": range(0x8000, 0x10000),
           "winhttp": range(12001, 12200)}
CHOICES = {"nspr", "ntstatus", "win32"}
H_ERRNO = {"NETDB_INTERNAL", "HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY", "NO_DATA",
           "NO_ADDRESS"}
# Winsock's names of Win32's errors. Its other errors have numbers from 10000 on.
WIN32 = {"WSA_INVALID_HANDLE", "WSA_NOT_ENOUGH_MEMORY", "WSA_INVALID_PARAMETER",
         "WSA_OPERATION_ABORTED", "WSA_IO_INCOMPLETE", "WSA_IO_PENDING"}


def rust_of(*paths):
    return files(rust, *(RUST + path for path in paths))


def cross(arch, command):
    folder = f"/usr/{arch}-linux-gnu/include"
    return compiler(f"{command} -D_GNU_SOURCE -isystem {folder}", folder, "errno.h", "netdb.h")


def libuv(reader):
    """libuv's public names of its UV__ macros."""
    return lambda: {name.replace("UV__", "UV_"): number for name, number in reader().items()}


def systems():
    clang = f"clang {clang_include()}"
    gcc = f"gcc {gcc_include()} -U__x86_64__"
    rows = [("Go", "golang-1.19-src", [space], files(go, f"{GO}zerrors_{name}.go"))
            for space, name in (("linux", "linux_amd64"), ("linux-mips", "linux_mips64"),
                                ("linux-powerpc", "linux_ppc64"), ("macos", "darwin_amd64"),
                                ("freebsd", "freebsd_amd64"), ("netbsd", "netbsd_amd64"),
                                ("openbsd", "openbsd_amd64"), ("dragonfly", "dragonfly_amd64"),
                                ("solaris", "solaris_amd64"), ("aix", "aix_ppc64"))]
    rows += [("Go x/sys", "golang-golang-x-sys-dev", [space],
              files(go, *(f"{GO_X}zerrors_{name}.go" for name in names)))
             for space, names in (("linux-sparc", ["linux", "linux_sparc64"]),
                                  ("zos", ["zos_s390x"]))]
    rust_rows = {
        "linux": LINUX + ["unix/linux_like/linux/arch/generic/mod.rs",
                          "unix/linux_like/linux/gnu/b64/x86_64/mod.rs"],
        "linux-mips": LINUX + ["unix/linux_like/linux/arch/mips/mod.rs",
                               "unix/linux_like/linux/gnu/b64/mips64/mod.rs"],
        "linux-powerpc": LINUX + ["unix/linux_like/linux/arch/powerpc/mod.rs",
                                  "unix/linux_like/linux/gnu/b64/powerpc64/mod.rs"],
        "linux-sparc": LINUX + ["unix/linux_like/linux/arch/sparc/mod.rs",
                                "unix/linux_like/linux/gnu/b64/sparc64/mod.rs"],
        "android": ["unix/linux_like/mod.rs", "unix/linux_like/android/mod.rs"],
        "emscripten": ["unix/linux_like/mod.rs", "unix/linux_like/emscripten/mod.rs"],
        "macos": BSD + ["unix/bsd/apple/mod.rs"],
        "freebsd": BSD + ["unix/bsd/freebsdlike/mod.rs", "unix/bsd/freebsdlike/freebsd/mod.rs"],
        "dragonfly": BSD + ["unix/bsd/freebsdlike/mod.rs",
                            "unix/bsd/freebsdlike/dragonfly/mod.rs"],
        "netbsd": BSD + ["unix/bsd/netbsdlike/mod.rs", "unix/bsd/netbsdlike/netbsd/mod.rs"],
        "openbsd": BSD + ["unix/bsd/netbsdlike/mod.rs", "unix/bsd/netbsdlike/openbsd/mod.rs"],
        "illumos": ["unix/solarish/mod.rs", "unix/solarish/illumos.rs"],
        "solaris": ["unix/solarish/mod.rs", "unix/solarish/solaris.rs"],
        "haiku": ["unix/haiku/mod.rs"],
        "qnx": ["unix/nto/mod.rs"],
        "redox": ["unix/redox/mod.rs"],
        "newlib": ["unix/newlib/mod.rs"],
        "fuchsia": ["fuchsia/mod.rs"],
        "vxworks": ["vxworks/mod.rs"],
        "wasi": ["wasi.rs"],
        "ucrt": ["windows/mod.rs"],
        "hermit": ["unix/hermit/mod.rs"],
    }
    without_gai = ("linux-mips", "linux-powerpc", "linux-sparc", "wasi", "ucrt", "newlib")
    rows += [("Rust libc", "librust-libc-dev",
              [space] if space in without_gai else [space, f"{space}-gai"], rust_of(*paths))
             for space, paths in rust_rows.items()]
    rows += [
        ("glibc", "libc6-dev", ["linux", "linux-gai", "h-errno"],
         compiler("gcc -D_GNU_SOURCE", "/usr/include", "errno.h", "netdb.h")),
        ("glibc", "libc6-dev-mips-cross", ["linux-mips", "linux-gai", "h-errno"],
         cross("mips", f"clang --target=mips-linux-gnu {clang_include()}")),
        ("glibc", "libc6-dev-powerpc-cross", ["linux-powerpc", "linux-gai", "h-errno"],
         cross("powerpc", f"clang --target=powerpc-linux-gnu {clang_include()}")),
        ("glibc", "libc6-dev-sparc64-cross", ["linux-sparc", "linux-gai", "h-errno"],
         cross("sparc64", f"clang --target=sparc64-linux-gnu {clang_include()}")),
        ("glibc", "libc6.1-dev-alpha-cross", ["linux-alpha", "linux-gai", "h-errno"],
         cross("alpha", f"{gcc} -D__alpha__")),
        ("glibc", "libc6-dev-hppa-cross", ["linux-hppa", "linux-gai", "h-errno"],
         cross("hppa", f"{gcc} -D__hppa__")),
        ("musl", "musl-dev", ["linux", "linux-gai", "h-errno"],
         compiler(f"{clang} -D_GNU_SOURCE -isystem /usr/include/x86_64-linux-musl",
                  "/usr/include/x86_64-linux-musl", "errno.h", "netdb.h")),
        ("newlib", "libnewlib-dev", ["newlib"],
         compiler(f"clang --target=arm-none-eabi {clang_include()} -isystem /usr/include/newlib",
                  "/usr/include/newlib", "errno.h")),
        ("picolibc", "picolibc-arm-none-eabi", ["picolibc"],
         compiler(f"clang --target=arm-none-eabi {clang_include()} "
                  "-isystem /usr/lib/picolibc/arm-none-eabi/include "
                  "-D__LINUX_ERRNO_EXTENSIONS__", "/usr/lib/picolibc/arm-none-eabi/include",
                  "errno.h")),
        ("wasi-libc", "wasi-libc", ["wasi"],
         compiler(f"clang --target=wasm32-wasi {clang_include()} "
                  "-isystem /usr/include/wasm32-wasi", "/usr/include/wasm32-wasi", "errno.h")),
        ("lwIP", "liblwip-dev", ["lwip", "lwip-err", "lwip-gai", "lwip-h-errno"],
         files(c, *(f"/usr/include/lwip/lwip/{name}.h" for name in ("errno", "err", "netdb")))),
    ]
    for arch in ("mips", "powerpc", "sparc64", "alpha", "hppa"):
        rows.append(("the kernel", f"linux-libc-dev-{arch}-cross", [f"linux-{arch.rstrip('64')}"],
                     compiler(f"{gcc} -isystem /usr/{arch}-linux-gnu/include",
                              f"/usr/{arch}-linux-gnu/include", "asm/errno.h")))
    rows.append(("the kernel", "linux-libc-dev", ["linux", "android"], # bionic includes its header
                 compiler("gcc", "/usr/include/x86_64-linux-gnu", "asm/errno.h")))
    return rows


def windows():
    return [
        ("mingw-w64", "mingw-w64-x86-64-dev", ["ucrt"],
         compiler("x86_64-w64-mingw32-gcc", MINGW, "errno.h")),
        ("mingw-w64", "mingw-w64-x86-64-dev", ["windows", "win32"],
         compiler("x86_64-w64-mingw32-gcc", MINGW, "winsock2.h", "ws2tcpip.h", "winerror.h")),
        ("Wine", "libwine-dev", ["windows", "win32"],
         files(c, *(f"{WINE}{name}.h" for name in ("winsock", "winsock2", "ws2tcpip", "winerror")))),
        ("Wine", "libwine-dev", ["ucrt"], files(c, "/usr/include/wine/wine/msvcrt/errno.h")),
        ("mingw-w64", "mingw-w64-x86-64-dev", ["ntstatus"],
         compiler("x86_64-w64-mingw32-gcc", MINGW, "ntstatus.h")),
        ("mingw-w64", "mingw-w64-x86-64-dev", ["winhttp"],
         compiler("x86_64-w64-mingw32-gcc", MINGW, "winhttp.h", "wininet.h")),
        ("Wine", "libwine-dev", ["ntstatus"], files(c, WINE + "ntstatus.h")),
        ("Wine", "libwine-dev", ["winhttp"], files(c, WINE + "winhttp.h", WINE + "wininet.h")),
        ("winapi", "librust-winapi-dev", ["windows", "win32"],
         files(rust, WINAPI + "shared/winerror.rs", WINAPI + "um/ws2tcpip.rs",
               WINAPI + "um/winsock2.rs")),
        ("winapi", "librust-winapi-dev", ["ntstatus"], files(rust, WINAPI + "shared/ntstatus.rs")),
        ("winapi", "librust-winapi-dev", ["winhttp"],
         files(rust, WINAPI + "um/winhttp.rs", WINAPI + "um/wininet.rs")),
        ("Go x/sys", "golang-1.19-src", ["ntstatus", "win32", "windows"],
         files(go, GO_WINDOWS + "zerrors_windows.go")),
    ]


def libraries():
    return [
        ("Go", "golang-1.19-src", ["go-windows"],
         files(go, GO + "types_windows.go", GO + "zerrors_windows.go")),
        ("libuv", "libuv1-dev", ["libuv-windows"],
         libuv(compiler("gcc -D_WIN32", "/usr/include", "uv/errno.h"))),
        ("Node", "nodejs", ["libuv-windows", "linux"],
         output(nodejs, "node", "-p", "JSON.stringify([...util.getSystemErrorMap()])")),
        ("curl", "libcurl4-openssl-dev", ["curl"],
         files(c, "/usr/include/x86_64-linux-gnu/curl/curl.h")),
        ("curl-sys", "librust-curl-sys-dev", ["curl"],
         files(rust, "/usr/share/cargo/registry/curl-sys-*/lib.rs")),
        ("APR", "libapr1-dev", ["apr"], files(c, "/usr/include/apr-1.0/apr_errno.h")),
        ("c-ares", "libc-ares-dev", ["cares"], files(c, "/usr/include/ares.h")),
        ("Mbed TLS", "libmbedtls-dev", ["mbedtls-net"],
         files(c, "/usr/include/mbedtls/net_sockets.h")),
        ("ZeroMQ", "libzmq3-dev", ["zeromq"], files(c, "/usr/include/zmq.h")),
        ("NSPR", "libnspr4-dev", ["nspr"], files(c, "/usr/include/nspr/prerr.h")),
        ("libgpg-error", "libgpg-error-dev", ["libgpg-error"],
         files(c, "/usr/include/x86_64-linux-gnu/gpg-error.h")),
    ]


def sources():
    """Each source: what it is, of which package, the spaces it speaks of, and how to read it."""
    return systems() + windows() + libraries()


def belongs(spaces, space, name, number):
    """True for a symbol that looks like those of a space; of a choice, for one that was chosen."""
    if name in LIMITS or number == 0:
        return False
    if space in CHOICES:
        return name in spaces[space].codes
    if space in SYMBOLS:
        return re.fullmatch(SYMBOLS[space], name) and number in NUMBERS.get(space, [number])
    if space.endswith("-gai"):
        return name.startswith("EAI_")
    if space.endswith("h-errno"):
        return name in H_ERRNO
    if space == "windows":
        return (name in H_ERRNO | WIN32 or name.startswith("EAI_")
                or (name.startswith("WSA") and 10000 <= number < 12000))
    return re.fullmatch(r"E[A-Z0-9]+", name)


def read_all(spaces):
    """What each source that is installed has of each space: source, package, space, numbers."""
    read, skipped = [], []
    for source, package, names, reader in sources():
        try:
            numbers = reader()
        except FileNotFoundError:
            skipped.append(f"{source} for {', '.join(names)}: {package} is not installed")
            continue
        read += [(source, package, space, {name: number for name, number in numbers.items()
                                           if belongs(spaces, space, name, number)})
                 for space in names]
    # Rust's files hold all constants of a system. Those that nobody else has are no errors.
    known = {name for source, _, _, numbers in read if source != "Rust libc" for name in numbers}
    known |= {row[1] for row in recorded.read()[recorded.GATHERED][1]}
    return [(source, package, space, {name: number for name, number in numbers.items()
                                      if source != "Rust libc" or name in known})
            for source, package, space, numbers in read], skipped


def by_source(read):
    """Source → where it is from, and its rows; two packages of one source may have the same row."""
    found = {}
    for source, package, space, numbers in read:
        packages, rows = found.setdefault(source, (set(), set()))
        packages.add(package)
        rows |= {(space, symbol, code) for symbol, code in numbers.items()}
    for source, (packages, rows) in found.items():
        versions = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *sorted(packages)],
                                  capture_output=True, text=True, check=True).stdout
        found[source] = (", ".join(versions.splitlines()), rows)
    return found


def record(spaces):
    read, skipped = read_all(spaces)
    if skipped:
        sys.exit("\n".join(["nothing is recorded without all sources:", *skipped]))
    for source, (origin, rows) in by_source(read).items():
        recorded.write(source, origin, rows)
    return 0


def stale(read):
    """Records of the releases that are installed here, which say something else."""
    records = recorded.read()
    for source, (origin, rows) in by_source(read).items():
        there, old = records.get(source, ("nothing", []))
        if there == origin and rows != {(space, symbol, int(code)) for space, symbol, code in old}:
            yield f"{source}: {recorded.file_of(source)} is not what {origin} has: make record"


def compare(spaces):
    known, wrong, run, confirmed = recorded.Known(), [], set(), {name: [] for name in spaces}
    read, skipped = read_all(spaces)
    print(*(f"skipped: {text}" for text in skipped), sep="\n", end="\n" if skipped else "")
    for source, _, name, numbers in read:
        if name in spaces:
            more, count = recorded.compare(source, spaces[name], numbers, known)
            wrong += more
            run.add((source, name))
            confirmed[name].append(f"{source} {count}")
    for name, counts in confirmed.items():
        total = len(spaces[name].codes)
        print(f"{name} ({total}): {', '.join(counts) or 'no source that Debian has'}")
    wrong += known.misspelt({(row[0], name) for row in sources() for name in row[2]})
    wrong += known.superfluous(run)
    if not skipped:
        wrong += stale(read)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    TABLE = {space.name: space for space in oracle.Table(sys.argv[2]).spaces}
    sys.exit({"compare": compare, "record": record}[sys.argv[1]](TABLE))
