"""Walking a tree and running Bandit's tests on the nodes that can set them off."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.engines.bandit_candidates import TELLING, Candidate, Candidates
from aisec_hooks.engines.bandit_codes import CODES
from aisec_hooks.engines.bandit_loader import Bandit

LONGEST_CHAIN = 200
"""Strings of one `a + b % c` that B608 is run on; its time grows with their square."""
_CLIMBING = frozenset({"B608", "B703"})
"""Tests that follow `_bandit_parent` up through the statement."""
_BIDI = late.compiled("[\u200f\u202a-\u202e\u2066-\u2069]")


class Result(Struct, frozen=True, kw_only=True):
    """One result of a test; line from 1, column in bytes from 0, as Bandit counts them."""

    code: str
    line: int
    column: int
    node: ast.AST
    name: str
    """What is called, imported or defined at the node."""
    grade: str
    """Bandit's own "severity/confidence"."""
    literal: ast.Constant | None = None
    """The string that B105, B106 or B107 take for a credential."""


class Unfinished(Struct, frozen=True, kw_only=True, order=True):
    """A test that raised or was not run; `error` names the exception's type and nothing of the source."""

    code: str
    line: int
    error: str
    expected: bool
    """The test is known not to be made for such code; anything else is a failure of the check."""


class _Fields(dict[type, tuple[str, ...]]):
    """Type of node -> its fields that may hold nodes that tests are for, last first."""

    _PLAIN = frozenset(
        (
            *("arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level", "module"),
            *("name", "names", "op", "ops", "rest", "simple", "tag", "type_comment", "type_ignores"),
        )
    )

    def __missing__(self, kind: type) -> tuple[str, ...]:
        fields = kind._fields if issubclass(kind, ast.AST) else ()
        self[kind] = names = tuple(name for name in reversed(fields) if name not in self._PLAIN)
        return names


_FIELDS = _Fields()


