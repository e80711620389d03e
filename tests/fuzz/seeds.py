# SPDX-License-Identifier: 0BSD
"""seeds.py TOOL FOLDER: what a fuzzer begins with, for each harness, out of what the other tests have.

The harnesses say what the bytes before a text mean.
"""
import glob
import os
import re
import subprocess
import sys

TOOL, FOLDER = sys.argv[1:]
counts = {}


def seed(harness, content):
    folder = os.path.join(FOLDER, harness)
    os.makedirs(folder, exist_ok=True)
    counts[harness] = counts.get(harness, 0) + 1
    with open(os.path.join(folder, f"{counts[harness]:04}"), "wb") as file:
        file.write(content)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def files(*patterns):
    return sorted(path for pattern in patterns for path in glob.glob(pattern))


# data.c: which file of which table, and whether it lies over another.
KINDS = {"socket_errors.yaml": 0, "errors.yaml": 1, "runtimes.yaml": 2}
for path in files("tests/bad/*/*.yaml", "tests/bad/*/spaces/*.yaml", "tests/overlay/*.yaml",
                  "tests/overlay/spaces/*.yaml", "tests/tables/*/*.yaml",
                  "tests/tables/*/spaces/*.yaml"):
    text = read(path)
    if len(text) > 8000:
        continue
    name = os.path.basename(path)
    odd = 32 if "/odd/" in path else 0
    slots = [KINDS[name]] if name in KINDS else [3, 4, 5, 6, 7]
    for slot in slots:
        if slot > 3:
            text = re.sub(rb"(?m)^space: .*$",
                          b"space: " + (b"", b"", b"", b"", b"one", b"cells", b"windows", b"named")[slot],
                          text)
        elif slot == 3:
            text = re.sub(rb"(?m)^space: .*$", b"space: fuzzed", text)
        seed("data", bytes([slot | odd]) + text)
        seed("data", bytes([slot | odd | 8 | 16]) + text)

# import.c: which kind, and which table knows the symbols.
probe = subprocess.run([TOOL, "probe", "--data", "tests/tables/odd"], capture_output=True, check=True)
for text in [read(path) for path in files("tests/import/*")] + [probe.stdout]:
    for what in (*range(8), *range(16, 24)):
        seed("import", bytes([what]) + text)
for what in range(64):
    seed("import", bytes([8] + [(what * 37 + place * 101) % 256 for place in range(40)]))

# host.c: the condition alone.
conditions = {match.group(1).strip() for path in files("data/spaces/*.yaml", "tests/*/*/spaces/*.yaml")
              for match in re.finditer(rb"(?m)^(?:host|  E[A-Z]+): *(.*defined.*)$", read(path))}
for condition in sorted(conditions):
    seed("host", condition)

# command.c: the words, a line each, an empty line, and what the file named input has.
header = b"#define ECONNREFUSED 61\n#define ETIMEDOUT 60\n#define EWOULDBLOCK EAGAIN\n#define EAGAIN 5\n"
over = b"codes:\n  ECONNREFUSED: 4239\n  EMINE: 900\n  ENEUTRAL: null\n"
asked = b"61\n  ECONNREFUSED\r\n-61\n0x8007274D\n18446744073709551555\none:61\nrefuses\n\n"
for words in ("generate --data data --out out", "generate -d data -o out sockerr.h table.csv",
              "generate --data data --over over --out out --verbose", "generate", "generate --check",
              "generate --out out --depfile out.d", "generate --out out --depfile out.d --stamp stamp",
              "generate --prefix acme --out out acme.h", "generate --spaces one,other --out out",
              "generate -p acme -s cells -o new -c", "generate -o missing", "generate -- sockerr.h",
              "check", "check -v -d data --over over", "check --data over", "check -d data -d over",
              "probe", "probe -d data",
              "import mine input", "import mine", "import --kind getaddrinfo mine input",
              "import -k h_errno mine -", "import one input", "--help", "--version", "-V", "", "none",
              "lookup 61 -61 0x3D ECONNREFUSED one:61", "lookup --csv -", "lookup --json - timed",
              "lookup --space one,other refused", "translate --from one --to other 61 -",
              "translate --from=other --to=one -- -5", "help", "help lookup", "lookup --help",
              "lookup 61 refuses it", "annotate", "annotate input - missing", "spaces", "spaces one nowhere",
              "translate --all --from one --to other", "translate --all --csv --from one --to other",
              "generate --dat data --ou out", "generate --data= --out=out", "generate -dover",
              "lookup --over over --over over 61"):
    for text in (header, over, asked):
        seed("command", "\n".join(words.split(" ")).encode() + b"\n\n" + text)

# text.c: lines of logs, and what systems say.
for line in read("tests/lookup/log_lines.tsv").splitlines():
    seed("text", line.split(b"\t")[-1])
for says in re.findall(rb"(?m)^  says: \[(.*)\]$", read("data/errors.yaml")):
    seed("text", says)
