# SPDX-License-Identifier: 0BSD
"""Compares the answers of headers with version 1's, and wants a reason for each change.

    version1.py questions                  prints the questions that tests/c/answers.c asks headers
    version1.py compare [--grouped] FILE   prints each answer of FILE that is not version 1's
    version1.py check CHANGED FILE         fails unless CHANGED explains each of these
    version1.py questions FOLDER           prints the questions for the headers of FOLDER
    version1.py dump FOLDER FILE           prints their answers in the form of version1.tsv

FILE is what answers.c printed; "-" is the standard input:

    version1.py questions | answers | version1.py compare -

tests/expected/version1.tsv has version 1's answers; its first lines explain it. It was made by

    version1.py questions generated | answers | version1.py dump generated -

Spaces, codes, symbols and SocketErrors that version 1 does not have are not compared.

compare prints a line an answer: its kind (read, write, symbol, code, translate, exact), what was
asked (from, code, symbol, to), the old and the new answer. With --grouped a line stands for all
pairs of some spaces in which a symbol's old answer has one symbol, and its new one has one. Exit
status: 0 if nothing changed, 1 if something did.

CHANGED has a line a cause, with the fields of --grouped and a reason. A field is a pattern: names
or globs with commas between them; "!" excludes one. "-" is the fallback, or nothing. A change
belongs to the first line that fits. check fails where

- a change fits no line;
- a line fits another number of changes than its count, or none, or has no reason;
- more than 1 in 100 translations changed;
- a translation changed although version 1 has the name in both spaces.
"""

import collections
import csv
import fnmatch
import pathlib
import signal
import sys

DUMP = pathlib.Path(__file__).parent.parent / "expected" / "version1.tsv"

# WSAEINTR is Winsock's spelling of the name EINTR.
PREFIX = "WSA"

HEAD = """\
# What version 1's headers answer; version1.py compares others with it. This file never changes.
# error: a SocketError, and its code in each space. Empty cells are the caller's fallback.
# code: every code that has these names, the SocketError that it reads as, and what it is in each
#   space. "=" marks the codes that have the names. "/" marks an answer that sockerr_translate_exact
#   does not give, but the fallback. The first name is the symbol; each name's code is that code.
# Empty cells at the end of a line are left off.
"""

Change = collections.namedtuple("Change", "kind origin code symbol to old new")
COLUMNS = ("kind", "from", "code", "symbol", "to", "old", "new")
Line = collections.namedtuple("Line", "count kind origin symbol to old new reason")
CAUSES = ("count", "kind", "from", "symbol", "to", "old", "new", "reason")
MATCHED = ("kind", "origin", "symbol", "to", "old", "new")
TRANSLATIONS = ("translate", "exact")


