# SPDX-License-Identifier: 0BSD
"""Small faults, one at a time, in the tool and in the data: the tests must notice nearly all.

    mutate.py check
    mutate.py run FOLDER [--only TEXT] TEST...

mutations.tsv has a fault a line: which files to look in, a text that stands in them exactly once, what
to put there instead, and what the fault does. A text may be wrapped otherwise in the source. Each law
and each lint is one more fault, made from the tables of resolve/: it never runs.

check says which faults have no place any more. It builds nothing.

run needs an hour. It builds a copy of the project in FOLDER, where every TEST must pass. For each fault
it copies that, puts the fault in, and builds and generates anew. Then it runs the TESTs in their order,
each a target of make without its "test-", until one fails. What none notices survives:
mutations_survived.txt names each fault that may, and why. With --only, the faults are those with TEXT in
what they do.
"""

import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "tests" / "scripts"

# A fault may loop or allocate for ever: seconds of the processor, and bytes, of each process.
SECONDS, BYTES = 120, 4 << 30


class Fault(NamedTuple):
    """What stands in one of the files, and what to put there instead."""
    files: str
    old: str
    new: str
    name: str


def pattern(old):
    """Finds a text, however it is wrapped.

    >>> [match.group() for match in pattern("if (a  && b)").finditer("if (a &&\\n    b) if (a&&b)")]
    ['if (a &&\\n    b)']
    """
    return re.compile(r"\s+".join(re.escape(word) for word in old.split()))


def places(texts, fault):
    """Where a fault can be put: pairs of a file and a match. There should be one.

    >>> texts = {"a.c": "x = 1;", "b.c": "y = 1;", "c.h": "x = 1;"}
    >>> [file for file, _ in places(texts, Fault("*.c", "x = 1;", "x = 2;", "x is 2"))]
    ['a.c']
    >>> len(places(texts, Fault("*.c", "= 1", "= 2", "1 is 2")))
    2
    """
    return [(file, match) for file, text in texts.items() if pathlib.PurePath(file).match(fault.files)
            for match in pattern(fault.old).finditer(text)]


def problems(texts, faults, survivors):
    """What is wrong with the faults themselves.

    >>> texts = {"a.c": "x = 1; y = 1;"}
    >>> one, two = Fault("*.c", "x = 1", "x = 2", "x is 2"), Fault("*.c", "= 1", "= 1", "nothing")
    >>> gone = Fault("*.c", "z = 1", "z = 2", "z is 2")
    >>> problems(texts, [one, two, gone, one], ["w is 2"]) # doctest: +NORMALIZE_WHITESPACE
    ['nothing: "= 1" stands 2 times in *.c', 'nothing: changes nothing',
     'z is 2: "z = 1" stands 0 times in *.c', 'x is 2: there are two of this name',
     'mutations_survived.txt: there is no fault "w is 2"']
    """
    wrong, names = [], set()
    for fault in faults:
        count = len(places(texts, fault))
        if count != 1:
            wrong.append(f'{fault.name}: "{fault.old}" stands {count} times in {fault.files}')
        if fault.old.split() == fault.new.split():
            wrong.append(f"{fault.name}: changes nothing")
        if fault.name in names:
            wrong.append(f"{fault.name}: there are two of this name")
        names.add(fault.name)
    return wrong + [f'mutations_survived.txt: there is no fault "{name}"'
                    for name in survivors if name not in names]


def faults_of_checks(texts):
    """A fault for each row of a table of laws or lints: no purpose is so great.

    >>> code = 'const struct check laws[] = {{"a-b", a_b, TO_CHECK}, {NULL, NULL, TO_CHECK}};'
    >>> faults_of_checks({"laws.c": code}) # doctest: +NORMALIZE_WHITESPACE
    [Fault(files='laws.c', old='{"a-b", a_b, TO_CHECK}', new='{"a-b", a_b, TO_CHECK + 99}',
           name='laws: a-b never runs')]
    """
    return [Fault(file, row.group(), re.sub(r"\bTO_\w+", r"\g<0> + 99", row.group()),
                  f"{table[1]}: {row[1]} never runs")
            for file, text in texts.items()
            for table in re.finditer(r"const struct \w*check (\w+)\[\] = \{(.*?)\};", text, re.DOTALL)
            for row in re.finditer(r'\{"([^"]+)",[^{}]*\}', table[2])]


