# SPDX-License-Identifier: 0BSD
"""How fast, how small and how cheap everything is, as ratios to a limit or a peer of the same run.

    bench.py BUILD [speed] [size] [counts] [compile] [tool] [annotate]

Builds what stands beside it with gcc and clang, runs each part, prints one table below the machine
and the versions, and writes it to BUILD/bench/results.csv. What is not installed is named as skipped.
A goal that is missed is marked so; nothing here fails for it.
"""

import csv
import os
import pathlib
import platform
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
RUNS = 41


def output(*words, **more):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, **more).stdout


def installed(*packages):
    return subprocess.run(["pkg-config", "--exists", *packages], check=False).returncode == 0


class Bench:
    def __init__(self, build):
        self.folder = pathlib.Path(build) / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.tool = pathlib.Path(build) / "sockerr"
        self.rows = []

    def add(self, part, what, value, unit, goal=None):
        """A line of the table; a goal is the most that the value should be."""
        verdict = "" if goal is None else "" if value <= goal else "missed"
        self.rows.append([part, what, f"{value:.2f}" if isinstance(value, float) else str(value),
                          unit, "" if goal is None else f"{goal:g}", verdict])
        print(f"{part:<10} {what:<44} {self.rows[-1][2]:>12} {unit:<22} "
              f"{'<= ' + self.rows[-1][4] if goal is not None else '':<10} {verdict}", flush=True)

    def skip(self, what, why):
        self.rows.append(["skipped", what, "", why, "", ""])
        print(f"skipped    {what}: {why}", flush=True)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def save(self):
        with open(self.folder / "results.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["part", "what", "value", "unit", "goal", "verdict"])
            writer.writerows(self.rows)


# Speed

SPEED_GOALS = {"gcc": {}, "clang": {}}
for compiler, write, read_any, translate_any in (("gcc", 2.6, 4, 8), ("clang", 3.6, 10, 10)):
    for mix in "abc":
        for name in ("read_linux", "read_macos"):
            SPEED_GOALS[compiler][name, mix] = 2.0
        for name in ("read_windows", "read_haiku", "read_hurd"):
            SPEED_GOALS[compiler][name, mix] = 3.5
        for name in ("write_linux", "write_windows"):
            SPEED_GOALS[compiler][name, mix] = write
        SPEED_GOALS[compiler]["translate_named", mix] = 2.6
        SPEED_GOALS[compiler]["read_any", mix] = read_any
        SPEED_GOALS[compiler]["translate_any", mix] = translate_any
        SPEED_GOALS[compiler]["by_name", mix] = 2.6
PEER_GOALS = {"peer_error_code": 15, "peer_libgpg_error": 12, "peer_unordered_map": 8,
              "peer_switch": 15}


def peer_switch(bench):
    """A switch in the form of libuv's for Windows: a case a code, errno's names for the answers."""
    with open(ROOT / "generated" / "codes.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    linux = {r["symbol"]: r["code"] for r in rows if r["space"] == "linux"}
    cases = {}
    for row in rows:
        if row["space"] == "windows" and row["symbol"].removeprefix("WSA") in linux:
            cases.setdefault(row["code"], linux[row["symbol"].removeprefix("WSA")])
    body = "".join(f"    case {code}:\n        return -{answer};\n" for code, answer in cases.items())
    return bench.write("peer_switch.c", '#include "bench.h"\n\nstatic int answer(int code)\n{\n'
                       f"    switch (code) {{\n{body}    default:\n        return -4094;\n    }}\n}}\n\n"
                       "unsigned peer_switch(const int *inputs)\n{\n    unsigned sum = 0;\n"
                       "    for (size_t i = 0; i < INPUTS; i++)\n"
                       "        sum += (unsigned)answer(inputs[i]);\n    return sum;\n}\n")


def peer_gperf(bench):
    """gperf's own table of the same names."""
    names = [r["name"] for r in csv.DictReader(open(ROOT / "generated" / "table.csv",
                                                    encoding="utf-8"))]
    listed = bench.write("names.gperf", "%language=ANSI-C\n%struct-type\n%readonly-tables\n"
                         "%compare-strncmp\n%define lookup-function-name find\n"
                         "struct named { const char *name; int value; };\n%%\n"
                         + "".join(f"{n}, {i}\n" for i, n in enumerate(names)))
    made = output("gperf", str(listed))
    return bench.write("peer_gperf.c", '#include "bench.h"\n#include <string.h>\n' + made +
                       "\nunsigned peer_gperf(const int *inputs)\n{\n    unsigned sum = 0;\n"
                       "    for (size_t i = 0; i < INPUTS; i++) {\n"
                       "        const char *name = names[inputs[i]];\n"
                       "        const struct named *found = find(name, strlen(name));\n"
                       "        sum += (unsigned)(found != 0 ? found->value : -1);\n    }\n"
                       "    return sum;\n}\n")


def build_speed(bench, compiler):
    cxx = {"gcc": "g++", "clang": "clang++"}[compiler]
    objects, defines, libraries = [], [], []
    sources = [HERE / "bench.c", peer_switch(bench)]
    if shutil.which("gperf"):
        sources.append(peer_gperf(bench))
        defines.append("-DWITH_GPERF")
    if installed("gpg-error"):
        sources.append(HERE / "peer_gpg.c")
        defines.append("-DWITH_LIBGPG_ERROR")
        libraries += output("pkg-config", "--libs", "gpg-error").split()
    for source in sources:
        target = bench.folder / f"{compiler}-{source.stem}.o"
        output(compiler, "-std=c11", "-D_XOPEN_SOURCE=700", "-O2", "-g", *defines, f"-I{HERE}",
               f"-I{ROOT / 'generated'}", "-c", "-o", str(target), str(source))
        objects.append(str(target))
    program = str(bench.folder / f"bench-{compiler}")
    output(cxx, "-O2", f"-I{HERE}", "-o", program, str(HERE / "peers.cc"), *objects, *libraries)
    return program


def speed(bench, compiler):
    program = build_speed(bench, compiler)
    ratios = {}
    for line in output(program).splitlines():
        name, mix, ratio = line.split(",")
        ratios[name, mix] = float(ratio)
        bench.add(compiler, f"{name} {mix}", float(ratio),
                  "x one memcmp" if name in ("by_name", "peer_gperf") else "x a cached load",
                  SPEED_GOALS[compiler].get((name, mix)))
    for name in sorted({n for n, _ in ratios if n.startswith(("read_", "write_"))}):
        mixes = [ratios[name, mix] for mix in "abc"]
        bench.add(compiler, f"{name} slowest mix / fastest", max(mixes) / min(mixes), "", 1.15)
    for name in ("switch_read_linux", "switch_read_macos"):
        array = name.removeprefix("switch_")
        bench.add(compiler, f"{name} / array form",
                  max(ratios[name, m] / ratios[array, m] for m in "abc"), "", 1.5)
    for peer, goal in PEER_GOALS.items():
        ours = "translate_sparse" if peer == "peer_switch" else "read_linux"
        if (peer, "a") in ratios:
            bench.add(compiler, f"{ours} a / {peer}", ratios[ours, "a"] / ratios[peer, "a"],
                      f"(1/{goal} is {1 / goal:.3f})", 1 / goal)
    if ("peer_gperf", "a") in ratios:
        bench.add(compiler, "by_name / gperf", max(ratios["by_name", m] / ratios["peer_gperf", m]
                                                   for m in "ab"), "", 1.0)


def instructions(bench, *words, **more):
    """What a program executes, by callgrind."""
    path = bench.folder / "callgrind.out"
    errors = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={path}", *words],
                            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                            **more).stderr
    return int(re.search(r"Collected : (\d+)", errors).group(1))


def counts(bench):
    program = build_speed(bench, "gcc")
    names = sorted(set(re.findall(r'^    \{"(\w+)"', (HERE / "bench.c").read_text("utf-8"), re.M)))
    nothing = instructions(bench, program, "nothing", "a")
    for name in names:
        run = instructions(bench, program, name, "a") - nothing
        bench.add("counts", f"{name} a", run / 65536, "instructions each")


# Size

SIZES = {
    "one pair both ways": (1600, """
int f(int c); int f(int c) { return sockerr_to_linux(sockerr_from_macos(c), -1); }
int g(int c); int g(int c) { return sockerr_to_macos(sockerr_from_linux(c), -1); }
"""),
    "all spaces at run time": (700, """
sockerr f(sockerr_space s, int c); sockerr f(sockerr_space s, int c) { return sockerr_from(s, c); }
int g(sockerr_space s, sockerr e); int g(sockerr_space s, sockerr e) { return sockerr_to(s, e, -1); }
int h(sockerr_space s, sockerr_space t, int c);
int h(sockerr_space s, sockerr_space t, int c) { return sockerr_translate(s, t, c, -1); }
"""),
    "names of SocketErrors, both ways": (None, """
const char *f(sockerr e); const char *f(sockerr e) { return sockerr_name(e); }
sockerr g(const char *n); sockerr g(const char *n) { return sockerr_by_name(n); }
"""),
}


def shipped_spaces():
    """How many spaces the shipped headers have: all but the rare ones."""
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "data" / "spaces").glob("*.yaml")]
    return sum(re.search(r"^rare: true", text, re.M) is None for text in files)


