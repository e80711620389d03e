# SPDX-License-Identifier: 0BSD
"""Whether data/README.md lists every diagnostic that the tool can print, and no other; and whether
each line of the list is what some test expects, so that it is known to be printed so. The same for the
names of laws and warnings, which stand in brackets behind what they find.

The tool's are found in its source: the formats that diag_error and its kin are given, and those that
go through a function which adds the rest. Each must fit a line of the list; each line must fit one.
"""

import pathlib
import re
import sys

CALL = re.compile(r"\b(diag_error|diag_warning|diag_note|diag_remark|add_text|report_unknown|"
                  r"report_path|warn_of_names|snprintf)\(")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def arguments(text, start):
    """What stands between the parenthesis at start and the one that closes it."""
    depth, at = 0, start
    while True:
        if text[at] == '"':
            at = STRING.match(text, at).end()
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start + 1:at]
        at += 1


def formats(folder):
    """The formats of all diagnostics, with %s and the like in them."""
    found = set()
    for path in sorted(pathlib.Path(folder).glob("*/*.c")):
        text = path.read_text(encoding="utf-8")
        for match in CALL.finditer(text):
            words = arguments(text, match.end() - 1)
            string = "".join(STRING.findall(words))
            if not string:
                continue
            if match[1] == "report_unknown":
                found |= {string + " %s", string + " %s; did you mean %s?"}
            elif match[1] == "snprintf": # what stands before a list of names
                found |= {string + "%s; this one has not"} if path.name == "lint.c" else set()
            elif match[1] == "warn_of_names":
                found |= {string + "%s"} if not string.startswith(";") else set()
            else:
                found.add(string)
        if path.name == "yaml_tree.c":
            found |= set(re.findall(r'(?:return|unwanted =|\?) "([^"]+)"', text))
            found |= set(re.findall(r'_EVENT, "([^"]+)"', text))
    # What is only pasted together of others, which are found by themselves.
    return found - {"%s", "%s %s", "%s %s; did you mean %s?", "%s%s%s", "not YAML: %s%s%s, ", ", "}


def listed(readme):
    """The lines of the list, and all that stands in them as code: other words for the same."""
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    section = text[text.index("## Diagnostics"):text.index("## Limits")]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    codes = [re.findall(r"`([^`]+)`", row) for row in rows]
    return [code[0] for code in codes], [word for code in codes for word in code]


def check_names(folder, readme):
    """The names of the checks in the tool, and those in the list of laws and warnings."""
    sources = "".join(path.read_text(encoding="utf-8")
                      for path in sorted(pathlib.Path(folder).glob("resolve/*.c")))
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    section = text[text.index("## Laws"):text.index("## Diagnostics")]
    return (re.findall(r'^    \{"([a-z0-9-]+)", \w+, TO_\w+\},$', sources, re.M),
            re.findall(r"^\| `([^`]+)`", section, re.M))


def fits(form, line):
    form = form.replace('\\"', '"').replace("\\\\", "\\")
    parts = re.split(r"%(?:zu|[sdu])", form)
    return re.fullmatch(".+".join(re.escape(part) for part in parts), line) is not None


def expectations():
    """All that the tests expect the tool to say, in one text."""
    here = pathlib.Path(__file__).parent.parent
    texts = [path.read_text(encoding="utf-8", errors="replace")
             for path in [*here.glob("bad/*/expected"), *here.glob("cli/*/expected"), *here.glob("c/*.c")]]
    return re.sub(r'"\s*\n\s*"', "", "\n".join(texts))


def main(folder, readme):
    forms, (lines, words) = formats(folder), listed(readme)
    wrong = [f"not listed: {form}" for form in sorted(forms)
             if not any(fits(form, word) for word in words)]
    wrong += [f"nowhere in the tool: {line}" for line in lines
              if not any(fits(form, line) for form in forms)]
    tests = expectations()
    wrong += [f"expected by no test: {line}" for line in lines
              if line not in tests and "a defect of sockerr" not in line]
    names, listed_names = check_names(folder, readme)
    wrong += [f"not in one of the lists: {name}" for name in set(names) ^ set(listed_names)]
    wrong += [f"expected by no test: {name}" for name in names
              if f" [{name}]\n" not in tests and name != "codes-survive"]
    print("\n".join(wrong), end="\n" if wrong else "")
    if len(forms) < 50 or len(lines) < 50 or len(names) < 10:
        sys.exit("too few were found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
