# SPDX-License-Identifier: 0BSD
"""What a data folder says, worked out by other means than the tool: PyYAML and sets.

    oracle.py headers DATA         prints the C tables that test_headers.c compares the headers with
    oracle.py table DATA           prints what table.csv must be
    oracle.py codes DATA           prints what codes.csv must be
    oracle.py symbols DATA         prints each symbol's code, and whether it is the code's first name
    oracle.py translations DATA    prints what each code of each space is in every space
    oracle.py constexpr DATA       prints a C++ assertion for each cell, through the switch forms
    oracle.py pairs DATA           prints a C function for each pair of spaces that translates a code
    oracle.py constants DATA       prints one for each code that translates it to the first space

What is of headers takes the spaces of --spaces behind DATA.

It follows the description of the format in data/README.md, and takes the data to be right.
"""

import pathlib
import re
import sys

import yaml


class Table:
    def __init__(self, folder, named=None):
        folder = pathlib.Path(folder)
        self.socket_errors = read(folder / "socket_errors.yaml")
        self.by_name = {e["name"]: e for e in self.socket_errors}
        errors = read_if_there(folder / "errors.yaml") or {}
        self.errors = {name: about or {} for name, about in errors.items()}
        self.runtimes = read_if_there(folder / "runtimes.yaml") or []
        self.wanted_by, self.owner = {}, {}  # the SocketErrors of errors: to write, and to read
        for e in self.socket_errors:
            self.wanted_by.update(dict.fromkeys(symbols_of(e), e["name"]))
            self.owner.update(dict.fromkeys(symbols_of(e) + e.get("reads", []), e["name"]))
        raw = {p.stem: read(p) for p in (folder / "spaces").glob("*.yaml")}
        self.spaces = [Space(self, raw, name) for name in sorted(raw)]
        self.named = named

    def in_headers(self):
        """The spaces that --spaces names, as words between commas; else all but the rare ones."""
        if self.named is not None:
            return [space for space in self.spaces if space.name in self.named.split(",")]
        return [space for space in self.spaces if not space.rare]


def symbols_of(error):
    """The errors that a SocketError is written as: itself, where a cell states it, is the first."""
    return [error["name"]] + error.get("symbols", [])


class Space:
    def __init__(self, table, raw, name):
        own = raw[name]
        self.name, self.kind = name, own["kind"]
        self.rare, self.also = own.get("rare", False), own.get("also", [])
        self.answers = own.get("answers") or {}
        self.lines, self.cells = lay(table, raw, name)
        self.codes = {s: self.number(v) for s, (v, _) in self.lines.items()}
        self.error_of = {s: error_of(table, raw, name, s) for s in self.lines}
        self.names = {}     # code: its symbols, the numbered one first
        self.errors = {}    # code: the errors that it stands for
        self.codes_of = {}  # error: its codes
        for numbered in (True, False):
            for s, (v, _) in self.lines.items():
                if isinstance(v, int) == numbered:
                    self.names.setdefault(self.codes[s], []).append(s)
        for code, names in self.names.items():
            for symbol in names:
                self.add(code, self.error_of[symbol])
        for error, code in self.cells.items():
            if code != 0 and not self.is_lent(table, error, code):
                self.add(code, error)
        self.write = {e["name"]: self.written(table, e) for e in table.socket_errors}
        self.read = self.readings(table)

    def add(self, code, error):
        errors = self.errors.setdefault(code, [])
        if error not in errors:
            errors.append(error)
            self.codes_of.setdefault(error, []).append(code)

    def number(self, value):
        return value if isinstance(value, int) else self.lines[value][0]

    def code_of(self, error):
        """The code of an error: as the space answers, or the only one."""
        codes = self.codes_of.get(error, [])
        answer = self.codes.get(self.answers.get(error))
        return answer if answer in codes else first_known(codes)

    def is_lent(self, table, name, code):
        """True where a cell states what its SocketError would borrow anyway: it says nothing."""
        lender = table.by_name[name].get("writes")
        return lender is not None and self.own_code(table, lender) == code

    def own_code(self, table, name):
        """What a SocketError is written as, unless by borrowing."""
        error = table.by_name[name]
        if self.kind == "winsock":
            return error["value"] if error["value"] in self.errors else None
        cell = self.cells.get(name)
        if cell is not None and not self.is_lent(table, name, cell):
            return cell
        return first_known(self.code_of(e) for e in error.get("symbols", []))

    def written(self, table, error):
        """A SocketError's code: its own, else that of the one it borrows from."""
        if error["name"] in ("Success", "SocketError"):
            return 0 if error["name"] == "Success" else None
        own, lender = self.own_code(table, error["name"]), error.get("writes")
        if own is not None or lender is None or self.kind == "winsock":
            return own
        return self.own_code(table, lender)

    def readings(self, table):
        if self.kind == "winsock":
            by_value = {e["value"]: e["name"] for e in table.socket_errors}
            found = {code: by_value.get(code) for code in self.errors}
        else:
            found = {code: first_known(table.owner.get(e) for e in errors)
                     for code, errors in self.errors.items()}
        return {0: "Success", **{c: name for c, name in found.items() if name is not None}}


