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


COMMON = ["linux", "macos", "windows", "freebsd"]

# table.md

def unescaped(text):
    """A line of Markdown as a page shows it."""
    return re.sub(r"\\([!-/:-@[-`{-~])", r"\1", text)


def messages_of(table, name):
    """The errors of a SocketError, or of none, that some space has, each with its message."""
    known = {e for space in table.spaces for e in space.codes_of}
    return {(e, plain(said["message"])) for e, said in table.errors.items()
            if "message" in said and e in known and table.owner.get(e, "") == name}


def check_numbers(table, data, text):
    """What each number is on the systems that most people mean: a line a meaning."""
    titles = {s.name: plain(oracle.read(data / "spaces" / f"{s.name}.yaml")["title"].partition(",")[0])
              for s in table.spaces if s.name in COMMON}
    section = re.search(r"(?ms)^## By number\n(.*?)^## ", text)
    found = {(code, title, names, message)
             for code, systems, names, message in re.findall(r"(?m)^\| (-?\d+) \| (.*) \| (.*) \| (.*) \|$",
                                                             section.group(1) if section else "")
             for title in unescaped(systems).split(", ")}
    expected = set()
    for space in (s for s in table.spaces if s.name in COMMON):
        for code, meant in space.errors.items():
            names = [f"`{n}`" + ("" if space.lines[n][1] == "yes" else "?") for n in space.names.get(code, [])]
            if code != 0:
                expected.add((str(code), titles[space.name], ", ".join(names),
                              plain(table.errors.get(meant[0], {}).get("message", ""))))
    same("By number", sorted((c, t, n, unescaped(m)) for c, t, n, m in found), sorted(expected))


def check_markdown(data, out):
    text = (out / "table.md").read_text(encoding="utf-8")
    table = oracle.Table(data)
    # A code is as well confirmed as its numbered symbol, which is the first: aliases make no doubt.
    expected = {(s.name, code, tuple(s.names.get(code, [])), s.read.get(code, ""),
                 all(s.lines[n][1] == "yes" for n in s.names.get(code, [])[:1]))
                for s in table.spaces for code in {*s.names, *s.read}}
    found, rows = set(), 0
    sources = {s.name: len(oracle.read(data / "spaces" / f"{s.name}.yaml")["sources"]) for s in table.spaces}
    check_numbers(table, data, text)
    for section in re.split(r"(?m)^## ", text)[1:]:
        heading, _, body = section.partition("\n")
        if heading == "By number":
            continue
        error = "" if heading == "Codes of no SocketError" else heading
        if error == "" or error in table.by_name:
            messages = {(e, unescaped(m)) for e, m in re.findall(r"(?m)^- `([\w-]+)`: (.*)$", body)}
            same(f"messages of {heading}", sorted(messages), sorted(messages_of(table, error)))
        weights = []
        for line in re.findall(r"(?m)^\| (-?\d+) \| (.*?) \| (.*) \|$", body):
            rows += 1
            weights.append(sum(sources[space.rstrip("?")] for space in line[2].split(", ")))
            names = tuple(re.findall(r"`([\w-]+)`", line[1]))
            for space in line[2].split(", "):
                found.add((space.rstrip("?"), int(line[0]), names, error, not space.endswith("?")))
        same(f"the best known of {heading} first", weights, sorted(weights, reverse=True))
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
    """The tables, each with its attributes and rows. A row has attributes and cells. A cell has a text, what is
    small in it, its links, and its codes: whether in bold, the code, the symbol, and what stands behind it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.cell, self.ids, self.links, self.within = [], None, [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.links += [v for k, v in attributes.items() if k in ("src", "href", "action", "data")]
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag == "table":
            self.tables.append((attributes, []))
        elif tag == "tr":
            self.tables[-1][1].append((attributes, []))
        elif tag in ("td", "th"):
            self.cell = {"tag": tag, "attributes": attributes, "text": "", "small": "", "codes": [], "items": []}
            self.tables[-1][1][-1][1].append(self.cell)
            self.within = []
        elif self.cell is not None and tag in ("b", "i", "small", "em", "summary"):
            self.within.append(tag)
            if tag in ("b", "i"):
                self.cell["codes"].append({"first": tag == "b", "code": "", "symbol": "", "space": "", "behind": ""})
        elif self.cell is not None and tag == "li":
            self.cell["items"].append("")

    def handle_endtag(self, tag):
        if tag == "table":
            self.cell = None
        elif tag in self.within:
            self.within.remove(tag)

    def handle_data(self, data):
        if self.cell is None:
            return
        inner = self.within[-1] if self.within else ""
        codes = self.cell["codes"]
        self.cell["text"] += data
        if self.cell["items"]:
            self.cell["items"][-1] += data
        if inner == "small" and not codes:
            self.cell["small"] += data
        elif codes and inner != "summary":
            part = {"b": "code", "i": "code", "small": "symbol", "em": "space", "": "behind"}[inner]
            codes[-1][part] += data

    def table(self, name):
        """The texts of the cells of a table's rows, without its head."""
        rows = next(rows for attributes, rows in self.tables if attributes.get("id") == name)
        return [[collapsed(cell["text"]) for cell in cells] for _, cells in rows[1:]]


def code_of(text):
    """Of codes far below 0 the page has the bits: 0xC0000236."""
    return str(oracle.signed(int(text, 16))) if re.fullmatch("0x[89A-E][0-9A-F]{7}", text) else text


