# SPDX-License-Identifier: 0BSD
"""What `sockerr lookup` and `sockerr translate` must print, worked out from the data alone.

    lookups.py lookup DATA < TERMS       the terms of the lines: their CSV, then their JSON, then a
                                         line for each that is not found, without a suggestion
    lookups.py translate DATA < PAIRS    the pairs of spaces of the lines: FROM, TO and the fields of
                                         the answer, for each code of FROM, and 0

It follows the man page, sockerr(1), and takes the numbers and readings from oracle.py. Reading the
data is what costs its time, so one run answers all terms.
"""

import csv
import json
import pathlib
import re
import sys

import oracle

HEADING = ["term", "kind", "space", "symbol", "code", "socket_error", "confirmed"]


def numbers(term):
    """The codes that a number may be, each with the kind of space it is one of; None: of any."""
    if not re.fullmatch(r"[-+]?(\d+|0[xX][0-9a-fA-F]+)", term):
        return None
    number = int(term, 16 if "x" in term.lower() else 10)
    for bits in (32, 64):
        if 2 ** (bits - 1) <= number < 2 ** bits and -2 ** 31 <= number - 2 ** bits:
            number -= 2 ** bits
    if not -2 ** 31 <= number < 2 ** 31:
        return []
    found = [(number, None)]
    if number < 0:
        found.append((-number, "errno"))
    if (number % 2 ** 32) // 2 ** 16 == 0x8007:
        found.append((number % 2 ** 16, "winsock"))
    return found


class Lookup:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.table = oracle.Table(folder)
        runtimes = self.folder / "runtimes.yaml"
        self.runtimes = oracle.read(runtimes) if runtimes.exists() else []
        self.sources = {s.name: len(oracle.read(self.folder / "spaces" / f"{s.name}.yaml")
                                    .get("sources", [])) for s in self.table.spaces}

    def in_space(self, space, code):
        """A hit: what kind of place, which, what the code is called there, and what it reads as."""
        if code not in space.names and code not in space.read:
            return []
        names = tuple(space.names.get(code, []))
        sure = tuple(space.lines[n][1] for n in names)
        return [(space.kind, space.name, code, names, sure, space.read.get(code, ""))]

    def of_runtimes(self, wanted):
        return [("runtime", r["runtime"], number, (), (), error)
                for r in self.runtimes for error, number in (r.get("overrides") or {}).items()
                if isinstance(number, int) and wanted(number, error)]

    def of_value(self, error):
        value = self.table.by_name[error]["value"]
        if any(s.kind == "winsock" and value in s.read for s in self.table.spaces):
            return []
        return [("value", error, value, (), (), error)]

    def of_error(self, spaces, error, everywhere):
        found = [h for s in spaces if s.write[error] is not None
                 for h in self.in_space(s, s.write[error])]
        if everywhere:
            found += self.of_runtimes(lambda _, e: e == error) + self.of_value(error)
        return found

    def of_number(self, spaces, codes, everywhere):
        found = []
        for space in spaces:
            for code, kind in codes:
                if kind in (None, space.kind):
                    found += self.in_space(space, code)
        if everywhere and codes:
            found += self.of_runtimes(lambda number, _: number == codes[0][0])
            for error in self.table.errors:
                if error["value"] == codes[0][0]:
                    found += self.of_value(error["name"])
        return found

    def of_symbol(self, spaces, term):
        known = {s for space in self.table.spaces for s in space.codes}
        wanted = {s for s in known if s.upper() == term.upper()}
        wanted = ({term} if term in wanted else wanted)
        wanted |= {oracle.twin(s) for s in wanted}
        found = []
        for space in spaces:
            for code in dict.fromkeys(space.codes[s] for s in sorted(wanted) if s in space.codes):
                found += self.in_space(space, code)
        return found

    def of_words(self, spaces, term, everywhere):
        words = [w.lower() for w in re.findall(r"[0-9A-Za-z\x80-\U0010ffff]+", term)]
        for text in (lambda e: re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ",
                                      e["name"]), lambda e: e["summary"]):
            found = []
            for error in self.table.errors:
                own = [w.lower() for w in re.findall(r"[0-9A-Za-z\x80-\U0010ffff]+", text(error))]
                if words and all(any(o.startswith(w) for o in own) for w in words):
                    found += self.of_error(spaces, error["name"], everywhere)
            if found:
                return found
        return []

    def look_up(self, term):
        space, colon, rest = term.partition(":")
        spaces = [s for s in self.table.spaces if colon and s.name == space]
        everywhere = not spaces
        if everywhere:
            spaces, rest = self.table.spaces, term
        codes = numbers(rest)
        if codes is not None:
            return self.of_number(spaces, codes, everywhere)
        found = self.of_symbol(spaces, rest)
        squeezed = re.sub("[ _-]", "", rest).lower()
        for error in self.table.errors:
            if not found and error["name"].lower() == squeezed:
                found = self.of_error(spaces, error["name"], everywhere)
        return found or self.of_words(spaces, rest, everywhere)

    def in_order(self, hits):
        """Rows of the same code, names and SocketError, the most sources first; and so in each."""
        places = [s.name for s in self.table.spaces] + [r["runtime"] for r in self.runtimes]
        sources = lambda hit: self.sources[hit[1]] if hit[1] in self.sources else 0
        place = lambda hit: places.index(hit[1]) if hit[1] in places else len(places)
        rows = {}
        for hit in sorted(set(hits), key=lambda hit: (-sources(hit), place(hit))):
            rows.setdefault((hit[2], hit[5], hit[3]), []).append(hit)
        return sorted(rows.values(), key=lambda row: (-sum(map(sources, row)), row[0][2],
                                                      place(row[0])))


