# SPDX-License-Identifier: 0BSD
"""What `sockerr lookup` and `sockerr translate` must print, worked out from the data alone.

    lookups.py lookup DATA < TERMS       the terms of the lines: their CSV, then their JSON, then a
                                         line for each that is not found, without a suggestion; of texts
                                         only those that speak of no error, by the words of messages
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

# Where JSON says what an error is elsewhere: the first space of each line that has it.
SYSTEMS = (("linux", "linux-gai", "h-errno"), ("macos", "macos-gai", "h-errno"), ("windows",))

HEADING = ["term", "kind", "space", "symbol", "code", "socket_error", "confirmed", "error"]


def is_number(term):
    return re.fullmatch(r"[-+]?(\d+|0[xX][0-9a-fA-F]+)", term) is not None


def number_of(term):
    """The int that a number stands for; None: the term is no number, or none of 32 bits."""
    number = int(term, 16 if "x" in term.lower() else 10)
    for bits in (32, 64):
        if 2 ** (bits - 1) <= number < 2 ** bits and -2 ** 31 <= number - 2 ** bits:
            number -= 2 ** bits
    return number if -2 ** 31 <= number < 2 ** 31 else None


def codes_of_number(space, number):
    """The codes of a space that a number is, or that it wraps."""
    unwrapped = [oracle.signed((number - offset) % 2 ** 32) for offset in space.wrapped.values()]
    return [number] + [code for code in unwrapped if code != 0]


def words_of(text):
    return [w.lower() for w in re.findall(r"[0-9A-Za-z\x80-\U0010ffff]+", text)]


def has_words(text, words):
    own = words_of(text)
    return all(any(o.startswith(w) for o in own) for w in words)


def spaced(name):
    """Connection Refused from ConnectionRefused."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)


def less_prefix(space, name):
    return next((name[len(p):] for p in space.prefixes
                 if name.upper().startswith(p.upper()) and len(name) > len(p)), name)


def as_constant(space, symbol):
    """What sockerr_codes.h calls it."""
    return f"SOCKERR_{oracle.constant(space.name)}_{symbol.replace('-', '_')}".upper()


def has_same_end(name, term):
    """True where one is the other with a package before it."""
    name, term = sorted((name.upper(), term.upper()), key=len)
    packaged = term.endswith("." + name) or term.endswith("::" + name)
    return name != "" and packaged and " " not in term[:-len(name)]