def said_of_names(raw, name):
    """A space's prefixes, and what its symbols mean, with those of the space it is like."""
    own = raw[name]
    prefixes, means = said_of_names(raw, own["like"]) if "like" in own else ([], {})
    return own.get("prefix", prefixes), {**means, **(own.get("means") or {})}


def error_of(table, raw, name, symbol):
    """The error that a symbol of a space means."""
    prefixes, means = said_of_names(raw, name)
    if symbol in means:
        return means[symbol]
    rest = next((symbol[len(p):] for p in prefixes if symbol.startswith(p)), symbol)
    return rest if rest in table.errors else symbol


def first_known(items):
    return next((item for item in items if item is not None), None)


def by_socket_error(table, target, error):
    """The code of the SocketError that is written as an error, unless it is borrowed."""
    name = table.wanted_by.get(error)
    return target.own_code(table, name) if name not in (None, "Success", "SocketError") else None


STEPS = (
    ("answer", lambda table, target, e: target.codes.get(target.answers.get(e))),
    ("same", lambda table, target, e: target.code_of(e)),
    ("instead", lambda table, target, e: first_known(
        target.code_of(other) for other in table.errors.get(e, {}).get("instead", []))),
    ("socket-error", by_socket_error),
)


def translated(table, source, target, code):
    """What a code is in another space, and by which step; (None, None): nothing."""
    errors = source.errors.get(code, [])
    if source is target and errors:
        return code, "itself"
    for grade, step in STEPS:
        answer = first_known(step(table, target, e) for e in errors)
        if answer is not None:
            return answer, grade
    return None, None


def is_exact(source, target, code, answer):
    """True where a code and what it was translated to share an error."""
    return not set(source.errors[code]).isdisjoint(target.errors.get(answer, []))


def message(table, space, code):
    """What a code means: a sentence, or else its symbol. A cell has its SocketError's summary."""
    texts = [table.by_name[e]["summary"] if e in table.by_name
             else table.errors.get(e, {}).get("message") for e in space.errors[code]]
    return first_known(texts) or space.names[code][0]


def runtime_reading(table, runtime, space, code):
    """The SocketError that a runtime reads a code as: .NET's, but for errnos of its own reading."""
    reads = runtime.get("reads") or {}
    own = first_known(reads.get(e) for e in space.errors.get(code, []))
    return own if own is not None and space.kind != "winsock" else space.read.get(code)


def shown_names(table, runtime):
    """The names by which a runtime shows errors: pairs of a name and an error, in the order of its
    lines, and of a space's codes."""
    found = []
    for name, errors in (runtime.get("names") or {}).items():
        if isinstance(errors, str):
            space = next(s for s in table.spaces if errors in [s.name] + s.also)
            written = {e: space.code_of(e) for e in space.codes_of}
            errors = [e for code in sorted(space.errors) for e in space.errors[code] if written[e] == code]
        for error in errors:
            spelt = lambda star: error if star[0] == "E*" else error.lower()
            found.append((re.sub(r"[Ee]\*", spelt, name, count=1), error))
    return found


