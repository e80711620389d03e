# SPDX-License-Identifier: 0BSD
"""Checks table.json, table.md and index.html against the data and the CSV files.

    reference.py DATA OUT          OUT has what was generated of DATA

What is compared with comes from oracle.py, which reads the data by other means than the tool.
"""

import csv
import html.parser
import json
import pathlib
import re
import sys

import oracle


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def same(what, left, right):
    """Fails where two things differ, and shows where."""
    if left != right:
        differ = [(a, b) for a, b in zip(left, right) if a != b][:3] if len(left) == len(right) else ""
        sys.exit(f"{what}: not the same: {len(left)}, {len(right)} {differ}")


def plain(text):
    """As a page shows text from the data: in one line, without control characters."""
    text = re.sub(r"[\n\t]", " ", text)
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", text)


def collapsed(text):
    return " ".join(text.split())


# table.json

def check_json(data, out, codes):
    found = json.loads((out / "table.json").read_text(encoding="utf-8"))
    table = oracle.Table(data)
    own = [{"reads": [], "symbols": [], "traits": [], "writes": None, **e} for e in table.socket_errors]
    same("SocketErrors", found["socket_errors"], own)
    same("errors", sorted(found["errors"].items()),
         sorted((name, {"message": None, "says": [], "instead": [], **e}) for name, e in table.errors.items()))
    same("spaces", [s["name"] for s in found["spaces"]], [s.name for s in table.spaces])
    lines = [{"space": s["name"], "symbol": c["symbol"] or "", "code": str(c["code"]),
              "socket_error": c["socket_error"] or "", "confirmed": "yes" if c["confirmed"] else "no",
              "error": c["error"] or ""}
             for s in found["spaces"] for c in s["codes"]]
    same("codes", lines, codes)
    for space, read in zip(found["spaces"], table.spaces):
        raw = oracle.read(data / "spaces" / f"{read.name}.yaml")
        for key, missing in (("title", ""), ("kind", ""), ("sources", []), ("like", None), ("also", []),
                             ("rare", False), ("wrapped", {})):
            same(f"{read.name}: {key}", [space[key]], [raw.get(key, missing)])
        same(f"{read.name}: host", ["".join((space["host"] or "").split())],
             ["".join(raw.get("host", "").split())])
        same(f"{read.name}: writes", space["writes"],
             {e: c for e, c in read.write.items() if c is not None})
    same("runtimes", found["runtimes"],
         [{"name": r["runtime"], "title": r["title"], "codes": r.get("codes"),
           "overrides": r.get("overrides") or {}, "reads": r.get("reads") or {},
           "names": [{"name": name, "error": error} for name, error in oracle.shown_names(table, r)]}
          for r in table.runtimes])


# table.md

def unescaped(text):
    """A line of Markdown as a page shows it."""
    return re.sub(r"\\([!-/:-@[-`{-~])", r"\1", text)


def messages_of(table, name):
    """The errors of a SocketError, or of none, that some space has, each with its message."""
    known = {e for space in table.spaces for e in space.codes_of}
    return {(e, plain(said["message"])) for e, said in table.errors.items()
            if "message" in said and e in known and table.owner.get(e, "") == name}


def check_markdown(data, out):
    text = (out / "table.md").read_text(encoding="utf-8")
    table = oracle.Table(data)
    # A code is as well confirmed as its numbered symbol, which is the first: aliases make no doubt.
    expected = {(s.name, code, tuple(s.names.get(code, [])), s.read.get(code, ""),
                 all(s.lines[n][1] == "yes" for n in s.names.get(code, [])[:1]))
                for s in table.spaces for code in {*s.names, *s.read}}
    found, rows = set(), 0
    for section in re.split(r"(?m)^## ", text)[1:]:
        heading, _, body = section.partition("\n")
        error = "" if heading == "Codes of no SocketError" else heading
        if error == "" or error in table.by_name:
            messages = {(e, unescaped(m)) for e, m in re.findall(r"(?m)^- `([\w-]+)`: (.*)$", body)}
            same(f"messages of {heading}", sorted(messages), sorted(messages_of(table, error)))
        for line in re.findall(r"(?m)^\| (-?\d+) \| (.*?) \| (.*) \|$", body):
            rows += 1
            names = tuple(re.findall(r"`([\w-]+)`", line[1]))
            for space in line[2].split(", "):
                found.add((space.rstrip("?"), int(line[0]), names, error, not space.endswith("?")))
    same("table.md", sorted(found), sorted(expected))
    if rows == 0 or rows >= len(found):
        sys.exit("table.md: spaces that are alike do not share rows")
    for error in table.socket_errors:
        if f"| [{error['name']}](#{error['name'].lower()}) | {error['value']} | " not in text:
            sys.exit(f"table.md: {error['name']} is not in the list")
    bars = 0 # of a table's heading, and so of each of its rows
    for line in re.sub(r"\\.", "", text).split("\n"):
        bars = (bars or line.count("|")) if line.startswith("|") else 0
        same(f"bars of {line}", [line.count("|")], [bars])
    if re.search(r"(?<!\\)<", text) or re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text):
        sys.exit("table.md: something may be taken for HTML, or is a control character")


# index.html

