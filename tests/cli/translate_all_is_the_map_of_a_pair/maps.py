# SPDX-License-Identifier: 0BSD
import csv
import json
import os
import subprocess
import sys

PAIRS = ("linux windows", "windows macos", "ntstatus linux", "linux linux")


def run(*words, text=None):
    return subprocess.run(words, input=text, capture_output=True, text=True, check=True).stdout


oracle = run(sys.executable, "-B", os.environ["PROJECT"] + "/tests/oracles/lookups.py", "translate",
             os.environ["PROJECT"] + "/data", text="\n".join(PAIRS) + "\n")
for pair in PAIRS:
    source, target = pair.split()
    wanted = [line.split()[2:] for line in oracle.splitlines() if line.startswith(pair + " ")]
    wanted = sorted(row for row in wanted if row[0] != "0")
    tool = ["sockerr", "translate", "--from", source, "--to", target, "--all"]
    as_csv = list(csv.reader(run(*tool, "--csv").splitlines()))
    as_json = json.loads(run(*tool, "--json"))
    assert as_csv[0] == ["code", "symbol", "to_code", "to_symbol", "how"], as_csv[0]
    rows = [[field or "-" for field in row] for row in as_csv[1:]]
    assert sorted(rows) == wanted, f"{pair}: CSV"
    assert [["-" if value is None else str(value) for value in row.values()] for row in as_json] == rows, pair
    assert all(list(row) == as_csv[0] for row in as_json), f"{pair}: keys"
    assert [line.split() for line in run(*tool).splitlines()] == rows, f"{pair}: text"
    codes = [int(row[0]) for row in rows]
    assert codes == sorted(set(codes)), f"{pair}: order"
    print(pair, "is right:", len(rows) > 90)