def bidirectional(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(line from 1, column from 0, character) of the first such control character of each line: B613 on text."""
    for number, line in enumerate(lines, 1):
        if not line.isascii() and (match := _BIDI.search(line)):
            yield number, match.start(), match[0]


class Walk:
    """One pass over a module in Bandit's order: a node, then its fields; all but B613, which reads text."""

    def __init__(self, bandit: Bandit, tree: ast.Module, path: str) -> None:
        self.results: list[Result] = []
        self.unfinished: set[Unfinished] = set()
        self._bandit = bandit
        self._tree = tree
        self._path = path
        self._candidates = Candidates(bandit)
        self._statement: ast.stmt
        self._linked: list[Any] = []

    def run(self) -> None:
        """Fill `results` and `unfinished`."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # B703 makes nodes without fields, which Python 3.13 deprecates
            for statement in self._tree.body:
                self._statement = statement
                self._visit(statement)
                while self._linked:
                    vars(self._linked.pop()).pop("_bandit_parent", None)

    def _visit(self, statement: ast.stmt) -> None:
        stack: list[Any] = [statement]
        pop, push, extend = stack.pop, stack.append, stack.extend
        fields, looks, every = _FIELDS, self._candidates.looks, not self._bandit.known
        while stack:
            node = pop()
            kind = type(node)
            if kind is ast.Name:
                continue
            if kind is ast.Constant:
                if type(node.value) is str and (every or node.value.startswith(TELLING)):
                    self._run(self._candidates.string(node))
                continue
            if kind is ast.Expr and type(node.value) is ast.Constant:
                continue  # to Bandit a docstring
            if kind in looks:
                self._run_all(list(looks[kind](node)))
            for name in fields[kind]:
                child = getattr(node, name)
                if type(child) is list:
                    extend(child[::-1])
                elif child is not None:
                    push(child)

    def _run_all(self, candidates: list[Candidate]) -> None:
        if len(candidates) > LONGEST_CHAIN and candidates[0].codes == ("B608",):
            line = candidates[0].node.lineno
            error = f"expression of more than {LONGEST_CHAIN} strings"
            self.unfinished.add(Unfinished(code="B608", line=line, error=error, expected=True))
            return
        for candidate in candidates:
            self._run(candidate)

    def _run(self, candidate: Candidate) -> None:
        node = candidate.node
        self._link(candidate)
        context = self._bandit.context(
            {
                "imports": self._candidates.imports,
                "import_aliases": self._candidates.aliases,
                "lineno": node.lineno,
                "col_offset": node.col_offset,
                "end_col_offset": node.end_col_offset,
                "linerange": range(node.lineno, node.end_lineno + 1),
                "node": node,
                "filename": self._path,
                "name": candidate.name,
                **candidate.context,
            }
        )
        for code in candidate.codes:
            try:
                issue = self._bandit.test(code)(context)
            except Exception as error:  # noqa: BLE001  # Bandit itself logs it and passes the file
                self.unfinished.add(_unfinished(code, node.lineno, error))
            else:
                if issue is not None and (issue.test_id or code) in CODES:
                    self.results.append(_result(issue, code, candidate))

    def _link(self, candidate: Candidate) -> None:
        """Set the `_bandit_parent` that the tests need.

        It is taken away again after the statement: parents and children that hold each other would
        keep whole trees in memory.
        """
        child = candidate.node
        for parent in candidate.parents:
            child._bandit_parent = parent
            self._linked.append(child)
            child = parent
        climbing = not self._bandit.known or not _CLIMBING.isdisjoint(candidate.codes)
        if climbing and not hasattr(self._statement, "_bandit_parent"):
            self._link_all()

    def _link_all(self) -> None:
        self._statement._bandit_parent = self._tree  # type: ignore[attr-defined]
        nodes: list[Any] = [self._statement]
        for node in nodes:
            for name in _FIELDS[type(node)]:
                value = getattr(node, name)
                for child in value if isinstance(value, list) else (value,):
                    if isinstance(child, ast.AST):
                        child._bandit_parent = node  # type: ignore[attr-defined]
                        nodes.append(child)
        self._linked += nodes


_FAULTS = frozenset(
    {
        ("B001", "KeyError"),  # importlib.import_module(**arguments)
        ("B202", "AttributeError"),  # extractall(members=checks.safe(archive))
        ("B703", "AttributeError"),  # a.b, c = d before mark_safe(e)
        ("B703", "IndexError"),  # mark_safe(s=text)
    }
)
"""Where the known Bandit stumbles over code that is right: nothing that its author could do about it."""


def _unfinished(code: str, line: int, error: Exception) -> Unfinished:
    if isinstance(error, RecursionError):
        return Unfinished(code=code, line=line, error="code is too large or nests too deeply", expected=True)
    name = type(error).__name__
    of_set = isinstance(error, TypeError) and str(error).startswith("unhashable type")  # {[a]} among the arguments
    return Unfinished(code=code, line=line, error=f"raised {name}", expected=of_set or (code, name) in _FAULTS)


def _result(issue: Any, code: str, candidate: Candidate) -> Result:
    node, ident = candidate.node, issue.ident
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        name = candidate.name + (ident or "")
    else:
        name = candidate.context.get("qualname", candidate.name)
    return Result(
        code=issue.test_id or code,
        line=node.lineno if issue.lineno is None else issue.lineno,
        column=node.col_offset if issue.col_offset == -1 else issue.col_offset,
        node=node,
        name=name,
        grade=f"{issue.severity}/{issue.confidence}",
        literal=_literal(code, node, issue.text),
    )


def _literal(code: str, node: Any, text: str) -> ast.Constant | None:
    """The string that a test of credentials ends its message with."""
    pool: list[Any]
    match code:
        case "B105":
            pool = _beside(node, node._bandit_parent)
        case "B106":
            pool = [keyword.value for keyword in node.keywords]
        case "B107":
            pool = node.args.defaults
        case _:
            return None
    strings = (n for n in pool if isinstance(getattr(n, "value", None), str) and n.value)
    return next((n for n in strings if text.endswith(f"'{n.value}'")), None)


def _beside(node: Any, parent: Any) -> list[Any]:
    match type(parent).__name__:
        case "Dict":
            return [parent.values[parent.keys.index(node)]]
        case "Subscript":
            return [parent._bandit_parent.value]
        case "Compare":
            return list(parent.comparators[:1])
        case _:
            return [node]