def lay(table, raw, name):
    """A space's lines and cells over those of the space it is like."""
    own = raw[name]
    lines, cells = lay(table, raw, own["like"]) if "like" in own else ({}, {})
    lines, cells = dict(lines), dict(cells)
    for key, confirmed in (("codes", "yes"), ("unconfirmed", "no")):
        for symbol, value in (own.get(key) or {}).items():
            if value is None:
                del lines[symbol]
            else:
                lines[symbol] = (signed(value), confirmed)
                cells.pop(table.wanted_by.get(error_of(table, raw, name, symbol)), None)
    cells.update((e, signed(v)) for e, v in (own.get("socket_errors") or {}).items())
    return lines, cells


def signed(value):
    """A number as an int of 32 bits; an alias is left as it is."""
    return value - 2**32 if isinstance(value, int) and value >= 2**31 else value


def read_if_there(path):
    return read(path) if path.exists() else None


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def c_int(number):
    return "-2147483647 - 1" if number == -(2**31) else str(number)


def c_string(text):
    """A C string, with everything but plain characters written as octal bytes."""
    plain = re.compile(rb"[A-Za-z0-9 .,;:'()_-]")
    return '"' + "".join(
        chr(b) if plain.match(bytes([b])) else f"\\{b:03o}" for b in text.encode("utf-8")) + '"'


def constant(name):
    return re.sub("[-.]", "_", name).upper()


def print_headers(table):
    print('#include "oracle.h"\n')
    spaces = table.in_headers()
    for space in spaces:
        print_space(table, space)
    print("const struct oracle_space oracle_spaces[] = {")
    for space in spaces:
        ident = space.name.replace("-", "_")
        print(f'    {{"{space.name}", {int(space.kind == "winsock")}, '
              f"SOCKERR_SPACE_{ident.upper()}, sockerr_from_{ident}, sockerr_to_{ident},\n"
              f"     sockerr_switch_from_{ident}, sockerr_switch_to_{ident}, reads_{ident}, "
              f"{len(space.read)}, writes_{ident}, codes_{ident}, {len(space.errors)}}},")
    print("};")
    print(f"const int oracle_space_count = {len(spaces)};\n")
    print("const struct oracle_error oracle_errors[] = {")
    for error in table.socket_errors:
        print(f'    {{"{error["name"]}", {c_int(error["value"])}, {c_string(error["summary"])}}},')
    print("};")
    print(f"const int oracle_error_count = {len(table.socket_errors)};")
    print_readings(table, spaces)


def print_space(table, space):
    ident = space.name.replace("-", "_")
    print(f"static const struct oracle_read reads_{ident}[] = {{")
    for code in sorted(space.read):
        error = table.by_name[space.read[code]]
        first = space.write[error["name"]]
        print(f"    {{{c_int(code)}, {c_int(error['value'])}, {int(first is not None)}, "
              f"{c_int(first or 0)}}},")
    print(f"}};\nstatic const struct oracle_write writes_{ident}[] = {{")
    for error in table.socket_errors:
        code = space.write[error["name"]]
        own = space.own_code(table, error["name"]) is not None or "writes" not in error
        owner = error if own else table.by_name[error["writes"]]
        print(f"    {{{c_int(error['value'])}, {int(code is not None)}, {c_int(code or 0)}, "
              f"{c_int(owner['value'])}}},")
    print(f"}};\nstatic const struct oracle_code codes_{ident}[] = {{")
    for code in sorted(space.errors):
        names = space.names.get(code)
        symbol = f'"{names[0]}"' if names else "0"
        print(f"    {{{c_int(code)}, {symbol}, {c_string(message(table, space, code))}}},")
    print("};\n")


