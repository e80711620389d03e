# SPDX-License-Identifier: 0BSD
"""Writes a made-up table with thousands of SocketErrors and codes far apart.

    scattered.py DATA

It takes the headers to forms that no small table needs: a binary search, hashes of many slots, and
arrays of thousands. The numbers are the same on every run.
"""

import pathlib
import sys

COUNT = 4500


def scattered(seed):
    """Numbers all over an int, no two the same, and none that is 0 or -1."""
    seen, number = {0, -1}, seed
    while True:
        number = (number * 69069 + 1) % 2**32
        signed = number - 2**31
        if signed not in seen:
            seen.add(signed)
            yield signed


def space(name, codes):
    cells = "".join(f"  E{i}: {code}\n" for i, code in codes)
    return (f"space: {name}\ntitle: {name}\nkind: errno\nsources: [made up]\n"
            f"socket_errors:\n{cells}")


def main(folder):
    values = scattered(1)
    errors = "".join(f"- {{name: E{i}, value: {next(values)}, summary: Number {i}.}}\n"
                     for i in range(COUNT))
    (folder / "socket_errors.yaml").write_text(
        "- {name: Success, value: 0, summary: None.}\n"
        "- {name: SocketError, value: -1, summary: Some.}\n" + errors)
    spaces = {
        "scattered": zip(range(COUNT), scattered(2)),
        "hashed": zip(range(0, COUNT, 9), scattered(3)),
        "dense": ((i, i + 1) for i in range(COUNT)),
        "below": ((i, i - 70000) for i in range(0, COUNT, 5)),
    }
    for name, codes in spaces.items():
        (folder / "spaces" / f"{name}.yaml").write_text(space(name, codes))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