def size_of(path):
    """All that a program would carry of an object: code, and what is read."""
    total = 0
    for line in output("size", "-A", str(path)).splitlines():
        fields = line.split()
        if fields and re.match(r"\.(text|rodata|data|bss|data\.rel)", fields[0]):
            total += int(fields[1])
    return total


def sizes(bench):
    spaces = shipped_spaces()
    include = ["-std=c99", f"-I{ROOT / 'generated'}", "-c"]
    for what, (goal, text) in SIZES.items():
        source = bench.write("size.c", '#include "sockerr.h"\n' + text)
        target = str(bench.folder / "size.o")
        output("gcc", "-O2", *include, "-o", target, str(source))
        each = goal == 700
        size = size_of(target) / (spaces if each else 1)
        bench.add("size", what, size if each else int(size), "bytes a space" if each else "bytes", goal)
    source = bench.write("unused.c", '#include "sockerr.h"\n#include "sockerr_switch.h"\n')
    output("gcc", "-O0", *include, "-o", target, str(source))
    bench.add("size", "an include that is not used, -O0", size_of(target), "bytes", 0)
    source = bench.write("shared.c", '#include "sockerr.h"\n' + SIZES["all spaces at run time"][1] +
                         SIZES["names of SocketErrors, both ways"][1].replace("f(", "k(")
                         .replace("g(", "l("))
    output("gcc", "-O2", "-std=c99", "-fPIC", f"-I{ROOT / 'generated'}", "-c", "-o", target,
           str(source))
    relocated = [line for line in output("readelf", "-rW", target).splitlines()
                 if re.search(r"R_\w+_64 ", line) and "eh_frame" not in line and ".debug" not in line]
    bench.add("size", "dynamic relocations in a shared library", len(relocated), "", 0)


