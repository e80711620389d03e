# SPDX-License-Identifier: 0BSD
"""What symbols mean, against what other projects translate them to: tests/expected/maps.

    maps.py DATA [FOLDER]

A file is a map. Its first line names it and where it is from. Its other lines have three fields or four:
the space, the symbol, the error that the project makes of it, and why DATA means another one. The error is
named as in errors.yaml, or by the symbol of some space.

A reason must stand exactly where DATA means another error. `instead` is a reason that is checked: the
project's error is an `instead` of ours.
"""

import pathlib
import re
import sys

import oracle

FOLDER = pathlib.Path(__file__).parent.parent / "expected" / "maps"


class Data:
    def __init__(self, spaces, errors):
        self.spaces = {space.name: space for space in spaces}
        self.instead = {name: (error or {}).get("instead", []) for name, error in errors.items()}
        self.named = {}  # what may stand in the third field → the errors that it may be
        for space in spaces:
            for symbol, error in space.error_of.items():
                self.named.setdefault(symbol, set()).add(error)
                self.named.setdefault(error, set()).add(error)
        self.named.update((name, {name}) for name in errors)


def judge(data, name, symbol, project, because=None):
    """What is wrong with a row; None: nothing.

    >>> class Net:
    ...     name, codes, errors = "net", {"NET_REFUSED": 7, "NET_DOWN": 8}, {7: ["EREF"], 8: ["EHOSTDOWN"]}
    ...     error_of = {"NET_REFUSED": "EREF", "NET_DOWN": "EHOSTDOWN"}
    >>> data = Data([Net], {"EREF": None, "EIO": {}, "EHOSTDOWN": {"instead": ["EHOST"]}, "EHOST": {}})
    >>> for row in [("NET_REFUSED", "EREF"), ("NET_REFUSED", "NET_REFUSED"), ("NET_REFUSED", "EIO", "why"),
    ...             ("NET_DOWN", "EHOST", "instead")]:
    ...     assert judge(data, "net", *row) is None
    >>> judge(data, "net", "NET_REFUSED", "EIO")
    'means EREF, and no reason is given'
    >>> judge(data, "net", "NET_REFUSED", "EREF", "why")
    'means it, and needs no reason'
    >>> judge(data, "net", "NET_REFUSED", "EIO", "instead")
    'means EREF, which has no such instead'
    >>> judge(data, "nett", "NET_REFUSED", "EREF"), judge(data, "net", "NET_REFUSE", "EREF")
    ('there is no such space', 'there is no such symbol')
    >>> judge(data, "net", "NET_REFUSED", "EREFF", "why")
    'no one error has the name EREFF'
    """
    space, errors = data.spaces.get(name), data.named.get(project, set())
    if space is None or symbol not in space.codes:
        return f"there is no such {'symbol' if space else 'space'}"
    if len(errors) != 1:
        return f"no one error has the name {project}"
    error, = errors
    ours = space.errors[space.codes[symbol]]
    if error in ours:
        return because and "means it, and needs no reason"
    if not because:
        return f"means {', '.join(ours)}, and no reason is given"
    if because == "instead" and not any(error in data.instead.get(one, []) for one in ours):
        return f"means {', '.join(ours)}, which has no such instead"
    return None


def read(path):
    """The rows of a map, as lists of fields."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    if not re.fullmatch(f"# {re.escape(path.stem)}: .+", first):
        sys.exit(f"{path}: the first line must be # {path.stem}: and where the map is from")
    return [line.split("\t") for line in lines]


def main(folder, maps=FOLDER):
    table = oracle.Table(folder)
    data, wrong, rows = Data(table.spaces, table.errors), [], 0
    for path in sorted(pathlib.Path(maps).glob("*.tsv")):
        seen = set()
        for row in read(path):
            text = judge(data, *row) if len(row) in (3, 4) else "three fields or four"
            if tuple(row[:3]) in seen:
                text = "stands here twice"
            if text:
                wrong.append(f"{path.stem}: {' '.join(row[:3])}: {text}")
            seen.add(tuple(row[:3]))
        rows += len(seen)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"maps of others: {rows} rows, {len(wrong)} wrong")
    return 1 if wrong or rows == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