class Lookup:
    def __init__(self, folder):
        self.table = oracle.Table(folder)
        self.runtimes = self.table.runtimes
        raw = {s.name: oracle.read(pathlib.Path(folder) / "spaces" / f"{s.name}.yaml")
               for s in self.table.spaces}
        self.sources = {name: len(space.get("sources", [])) for name, space in raw.items()}
        for space in self.table.spaces:
            space.wrapped = raw[space.name].get("wrapped") or {}
            space.prefixes, _ = oracle.said_of_names(raw, space.name)
        self.rare = {s.name for s in self.table.spaces if s.rare}
        self.shown = [(r["runtime"], oracle.shown_names(self.table, r)) for r in self.runtimes]

    def message_of(self, hit):
        """What the first error of a hit is."""
        return self.table.errors.get(first_error(hit), {}).get("message")

    def elsewhere(self, hit):
        """Its code on the systems that most people have."""
        spaces = {space.name: space for space in self.table.spaces}
        codes = ([(name, spaces[name].code_of(first_error(hit))) for name in names if name in spaces]
                 for names in SYSTEMS)
        return dict(next(((name, code) for name, code in system if code is not None), (None, None))
                    for system in codes)

    def in_space(self, space, code):
        """A hit: the kind of place, which, the code, its names there, what it reads as, its errors."""
        if code not in space.errors and code not in space.read:
            return []
        names = tuple(space.names.get(code, []))
        sure = tuple(space.lines[n][1] for n in names)
        return [(space.kind, space.name, code, names, sure, space.read.get(code, ""),
                 tuple(space.errors.get(code, [])))]

    def of_runtimes(self, wanted):
        return [("runtime", r["runtime"], number, (), (), error, ())
                for r in self.runtimes for error, number in (r.get("overrides") or {}).items()
                if isinstance(number, int) and wanted(number, error)]

    def of_value(self, error):
        value = self.table.by_name[error]["value"]
        if any(s.kind == "winsock" and value in s.read for s in self.table.spaces):
            return []
        return [("value", error, value, (), (), error, ())]

    def of_socket_error(self, spaces, error, everywhere):
        found = [h for s in spaces if s.write[error] is not None
                 for h in self.in_space(s, s.write[error])]
        if everywhere:
            found += self.of_runtimes(lambda _, e: e == error) + self.of_value(error)
        return found

    def of_errors(self, spaces, errors):
        return [h for s in spaces for code, meant in s.errors.items()
                if not errors.isdisjoint(meant) for h in self.in_space(s, code)]

    def of_number(self, spaces, number, everywhere):
        found = [h for s in spaces for code in codes_of_number(s, number)
                 for h in self.in_space(s, code)]
        if number < 0:
            negated = [h for s in spaces if s.kind in ("errno", "winsock") for h in self.in_space(s, -number)]
            alike = lambda hit: sum(alike_of(hit) == alike_of(other) for other in negated)
            found += [h for h in negated if not found or alike(h) > 1]
        if everywhere:
            found += self.of_runtimes(lambda n, _: n == number)
            for error in self.table.socket_errors:
                if error["value"] == number:
                    found += self.of_value(error["name"])
        return found

    def of_name(self, spaces, term):
        """The codes of the errors that have the name, or that a symbol of the name stands for."""
        for same in (lambda a, b: a == b, lambda a, b: a.upper() == b.upper()):
            found = self.of_errors(spaces, self.named(term, same))
            if found:
                return found
        return []

    def named(self, term, same):
        """The errors that have a name which is the same as the term in some way."""
        errors = {e for s in self.table.spaces for meant in s.errors.values() for e in meant}
        wanted = {e for e in errors - set(self.table.by_name) if same(e, term)}
        for space in self.table.spaces:
            bare = less_prefix(space, term)
            for symbol, error in space.error_of.items():
                rest = less_prefix(space, symbol)
                if (same(symbol, term) or as_constant(space, symbol) == term.upper()
                        or space.prefixes and (same(rest, term) or same(rest, bare))):
                    wanted.add(error)
        return wanted | {error for _, shown in self.shown for name, error in shown if same(name, term)}

    def of_words(self, spaces, term, everywhere):
        words = words_of(term)
        if all(len(word.encode()) < 3 for word in words):
            return []
        by_name, by_summary = ([h for e in self.table.socket_errors if has_words(text(e), words)
                                for h in self.of_socket_error(spaces, e["name"], everywhere)]
                               for text in (lambda e: spaced(e["name"]), lambda e: e["summary"]))
        said = {name for name, e in self.table.errors.items()
                if any(has_words(t, words) for t in [e.get("message", "")] + e.get("says", []))}
        return by_name or self.of_errors(spaces, said) or by_summary

    def look_up(self, term):
        name, colon, rest = term.partition(":")
        colon = colon and not rest.startswith(" ")
        spaces = [s for s in self.table.spaces if colon and name in [s.name] + s.also]
        everywhere = not spaces
        if everywhere:
            spaces, rest = self.table.spaces, term
        if is_number(rest):
            number = number_of(rest)
            hits = self.of_number(spaces, number, everywhere) if number is not None else []
            return self.in_order(hits, rest, number)
        return self.in_order(self.of_text(spaces, rest, everywhere), rest)

    def of_text(self, spaces, rest, everywhere):
        found = self.of_name(spaces, rest)
        member = re.sub(r"^(?:SOCKERR_|(?:.*\.)?SocketError\.(?!.*\.))", "", rest, flags=re.I | re.S)
        squeezed = re.sub("[ _-]", "", member).lower()
        for error in self.table.socket_errors:
            if not found and error["name"].lower() == squeezed:
                found = self.of_socket_error(spaces, error["name"], everywhere)
        return (found or self.of_errors(spaces, self.named(rest, has_same_end))
                or self.of_words(spaces, rest, everywhere))

    def has_name(self, hit, term):
        """True where the term is a name of the code, with or without a package or a prefix of the space."""
        for space in self.table.spaces:
            for name in hit[3] if space.name == hit[1] else ():
                bare = less_prefix(space, name).upper()
                if (term.upper() in (name.upper(), as_constant(space, name)) or has_same_end(name, term)
                        or space.prefixes and bare in (term.upper(), less_prefix(space, term).upper())):
                    return True
        return False

    def in_order(self, hits, term, number=None):
        """Rows of the same code, names, errors and SocketError: those of the number itself and those that
        have the name first; those of a number that are no SocketError's and no errno's, and those of
        rare spaces alone last; and else the most sources first, as in each."""
        places = [s.name for s in self.table.spaces] + [r["runtime"] for r in self.runtimes]
        sources = lambda hit: self.sources[hit[1]] if hit[1] in self.sources else 0
        place = lambda hit: places.index(hit[1]) if hit[1] in places else len(places)
        rows = {}
        for hit in sorted(set(hits), key=lambda hit: (-sources(hit), place(hit))):
            rows.setdefault(alike_of(hit), []).append(hit)
        return sorted(rows.values(), key=lambda row: (
            number not in (None, row[0][2]),
            not (number is None and any(self.has_name(hit, term) for hit in row)),
            number is not None and not row[0][5] and all(hit[0] != "errno" for hit in row),
            all(hit[1] in self.rare for hit in row),
            -sum(map(sources, row)), row[0][2], place(row[0])))

    def names_of(self, errors):
        """What each runtime calls these errors."""
        found = {name: list(dict.fromkeys(n for n, error in shown if error in errors))
                 for name, shown in self.shown}
        return {name: names for name, names in found.items() if names}