def print_readings(table, spaces):
    """What runtimes read otherwise than .NET."""
    print("\nconst struct oracle_reading oracle_readings[] = {")
    count = 0
    for runtime in table.runtimes:
        for space in spaces:
            for code in sorted(space.errors):
                name = runtime_reading(table, runtime, space, code)
                if name != space.read.get(code):
                    count += 1
                    print(f"    {{SOCKERR_RUNTIME_{constant(runtime['runtime'])}, "
                          f"SOCKERR_SPACE_{constant(space.name)}, {c_int(code)}, "
                          f"{c_int(table.by_name[name]['value'])}}},")
    print("    {SOCKERR_RUNTIME_NONE, SOCKERR_SPACE_NONE, 0, 0},\n};")
    print(f"const int oracle_reading_count = {count};")


def print_table(table):
    print(",".join(["name", "value"] + [s.name for s in table.spaces]))
    for error in table.socket_errors:
        codes = [s.write[error["name"]] for s in table.spaces]
        cells = ["" if code is None else str(code) for code in codes]
        print(",".join([error["name"], str(error["value"])] + cells))


def print_codes(table):
    print("space,symbol,code,socket_error,confirmed,error")
    for space in table.spaces:
        lines = [(0, 0, 0, "", "Success", "yes", "Success")]
        for name, code in space.cells.items():
            if name != "Success":
                lines.append((code, 0, len(lines), "", name, "yes", name))
        for symbol, (value, confirmed) in space.lines.items():
            code = space.codes[symbol]
            rank = 1 if isinstance(value, int) else 2
            lines.append((code, rank, len(lines), symbol, space.read.get(code, ""), confirmed,
                          space.error_of[symbol]))
        for code, _, _, symbol, name, confirmed, error in sorted(lines):
            print(f"{space.name},{symbol},{code},{name},{confirmed},{error}")


def print_symbols(table):
    for space in table.in_headers():
        for symbol, code in space.codes.items():
            print(space.name, symbol, code, int(space.names[code][0] == symbol))


def print_translations(table):
    """The names of the spaces; then a line a code: its space, and for each space ~, =CODE where
    they share an error, or +CODE."""
    spaces = table.in_headers()
    print(*(space.name for space in spaces))
    for source in spaces:
        for code in sorted(source.errors):
            words = [source.name, str(code)]
            for target in spaces:
                answer, grade = translated(table, source, target, code)
                exact = grade is not None and is_exact(source, target, code, answer)
                words.append("~" if answer is None else ("=" if exact else "+") + str(answer))
            print(*words)


def print_constexpr(table):
    def check(expression, expected):
        print(f'static_assert({expression} == {c_int(expected)}, "");')

    for space in table.in_headers():
        ident = space.name.replace("-", "_")
        for code, name in space.read.items():
            check(f"sockerr_switch_from_{ident}({c_int(code)})", table.by_name[name]["value"])
        for error in table.socket_errors:
            code = space.write[error["name"]]
            check(f"sockerr_switch_to_{ident}(static_cast<sockerr>({c_int(error['value'])}), -7)",
                  -7 if code is None else code)


def print_functions(triples):
    print('#include "sockerr.h"\n')
    for number, (source, target, code) in enumerate(triples):
        a, b = (f"SOCKERR_SPACE_{s.name.replace('-', '_').upper()}" for s in (source, target))
        print(f"int f{number}(void);\nint f{number}(void)\n{{\n"
              f"    return sockerr_translate({a}, {b}, {c_int(code)}, -1);\n}}\n")


def some_code(space):
    return next(iter(space.codes.values()), None) or next(c for c in space.cells.values() if c)


def print_pairs(table):
    print_functions((a, b, some_code(a)) for a in table.in_headers() for b in table.in_headers())


def print_constants(table):
    spaces = table.in_headers()
    print_functions((s, spaces[0], code) for s in spaces for code in sorted(s.names))


PRINTERS = {"headers": print_headers, "table": print_table, "codes": print_codes,
            "symbols": print_symbols, "translations": print_translations,
            "constexpr": print_constexpr, "pairs": print_pairs, "constants": print_constants}

if __name__ == "__main__":
    PRINTERS[sys.argv[1]](Table(*sys.argv[2:]))
