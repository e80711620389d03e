# SPDX-License-Identifier: 0BSD
"""Ten million codes through `sockerr translate`, and a log of a million lines through `sockerr annotate`,
from standard input.

    stream.py TOOL DATA

Checks that each takes no more memory than for a thousand lines, and that none is left out; prints how
its time compares with cat's.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time

FEW = 1000
CODES = b"".join(b"%d\n" % (i % 50 + 1) for i in range(FEW))
LOG = b"".join(b"connect to 10.0.0.%d:443 failed: %s\n" % (i % 250, b"Connection refused (111)" if i % 10 == 0
                                                           else b"no answer yet, errno %d" % (i % 150))
               for i in range(FEW))


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


def stream(name, words, thousand, many):
    """Runs a verb on a thousand lines, and on as many as said."""
    memory = {}
    for count in (FEW, many):
        with tempfile.NamedTemporaryFile() as lines:
            for _ in range(count // FEW):
                lines.write(thousand)
            lines.flush()
            answers, seconds, memory[count] = run(lines.name, words)
            _, copied, _ = run(lines.name, ["cat"])
        if answers != count:
            sys.exit(f"{name}: {answers} answers to {count} lines")
    print(f"{name}: {many} lines in {seconds:.1f} s, {seconds / copied:.0f} x cat, "
          f"{memory[many]} kB; {FEW} lines in {memory[FEW]} kB")
    if memory[many] > memory[FEW] * 1.1 + 256:
        sys.exit(f"{name}: memory grows with the input")


def main(tool, data):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    stream("translate", [tool, "translate", "--data", data, "--from", "macos", "--to", "linux", "-"], CODES,
           10_000_000)
    stream("annotate", [tool, "annotate", "--data", data], LOG, 1_000_000)


if __name__ == "__main__":
    main(*sys.argv[1:])
