"""Which nodes can set off which of Bandit's tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeGuard

from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.engines.bandit_codes import CODES
from aisec_hooks.engines.bandit_loader import Bandit

LISTED = "B001"
"""The one test behind all blacklists."""
OF_STRINGS = ("B104", "B105", "B108", "B608")
OF_FUNCTIONS = ("B107", "B503")
OF_HANDLERS = ("B110", "B112")
OF_CALLS = (
    *(c for c, e in CODES.items() if e.test and c not in ("B101", "B613", *OF_STRINGS, *OF_FUNCTIONS, *OF_HANDLERS)),
    LISTED,
)
TELLING = ("0.0.0.0", "/tmp", "/var/tmp", "/dev/shm")
"""How the strings that B104 and B108 report begin."""
_CREDENTIAL = late.compiled("pas|pwd|token|secret", re.IGNORECASE)
_SQL = (re.compile("select|insert|update|delete", re.IGNORECASE), re.compile("from|into|set", re.IGNORECASE))
_IMPORTERS = ("importlib.import_module", "importlib.__import__")


class _Text(ast.Constant):
    """For the type checker: a constant that is a string."""

    value: str


class Candidate(Struct, frozen=True, kw_only=True):
    """A node and the tests it is for."""

    codes: tuple[str, ...]
    node: Any
    name: str = ""
    """What is called, imported or defined."""
    context: dict[str, Any] = {}
    """What Bandit tells a test of this type of node, besides what it tells all."""
    parents: tuple[Any, ...] = ()
    """The node's nearest ancestors, where the test needs no more of them."""


Look = Callable[[Any], Iterable[Candidate]]