# Cost to compile

def cc1(bench, compiler, text, headers):
    """What the compiler proper executes for a source, its own preprocessing included."""
    source = bench.write("cost.cc" if compiler == "g++" else "cost.c", text)
    told = subprocess.run([compiler, "-###", *(f"-I{h}" for h in headers), "-S", "-o",
                           str(bench.folder / "cost.s"), str(source)], check=True,
                          stderr=subprocess.PIPE, text=True).stderr
    line = next(l for l in told.splitlines() if re.match(r'\s*"?\S*/cc1', l))
    return instructions(bench, *shlex.split(line))


def costs(bench):
    three = bench.folder / "three"
    three.mkdir(exist_ok=True)
    output(str(bench.tool), "generate", "--data", str(ROOT / "data"), "--out", str(three),
           "--spaces", "linux,macos,windows", "sockerr.h")
    everything = ROOT / "generated"
    stdio = cc1(bench, "gcc", "#include <stdio.h>\n", [])
    few = cc1(bench, "gcc", '#include "sockerr.h"\n', [three])
    whole = cc1(bench, "gcc", '#include "sockerr.h"\n', [everything])
    plus = cc1(bench, "g++", '#include "sockerr.h"\n', [everything])
    system_error = cc1(bench, "g++", "#include <system_error>\n", [])
    bench.add("compile", "sockerr.h of three spaces", few / stdio, "x <stdio.h>", 1.25)
    bench.add("compile", f"sockerr.h of {shipped_spaces()} spaces", whole / stdio, "x <stdio.h>",
              3 + 0.03 * (shipped_spaces() - 69))
    bench.add("compile", "sockerr.h in C++", plus / system_error, "x <system_error>", 0.22)


