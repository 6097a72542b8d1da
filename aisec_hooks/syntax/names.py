"""What the names in a module stand for: imports and simple aliases resolved."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cached_property

from aisec_hooks.syntax.blocks import SIMPLE, inside


class Names:
    """The imports, definitions and aliases of one module, and dotted names in their light.

    Imports count wherever they stand; of several for one name the last at module level wins, else the
    last. A name that is both imported and defined (`except ImportError: json = None`) is imported.
    """

    def __init__(self, tree: ast.Module) -> None:
        bindings = _Bindings(tree)
        self.star_imports: tuple[str, ...] = tuple(bindings.stars)
        self._imports = bindings.imports
        self._local = frozenset(bindings.bound) - frozenset(bindings.imports)
        self._once = frozenset(name for name, times in bindings.bound.items() if times == 1)
        self._aliases = {
            name: written
            for name, value in bindings.aliases.items()
            if name in self._local and bindings.bound[name] == 1 and (written := _simple(value))
        }
        self._meanings: dict[str, str] = {}

    def qualified(self, node: ast.AST) -> str:
        """The dotted name of a chain of names, attributes, calls "()" and subscripts "[]"; "" for others.

        The first name is what it was imported as; relative imports keep their dots. A name that the
        module neither imports nor aliases stays as it is. `await` changes nothing.
        """
        written = _dotted(node)
        if not written:
            return ""
        end = _first_end(written)
        return self._meaning(written[:end]) + written[end:]

    @cached_property
    def packages(self) -> frozenset[str]:
        """The top-level packages of which anything is imported."""
        return frozenset(meaning.partition(".")[0] for meaning in (*self._imports.values(), *self.star_imports))

    def imports_package(self, package: str) -> bool:
        """Whether anything of a top-level package is imported."""
        return any(f"{meaning}.".startswith(f"{package}.") for meaning in (*self._imports.values(), *self.star_imports))

    @property
    def imported(self) -> Mapping[str, str]:
        """The names that are imported -> what they stand for, as `qualified` gives it."""
        return self._imports

    def is_once(self, name: str) -> bool:
        """Whether the module gives the name a value in one place only."""
        return name in self._once

    def is_local(self, name: str) -> bool:
        """Whether the module itself defines the name, by def, class or assignment at module level."""
        return name in self._local

    def _meaning(self, name: str) -> str:
        if name not in self._meanings:
            self._meanings[name] = self._resolve(name)
        return self._meanings[name]

    def _resolve(self, name: str) -> str:
        first, rest, seen = name, "", {name}
        while first in self._aliases:
            written = self._aliases[first]
            end = _first_end(written)
            first, rest = written[:end], written[end:] + rest
            if first in seen:
                return name  # a = b; b = a
            seen.add(first)
        return self._imports.get(first, first) + rest


class _Bindings:
    """One walk over a module's statements; expressions bind nothing that counts here."""

    def __init__(self, tree: ast.Module) -> None:
        self.imports: dict[str, str] = {}
        self.stars: dict[str, None] = {}
        self.bound: dict[str, int] = {}
        """Names that the module level binds other than by import -> how often."""
        self.aliases: dict[str, ast.expr] = {}
        """Name -> the name or attribute that was assigned to it."""
        definitions = self.outer(tree.body)
        at_top = dict(self.imports)
        self.inner(definitions)
        self.imports.update(at_top)

    def outer(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The module level with the blocks of its compound statements; returns functions and classes."""
        definitions: list[ast.stmt] = []
        pending = body[::-1]
        while pending:
            statement = pending.pop()
            kind = type(statement)
            if kind is ast.Expr:
                continue
            if isinstance(statement, ast.Import | ast.ImportFrom):
                self.add_import(statement)
            elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self.count(statement.name)
                definitions.append(statement)
            else:
                self.bind_all(statement)
                if kind not in SIMPLE:
                    pending += reversed(inside(statement))
        return definitions

    def inner(self, pending: list[ast.stmt]) -> None:
        """Functions and classes: their imports, and what they assign by `global`."""
        pending.reverse()
        while pending:
            statement = pending.pop()
            if type(statement) in SIMPLE:
                continue
            if isinstance(statement, ast.Import | ast.ImportFrom):
                self.add_import(statement)
            elif isinstance(statement, ast.Global):
                for name in statement.names:
                    self.count(name)
            else:
                pending += reversed(inside(statement))

    def add_import(self, statement: ast.Import | ast.ImportFrom) -> None:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                name = alias.name if alias.asname else alias.name.partition(".")[0]
                self.imports[alias.asname or name] = name
            return
        module = "." * statement.level + (statement.module or "")
        for alias in statement.names:
            if alias.name == "*":
                self.stars[module] = None
            else:
                dot = "" if module.endswith(".") else "."
                self.imports[alias.asname or alias.name] = module + dot + alias.name

    def bind_all(self, statement: ast.stmt) -> None:
        """What a statement other than a definition binds."""
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self.bind(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.bind(target, value)
            case ast.AugAssign(target=target) | ast.For(target=target) | ast.AsyncFor(target=target):
                self.bind(target)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    self.bind(item.optional_vars)
            case ast.Delete(targets=targets):
                for target in targets:
                    self.bind(target)
            case _:
                self.bind(getattr(statement, "name", None))  # the `type` statement of Python 3.12

    def bind(self, target: ast.expr | None, value: ast.expr | None = None) -> None:
        pending = [target]
        while pending:
            match pending.pop():
                case ast.Name(id=name) as whole:
                    self.count(name)
                    if whole is target and isinstance(value, ast.Name | ast.Attribute):
                        self.aliases[name] = value
                case ast.Tuple(elts=elements) | ast.List(elts=elements):
                    pending += elements
                case ast.Starred(value=element):
                    pending.append(element)
                case _:
                    pass

    def count(self, name: str) -> None:
        self.bound[name] = self.bound.get(name, 0) + 1


def _dotted(node: ast.AST) -> str:
    """A chain as it is written, "" for what is none."""
    parts: list[str] = []
    while True:
        match node:
            case ast.Attribute(value=value, attr=attr):
                parts.append("." + attr)
            case ast.Call(func=value):
                parts.append("()")
            case ast.Subscript(value=value):
                parts.append("[]")
            case ast.Await(value=value):
                pass
            case ast.Name(id=name):
                return name + "".join(reversed(parts)) if parts else name
            case _:
                return ""
        node = value


def _simple(node: ast.expr) -> str:
    """A chain of names and attributes only: an alias stands for a thing, not for what a call returns."""
    written = _dotted(node)
    return "" if "(" in written or "[" in written else written


def _first_end(written: str) -> int:
    """Where the first name of a chain ends."""
    for at, char in enumerate(written):
        if char in ".([":
            return at
    return len(written)
