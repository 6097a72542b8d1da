"""setup.py, read without running it: literals, and the names and lists that they were given to."""

from __future__ import annotations

import ast

from aisec_hooks.dependencies.manifests.gathered import BROKEN, COMPUTED, Gathered, Where
from aisec_hooks.dependencies.manifests.pep508 import parse as specifier
from aisec_hooks.dependencies.requirement import Manifest, normalise
from aisec_hooks.syntax.parse import Broken, parse

_KEYS = {"install_requires": "", "setup_requires": "build-system", "tests_require": "test", "extras_require": ""}
_SAME = {"list", "sorted", "tuple", "set", "dict", "frozenset"}
_DEEPEST = 200


def read(text: str) -> Manifest:
    if not any(key in text for key in _KEYS):
        return Manifest()
    gathered = Gathered(text)
    parsed = parse(text)
    if isinstance(parsed, Broken):
        gathered.problem(BROKEN)
        return gathered.manifest()
    _Reader(gathered, parsed.tree, text).read()
    return gathered.manifest()


class _Reader:
    def __init__(self, gathered: Gathered, tree: ast.Module, text: str) -> None:
        self._gathered = gathered
        self._lines = text.split("\n")
        self._nodes = list(ast.walk(tree))
        self._given: dict[str, list[ast.expr]] = {}
        self._read: set[int] = set()
        self._looked_up: set[str] = set()
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        for node in self._nodes:
            self._note(node)

    def read(self) -> None:
        for node in self._nodes:
            match node:
                case ast.Call(keywords=keywords):
                    for keyword in keywords:
                        self._keyword(keyword.arg or "", keyword.value, in_setup=_is_setup(node.func))
                case ast.Dict(keys=keys, values=values):
                    for key, value in zip(keys, values, strict=True):
                        if isinstance(key, ast.Constant) and isinstance(key.value, str):
                            self._keyword(key.value, value)
                case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=str(key)))], value=value):
                    self._keyword(key, value)

    def _note(self, node: ast.AST) -> None:
        """What is given to a name, also by adding to the list or table that it stands for."""
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._target(target, value)
            case ast.AugAssign(target=target, op=ast.Add(), value=value):
                self._target(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._target(target, value)
            case ast.Call(func=ast.Attribute(attr="append" | "extend" | "update", value=target), args=[value]):
                self._target(target, value)
            case ast.Call(func=ast.Attribute(attr="insert", value=target), args=[_, value]):
                self._target(target, value)

    def _target(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self._given.setdefault(target.id, []).append(value)
            return
        match target:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str()) as key):
                self._given.setdefault(name, []).append(ast.Dict(keys=[key], values=[value]))

    def _keyword(self, key: str, value: ast.expr, *, in_setup: bool = False) -> None:
        if key in _KEYS:
            self._value(value, _KEYS[key], key == "extras_require", 0)
        elif key == "name" and in_setup and isinstance(value, ast.Constant) and isinstance(value.value, str):
            self._gathered.comes_from.setdefault(normalise(value.value), ".")

    def _value(self, node: ast.expr, group: str, table: bool, depth: int) -> None:
        """Gather the strings in an expression; `table` says that its keys are extras."""
        if depth > _DEEPEST:
            self._gathered.problem(COMPUTED)
            return
        match node:
            case ast.Constant():
                self._string(node, group)
            case ast.Dict() | ast.Call(func=ast.Name(id="dict"), args=[]):
                for key, value in _entries(node):
                    extra = key.partition(":")[0] if key and table else group
                    self._value(value, extra, False, depth + 1)
            case ast.Name(id=name):
                if name not in self._given:
                    self._gathered.problem(COMPUTED)
                elif name not in self._looked_up:
                    self._looked_up.add(name)
                    for value in self._given[name]:
                        self._value(value, group, table, depth + 1)
            case _:
                parts = _parts(node)
                if parts is None:
                    self._gathered.problem(COMPUTED)
                for part in parts or ():
                    self._value(part, group, table, depth + 1)

    def _string(self, node: ast.Constant, group: str) -> None:
        if id(node) in self._read or not isinstance(node.value, str):
            return
        self._read.add(id(node))
        start, end = self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)
        for line in map(str.strip, node.value.split("\n")):
            if not line or line.startswith("#"):
                continue
            found = specifier(line)
            if found is None:
                self._gathered.problem(BROKEN)
                continue
            at = self._gathered.text.find(found.name, start, end)
            if at < 0:  # put together of several literals: where the first begins stands for it
                at = start
            else:
                start = at + len(found.name)
            self._gathered.specifier(line, at - found.start, Where("setup-py", group))

    def _offset(self, line: int | None, column: int | None) -> int:
        """The offset in the text of a place that is counted in bytes."""
        if line is None or column is None or line > len(self._lines):
            return len(self._gathered.text)
        text = self._lines[line - 1]
        if not text.isascii():
            column = len(text.encode("utf-8", "replace")[:column].decode("utf-8", "replace"))
        return self._starts[line - 1] + column


def _is_setup(function: ast.expr) -> bool:
    return getattr(function, "id", getattr(function, "attr", "")) == "setup"


def _entries(node: ast.Dict | ast.Call) -> list[tuple[str, ast.expr]]:
    """Keys and values of a table; a key that is no literal is ""."""
    if isinstance(node, ast.Call):
        return [(keyword.arg or "", keyword.value) for keyword in node.keywords]
    literal = [key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else "" for key in node.keys]
    return list(zip(literal, node.values, strict=True))


def _parts(node: ast.expr) -> list[ast.expr] | None:
    """The expressions whose strings are those of an expression, None where that cannot be said."""
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return items
        case ast.BinOp(left=left, op=ast.Add(), right=right) | ast.IfExp(body=left, orelse=right):
            return [left, right]
        case ast.Starred(value=value):
            return [value]
        case ast.Call(func=ast.Name(id=name), args=[value]) if name in _SAME:
            return [value]
        case ast.Call(func=ast.Attribute(attr="split" | "splitlines" | "strip" | "copy", value=value)):
            return [value]
    return None
