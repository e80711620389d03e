# SPDX-License-Identifier: 0BSD
"""Small faults, one at a time, in the tool and in the data, of which the tests must catch nearly all.

    mutate.py BUILD [PART PARTS]

Each line of mutations.tsv is a file, what stands in it once, and the fault to put there instead. In a
copy of the project under BUILD the fault is put in, everything is built and generated anew, and the
tests are run until one of them fails; without a fault none may. What none catches survives:
mutations_survived.txt names each that is known to, and why. PART of PARTS takes every PARTS-th line,
for several at once.
"""

import os
import pathlib
import shutil
import subprocess
import sys

# The quickest first; what takes minutes, and catches what the others cannot, last.
PROGRAMS = ["test_facts", "test_pairs", "cli.sh", "test_tool", "test_diagnostics", "test_lookup",
            "test_chosen", "odd/test_headers", "odd/test_translate", "shipped/test_headers",
            "shipped/test_translate", "scattered/test_headers", "scattered/test_translate",
            "test_build", "test_compile", "test_lost"]


def unescape(text):
    return text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")


def run(folder, *words, seconds=600):
    environment = dict(os.environ, TOOL="build/sockerr", SCRATCH="build/tests",
                       PYTHON=sys.executable, CK_FORK="yes")
    try:
        return subprocess.run(words, cwd=folder, env=environment, timeout=seconds,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    except subprocess.TimeoutExpired:
        return -1


def catcher(folder):
    """What notices the fault: the build, or a test; None where nothing does."""
    if run(folder, "make", "-s", "all") != 0:
        return "build"
    for program in PROGRAMS:
        script = program.endswith(".sh")
        path = f"tests/{program}" if script else f"build/tests/{program}"
        if not script and run(folder, "make", "-s", path) != 0:
            return f"the build of {program}"
        if run(folder, path) != 0:
            return program
    return None


def main(build, part="0", parts="1"):
    root = pathlib.Path(__file__).parent
    folder = pathlib.Path(build) / f"mutants-{part}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root.parent.parent, folder, ignore=shutil.ignore_patterns("build", ".git"))
    lines = (root / "mutations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    known = (root / "mutations_survived.txt").read_text(encoding="utf-8")
    survived = 0
    failing = catcher(folder)
    if failing is not None:
        sys.exit(f"without any fault there fails {failing}")
    for number, line in list(enumerate(lines, 1))[int(part)::int(parts)]:
        name, old, new = (unescape(field) for field in line.split("\t"))
        path = folder / name
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            sys.exit(f"{number}: {name}: not there once: {old!r}")
        path.write_text(text.replace(old, new), encoding="utf-8")
        caught = catcher(folder)
        path.write_text(text, encoding="utf-8")
        shutil.rmtree(folder / "generated")
        # New copies: what an old one would leave built is the last fault's.
        shutil.copytree(root.parent.parent / "generated", folder / "generated",
                        copy_function=shutil.copyfile)
        if caught is None:
            survived += 1
        expected = f"{number}:" in known
        print(f"{number} {name}: {'survived' if caught is None else 'caught by ' + caught}"
              f"{'' if (caught is None) == expected else ', which is new'}", flush=True)
    print(f"{survived} survived")


if __name__ == "__main__":
    main(*sys.argv[1:])
