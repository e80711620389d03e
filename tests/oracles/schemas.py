# SPDX-License-Identifier: 0BSD
"""Validates data files against the schemas that editors use.

    schemas.py data              every data file of data/ is valid; those of ours name their schema
                                 in their first line; every error of the policy is offered for completion;
                                 and a schema has the keys that the tool's reader of the file has
    schemas.py bad               prints the files of tests/bad that a schema refuses
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml

import recorded

SCHEMAS = pathlib.Path("data/schemas")


def schema_of(path):
    name = "space" if path.parent.name == "spaces" else path.stem
    return SCHEMAS / f"{name}.json"


def is_valid(path):
    """True where a file is YAML and its schema has nothing against it."""
    validator = jsonschema.Draft7Validator(json.loads(schema_of(path).read_text()))
    validator.check_schema(validator.schema)
    return validator.is_valid(yaml.safe_load(path.read_text(encoding="utf-8")))


def properties_of(schema):
    """The keys that the things of a file may have, whatever the file is: a list, a mapping, or one thing."""
    schema = schema.get("items", schema)
    if "properties" not in schema:
        schema = schema["additionalProperties"]
    return set(schema["properties"])


def keys_of_reader(name):
    """The keys that generator/load/NAME.c reads, from the table that it has of them."""
    text = pathlib.Path("generator/load", f"{name}.c").read_text(encoding="utf-8")
    return set(re.findall(r'\{"(\w+)", KEY_', text))


def yaml_files(folder):
    return sorted(folder.glob("*.yaml")) + sorted(folder.glob("spaces/*.yaml"))


def check_data(folder):
    wrong = []
    known = {row[0] for _, rows in recorded.read().values() for row in rows}
    for path in yaml_files(folder):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = schema_of(path).relative_to(path.parent.parent if path.parent.name == "spaces"
                                             else path.parent)
        up = "../" if path.parent.name == "spaces" else ""
        shipped = path.parent.name != "spaces" or path.stem in known
        if shipped and first != f"# yaml-language-server: $schema={up}{schema}":
            wrong.append(f"{path}: its first line does not name its schema")
        if not is_valid(path):
            wrong.append(f"{path}: its schema refuses it")
    offered = json.loads((SCHEMAS / "space.json").read_text())["definitions"]["codes"]["properties"]
    for error in yaml.safe_load((folder / "socket_errors.yaml").read_text(encoding="utf-8")):
        for symbol in error.get("symbols", []) + error.get("reads", []):
            if symbol not in offered:
                wrong.append(f"space.json does not offer {symbol}")
    for path in sorted(SCHEMAS.glob("*.json")):
        keys = properties_of(json.loads(path.read_text(encoding="utf-8"))) ^ keys_of_reader(path.stem)
        for key in sorted(keys):
            wrong.append(f"{path}: the schema and the tool do not both know the key {key}")
    print("".join(line + "\n" for line in wrong), end="")
    return 1 if wrong else 0


def print_bad(folder):
    for case in sorted(path for path in folder.iterdir() if path.is_dir()):
        for path in yaml_files(case):
            try:
                refused = not is_valid(path)
            except (yaml.YAMLError, UnicodeDecodeError, FileNotFoundError):
                continue
            if refused:
                print(path.relative_to(folder))
    return 0


if __name__ == "__main__":
    sys.exit(check_data(pathlib.Path("data")) if sys.argv[1] == "data"
             else print_bad(pathlib.Path("tests/bad")))
