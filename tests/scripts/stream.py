# SPDX-License-Identifier: 0BSD
"""Ten million codes through `sockerr translate`, from standard input.

    stream.py TOOL DATA

Checks that it takes no more memory than a thousand codes do, and that none is left out; prints how
its time compares with cat's.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time

FEW, MANY = 1000, 10_000_000


def run(path, words):
    """How many lines a program prints of a file, how long it takes, and the memory it needs, which is
    at least what this one had when it started it."""
    with open(path, "rb") as codes, tempfile.TemporaryFile() as out:
        before = time.monotonic()
        child = subprocess.Popen(words, stdin=codes, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - before
        out.seek(0)
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: out.read(1 << 20), b""))
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{words[0]}: status {os.waitstatus_to_exitcode(status)}")
    return lines, seconds, usage.ru_maxrss


def main(tool, data):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    translate = [tool, "translate", "--data", data, "--from", "macos", "--to", "linux", "-"]
    memory = {}
    for count in (FEW, MANY):
        with tempfile.NamedTemporaryFile() as codes:
            thousand = b"".join(b"%d\n" % (i % 50 + 1) for i in range(1000))
            for _ in range(count // 1000):
                codes.write(thousand)
            codes.flush()
            lines, seconds, memory[count] = run(codes.name, translate)
            _, copied, _ = run(codes.name, ["cat"])
        if lines != count:
            sys.exit(f"{lines} answers to {count} codes")
    print(f"{MANY} codes in {seconds:.1f} s, {seconds / copied:.0f} x cat, "
          f"{memory[MANY]} kB; {FEW} codes in {memory[FEW]} kB")
    if memory[MANY] > memory[FEW] * 1.1 + 256:
        sys.exit("memory grows with the input")


if __name__ == "__main__":
    main(*sys.argv[1:])
