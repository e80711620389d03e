# SPDX-License-Identifier: 0BSD
"""Reads independent sources of the columns' numbers, as packages of Debian have them.

    verify.py DATA      compares the columns with every source that is installed, symbol by symbol,
                        both ways; the others are named as skipped
    verify.py record    writes what they have to tests/expected/recorded, which recorded.py compares
                        the columns with where nothing is installed

Prints how many numbers of each space each source confirms. Fails where a source has another number,
a symbol that the column lacks, or lacks one that it has, unless verify_known.yaml says that and why;
where that says what is no longer so; and where a record is not what the same release says.
"""

import ast
import glob
import operator
import pathlib
import re
import subprocess
import sys

import oracle
import recorded

GO = "/usr/share/go-*/src/syscall/"
MINGW = "/usr/x86_64-w64-mingw32/include"
GO_X = "/usr/share/gocode/src/golang.org/x/sys/unix/"
RUST = "/usr/share/cargo/registry/libc-*/src/"
LINUX = ["unix/linux_like/mod.rs", "unix/linux_like/linux/mod.rs",
         "unix/linux_like/linux/gnu/mod.rs"]
BSD = ["unix/bsd/mod.rs"]
LIMITS = {"ELAST", "EOF", "NETDB_SUCCESS", "WSABASEERR"}
H_ERRNO = {"NETDB_INTERNAL", "HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY", "NO_DATA",
           "NO_ADDRESS"}
# Winsock's names of Win32's errors. Its other errors have numbers from 10000 on.
WIN32 = {"WSA_INVALID_HANDLE", "WSA_NOT_ENOUGH_MEMORY", "WSA_INVALID_PARAMETER",
         "WSA_OPERATION_ABORTED", "WSA_IO_INCOMPLETE", "WSA_IO_PENDING"}


def go(text):
    """The Errno constants of Go.

    >>> go("\\tE2BIG = Errno(0x7)\\n\\tEPERM  = syscall.Errno(1)\\n\\tSIGHUP = Signal(0x1)\\n")
    {'E2BIG': 7, 'EPERM': 1}
    """
    found = re.findall(r"^\s+(E[A-Z0-9]+)\s*=\s*(?:syscall\.)?Errno\((\w+)\)", text, re.M)
    return {name: int(value, 0) for name, value in found}


def rust(text):
    """The integer constants of Rust's libc crate.

    >>> rust("pub const EPERM: ::c_int = 1;\\npub const EAGAIN: c_int = 35; // x\\n"
    ...      "pub const EWOULDBLOCK: ::c_int = EAGAIN;\\npub const EAI_X: ::c_int = -0x2;\\n")
    {'EPERM': 1, 'EAGAIN': 35, 'EWOULDBLOCK': 35, 'EAI_X': -2}
    """
    found = re.findall(r"^\s*pub const (\w+): (?:::)?c_int = ([^;]+);", text, re.M)
    return evaluate(dict(found))


def defines(text):
    """The object-like macros of C that are numbers.

    >>> defines("#define A 0x10\\n# define B (A + 1L) /* x */\\n#define C B\\n#define D(x) 1\\n"
    ...         "#define E UINT16_C(7)\\n#define F (x->y)\\n")
    {'A': 16, 'B': 17, 'C': 17, 'E': 7}
    """
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    found = re.findall(r"^\s*#\s*define\s+(\w+)[ \t]+(.+?)\s*(?://.*)?$", text, re.M)
    return evaluate(dict(found))


OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.BitOr: operator.or_,
             ast.LShift: operator.lshift, ast.BitAnd: operator.and_, ast.Mult: operator.mul,
             ast.USub: operator.neg}