def print_csv(term, row):
    for kind, place, code, names, sure, error in row:
        for name, known in zip(names or [""], sure or ["yes"]):
            csv.writer(sys.stdout, lineterminator="\n").writerow(
                [term, kind, place, name, code, error, known])


def json_of(term, hit, values):
    """A hit in JSON. Its code is as well confirmed as the numbered symbol, which is the first."""
    kind, place, code, names, sure, error = hit
    return json.dumps({"term": term, "kind": kind, "space": place, "code": code, "symbols": names,
                       "confirmed": sure[:1] != ("no",), "socket_error": error or None,
                       "value": values.get(error)}, ensure_ascii=False)


def print_lookups(folder):
    lookup = Lookup(folder)
    values = {e["name"]: e["value"] for e in lookup.table.errors}
    terms = [line.rstrip("\n") for line in sys.stdin]
    found = [(term, lookup.in_order(lookup.look_up(term))) for term in terms]
    print(*HEADING, sep=",")
    for term, rows in found:
        for row in rows:
            print_csv(term, row)
    print("[" + ",".join("\n  " + json_of(term, hit, values)
                         for term, rows in found for row in rows for hit in row) + "\n]")
    for term, rows in found:
        if not rows:
            print("sockerr: nothing found for", term)


def grade(table, source, target, code):
    names = [n for n in source.names.get(code, []) if oracle.stand_ins(table, n) != []]
    answer, by_name = oracle.translated(table, source, target, code)
    if source.name == target.name:
        return code, "name"
    if answer is None or by_name:
        return answer, "name" if by_name else "none"
    stood = (oracle.by_name(table, target, s) for n in names
             for s in oracle.stand_ins(table, n) or [])
    return answer, "stand-in" if oracle.first_known(stood) is not None else "socket-error"


def print_translations(folder):
    table = oracle.Table(folder)
    spaces = {space.name: space for space in table.spaces}
    first = lambda space, code: (["Success"] if code == 0 else space.names.get(code) or ["-"])[0]
    for line in sys.stdin:
        source, target = (spaces[name] for name in line.split())
        for code in sorted((set(source.names) | set(source.read)) - {0}):
            answer, how = grade(table, source, target, code)
            there = ("-", "-") if answer is None else (answer, first(target, answer))
            print(source.name, target.name, code, first(source, code), *there, how)
        print(source.name, target.name, 0, "Success", 0, "Success", "name")


if __name__ == "__main__":
    {"lookup": print_lookups, "translate": print_translations}[sys.argv[1]](sys.argv[2])
