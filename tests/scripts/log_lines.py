# SPDX-License-Identifier: 0BSD
"""What `sockerr annotate` and `sockerr lookup` say of lines of logs.

    log_lines.py TOOL TABLE SHARED

TABLE is tests/lookup/log_lines.tsv: the error of a line, its space and code, whether it may be given as
sure, and the line. An error of - is a line that has none. The second line of this table says how it is
made.

A line is annotated with the symbol of its error: behind it stands a question mark exactly where it may not
be given as sure. lookup answers it with this error first, in this space by this code; a space of - is an
error that the line gives no code of.

SHARED is tests/lookup/shared.tsv, which the page is tested with, too: a term or a text, and the error, space
and code of the first answer.
"""

import csv
import json
import re
import subprocess
import sys


def run(tool, verb, lines):
    words = [tool, *verb.split()]
    return subprocess.run(words, input="\n".join(lines) + "\n", capture_output=True, text=True).stdout


def answers(tool, lines):
    """The hits of each line; several lines may be alike but for blanks."""
    found = {}
    for hit in json.loads(run(tool, "lookup --json -", lines)):
        found.setdefault(hit["term"], []).append(hit)
    return found


def said(symbol, hits):
    """What a tool said: error, space, code, and whether it is sure. A symbol is one of a hit, or its error."""
    names = {name for hit in hits for name in hit["symbols"] + hit["errors"]}
    if not hits or symbol.rstrip("?") not in names:
        return symbol or "-", "-", "-", "-"
    alone = hits[0] if len(hits) == 1 else {"space": "-", "code": "-"}
    return hits[0]["errors"][0], alone["space"], str(alone["code"]), "no" if symbol.endswith("?") else "yes"


def read(path, fields):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t", fields) for line in file if not line.startswith("#")]


def check_shared(tool, path):
    """Prints the rows whose first answer is another. Returns how many there are, and how many are wrong."""
    rows, wrong = read(path, 3), 0
    found = answers(tool, [row[0] for row in rows])
    for text, error, space, code in rows:
        first = found.get(text, [{"errors": ["-"], "space": "-", "code": "-"}])[0]
        place = (first["space"], str(first["code"]))
        if error not in first["errors"] or (space != "-" and place != (space, code)):
            print(f"{error} {space} {code}, but {first['errors']} {place}: {text}")
            wrong += 1
    return len(rows), wrong


def main(tool, path, shared):
    rows = read(path, 4)
    lines = [row[4] for row in rows]
    hits, wrong = answers(tool, lines), 0
    annotated = run(tool, "annotate", lines).split("\n")
    for (*expected, line), copy in zip(rows, annotated):
        if not copy.startswith(line):
            sys.exit(f"not copied: {line}")
        added = re.fullmatch(r"(?:  \[([^ :\]]+)(?:: .*)?\])?", copy[len(line):])
        symbol = added.group(1) or ""
        got = said(symbol, hits.get(line, []) if symbol else [])
        if list(got) != expected:
            print(f"{' '.join(expected)}, but {' '.join(got)}: {line}")
            wrong += 1
    having = sum(row[0] != "-" for row in rows)
    print(f"{having} lines with an error, {len(rows) - having} without, {wrong} wrong")
    print("{} terms and texts that the page answers, too, {} wrong".format(*check_shared(tool, shared)))


if __name__ == "__main__":
    main(*sys.argv[1:])
