# SPDX-License-Identifier: 0BSD
"""The numbers of sources outside of this project, as tests/expected/recorded has them.

    recorded.py compare DATA    compares the columns of DATA with them, symbol by symbol, both ways
    recorded.py codes           prints all of them: space, symbol, code, whether the code is confirmed

A file is a source; its first line says where it is from, its others are space, symbol, code.
verify.py writes the files, but for gathered.tsv, which was gathered by hand: its fourth field names
the sources that have the number.

Sources disagree, and the columns have what a source lacks. What is known of that stands in
verify_known.yaml, each with why; compare fails for any other difference, and where what is known is
no longer so.
"""

import pathlib
import re
import sys

import yaml

import oracle

HERE = pathlib.Path(__file__).parent
FOLDER = HERE.parent / "expected" / "recorded"
GATHERED = "gathered"

# Sources that are the system's or library's own header or documentation: one of them confirms a number.
# Of others it takes two. Go's table is its own of one space, and another system's of all others.
OWN = {"glibc", "the kernel", "musl", "newlib", "picolibc", "wasi-libc", "lwIP", "the system's headers",
       "Emscripten", "Zephyr", "IBM's documentation", "Microsoft's documentation", "HP's manuals", "APR", "c-ares",
       "curl", "libgpg-error", "libuv", "Mbed TLS", "NSPR", "ZeroMQ", "Go of go-windows"}


def file_of(source):
    """
    >>> file_of("Go x/sys").name
    'go-x-sys.tsv'
    """
    return FOLDER / (re.sub(r"[^a-z0-9]+", "-", source.lower()) + ".tsv")


def write(source, origin, rows):
    text = "".join(f"{space}\t{symbol}\t{code}\n" for space, symbol, code in
                   sorted(rows, key=lambda row: (row[0], row[2], row[1])))
    file_of(source).write_text(f"# {source}: {origin}\n{text}", encoding="utf-8")


def read():
    """Each file: its source, where that is from, and its rows as lists of fields."""
    files = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        source, origin = re.fullmatch(r"# ([^:]+): (.+)", first).groups()
        files[source] = (origin, [line.split("\t") for line in lines if not line.startswith("#")])
    return files


class Known:
    """What verify_known.yaml allows, and how much of that was needed."""

    def __init__(self):
        self.rows = yaml.safe_load((HERE / "verify_known.yaml").read_text(encoding="utf-8"))
        self.needed = set()

    def allows(self, source, space, what, symbol, theirs=None):
        """True where a row says so; of what differs, it says which number the source has."""
        for number, row in enumerate(self.rows):
            if row["source"] != source or space not in row["spaces"]:
                continue
            rows = row.get(what, [])
            entry = symbol if symbol in rows else "all"
            if entry in rows and (what != "differs" or rows[entry] == theirs):
                self.needed.add((number, space, what, entry))
                return True
        return False

    def confirms(self, space, symbol):
        """True where a number is confirmed by what no file has."""
        return any(space in row["spaces"] and {"all", symbol} & set(row.get("confirms", []))
                   for row in self.rows)

    def misspelt(self, known):
        """Rows of a source and space that are not compared at all."""
        for row in self.rows:
            for space in row["spaces"]:
                if (row["source"], space) not in known and "confirms" not in row:
                    yield f"{row['source']}, {space}: there is no such comparison"

    def superfluous(self, run):
        for number, row in enumerate(self.rows):
            for space in row["spaces"]:
                for what in ("lacks", "adds", "differs"):
                    for symbol in row.get(what, []):
                        if ((row["source"], space) in run
                                and (number, space, what, symbol) not in self.needed):
                            yield f"{row['source']}, {space}: {what} {symbol}: no longer so"