def read():
    """The texts of all files that a fault may be in, all faults, and why some survive."""
    files = [path for folder in ("generator", "data") for path in sorted((ROOT / folder).rglob("*"))]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
             for path in files if path.is_file()}
    lines = (SCRIPTS / "mutations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    faults = faults_of_checks(texts)
    if not faults:
        sys.exit("no table of laws was found")
    faults += [Fault(*line.split("\t")) for line in lines]
    paragraphs = (SCRIPTS / "mutations_survived.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return texts, faults, [paragraph.split(":\n")[0].strip() for paragraph in paragraphs]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make(folder, *targets):
    """True where make makes the targets. It knows nothing of a make that runs this."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "BUILD", "TOOL", "SCRATCH")}
    environment["STOP"] = "1" # cli.sh need not go on when one of its tests has failed
    with open(folder / "make.log", "w", encoding="utf-8") as log:
        return subprocess.run(["make", "-s", *targets], cwd=folder, env=environment, check=False,
                              preexec_fn=limit, stdin=subprocess.DEVNULL, stdout=log,
                              stderr=log).returncode == 0


def judge(folder, tests):
    """What becomes of a fault that stands in a folder."""
    if not make(folder, "build/sockerr"):
        return "does not compile"
    if not make(folder, "all"):
        return "noticed by generate"
    for test in tests:
        if not make(folder, f"test-{test}"):
            return f"noticed by {test}"
    return "survives"


def prepare(folder, tests):
    """A copy of the project in which all is built, and no test fails."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT, folder, ignore=lambda at, names: {
        name for name in names
        if name in (".git", "build") or pathlib.Path(at, name).resolve() == folder.parent.resolve()})
    outcome = judge(folder, tests)
    if outcome != "survives":
        print((folder / "make.log").read_text(encoding="utf-8", errors="replace"))
        sys.exit(f"the project without a fault {outcome}")
    shutil.rmtree(folder / "build" / "tests" / "scratch") # much to copy, and made again


def run(folder, only, tests):
    texts, faults, survivors = read()
    if problems(texts, faults, survivors):
        sys.exit("mutate.py check says which faults are wrong")
    sound, mutant = folder / "sound", folder / "mutant"
    unexpected = 0
    prepare(sound, tests)
    for fault in faults:
        if only not in fault.name:
            continue
        (file, match), = places(texts, fault)
        shutil.rmtree(mutant, ignore_errors=True)
        subprocess.run(["cp", "-a", sound, mutant], check=True) # so that make builds little again
        text = texts[file]
        (mutant / file).write_text(text[:match.start()] + fault.new + text[match.end():],
                                   encoding="utf-8")
        outcome = judge(mutant, tests)
        known = fault.name in survivors
        new = outcome == "does not compile" or (outcome == "survives") != known
        unexpected += new
        print(f"{fault.name}: {outcome}{', which is new' if new else ''}", flush=True)
    sys.exit(f"{unexpected} not as they should be" if unexpected else 0)


def main(words):
    if words == ["check"]:
        texts, faults, survivors = read()
        wrong = problems(texts, faults, survivors)
        print(*wrong, f"{len(faults)} faults, {len(wrong)} wrong", sep="\n")
        sys.exit(1 if wrong else 0)
    if len(words) < 3 or words[0] != "run":
        sys.exit(__doc__)
    only = words[3] if words[2] == "--only" else ""
    run(pathlib.Path(words[1]), only, words[4 if words[2] == "--only" else 2:])


if __name__ == "__main__":
    main(sys.argv[1:])