def alike_of(hit):
    return hit[2], hit[5], hit[3], hit[6]


def first_error(hit):
    """A code that has no error is a SocketError's, which is one too."""
    return hit[6][0] if hit[6] else hit[5]


def print_csv(term, row):
    for kind, place, code, names, sure, socket_error, errors in row:
        for name, known in zip(names or [""], sure or ["yes"]):
            csv.writer(sys.stdout, lineterminator="\n").writerow(
                [term, kind, place, name, code, socket_error, known, " ".join(errors)])


def json_of(lookup, term, hit, values):
    """A hit in JSON. Its code is as well confirmed as the numbered symbol, which is the first."""
    kind, place, code, names, sure, error, errors = hit
    elsewhere = {name: there for name, there in lookup.elsewhere(hit).items() if name is not None}
    return json.dumps({"term": term, "kind": kind, "space": place, "code": code, "symbols": names,
                       "confirmed": sure[:1] != ("no",), "socket_error": error or None,
                       "value": values.get(error), "errors": errors,
                       "message": lookup.message_of(hit), "elsewhere": elsewhere,
                       "runtimes": lookup.names_of(errors)}, ensure_ascii=False)


def print_lookups(folder):
    lookup = Lookup(folder)
    values = {e["name"]: e["value"] for e in lookup.table.socket_errors}
    terms = [line.rstrip("\n") for line in sys.stdin]
    found = [(term, lookup.look_up(term)) for term in terms]
    known = {name for space in lookup.table.spaces for name in [space.name] + space.also}
    print(*HEADING, sep=",")
    for term, rows in found:
        for row in rows:
            print_csv(term, row)
    print("[" + ",".join("\n  " + json_of(lookup, term, hit, values)
                         for term, rows in found for row in rows for hit in row) + "\n]")
    for term, rows in found:
        if not rows:
            name = term.partition(":")[0]
            unknown = re.fullmatch("[a-z0-9-]+:(?!:)[^ ]*", term) and name not in known
            print(f'sockerr: there is no space "{name}"' if unknown else f"sockerr: nothing found for {term}")


def print_translations(folder):
    table = oracle.Table(folder)
    spaces = {space.name: space for space in table.spaces}
    first = lambda space, code: (["Success"] if code == 0 else space.names.get(code) or ["-"])[0]
    for line in sys.stdin:
        source, target = (spaces[name] for name in line.split())
        for code in sorted(set(source.errors) - {0}):
            answer, how = oracle.translated(table, source, target, code)
            how = {None: "none", "itself": "same"}.get(how, how)
            there = ("-", "-") if answer is None else (answer, first(target, answer))
            print(source.name, target.name, code, first(source, code), *there, how)
        print(source.name, target.name, 0, "Success", 0, "Success", "same")


if __name__ == "__main__":
    {"lookup": print_lookups, "translate": print_translations}[sys.argv[1]](sys.argv[2])
