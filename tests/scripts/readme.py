# SPDX-License-Identifier: 0BSD
"""Runs what README.md says, in its order, and compares what it shows.

    readme.py README PREFIX BUILD SCRATCH

In a copy of the project, with what make install put into PREFIX in PATH:
- a ```sh block is run, and must succeed;
- a block whose lines begin with "$ " is run line by line, and must print what stands below each;
- a ```c or ```cpp block with a main is saved under the name that the next "$ cc" or "$ c++" compiles,
  and must be; one without is compiled, within a function if it is none;
- a ```yaml block is saved where its first line says, or is a column's, and must be accepted;
- a ```cmake or ```make block is built as a project of its own.
What is not run is listed below, each with why; a line of it that is no block's any more fails.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

NOT_RUN = {
    "apt-get update": "needs root and a network; this is part of make check",
}

HEADER = """#include "sockerr.h"
#include "sockerr_codes.h"
#include "sockerr_dotnet.h"
#include <errno.h>
#include <stdio.h>
"""

MAIN = '#include "sockerr.h"\nint main(void)\n{\n    return sockerr_from_linux(111) != 10061;\n}\n'

COLUMN = "space: some-os\ntitle: Some OS\nkind: errno\nsources: [README]\n"

PROJECTS = {
    "cmake": ("CMakeLists.txt", "cmake_minimum_required(VERSION 3.20)\nproject(app LANGUAGES C)\n"
              "add_executable(app main.c)\n", "cmake -S . -B out && cmake --build out && out/app"),
    "make": ("Makefile", "", "make && ./app"),
}


def fail(line, what, *more):
    print(f"README.md:{line}: {what}", *more, sep="\n")
    sys.exit(1)


def blocks_of(text):
    """Each fenced block: the line it begins at, its language, and what is in it."""
    lines, at = text.split("\n"), 0
    while at < len(lines):
        if lines[at].startswith("```"):
            end = lines.index("```", at + 1)
            yield at + 2, lines[at][3:], "\n".join(lines[at + 1:end]) + "\n"
            at = end
        at += 1


class Readme:
    def __init__(self, prefix, build, scratch):
        self.scratch = pathlib.Path(scratch).resolve()
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.clone = self.scratch / "clone"
        ignored = shutil.ignore_patterns("build", ".git")
        shutil.copytree(".", self.clone, ignore=ignored, symlinks=True)
        shutil.copytree(build, self.clone / "build", ignore=shutil.ignore_patterns(
            "tests", "fuzz", "bench", "installed", "sanitized", "coverage", "valgrind", "package",
            "dist"))
        prefix = pathlib.Path(prefix).resolve()
        tools = self.scratch / "tools"
        tools.mkdir()
        (tools / "my-os-cc").symlink_to(shutil.which("cc"))
        kept = {k: v for k, v in os.environ.items() if k in ("HOME", "PATH", "TMPDIR", "LANG")}
        self.environment = {**kept, "PATH": f"{prefix}/bin:{tools}:{kept['PATH']}", "COLUMNS": "90",
                            "PKG_CONFIG_PATH": f"{prefix}/share/pkgconfig",
                            "CMAKE_PREFIX_PATH": str(prefix)}
        self.program = None  # the last C block with a main, and where it stands
        self.left = dict(NOT_RUN)
        self.done = {}
        (self.clone / "main.c").write_text(MAIN, encoding="utf-8")

    def run(self, command, folder=None):
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", command], cwd=folder or self.clone,
                              env=self.environment, check=False, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def is_listed(self, text):
        listed = [start for start in NOT_RUN if text.startswith(start)]
        for start in listed:
            self.left.pop(start, None)
        return bool(listed)

    def sh(self, line, text):
        status, out = self.run(text)
        if status != 0:
            fail(line, f"status {status}", out)

    def console(self, line, text):
        for part in re.split(r"(?m)^\$ ", text)[1:]:
            command, _, expected = part.partition("\n")
            name = re.search(r"\S+\.(c|cpp)\b", command)
            if command.startswith(("cc ", "c++ ")) and name and self.program:
                (self.clone / name.group()).write_text(self.program[1], encoding="utf-8")
                self.program = None
            _, out = self.run(command)
            if out.rstrip("\n") != expected.rstrip("\n"):
                fail(line, f"{command} prints", out)

    def c(self, line, text):
        if self.program:
            fail(self.program[0], "a program that nothing compiles")
        if "int main(" in text:
            self.program = (line, text)
            return
        own = "".join(l + "\n" for l in text.split("\n") if not l.startswith("#include"))
        is_function = re.match(r"(static )?\w+ \w+\(.*\)", own) and "\n{\n" in own
        body = own if is_function else f"void f(void);\nvoid f(void)\n{{\n{own}}}\n"
        (self.clone / "fragment.c").write_text(HEADER + body, encoding="utf-8")
        status, out = self.run("cc -std=c11 -Igenerated -fsyntax-only fragment.c")
        if status != 0:
            fail(line, "does not compile", out)

    def yaml(self, line, text):
        named = re.match(r"# ((?:my-)?data/\S+\.yaml)\n", text)
        path = self.clone / (named.group(1) if named else "data/spaces/some-os.yaml")
        path.write_text(text if named else COLUMN + text, encoding="utf-8")
        status, out = self.run("build/sockerr check --data data && sockerr check --over my-data"
                               if self.has_overlay() else "build/sockerr check --data data")
        if not named:
            path.unlink()
        if status != 0:
            fail(line, "is not accepted", out)

    def has_overlay(self):
        return (self.clone / "my-data").is_dir()

    def project(self, line, language, text):
        name, before, command = PROJECTS[language]
        if not shutil.which(command.split()[0]):
            print(f"skipped: README.md:{line}: {command.split()[0]} is not installed")
            return
        folder = self.scratch / f"{language}-{line}"
        folder.mkdir()
        shutil.copytree(self.clone / "generated", folder / "third_party" / "sockerr")
        shutil.copytree(self.clone / "data", folder / "data")
        (folder / "my-data" / "spaces").mkdir(parents=True)
        (folder / "my-data" / "spaces" / "linux.yaml").write_text("codes: {EMINE: 4711}\n", encoding="utf-8")
        (folder / "main.c").write_text(MAIN, encoding="utf-8")
        (folder / name).write_text(before + text, encoding="utf-8")
        status, out = self.run(command, folder)
        if status != 0:
            fail(line, f"{command}: status {status}", out)

    def block(self, line, language, text):
        kind = "console" if text.startswith("$ ") else language
        self.done[kind] = self.done.get(kind, 0) + 1
        if self.is_listed(text):
            return
        if kind in PROJECTS:
            self.project(line, language, text)
        elif kind in ("sh", "console", "c", "cpp", "yaml"):
            getattr(self, "c" if kind == "cpp" else kind)(line, text)
        else:
            fail(line, f"a block of {language or 'nothing'}, which is not run")


def main(readme, prefix, build, scratch):
    run = Readme(prefix, build, scratch)
    for line, language, text in blocks_of(pathlib.Path(readme).read_text(encoding="utf-8")):
        run.block(line, language, text)
    if run.program:
        fail(run.program[0], "a program that nothing compiles")
    if run.left:
        fail(1, "these are not in it any more:", *run.left)
    if len(run.done) < 7:
        fail(1, "there is little in it", run.done)


if __name__ == "__main__":
    main(*sys.argv[1:])