def number_of(node, expressions, depth):
    """An expression's number; raises ValueError where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return node.value
    if isinstance(node, ast.Name) and node.id in expressions and depth < 20:
        return number_in(expressions[node.id], expressions, depth + 1)
    if isinstance(node, ast.UnaryOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](number_of(node.operand, expressions, depth))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](number_of(node.left, expressions, depth),
                                        number_of(node.right, expressions, depth))
    raise ValueError


def number_in(expression, expressions, depth=0):
    expression = re.sub(r"\b(U?INT\d+_C|__MSABI_LONG)\b", "", expression)
    expression = re.sub(r"\b(0[xX][0-9a-fA-F]+|\d+)[uUlL]+\b", r"\1", expression)
    try:
        return number_of(ast.parse(expression.strip(), mode="eval").body, expressions, depth)
    except (SyntaxError, TypeError) as error:
        raise ValueError from error


def evaluate(expressions):
    numbers = {}
    for name, expression in expressions.items():
        try:
            numbers[name] = number_in(expression, expressions)
        except ValueError:
            pass
    return numbers


def files(parser, *paths):
    """A source that is files; a * in a path stands for a version."""
    def read():
        text = ""
        for path in paths:
            found = sorted(glob.glob(path))
            if not found:
                raise FileNotFoundError(path)
            text += pathlib.Path(found[-1]).read_text(errors="replace")
        return parser(text)
    return read


def compiler(command, folder, *headers):
    """A source that is headers in a folder, as a compiler sees them."""
    def read():
        if not pathlib.Path(folder, headers[0]).exists():
            raise FileNotFoundError(folder)
        includes = "".join(f"#include <{header}>\n" for header in headers)
        run = subprocess.run(command.split() + ["-dM", "-E", "-x", "c", "-"], input=includes,
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise SystemExit(f"{command}: {run.stderr}")
        return defines(run.stdout)
    return read


def rust_of(*paths):
    return files(rust, *(RUST + path for path in paths))


def cross(arch, command):
    folder = f"/usr/{arch}-linux-gnu/include"
    return compiler(f"{command} -D_GNU_SOURCE -isystem {folder}", folder, "errno.h", "netdb.h")


def clang_include():
    run = subprocess.run(["clang", "-print-resource-dir"], capture_output=True, text=True,
                         check=False)
    return f"-nostdinc -isystem {run.stdout.strip()}/include"


def gcc_include():
    run = subprocess.run(["gcc", "-print-file-name=include"], capture_output=True, text=True,
                         check=False)
    return f"-nostdinc -isystem {run.stdout.strip()}"


def sources():
    """Each source: what it is, of which package, the spaces it speaks of, and how to read it."""
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
        ("mingw-w64", "mingw-w64-x86-64-dev", ["ucrt"],
         compiler("x86_64-w64-mingw32-gcc", MINGW, "errno.h")),
        ("mingw-w64", "mingw-w64-x86-64-dev", ["windows"],
         compiler("x86_64-w64-mingw32-gcc", MINGW, "winsock2.h", "ws2tcpip.h", "winerror.h")),
        ("Wine", "libwine-dev", ["windows"],
         files(defines, "/usr/include/wine/wine/windows/winsock.h",
               "/usr/include/wine/wine/windows/winsock2.h",
               "/usr/include/wine/wine/windows/ws2tcpip.h",
               "/usr/include/wine/wine/windows/winerror.h")),
        ("Wine", "libwine-dev", ["ucrt"], files(defines, "/usr/include/wine/wine/msvcrt/errno.h")),
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
        ("lwIP", "liblwip-dev", ["lwip", "lwip-gai"],
         files(defines, "/usr/include/lwip/lwip/errno.h", "/usr/include/lwip/lwip/netdb.h")),
    ]
    for arch in ("mips", "powerpc", "sparc64", "alpha", "hppa"):
        rows.append(("the kernel", f"linux-libc-dev-{arch}-cross", [f"linux-{arch.rstrip('64')}"],
                     compiler(f"{gcc} -isystem /usr/{arch}-linux-gnu/include",
                              f"/usr/{arch}-linux-gnu/include", "asm/errno.h")))
    rows.append(("the kernel", "linux-libc-dev", ["linux", "android"], # bionic includes its header
                 compiler("gcc", "/usr/include/x86_64-linux-gnu", "asm/errno.h")))
    return rows


def kind_of(space):
    """What a space's symbols look like, by its name."""
    if space.endswith("-gai"):
        return "getaddrinfo"
    return {"h-errno": "h_errno", "windows": "winsock"}.get(space, "errno")


def of_kind(numbers, space):
    """Those of a source's numbers that belong in a space of this name."""
    def belongs(name):
        if name in LIMITS or numbers[name] == 0:
            return False
        if kind_of(space) == "getaddrinfo":
            return name.startswith("EAI_")
        if kind_of(space) == "h_errno":
            return name in H_ERRNO
        if kind_of(space) == "winsock":
            return (name in H_ERRNO | WIN32 or name.startswith("EAI_")
                    or (name.startswith("WSA") and 10000 <= numbers[name] < 12000))
        return re.match(r"E[A-Z0-9]+$", name)
    return {name: number for name, number in numbers.items() if belongs(name)}


def read_all():
    """What each source that is installed has of each space: source, package, space, numbers."""
    read, skipped = [], []
    for source, package, names, reader in sources():
        try:
            numbers = reader()
        except FileNotFoundError:
            skipped.append(f"{source} for {', '.join(names)}: {package} is not installed")
            continue
        read += [(source, package, name, of_kind(numbers, name)) for name in names]
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


def record():
    read, skipped = read_all()
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


def main(folder):
    spaces = {space.name: space for space in oracle.Table(folder).spaces}
    known, wrong, run, confirmed = recorded.Known(), [], set(), {name: [] for name in spaces}
    read, skipped = read_all()
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
    sys.exit(record() if sys.argv[1] == "record" else main(sys.argv[1]))