class Answers:
    """Maps each question to its answers: a field or cell a column, as answers.c prints them."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.rows = {}
        self.names = {}  # of (space, code); not in what answers.c prints

    def symbol(self, space, code):
        """The symbol of an answer: behind it where version 1 does not list the code."""
        code, _, symbol = code.partition(" ")
        return symbol or self.rows.get(("code", space, code), ("", ""))[1] or code or "-"

    def shown(self, space, code):
        symbol, number = self.symbol(space, code), code.partition(" ")[0]
        return symbol if symbol in ("-", number) else f"{symbol} {number}"


def text_of(path):
    return sys.stdin.read() if path == "-" else pathlib.Path(path).read_text(encoding="utf-8")


def from_program(path):
    """What answers.c printed."""
    lines = [line.split("\t") for line in text_of(path).splitlines()]
    if not lines:
        sys.exit(f"version1.py: {path}: no answers")
    answers = Answers(lines[0][1:])
    for kind, *fields in lines[1:]:
        asked = 2 if kind == "code" else 1
        answers.rows[(kind, *fields[:asked])] = fields[asked:]
    return answers


def from_dump(text):
    """What answers.c printed, again, from the text of version1.tsv."""
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    answers = Answers(lines[0][3:])
    spaces = answers.spaces
    for kind, names, e, *cells in lines[1:]:
        cells += [""] * (len(spaces) - len(cells))
        if kind == "error":
            answers.rows["error", e] = cells
            continue
        translated = [cell.removeprefix("=") for cell in cells]
        for at, (space, code) in enumerate(zip(spaces, translated)):
            if cells[at].startswith("="):
                answers.rows["code", space, code] = [e, names.split()[0], *translated]
                answers.names[space, code] = names.split()
    add_named(answers)
    return answers


def add_named(answers):
    """Adds the code of each name in each space."""
    at = {space: i for i, space in enumerate(answers.spaces)}
    for (space, code), names in answers.names.items():
        for name in names:
            row = answers.rows.setdefault(("name", name), [""] * len(at))
            row[at[space]] = code


def names_in(folder):
    """The names of each code of codes.csv, in its order; 0 has none and is left out."""
    names = {}
    with open(pathlib.Path(folder) / "codes.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] != "0":
                names.setdefault((row["space"], row["code"]), []).append(row["symbol"])
    return names


def errors_in(folder):
    with open(pathlib.Path(folder) / "table.csv", encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def print_questions(spaces, codes, errors, names):
    print("\n".join([*(f"space\t{space}" for space in spaces),
                     *(f"code\t{space}\t{code}" for space, code in codes),
                     *(f"error\t{e}" for e in errors),
                     *(f"name\t{name}" for name in names)]))


def unique(values):
    return list(dict.fromkeys(values))


def questions(folder=None):
    if folder is None:
        old = from_dump(text_of(DUMP))
        asked = {kind: [row[1] for row in old.rows if row[0] == kind] for kind in ("error", "name")}
        codes = sorted(old.names, key=lambda code: old.spaces.index(code[0]))
        print_questions(old.spaces, codes, asked["error"], asked["name"])
        return 0
    names = names_in(folder)
    print_questions(unique(space for space, _ in names), names, errors_in(folder),
                    unique(name for of_code in names.values() for name in of_code))
    return 0


def dump(folder, path):
    """Prints the dump, if all that answers.c printed can be read from it again."""
    answers = from_program(path)
    answers.names = names_in(folder)
    groups = {}
    for (space, code), names in answers.names.items():
        e, _, *cells = answers.rows["code", space, code]
        group = groups.setdefault((" ".join(names), e), cells)
        group[answers.spaces.index(space)] = "=" + code
    lines = [["kind", "names", "socket_error", *answers.spaces]]
    lines += [["error", "", asked[1], *cells] for asked, cells in answers.rows.items()
              if asked[0] == "error"]
    lines += [["code", *of_group, *cells] for of_group, cells in sorted(groups.items())]
    text = HEAD + "".join("\t".join(line).rstrip("\t") + "\n" for line in lines)
    again = from_dump(text)
    if again.spaces != answers.spaces or again.rows != answers.rows or again.names != answers.names:
        sys.exit("version1.py: the dump is not what the headers answer: "
                 "an answer depends on more than the names of a code")
    sys.stdout.write(text)
    return 0


def changes(old, new):
    """Each answer that is not version 1's."""
    if new.spaces != old.spaces:
        sys.exit("version1.py: the answers are not to version 1's questions: other spaces")
    for asked, row in old.rows.items():
        other = new.rows.get(asked)
        if other is None or len(other) != len(row):
            sys.exit(f"version1.py: no answer to: {' '.join(asked)}")
        if other == row:
            continue
        if asked[0] == "code":
            yield from changes_of_code(old, new, *asked[1:])
        else:
            kind = "write" if asked[0] == "error" else "code"
            for to, was, now in zip(old.spaces, row, other):
                if was != now:
                    yield Change(kind, "-", "-", asked[1], to,
                                 old.shown(to, was), new.shown(to, now))


def changes_of_code(old, new, space, code):
    (read, symbol, *cells), (new_read, new_symbol, *new_cells) = (
        answers.rows["code", space, code] for answers in (old, new))
    if read != new_read:
        yield Change("read", space, code, symbol, "-", read, new_read)
    if symbol != new_symbol:
        yield Change("symbol", space, code, symbol, "-", symbol, new_symbol or "-")
    for to, was, now in zip(old.spaces, cells, new_cells):
        if was != now:
            for kind, before, after in zip(TRANSLATIONS, both(was), both(now)):
                if before != after:
                    yield Change(kind, space, code, symbol, to,
                                 old.shown(to, before), new.shown(to, after))


def both(cell):
    """What sockerr_translate and sockerr_translate_exact answer."""
    code, slash, exact = cell.partition("/")
    return code, exact if slash else code


def translation_count(old):
    return len(old.names) * len(old.spaces)


def pattern_of(names, spaces):
    """The shortest of some patterns that fit these of the spaces and no other."""
    if names == {"-"}:
        return "-"
    gai = {space for space in spaces if space.endswith("-gai")}
    others = set(spaces) - names
    patterns = [sorted(names),
                sorted(names - gai) + ["*-gai"] + without(others & gai),
                without(others) or ["*"]]
    if gai <= others:
        patterns.append(["!*-gai"] + without(others - gai))
    return min(map(",".join, patterns), key=len)


def without(names):
    return ["!" + name for name in sorted(names)]


