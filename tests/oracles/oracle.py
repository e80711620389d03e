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

It follows the description of the format in data/README.md, and takes the data to be right.
"""

import pathlib
import re
import sys

import yaml


class Table:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.errors = read(folder / "socket_errors.yaml")
        self.by_name = {e["name"]: e for e in self.errors}
        self.owner = {}
        for e in self.errors:
            for symbol in e.get("symbols", []) + e.get("reads", []):
                self.owner[symbol] = e["name"]
        self.wanted_by = {symbol: e["name"] for e in self.errors for symbol in e.get("symbols", [])}
        stand_ins = folder / "stand_ins.yaml"
        self.stand_ins = read(stand_ins) if stand_ins.exists() else {}
        raw = {p.stem: read(p) for p in (folder / "spaces").glob("*.yaml")}
        self.spaces = [Space(self, raw, name) for name in sorted(raw)]


class Space:
    def __init__(self, table, raw, name):
        self.name = name
        self.kind = raw[name]["kind"]
        self.lines, self.cells = lay(raw, name, table.wanted_by)
        self.codes = {s: self.number(v) for s, (v, _) in self.lines.items()}
        self.names = {}
        for numbered in (True, False):
            for s, (v, _) in self.lines.items():
                if isinstance(v, int) == numbered:
                    self.names.setdefault(self.codes[s], []).append(s)
        self.write = {e["name"]: self.written(table, e) for e in table.errors}
        self.read = self.readings(table)

    def number(self, value):
        return value if isinstance(value, int) else self.lines[value][0]

    def written(self, table, error):
        """A SocketError's code: as stated, else its first symbol's, else the borrowed one's."""
        if error["name"] == "Success":
            return 0
        if error["name"] in self.cells:
            return self.cells[error["name"]]
        for symbol in error.get("symbols", []) + [error.get("writes")]:
            if symbol in self.codes:
                return self.codes[symbol]
        return None

    def readings(self, table):
        read = {0: "Success"}
        for symbol, code in self.codes.items():
            if symbol in table.owner:
                read[code] = table.owner[symbol]
        for name, code in self.cells.items():
            owner = table.owner.get(table.by_name[name].get("writes"))
            if owner is None or self.write[owner] != code:
                read[code] = name
        return read


def twin(symbol):
    """The same name with or without WSA before it."""
    return symbol[3:] if symbol.startswith("WSA") else "WSA" + symbol


def stand_ins(table, symbol):
    """What stands in for a symbol; None where nothing is stated."""
    if symbol in table.stand_ins:
        return table.stand_ins[symbol]
    return table.stand_ins.get(twin(symbol)) if symbol.startswith("WSA") else None


def by_name(table, space, symbol):
    """The code of a symbol, WSA aside; None where the space has none, or nothing else means it."""
    if stand_ins(table, symbol) == []:
        return None
    for name in (symbol, twin(symbol)):
        if name in space.codes and stand_ins(table, name) != []:
            return space.codes[name]
    return None


def through(table, target, error):
    """What a SocketError is written as, unless by a symbol that nothing else means."""
    written = [s for s in table.by_name[error].get("symbols", []) if s in target.codes]
    written += [s for s in [table.by_name[error].get("writes")] if s in target.codes]
    if error not in target.cells and written and stand_ins(table, written[0]) == []:
        return None
    return target.write[error]


def first_known(codes):
    return next((code for code in codes if code is not None), None)


def translated(table, source, target, code):
    """What a code is in another space, and whether by its own name; (None, False): nothing."""
    names = [n for n in source.names.get(code, []) if stand_ins(table, n) != []]
    same = first_known(by_name(table, target, n) for n in names)
    if same is not None:
        return same, True
    other = first_known(by_name(table, target, s)
                        for n in names for s in stand_ins(table, n) or [])
    if other is None:
        errors = {table.wanted_by[n] for n in names if n in table.wanted_by}
        errors |= {e for e, c in source.cells.items() if c == code and source.read[code] == e}
        other = first_known(through(table, target, e) for e in errors)
    return other, False


def lay(raw, name, wanted_by):
    """A space's lines and cells over those of the space it is like."""
    own = raw[name]
    lines, cells = lay(raw, own["like"], wanted_by) if "like" in own else ({}, {})
    lines, cells = dict(lines), dict(cells)
    for key, confirmed in (("codes", "yes"), ("unconfirmed", "no")):
        for symbol, value in (own.get(key) or {}).items():
            if value is None:
                del lines[symbol]
            else:
                lines[symbol] = (value, confirmed)
                cells.pop(wanted_by.get(symbol), None)
    cells.update(own.get("socket_errors") or {})
    return lines, cells


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def c_int(number):
    return "-2147483647 - 1" if number == -(2**31) else str(number)