class Candidates:
    """The looks at one module's nodes, in the order of the walk: imports count from where they stand.

    Bandit shows each node to each test of its type. Here a test of a known Bandit gets a node only if it could
    report it: the call has a name the test looks for, the string stands where it matters. The conditions are
    on values in the tree, so that escapes and joined literals change nothing.
    """

    def __init__(self, bandit: Bandit) -> None:
        self.imports: set[str] = set()
        self.aliases: dict[str, str] = {}
        self._every = not bandit.known
        self._listed, self._prefixes, self._by_name = _triggers(bandit)
        self._inner: set[int] = set()
        self.looks: dict[type, Look] = {
            ast.Import: self._import,
            ast.ImportFrom: self._import,
            ast.Call: self._call,
            ast.FunctionDef: self._function,
            ast.ExceptHandler: self._handler,
            ast.Assert: self._assert,
        }
        """Type of node -> what yields its candidates; strings are for `string`."""
        if not self._every:
            self.looks |= self._looks_at_parents()

    def _looks_at_parents(self) -> dict[type, Look]:
        """The nodes in which a string may matter to B105 and B608."""
        return {
            ast.Assign: self._assign,
            ast.Dict: self._dict,
            ast.Compare: self._compare,
            ast.BinOp: self._operation,
            ast.JoinedStr: self._joined,
            ast.Attribute: self._attribute,
        }

    def string(self, node: ast.Constant) -> Candidate:
        """A string that begins as TELLING says, or any string for a Bandit that is not known."""
        return _string(OF_STRINGS if self._every else ("B104", "B108"), node)

    def _import(self, node: ast.Import | ast.ImportFrom) -> Iterable[Candidate]:
        module = getattr(node, "module", None)
        prefix = f"{module}." if module is not None else ""
        for alias in node.names:
            if alias.asname or prefix:
                self.aliases[alias.asname or alias.name] = prefix + alias.name
            self.imports.add(prefix + alias.name)
        if self._every or any((prefix + alias.name).startswith(self._prefixes) for alias in node.names):
            return (Candidate(codes=(LISTED,), node=node, name=prefix),)
        return ()

    def _assert(self, node: ast.Assert) -> Iterable[Candidate]:
        return (Candidate(codes=("B101",), node=node),)

    def _function(self, node: ast.FunctionDef) -> Iterable[Candidate]:
        if self._every or any(isinstance(d, ast.Attribute) or _is_string(d) for d in node.args.defaults):
            return (Candidate(codes=OF_FUNCTIONS, node=node, name=node.name),)
        return ()

    def _handler(self, node: ast.ExceptHandler) -> Iterable[Candidate]:
        if self._every or (len(node.body) == 1 and isinstance(node.body[0], (ast.Pass, ast.Continue))):
            return (Candidate(codes=OF_HANDLERS, node=node),)
        return ()

    def _call(self, node: ast.Call) -> Iterable[Candidate]:
        func: Any = node.func
        kind = type(func)
        if kind is ast.Attribute:
            name = func.attr
        elif kind is ast.Name:
            name = self.aliases.get(func.id, func.id).rpartition(".")[2]
        else:
            name = ""
        codes = OF_CALLS if self._every else self._of_call(node, name)
        if not codes:
            return ()
        qualname = self._qualified(func)
        if not self._every:
            codes = tuple(code for code in codes if self._possible(code, func, qualname))
        context = {"call": node, "qualname": qualname}
        return (Candidate(codes=codes, node=node, name=name, context=context),) if codes else ()

    def _of_call(self, node: ast.Call, name: str) -> tuple[str, ...]:
        """The tests that the last part of a call's name and its keywords may interest."""
        codes = self._by_name.get(name, ())
        if "chmod" in name:
            codes += ("B103",)
        if "extractall" in name:
            codes += ("B202",)
        for keyword in node.keywords:
            codes += self._by_name.get(f"{keyword.arg}=", ())
            if _is_string(keyword.value) and _CREDENTIAL.search(keyword.arg or ""):
                codes += ("B106",)
        if isinstance(node.func, ast.Name) and node.func.id == "__import__":
            codes += (LISTED,)
        return codes if len(codes) < 2 else tuple(dict.fromkeys(codes))

    def _possible(self, code: str, func: Any, qualname: str) -> bool:
        if code == LISTED:
            return qualname in self._listed or getattr(func, "id", "") == "__import__"
        within = CODES[code].within
        return not within or any(word in qualname for word in within)

    def _qualified(self, func: Any) -> str:
        """The dotted name of what is called, its root resolved through the imports so far, as Bandit has it."""
        parts = []
        while type(func) is ast.Attribute:
            parts.append(func.attr)
            func = func.value
        parts.append(self.aliases.get(func.id, func.id) if type(func) is ast.Name else "")
        return ".".join(reversed(parts))

    def _assign(self, node: ast.Assign) -> Iterable[Candidate]:
        if not _is_string(node.value):
            return
        if any(_CREDENTIAL.search(_last_name(target)) for target in node.targets):
            yield _string(("B105",), node.value, node)
        for target in node.targets:
            if isinstance(target, ast.Subscript) and _is_string(target.slice):
                yield _string(("B105",), target.slice, target, node)

    def _dict(self, node: ast.Dict) -> Iterable[Candidate]:
        for key, value in zip(node.keys, node.values, strict=True):
            if type(value) is ast.Constant and _is_string(key) and _CREDENTIAL.search(key.value):
                # Bandit looks the key up in its dict: given one of its own, large ones do not take for ever
                yield _string(("B105",), key, ast.Dict(keys=[key], values=[value]))

    def _compare(self, node: ast.Compare) -> Iterable[Candidate]:
        if _CREDENTIAL.search(_last_name(node.left)):
            for side in node.comparators:
                if _is_string(side):
                    yield _string(("B105",), side, node)

    def _operation(self, node: ast.BinOp) -> Iterable[Candidate]:
        """The strings of a whole `a + b % c`, seen once from its top."""
        if id(node) in self._inner:
            return ()
        strings, chain = [], [node]
        for link in chain:
            for side in (link.left, link.right):
                if isinstance(side, ast.BinOp):
                    self._inner.add(id(side))
                    chain.append(side)
                elif _is_string(side):
                    strings.append(side)
        sql = strings and _may_be_sql(" ".join(string.value for string in strings))
        return [_string(("B608",), string) for string in strings] if sql else ()

    def _joined(self, node: ast.JoinedStr) -> Iterable[Candidate]:
        strings = [value for value in node.values if _is_string(value)]
        sql = strings and _may_be_sql("".join(string.value for string in strings))
        return (_string(("B608",), strings[0]),) if sql else ()

    def _attribute(self, node: ast.Attribute) -> Iterable[Candidate]:
        if node.attr in ("format", "replace") and _is_string(node.value) and _may_be_sql(node.value.value):
            return (_string(("B608",), node.value),)
        return ()


@lru_cache(maxsize=4)
def _triggers(bandit: Bandit) -> tuple[frozenset[str], tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The listed names of calls, the listed prefixes of imports, and call name or `keyword=` -> tests."""
    listed = frozenset([*bandit.names("Call"), *_IMPORTERS])
    by_name: dict[str, tuple[str, ...]] = {name.rpartition(".")[2]: (LISTED,) for name in sorted(listed)}
    for code, entry in CODES.items():
        for word in entry.calls.split():
            by_name[word] = (*by_name.get(word, ()), code)
    return listed, bandit.names("Import"), by_name


def _string(codes: tuple[str, ...], node: ast.Constant, *parents: Any) -> Candidate:
    return Candidate(codes=codes, node=node, context={"str": node.value}, parents=parents)


def _is_string(node: ast.AST | None) -> TypeGuard[_Text]:
    return type(node) is ast.Constant and type(node.value) is str


def _last_name(node: Any) -> str:
    name: str = getattr(node, "id", None) or getattr(node, "attr", None) or ""
    return name


def _may_be_sql(text: str) -> bool:
    return all(words.search(text) for words in _SQL)