def grouped(found, spaces):
    """Lines for CHANGED without a reason, each for all pairs of one set of spaces and another."""
    pairs = {}
    for change in found:
        key = (change.kind, change.symbol, first(change.old), first(change.new))
        pairs.setdefault(key, {}).setdefault(change.origin, set()).add(change.to)
    for (kind, symbol, old, new), reached in pairs.items():
        # A code never changes in its own space, so a set may include that or not. Take the set that
        # more spaces share, to get fewer lines.
        sets = {origin: (frozenset(tos), frozenset(tos | {origin}))
                for origin, tos in reached.items()}
        common = collections.Counter(tos for either in sets.values() for tos in set(either))
        alike = {}
        for origin, either in sets.items():
            alike.setdefault(max(either, key=common.__getitem__), []).append(origin)
        for tos, origins in alike.items():
            yield Line(sum(len(reached[origin]) for origin in origins), kind,
                       pattern_of(set(origins), spaces), symbol, pattern_of(set(tos), spaces),
                       old, new, "")


def first(answer):
    """An answer's symbol, which its code follows."""
    return answer.partition(" ")[0]


def compare(path, group=False):
    old, new = from_dump(text_of(DUMP)), from_program(path)
    found = list(changes(old, new))
    if not found:
        return 0
    if group:
        print("\t".join(CAUSES))
        for line in sorted(grouped(found, old.spaces), key=lambda l: (l.kind, -l.count, l)):
            print("\t".join(map(str, line)))
        return 1
    print("\t".join(COLUMNS))
    for change in found:
        print("\t".join(change))
    return 1


def fits(pattern, value):
    names = pattern.split(",")
    wanted = [name for name in names if not name.startswith("!")] or ["*"]
    return (any(fnmatch.fnmatchcase(value, name) for name in wanted) and
            not any(fnmatch.fnmatchcase(value, name[1:]) for name in names if name.startswith("!")))


def causes_in(path):
    rows = [line.split("\t") for line in text_of(path).splitlines()]
    if not rows or tuple(rows[0]) != CAUSES:
        sys.exit(f"version1.py: {path}: the first line is not: {' '.join(CAUSES)}")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(CAUSES) or not row[0].isdigit():
            sys.exit(f"version1.py: {path}:{number}: not a count and {len(CAUSES) - 1} more fields")
    return [Line(*row) for row in rows[1:]]


def bare(name):
    return name[len(PREFIX):] if name.startswith(PREFIX) else name


def by_name(old):
    """Says whether both spaces of a translation had a name of the code in version 1."""
    has = {space: set() for space in old.spaces}
    for (space, _), names in old.names.items():
        has[space].update(map(bare, names))

    def shared(change):
        at = old.spaces.index(change.to)
        row = old.rows["code", change.origin, change.code]
        return (both(row[2 + at])[1] != "" or
                not has[change.to].isdisjoint(map(bare, old.names[change.origin, change.code])))
    return shared


def check(changed, path):
    old, new = from_dump(text_of(DUMP)), from_program(path)
    lines, found, faults = causes_in(changed), list(changes(old, new)), []
    explained = collections.Counter()
    for change in found:
        values = change._replace(old=first(change.old), new=first(change.new))
        at = next((i for i, line in enumerate(lines)
                   if all(fits(getattr(line, of), getattr(values, of)) for of in MATCHED)), None)
        if at is None:
            faults.append("unexplained: " + "\t".join(change))
        explained[at] += 1
    for i, line in enumerate(lines):
        if explained[i] != int(line.count):
            faults.append(f"{changed}:{i + 2}: explains {explained[i]} changes, not {line.count}")
        if int(line.count) == 0:
            faults.append(f"{changed}:{i + 2}: explains nothing")
        if line.reason.strip() == "":
            faults.append(f"{changed}:{i + 2}: has no reason")
    shared = by_name(old)
    faults += ["both have the name: " + "\t".join(change) for change in found
               if change.kind in TRANSLATIONS and shared(change)]
    count = collections.Counter(change.kind for change in found)
    for kind in TRANSLATIONS:
        if count[kind] * 100 > translation_count(old):
            faults.append(f"{kind}: {count[kind]} of {translation_count(old)} answers changed, "
                          "more than 1 in 100")
    print("\n".join(faults) if faults else
          f"{translation_count(old)} translations, {count['translate']} other than version 1's; "
          f"{len(found) - count['translate']} other answers changed; all are explained")
    return 1 if faults else 0


def main(words):
    verb, *rest = words or [""]
    if verb == "questions" and len(rest) < 2:
        return questions(*rest)
    if verb == "dump" and len(rest) == 2:
        return dump(*rest)
    if verb == "compare" and len(rest) == 1:
        return compare(*rest)
    if verb == "compare" and len(rest) == 2 and rest[0] == "--grouped":
        return compare(rest[1], group=True)
    if verb == "check" and len(rest) == 2:
        return check(*rest)
    sys.stderr.write(__doc__)
    return 2


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
