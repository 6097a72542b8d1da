"""setup.py, read without running it: literals, and the names and lists that they were given to."""

from __future__ import annotations

import ast

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import python_calls
from aisec_hooks.dependencies.manifests.gathered import BROKEN, COMPUTED, Gathered, Where
from aisec_hooks.dependencies.manifests.pep508 import parse as specifier
from aisec_hooks.dependencies.manifests.places import Columns
from aisec_hooks.dependencies.requirement import Manifest, normalise
from aisec_hooks.syntax.parse import Broken, parse

_KEYS = {"install_requires": "", "setup_requires": "build-system", "tests_require": "test", "extras_require": ""}
_SAME = {"list", "sorted", "tuple", "set", "dict", "frozenset"}
_DEEPEST = 200


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    python_calls.gather(gathered, text)
    if not any(key in text for key in _KEYS):
        return gathered.manifest()
    parsed = parse(text)
    if isinstance(parsed, Broken):
        gathered.problem(BROKEN)
        return gathered.manifest()
    _Reader(gathered, parsed.tree, text).read()
    return gathered.manifest()


class _Reader:
    def __init__(self, gathered: Gathered, tree: ast.Module, text: str) -> None:
        self._gathered = gathered
        self._columns = Columns(text)
        self._nodes = list(ast.walk(tree))
        self._given: dict[str, list[ast.expr]] = {}
        self._read: set[int] = set()
        self._looked_up: set[str] = set()
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
            case ast.FunctionDef(name=name):
                self._returned(name, node)

    def _returned(self, name: str, function: ast.FunctionDef) -> None:
        """What a function gives back, so far as it is its own: those within it are not told apart."""
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                self._given.setdefault(f"{name}()", []).append(node.value)

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
                self._named(name, group, table, depth)
            case ast.Call(func=ast.Name(id=name)) if name not in _SAME:
                self._named(f"{name}()", group, table, depth)
            case _ if (beginning := _beginning(node)) is not None:
                self._string(beginning, group, whole=False)
            case _:
                parts = _parts(node)
                if parts is None:
                    self._gathered.problem(COMPUTED)
                for part in parts or ():
                    self._value(part, group, table, depth + 1)

    def _named(self, name: str, group: str, table: bool, depth: int) -> None:
        if name not in self._given:
            self._gathered.problem(COMPUTED)
        elif name not in self._looked_up:
            self._looked_up.add(name)
            for value in self._given[name]:
                self._value(value, group, table, depth + 1)

    def _string(self, node: ast.Constant, group: str, *, whole: bool = True) -> None:
        """The requirements in a literal; if it is not the whole of one, its version is anybody's guess."""
        if id(node) in self._read or not isinstance(node.value, str):
            return
        self._read.add(id(node))
        start, end = self._columns.span(node)
        for line in map(str.strip, node.value.split("\n")):
            if not line or line.startswith("#"):
                continue
            begun = None if whole else _BEGUN.match(line)
            asked = begun[0] if begun else line
            found = specifier(asked)
            if found is None:
                self._gathered.problem(BROKEN)
                continue
            at = self._gathered.text.find(found.name, start, end)
            if at < 0:  # put together of several literals: where the first begins stands for it
                at = start
            else:
                start = at + len(found.name)
            self._gathered.specifier(asked, at - found.start, Where("setup-py", group))


def _is_setup(function: ast.expr) -> bool:
    return getattr(function, "id", getattr(function, "attr", "")) == "setup"


def _entries(node: ast.Dict | ast.Call) -> list[tuple[str, ast.expr]]:
    """Keys and values of a table; a key that is no literal is ""."""
    if isinstance(node, ast.Call):
        return [(keyword.arg or "", keyword.value) for keyword in node.keywords]
    literal = [key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else "" for key in node.keys]
    return list(zip(literal, node.values, strict=True))


_BEGUN = late.compiled(r"[A-Za-z0-9][\w.-]*(?:\s*\[[\w.,\s-]*\])?(?=\s*[=<>~!])")
"""The name in a text that goes on with a version."""


def _beginning(node: ast.expr) -> ast.Constant | None:
    """The literal that a requirement begins with whose version is put in: `"flask==%s" % version` and the like."""
    match node:
        case ast.BinOp(left=ast.Constant(value=str()) as begun, op=ast.Mod() | ast.Add()):
            return begun
        case ast.Call(func=ast.Attribute(attr="format", value=ast.Constant(value=str()) as begun)):
            return begun
        case ast.JoinedStr(values=[ast.Constant(value=str()) as begun, *_]):
            return begun
    return None


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
