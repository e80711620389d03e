# SPDX-License-Identifier: 0BSD
"""Lays the folder OVER, which changes one SocketError, one error and Linux, over DATA by other means than the tool.

    lay.py DATA OVER WHOLE
"""

import pathlib
import shutil
import sys

import yaml

data, over, whole = map(pathlib.Path, sys.argv[1:])
shutil.copytree(data, whole)


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def write(path, value):
    path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")


errors = read(data / "socket_errors.yaml")
for change in read(over / "socket_errors.yaml"):
    next(error for error in errors if error["name"] == change["name"]).update(change)
write(whole / "socket_errors.yaml", errors)
errors = read(data / "errors.yaml")
for name, change in read(over / "errors.yaml").items():
    errors[name].update(change)
write(whole / "errors.yaml", errors)
write(whole / "spaces/linux.yaml",
      {**read(data / "spaces/linux.yaml"), **read(over / "spaces/linux.yaml")})