def compare(source, space, theirs, known):
    """Compares one source with one column. Returns what is wrong, and how many it confirms."""
    wrong, confirmed = [], 0
    for symbol, code in space.codes.items():
        if symbol not in theirs:
            what, text = "lacks", "lacks it"
        elif theirs[symbol] != code:
            what, text = "differs", f"has {theirs[symbol]}"
        else:
            confirmed += 1
            continue
        if what == "lacks" and source == GATHERED:
            continue # it has what the other sources leave open, and no more
        if not known.allows(source, space.name, what, symbol, theirs.get(symbol)):
            wrong.append(f"{space.name} {symbol} {code}: {source} {text}")
    for symbol in sorted(theirs.keys() - space.codes.keys()):
        if not known.allows(source, space.name, "adds", symbol):
            wrong.append(f"{space.name} has no {symbol}: {source} has {theirs[symbol]}")
    return wrong, confirmed


def of_spaces(rows):
    """Rows of a file, space by space; and what of a symbol two numbers are stated for."""
    spaces, twice = {}, []
    for space, symbol, code, *_ in rows:
        codes = spaces.setdefault(space, {})
        if codes.setdefault(symbol, int(code)) != int(code):
            twice.append(f"{space} {symbol}: {codes[symbol]} and {code}")
    return spaces, twice


def merged(files, known):
    """(space, symbol) → {code: sources}, without what is known to be wrong or too much."""
    numbers = {}
    for source, (_, rows) in files.items():
        for space, symbol, code, *tags in rows:
            if (known.allows(source, space, "adds", symbol)
                    or known.allows(source, space, "differs", symbol, int(code))):
                continue
            sources = numbers.setdefault((space, symbol), {}).setdefault(int(code), set())
            sources |= set(tags[0].split(", ")) if tags else {source}
    return numbers


def is_confirmed(sources, space, symbol, known):
    one = {"Go" if source == "Go x/sys" else source for source in sources} # the same people's
    named = one | {f"{source} of {space}" for source in one}
    return len(one) > 1 or bool(named & OWN) or known.confirms(space, symbol)


def print_codes():
    known = Known()
    numbers = merged(read(), known)
    print("space", "symbol", "code", "confirmed", sep="\t")
    for space, symbol in sorted(numbers):
        if len(numbers[space, symbol]) > 1:
            sys.exit(f"{space} {symbol}: the sources disagree: {numbers[space, symbol]}")
        (code, sources), = numbers[space, symbol].items()
        confirmed = "yes" if is_confirmed(sources, space, symbol, known) else "no"
        print(space, symbol, code, confirmed, sep="\t")


def main(folder):
    """Compares each source, and then what all of them say together, of a space that any speaks of."""
    spaces = {space.name: space for space in oracle.Table(folder).spaces}
    files, known, wrong, run = read(), Known(), [], set()
    for source, (_, rows) in files.items():
        theirs, twice = of_spaces(rows)
        wrong += [f"{source}: {text}" for text in twice]
        wrong += [f"{source}: there is no space {name}" for name in theirs.keys() - spaces.keys()]
        for name in theirs.keys() & spaces.keys():
            wrong += compare(source, spaces[name], theirs[name], known)[0]
            run.add((source, name))
    wrong += known.misspelt(run)
    wrong += known.superfluous(run)
    numbers = merged(files, known)
    compared = 0
    for name in {space for space, _ in numbers} & spaces.keys():
        for symbol, (_, confirmed) in spaces[name].lines.items():
            sources = numbers.get((name, symbol), {}).get(spaces[name].codes[symbol], set())
            if not sources:
                wrong.append(f"{name} {symbol}: no source has this number")
            elif (confirmed == "yes") != is_confirmed(sources, name, symbol, known):
                wrong.append(f"{name} {symbol}: is it confirmed? {', '.join(sorted(sources))}")
            compared += 1
    print(*sorted(wrong), sep="\n", end="\n" if wrong else "")
    print(f"recorded: {compared} numbers of {len(files)} sources, {len(wrong)} wrong")
    return 1 if wrong or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2]) if sys.argv[1] == "compare" else print_codes())