def lines_of_row(table, columns, attributes, cells):
    """The codes of a row, as codes.csv has them, and whether each stands in bold."""
    error = attributes["id"]
    own = "" if error in table.by_name else error
    said = table.errors.get(error, {})
    same(f"the name of {error}", [cells[0]["text"].split()[0]], [error])
    message = table.by_name[error]["summary"] if error in table.by_name else said.get("message", "")
    same(f"{error}: message", [collapsed(cells[0]["small"])], [collapsed(plain(message))])
    same(f"{error}: says", [attributes.get("data-says")],
         ["; ".join(plain(text) for text in said["says"]) if said.get("says") else None])
    same(f"{error}: instead", attributes.get("data-instead", "").split(), said.get("instead", []))
    for number, cell in enumerate(cells[1:]):
        for code in cell["codes"]:
            line = {"symbol": code["symbol"] or own, "code": code_of(code["code"]), "error": error}
            if number < len(columns):
                doubt = code["behind"].strip()
                same(f"behind a code of {error}", [doubt in ("", "?")], [True])
                places = [(code["space"] or columns[number]) + doubt]
            else:
                places = code["behind"].split()
            for place in places:
                yield {"space": place.rstrip("?"), **line, "confirmed": "no" if "?" in place else "yes"}, code["first"]


def check_rows(table, page, codes):
    """Every code of codes.csv stands in one place, and the first name of each is in bold."""
    names, knowing = {s.name: s.names for s in table.spaces}, {}
    for line in codes:
        knowing.setdefault(line["error"], set()).add(line["space"])
    common = [name for name in COMMON if name in names]
    found, seen, bold = [], [], []
    for attributes, rows in page.tables:
        columns = attributes.get("data-columns")
        if columns is None:
            continue
        own = columns.split() != common
        for row, cells in rows[1:]:
            seen.append(row["id"])
            known_to = {space.removesuffix("-gai") if space.removesuffix("-gai") in COMMON else space
                        for space in knowing[row["id"]]}
            alone = len(knowing[row["id"]]) == 1 and not known_to & set(common)
            same(f"whether {row['id']} is one space's alone", [own], [alone])
            for line, first in lines_of_row(table, columns.split(), row, cells):
                found.append(line)
                if first:
                    bold.append((line["space"], line["code"], line["symbol"]))
    expected = [{k: v for k, v in line.items() if k != "socket_error"} for line in codes]
    key = lambda line: sorted(line.items())
    same("index.html and codes.csv", sorted(found, key=key), sorted(expected, key=key))
    same("errors", sorted(seen), sorted(set(seen)))
    same("names in bold", sorted(bold), sorted((space, code, (names[space].get(int(code)) or [""])[0])
                                               for space, code in {(c["space"], c["code"]) for c in codes}))


def check_spaces(table, data, page):
    """What the search has to know of each space, and what people see of it."""
    raw = {s.name: oracle.read(data / "spaces" / f"{s.name}.yaml") for s in table.spaces}
    rows = next(rows for attributes, rows in page.tables if attributes.get("id") == "_spaces")[1:]
    same("spaces", [cells[0]["text"] for _, cells in rows], [s.name for s in table.spaces])
    for attributes, cells in rows:
        name = cells[0]["text"]
        space = raw[name]
        same(f"{name}: title and kind", [cell["text"] for cell in cells[1:3]], [plain(space["title"]), space["kind"]])
        same(f"{name}: also", cells[3]["text"].split(), space.get("also", []))
        same(f"{name}: sources", [collapsed(text) for text in cells[4]["items"]],
             [collapsed(plain(text)) for text in space["sources"]])
        prefixes, _ = oracle.said_of_names(raw, name)
        answers = [f"{error}={symbol}" for error, symbol in (space.get("answers") or {}).items()]
        wrapped = "; ".join(f"{offset} {plain(words)}" for words, offset in (space.get("wrapped") or {}).items())
        same(f"{name}: attributes", [attributes.get("data-prefixes", "").split(), sorted(attributes.get("data-answers", "").split()),
                                     attributes.get("data-wrapped", ""), "data-rare" in attributes],
             [prefixes, sorted(answers), wrapped, space.get("rare", False)])


def check_programs(table, page):
    """.NET's policy, and what runtimes show."""
    listed = lambda names: " ".join(names or [])
    same("policy", page.table("_policy"),
         [[e["name"], str(e["value"]), collapsed(plain(e["summary"])), listed(e.get("symbols")), listed(e.get("reads")),
           e.get("writes") or "", listed(e.get("traits"))] for e in table.socket_errors])
    same("names", page.table("_names"),
         [[collapsed(plain(r["title"])), collapsed(plain(name)),
           listed(errors) if isinstance(errors, list) else f"each of {errors}"]
          for r in table.runtimes for name, errors in (r.get("names") or {}).items()])
    rest = {"native": "the system's own code", "windows": "its value"}
    same("runtimes", page.table("_runtimes"),
         [[r["runtime"], error, str(number)] for r in table.runtimes if "codes" in r
          for error, number in [*(r.get("overrides") or {}).items(), ("each other", rest[r["codes"]])]])
    same("reads", page.table("_reads"), [[r["runtime"], error, read] for r in table.runtimes
                                         for error, read in (r.get("reads") or {}).items()])


def check_html(data, out, codes):
    text = (out / "index.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    page.close()
    table = oracle.Table(data)
    check_rows(table, page, codes)
    check_spaces(table, data, page)
    check_programs(table, page)
    same("ids", sorted(page.ids), sorted(set(page.ids)))
    if any(not link.startswith("#") for link in page.links) or re.search(r"url\(|@import", text):
        sys.exit("index.html loads something")
    if text.count("<script") != 1 or text.count("</script") != 1:
        sys.exit("index.html: something has become a script")


def main(data, out):
    data, out = pathlib.Path(data), pathlib.Path(out)
    codes = rows_of(out / "codes.csv")
    check_json(data, out, codes)
    check_markdown(data, out)
    check_html(data, out, codes)


if __name__ == "__main__":
    main(*sys.argv[1:])
