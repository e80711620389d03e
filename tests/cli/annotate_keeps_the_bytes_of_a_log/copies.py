# SPDX-License-Identifier: 0BSD
import random
import re
import subprocess

ADDED = re.compile(rb"  \[\w+\??(?:: [^\]\n]*)?\]")
PARTS = [b"\n", b"\r\n", b"\r", b"\0", b"Connection refused", b"ETIMEDOUT", b" ", b"[Errno 104]",
         b"errno=", b"111", b"-", b"net::ERR_FAILED", b"(os error 10061)", b"\xff\xfe", b"\xc3\xa9", b"x" * 70000,
         b"Broken pipe" * 7000]


def log(chance):
    """A few thousand bytes, some of them lines with errors, some of no meaning; often without an end."""
    parts = [chance.choice(PARTS) if chance.random() < 0.6 else chance.randbytes(chance.randrange(40))
             for _ in range(chance.randrange(60))]
    return ADDED.sub(b"", b"".join(parts))


def annotate(text):
    return subprocess.run(["sockerr", "annotate"], input=text, capture_output=True, check=True).stdout


chance = random.Random(1)
logs = [log(chance) for _ in range(60)] + [b"", b"\n", b"\r\n", b"Broken pipe", b"\0Broken pipe\0\r"]
copies = [annotate(text) for text in logs]
print(sum(ADDED.sub(b"", copy) != text for text, copy in zip(logs, copies)), "logs are not as they were")
print(sum(copy != text for text, copy in zip(logs, copies)) > 40 and "most have errors")
for text in (b"Broken pipe", b"Broken pipe\n", b"Broken pipe\r\n", b"Broken pipe\r", b"\0 EPIPE \0\n",
             b"y" * 65000 + b" Broken pipe\n", b"y" * 70000 + b" Broken pipe\n",
             b"Broken pipe " + b"y" * 200000 + b" Connection refused\r\nz\n"):
    print(len(text), annotate(text)[-90:])