# The tool

def measured(words, **more):
    """The time of a run."""
    begin = time.monotonic()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    status = child.wait()
    taken = time.monotonic() - begin
    if status != 0:
        sys.exit(f"{words}: status {status}")
    return taken


def compared(words, limit, rounds=RUNS):
    """The median of the ratios of two runs."""
    ratios = []
    for _ in range(rounds):
        least = measured(limit)
        ratios.append(measured(words) / least)
    return statistics.median(ratios)


def build_alone(bench, name, *flags):
    """A program of one file that stands beside this one."""
    program = str(bench.folder / name)
    output("gcc", "-O2", "-D_XOPEN_SOURCE=700", "-D_DEFAULT_SOURCE", "-o", program,
           str(HERE / f"{name}.c"), *flags)
    return program


def yaml_files(folder):
    return sorted(str(p) for p in [*folder.glob("*.yaml"), *folder.glob("spaces/*.yaml")])


def tool(bench):
    scan = build_alone(bench, "yaml_scan",
                       *output("pkg-config", "--cflags", "--libs", "yaml-0.1").split())
    peak = build_alone(bench, "peak")
    data, out = ROOT / "data", bench.folder / "out"
    out.mkdir(exist_ok=True)
    generate = [str(bench.tool), "generate", "--data", str(data), "--out", str(out)]
    output(*generate)
    bench.add("tool", "generate, nothing to change", compared(generate, [scan, *yaml_files(data)]),
              "x libyaml alone", 6)
    bench.add("tool", "its memory", int(output(peak, *generate)) / 1024, "MB", 8)
    lookup = [str(bench.tool), "lookup", "--data", str(data), "111"]
    bench.add("tool", "lookup 111", compared(lookup, [scan, *yaml_files(data)]),
              "x libyaml alone", 1.5)


def annotate(bench):
    """A million lines of the made-up log, one in ten with an error."""
    rows = [line.split("\t") for line in (HERE.parent / "lookup" / "log_lines.tsv").read_text("utf-8").splitlines()
            if not line.startswith("#")]
    quiet = [row[-1] for row in rows if row[0] == "-"]
    erring = [row[-1] for row in rows if row[0] != "-"]
    lines = [erring[i // 10 % len(erring)] if i % 10 == 0 else quiet[i % len(quiet)] for i in range(10000)]
    log = bench.write("mixed.log", "")
    with open(log, "w", encoding="utf-8") as file:
        for _ in range(100):
            file.write("\n".join(lines) + "\n")
    # Into /dev/null, grep stops at the first line that it finds.
    grep = ["sh", "-c", 'grep -c error "$0" | cat', str(log)]
    bench.add("annotate", "a million lines", compared([str(bench.tool), "annotate", str(log)], grep, 5),
              "x grep -c error", 10)


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text("utf-8"))
    first = lambda program: output(program, "--version").splitlines()[0]
    print(f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} processors, "
          f"{platform.system()} {platform.release()}")
    print(first("gcc"), first("clang") if shutil.which("clang") else "", sep="; ", end="\n\n")


def all_speed(bench):
    for compiler in ("gcc", "clang"):
        if shutil.which(compiler):
            speed(bench, compiler)
        else:
            bench.skip(compiler, "not installed")
    for package, there in (("gperf", shutil.which("gperf")),
                           ("libgpg-error-dev", installed("gpg-error"))):
        if not there:
            bench.skip(package, "not installed")


def by_valgrind(part):
    """A part that counts instructions, where that can be done."""
    def run(bench):
        if shutil.which("valgrind"):
            part(bench)
        else:
            bench.skip(part.__name__, "valgrind is not installed")
    return run


PARTS = {"speed": all_speed, "size": sizes, "counts": by_valgrind(counts),
         "compile": by_valgrind(costs), "tool": tool, "annotate": annotate}


def main(build, *parts):
    bench = Bench(build)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    machine()
    for part in parts or PARTS:
        PARTS[part](bench)
    bench.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
