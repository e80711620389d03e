# SPDX-License-Identifier: 0BSD
"""Reads names and numbers out of headers and sources, in the languages that verify.py's sources have.

A parser takes text and returns a number for each name. A reader, which files and compiler make,
finds the text and parses it; it raises FileNotFoundError where its package is not installed.
"""

import ast
import glob
import json
import operator
import pathlib
import re
import subprocess


def go(text):
    """The error constants of Go.

    >>> go("\\tE2BIG = Errno(0x7)\\n\\tEPERM  = syscall.Errno(1)\\n\\tSIGHUP = Signal(0x1)\\n"
    ...    "\\tENOENT Errno = GONE\\n\\tGONE  syscall.Errno = 2\\n"
    ...    "\\tST_X NTStatus = 0xC0000236\\n"
    ...    "const BASE = 1 << 4\\n\\tEA Errno = BASE + iota\\n\\tEB\\n\\tEC\\n)\\n")
    {'E2BIG': 7, 'EPERM': 1, 'ENOENT': 2, 'GONE': 2, 'ST_X': -1073741258, 'EA': 16, 'EB': 17, 'EC': 18}
    """
    bases = re.findall(r"^const (\w+)\s*= (.+)", text, re.M)
    found = re.findall(r"^\s+(\w+)[\s=]+(?:syscall\.)?(?:Errno|NTStatus)[\s=(]+(\w+)\)?$", text, re.M)
    for first, base, rest in re.findall(r"^\s+(\w+) Errno = (\w+) \+ iota$((?:\n\t\w+$)*)", text, re.M):
        found += [(name, f"{base} + {i}") for i, name in enumerate([first, *rest.split()])]
    numbers = evaluate(dict(bases + found))
    return {name: numbers[name] for name, _ in found if name in numbers}


def rust(text):
    """The integer constants of Rust.

    >>> rust("pub const EPERM: ::c_int = 1;\\npub const EAGAIN: c_int = 35; // x\\n"
    ...      "pub const EWOULDBLOCK: ::c_int = EAGAIN;\\npub const EAI_X: ::c_int = -0x2;\\n"
    ...      "pub const STATUS_X: NTSTATUS = 0xC0000236;\\n"
    ...      "pub const WSA_X: c_int = EPERM as i32;\\npub const NAME: &str = X;\\n")
    {'EPERM': 1, 'EAGAIN': 35, 'EWOULDBLOCK': 35, 'EAI_X': -2, 'STATUS_X': -1073741258, 'WSA_X': 1}
    """
    found = re.findall(r"^\s*pub const (\w+): (?:::)?\w+ = ([^;]+?)(?: as \w+)?;", text, re.M)
    return evaluate(dict(found))


def c(text):
    """The object-like macros of C that are numbers, and the constants of enumerations.

    >>> c("#define A 0x10\\n# define B (A + 1L) /* x */\\n#define C B\\n#define D(x) 1\\n"
    ...   "#define E UINT16_C(7)\\n#define F (x->y)\\n#define G ((NTSTATUS) 0xC0000236)\\n")
    {'A': 16, 'B': 17, 'C': 17, 'E': 7, 'G': -1073741258}
    >>> c("enum e { A, /* , */ B, C = -3, // ,\\n D,\\n#define BASE 8\\nE = BASE | 2, F, };")
    {'BASE': 8, 'A': 0, 'B': 1, 'C': -3, 'D': -2, 'E': 10, 'F': 11}
    """
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    text = re.sub(r"//.*", "", text)
    found = dict(re.findall(r"^\s*#\s*define\s+(\w+)[ \t]+(.+?)\s*$", text, re.M))
    text = re.sub(r"^\s*#.*", "", text, flags=re.M)
    for body in re.findall(r"\benum\b[^{};]*\{([^}]*)\}", text):
        base, steps = "0", 0
        for name, expression in re.findall(r"(\w+)\s*(?:=\s*([^,]+))?", body):
            base, steps = (expression, 0) if expression else (base, steps)
            found[name] = f"({base.strip()}) + {steps}"
            steps += 1
    return evaluate(found)


def nodejs(text):
    """What util.getSystemErrorMap() has on Linux: negated errnos, and libuv's own numbers.

    >>> nodejs('[[-111, ["ECONNREFUSED", "x"]], [-3001, ["EAI_AGAIN", "x"]], [-4095, ["EOF", "x"]]]')
    {'ECONNREFUSED': 111, 'EAI_AGAIN': -3001, 'UV_EOF': -4095}
    """
    numbers = {}
    for number, (name, _) in json.loads(text):
        if number > -3000:
            numbers[name] = -number
        else:
            numbers[name if name.startswith("EAI_") else f"UV_{name}"] = number
    return numbers


OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.BitOr: operator.or_,
             ast.LShift: operator.lshift, ast.BitAnd: operator.and_, ast.Mult: operator.mul,
             ast.USub: operator.neg}


def number_of(node, expressions, depth):
    """An expression's number; raises ValueError where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return node.value
    if isinstance(node, ast.Name) and node.id in expressions and depth < 20:
        return number_in(expressions[node.id], expressions, depth + 1)
    if isinstance(node, ast.UnaryOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](number_of(node.operand, expressions, depth))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](number_of(node.left, expressions, depth),
                                        number_of(node.right, expressions, depth))
    raise ValueError


def number_in(expression, expressions, depth=0):
    expression = re.sub(r"\b(U?INT\d+_C|__MSABI_LONG)\b", "", expression)
    expression = re.sub(r"\(\s*[A-Za-z_]\w*\s*\)\s*(?=\d)", "", expression) # a cast
    expression = re.sub(r"\b(0[xX][0-9a-fA-F]+|\d+)([uUlL]+|[iu]size|i32)\b", r"\1", expression)
    try:
        return number_of(ast.parse(expression.strip(), mode="eval").body, expressions, depth)
    except (SyntaxError, TypeError) as error:
        raise ValueError from error


def evaluate(expressions):
    """The numbers of expressions that may name each other, as ints of 32 bits."""
    numbers = {}
    for name, expression in expressions.items():
        try:
            number = number_in(expression, expressions)
            numbers[name] = number - 2**32 if 2**31 <= number < 2**32 else number
        except ValueError:
            pass
    return numbers


def files(parser, *paths):
    """A source that is files; a * in a path stands for a version."""
    def read():
        text = ""
        for path in paths:
            found = sorted(glob.glob(path))
            if not found:
                raise FileNotFoundError(path)
            text += pathlib.Path(found[-1]).read_text(errors="replace")
        return parser(text)
    return read


def compiler(command, folder, *headers):
    """A source that is headers in a folder, as a compiler sees them."""
    def read():
        if not pathlib.Path(folder, headers[0]).exists():
            raise FileNotFoundError(folder)
        includes = "".join(f"#include <{header}>\n" for header in headers)
        run = subprocess.run(command.split() + ["-dM", "-E", "-x", "c", "-"], input=includes,
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise SystemExit(f"{command}: {run.stderr}")
        return c(run.stdout)
    return read


def output(parser, *command):
    """A source that is what a program prints."""
    def read():
        return parser(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return read


def clang_include():
    run = subprocess.run(["clang", "-print-resource-dir"], capture_output=True, text=True,
                         check=False)
    return f"-nostdinc -isystem {run.stdout.strip()}/include"


def gcc_include():
    run = subprocess.run(["gcc", "-print-file-name=include"], capture_output=True, text=True,
                         check=False)
    return f"-nostdinc -isystem {run.stdout.strip()}"