def c_string(text):
    """A C string, with everything but plain characters written as octal bytes."""
    plain = re.compile(rb"[A-Za-z0-9 .,;:'()_-]")
    return '"' + "".join(
        chr(b) if plain.match(bytes([b])) else f"\\{b:03o}" for b in text.encode("utf-8")) + '"'


def print_headers(table):
    print('#include "oracle.h"\n')
    for space in table.spaces:
        ident = space.name.replace("-", "_")
        print(f"static const struct oracle_read reads_{ident}[] = {{")
        for code in sorted(space.read):
            error = table.by_name[space.read[code]]
            first = space.write[error["name"]]
            print(f"    {{{c_int(code)}, {c_int(error['value'])}, {int(first is not None)}, "
                  f"{c_int(first or 0)}}},")
        print(f"}};\nstatic const struct oracle_write writes_{ident}[] = {{")
        for error in table.errors:
            code = space.write[error["name"]]
            owner = table.by_name[table.owner.get(error.get("writes"), error["name"])]
            print(f"    {{{c_int(error['value'])}, {int(code is not None)}, {c_int(code or 0)}, "
                  f"{c_int(owner['value'])}}},")
        print("};\n")
    print("const struct oracle_space oracle_spaces[] = {")
    for space in table.spaces:
        ident = space.name.replace("-", "_")
        print(f'    {{"{space.name}", {int(space.kind == "winsock")}, '
              f"SOCKERR_SPACE_{ident.upper()}, sockerr_from_{ident}, sockerr_to_{ident},\n"
              f"     sockerr_switch_from_{ident}, sockerr_switch_to_{ident}, reads_{ident}, "
              f"{len(space.read)}, writes_{ident}}},")
    print("};")
    print(f"const int oracle_space_count = {len(table.spaces)};\n")
    print("const struct oracle_error oracle_errors[] = {")
    for error in table.errors:
        print(f'    {{"{error["name"]}", {c_int(error["value"])}, {c_string(error["summary"])}}},')
    print("};")
    print(f"const int oracle_error_count = {len(table.errors)};")


def print_table(table):
    print(",".join(["name", "value"] + [s.name for s in table.spaces]))
    for error in table.errors:
        codes = [s.write[error["name"]] for s in table.spaces]
        cells = ["" if code is None else str(code) for code in codes]
        print(",".join([error["name"], str(error["value"])] + cells))


def print_codes(table):
    print("space,symbol,code,socket_error,confirmed")
    for space in table.spaces:
        lines = [(0, 0, 0, "", "Success", "yes")]
        for name, code in space.cells.items():
            if name != "Success":
                lines.append((code, 0, len(lines), "", name, "yes"))
        for symbol, (value, confirmed) in space.lines.items():
            code = space.codes[symbol]
            rank = 1 if isinstance(value, int) else 2
            lines.append((code, rank, len(lines), symbol, space.read.get(code, ""), confirmed))
        for code, _, _, symbol, name, confirmed in sorted(lines):
            print(f"{space.name},{symbol},{code},{name},{confirmed}")


def print_symbols(table):
    for space in table.spaces:
        for symbol, code in space.codes.items():
            print(space.name, symbol, code, int(space.names[code][0] == symbol))


def print_translations(table):
    """A line a code: its space, and for each space ~, =CODE by its own name, or +CODE."""
    for source in table.spaces:
        for code in sorted(set(source.codes.values()) | set(source.cells.values()) - {0}):
            words = [source.name, str(code)]
            for target in table.spaces:
                answer, same = translated(table, source, target, code)
                words.append("~" if answer is None else ("=" if same else "+") + str(answer))
            print(*words)


def print_constexpr(table):
    def check(expression, expected):
        print(f'static_assert({expression} == {c_int(expected)}, "");')

    for space in table.spaces:
        ident = space.name.replace("-", "_")
        for code, name in space.read.items():
            check(f"sockerr_switch_from_{ident}({c_int(code)})", table.by_name[name]["value"])
        for error in table.errors:
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
    print_functions((a, b, some_code(a)) for a in table.spaces for b in table.spaces)


def print_constants(table):
    print_functions((s, table.spaces[0], code) for s in table.spaces for code in sorted(s.names))


PRINTERS = {"headers": print_headers, "table": print_table, "codes": print_codes,
            "symbols": print_symbols, "translations": print_translations,
            "constexpr": print_constexpr, "pairs": print_pairs, "constants": print_constants}

if __name__ == "__main__":
    PRINTERS[sys.argv[1]](Table(sys.argv[2]))