class Page(html.parser.HTMLParser):
    """The cells of each table, by its id: rows of (element, its attributes, its text)."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.rows, self.cell, self.ids, self.links = {}, None, None, [], []
        self.small = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.links += [v for k, v in attributes.items() if k in ("src", "href", "action", "data")]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "table":
            self.rows = self.tables.setdefault(attributes.get("id"), [])
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows is not None:
            self.cell = [tag, attributes, ""]
            self.rows[-1].append(self.cell)
        elif tag == "i" and self.cell is not None:
            self.cell[1]["italic"] = ""
        elif tag == "br" and self.cell is not None:
            self.cell[2] += "\n"
        elif tag == "small":
            self.small = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th", "tr"):
            self.cell = None
        elif tag == "table":
            self.rows = None
        elif tag == "small":
            if self.cell is not None:
                self.cell[1]["small"] = self.small
            self.small = None

    def handle_data(self, data):
        if self.small is not None:
            self.small += data
        elif self.cell is not None:
            self.cell[2] += data


def check_said(table, error, attributes):
    """What is said of an error: its message, and what systems print for it."""
    said = table.errors.get(error, {})
    same(f"{error}: message", [collapsed(attributes.get("small", ""))],
         [collapsed(plain(said.get("message", "")))])
    same(f"{error}: says", [attributes.get("data-says")],
         ["; ".join(plain(text) for text in said["says"]) if said.get("says") else None])


def check_columns(table, data, heads):
    """What the search has to know of each space."""
    raw = {s.name: oracle.read(data / "spaces" / f"{s.name}.yaml") for s in table.spaces}
    same("columns", [cell[2] for cell in heads], [s.name for s in table.spaces])
    for _, attributes, name in heads:
        prefixes, _ = oracle.said_of_names(raw, name)
        wrapped = raw[name].get("wrapped", {}).values()
        found = [attributes.get(f"data-{key}", "").split() for key in ("also", "prefixes", "wrapped")]
        same(f"column {name}", found, [raw[name].get("also", []), prefixes, [str(n) for n in wrapped]])
        same(f"column {name}: rare", ["data-rare" in attributes], [raw[name].get("rare", False)])


def check_names(table, rows):
    """What runtimes call errors, by the table of it: None where the page has no such table."""
    runtimes = [(r["title"], names) for r in table.runtimes if (names := oracle.shown_names(table, r))]
    if not runtimes:
        return same("names of errors", [rows], [None])
    head, *rows = rows
    same("runtimes with names", [cell[2] for cell in head[1:]], [plain(title) for title, _ in runtimes])
    found = {(cells[0][2], plain(title), name) for cells in rows
             for (title, _), cell in zip(runtimes, cells[1:]) for name in cell[2].split("\n") if name}
    expected = {(error, plain(title), name) for title, names in runtimes for name, error in names}
    same("names of errors", sorted(found), sorted(expected))
    return same("errors with names", [len(rows)], [len({error for error, _, _ in expected})])


def check_html(data, out, codes, table_csv):
    text = (out / "index.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    page.close()
    head, *rows = page.tables["codes"]
    spaces = [cell[2] for cell in head[1:]]
    table = oracle.Table(data)
    same("titles", [cell[1]["title"] for cell in head[1:]],
         [plain(oracle.read(data / "spaces" / f"{name}.yaml")["title"]) for name in spaces])
    written, lines, error = [], [], ""
    names = {s.name: s.names for s in table.spaces}
    check_columns(table, data, head[1:])
    check_names(table, page.tables.get("names"))
    same("runtimes with codes", list(dict.fromkeys(row[0][2] for row in page.tables["runtimes"][1:])),
         [r["runtime"] for r in table.runtimes if "codes" in r])
    for first, *cells in rows:
        same("columns", [len(cells)], [len(spaces)])
        name = first[2].split()
        if "id" in first[1]:
            error = first[1]["id"]
            written.append({"name": error, "value": name[1],
                            **dict(zip(spaces, (c[2].strip() for c in cells)))})
            same("a summary", [collapsed(first[1]["small"])],
                 [collapsed(plain(table.by_name[error]["summary"]))])
        elif name == ["No", "SocketError"]:
            error = ""
        else:
            meant = error if "italic" in first[1] else name[0]
            check_said(table, meant if "italic" not in first[1] else "", first[1])
            for space, cell in zip(spaces, cells):
                code = cell[2].strip()
                if code:
                    symbol = "" if "italic" in first[1] else cell[1].get("small", meant)
                    lines.append({"space": space, "symbol": symbol, "code": code.rstrip("?"),
                                  "socket_error": error,
                                  "confirmed": "no" if code.endswith("?") else "yes", "error": meant})
                    if "id" in cell[1]:
                        same("an id", [cell[1]["id"]], [f"{space}-{code.rstrip('?')}"])
                        leads = names[space].get(int(code.rstrip("?")), [""])[0]
                        same(f"where {cell[1]['id']} leads", [symbol], [leads])
    key = lambda line: tuple(line.values())
    same("index.html and table.csv", written, table_csv)
    same("index.html and codes.csv", sorted(lines, key=key), sorted(codes, key=key))
    same("ids", sorted(page.ids), sorted(set(page.ids)))
    linked = {f"{r['space']}-{r['code']}" for r in codes}
    same("links", sorted(linked - set(page.ids)), [])
    if any(not link.startswith("#") for link in page.links) or re.search(r"url\(|@import", text):
        sys.exit("index.html loads something")
    if text.count("<script") != 1 or text.count("</script") != 1:
        sys.exit("index.html: something has become a script")


def main(data, out):
    data, out = pathlib.Path(data), pathlib.Path(out)
    codes, table_csv = rows_of(out / "codes.csv"), rows_of(out / "table.csv")
    check_json(data, out, codes)
    check_markdown(data, out)
    check_html(data, out, codes, table_csv)


if __name__ == "__main__":
    main(*sys.argv[1:])
