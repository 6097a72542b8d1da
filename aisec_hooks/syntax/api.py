"""What a module offers to others by name, and what of that differs between two versions of it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.linediff import added_lines
from aisec_hooks.syntax.blocks import inside
from aisec_hooks.syntax.source import Module, Source

_WORD = late.compiled(r"[^\W\d]\w*")
_BINDS = late.compiled(r"(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|(\w+)[ \t]*[:=]|(?:from|import)\b([^\n]*)")
_GOES_ON = late.compiled(r"(?:else|elif|except|finally|case)\b|[)\]}]")
_ROUTE = frozenset("route get post put patch delete head options websocket task errorhandler command group".split())
"""Decorators of functions that the framework calls, and nobody else."""


class Unit(NamedTuple):
    """A definition at module level."""

    node: ast.stmt
    text: str


def only_adds(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether surely nothing that the old lines define means anything else in the new ones: a cheap first look.

    True if no code went away and what is new are whole blocks at module level under names of their own.
    """
    above = _alike(old, new)
    below = _alike(old[above:][::-1], new[above:][::-1])
    while below and not new[len(new) - below][:1].strip():  # a block's last lines may look like another's
        below -= 1
    quotes = _quotes(new[:above])
    old_part, new_part = old[above : len(old) - below], new[above : len(new) - below]
    gone = added_lines(new_part, old_part)
    if any(number in gone for number, _, _ in _code(old_part, quotes)):
        return False
    added = added_lines(old_part, new_part)
    bound = {name for n in added for name in _bound(new_part[n - 1])}
    if bound and not bound.isdisjoint(_WORD.findall("\n".join(old))) and any(bound & {*_bound(line)} for line in old):
        return False
    before, behind = _first_code(reversed(new[:above])), _first_code(new[len(new) - below :])
    return all(_may_part(*border) for border in _borders(before, [*new_part, behind], added, quotes))


def only(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The lines of `new` that `old` has not."""
    return (new[n - 1] for n in added_lines(old, new))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with alike."""
    shorter = min(len(one), len(other))
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shorter)


def _quotes(lines: Iterable[str]) -> int:
    """How many quotes of long strings there are."""
    text = "\n".join(lines)
    return text.count('"""') + text.count("'''")


def _code(lines: Sequence[str], quotes: int) -> Iterator[tuple[int, str, int]]:
    """The lines that are neither blank nor comments, or are in a long string, with the quotes of such before them."""
    for number, line in enumerate(lines, 1):
        if quotes % 2 or _is_code(line):
            yield number, line, quotes
        quotes += line.count('"""') + line.count("'''")


def _is_code(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#")


def _first_code(lines: Iterable[str]) -> str:
    return next((line for line in lines if _is_code(line)), "")


def _bound(line: str) -> Iterator[str]:
    found = _BINDS.match(line)
    if found is not None:
        yield from (name for name in (found[1], found[2]) if name)
        yield from _WORD.findall(found[3] or "")


def _borders(above: str, lines: Sequence[str], added: frozenset[int], quotes: int) -> Iterator[tuple[str, str, int]]:
    """(line above, line below, long strings' quotes before it) wherever added code meets old code.

    `above` is the line of code before the lines, "" if they are the first.
    """
    was_added = False if above else None
    for number, line, before in _code(lines, quotes):
        if was_added is not None and was_added != (number in added):
            yield above, line, before
        above, was_added = line, number in added


def _may_part(above: str, below: str, quotes: int) -> bool:
    """Whether a definition may end between two lines."""
    return not (quotes % 2 or below[:1].isspace() or _GOES_ON.match(below) or above.startswith("@"))


def changed(old: Source, new: Source) -> dict[str, int]:
    """The names at module level that are not what they were -> the line of the change's definition, 0 where it is gone.

    Comments, docstrings and the look of the code count for nothing, names that are new neither. Of code that
    cannot be read nothing is known.
    """
    if not isinstance(new.python, Module):
        return {}
    before, after = units(old), units(new)
    return {
        name: _line(was, after.get(name, [])) for name, was in before.items() if not _same(was, after.get(name, []))
    }


def units(source: Source) -> dict[str, list[Unit]]:
    """The names that a module binds at its level, but for those with two underscores -> where it does so."""
    found: dict[str, list[Unit]] = {}
    if isinstance(source.python, Module):
        lines = source.python.text.split("\n")
        for statement in _statements(source.python.tree):
            if isinstance(statement, ast.Import | ast.ImportFrom):
                texts = {name: f"{name} {meaning}" for name, meaning in _imported(statement)}
            else:
                texts = dict.fromkeys(_names(statement), "\n".join(lines[_first(statement) - 1 : statement.end_lineno]))
            for name, text in texts.items():
                if not name.startswith("__"):
                    found.setdefault(name, []).append(Unit(statement, text))
    return found


def affected(known: Mapping[str, Sequence[Unit]], names: Iterable[str]) -> set[str]:
    """These names of a module, and those whose definitions speak of them, directly or not."""
    words = {name: {w for unit in found for w in _WORD.findall(unit.text)} for name, found in known.items()}
    reached = set(names)
    while more := {name for name, said in words.items() if name not in reached and not said.isdisjoint(reached)}:
        reached |= more
    return reached


def importable(known: Mapping[str, Sequence[Unit]], names: Iterable[str]) -> list[str]:
    """Those of some names that other modules use, sorted: neither private ones nor what only a framework calls."""
    public = (name for name in names if not name.startswith("_") and name != "main")
    return sorted(name for name in public if name not in known or not all(_is_view(u.node) for u in known[name]))


def imports(source: Source) -> Iterator[tuple[str, str]]:
    """(name that is bound or "*", what it is imported from) of every import, wherever it stands."""
    pending: list[ast.AST] = [source.python.tree] if isinstance(source.python, Module) else []
    while pending:
        node = pending.pop()
        pending += inside(node)
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node)


def _imported(statement: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    if isinstance(statement, ast.Import):
        yield from ((a.asname or a.name.partition(".")[0], a.name) for a in statement.names)
        return
    module = "." * statement.level + (statement.module or "")
    dot = "" if module.endswith(".") else "."
    for alias in statement.names:
        yield (alias.asname or alias.name, module if alias.name == "*" else module + dot + alias.name)


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Those at module level, also in conditions and the like."""
    pending: list[ast.stmt] = tree.body[::-1]
    while pending:
        statement = pending.pop()
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            pending += reversed(inside(statement))


def _names(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _first(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)])


def _same(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    return len(old) == len(new) and all(
        a.text == b.text or _meaning(a.node) == _meaning(b.node) for a, b in zip(old, new, strict=True)
    )


def _line(old: Sequence[Unit], new: Sequence[Unit]) -> int:
    """Where the new definition is; of a class the first method that differs."""
    if not new:
        return 0
    known = {_meaning(m) for unit in old for m in _methods(unit.node)}
    methods = [m for unit in new for m in _methods(unit.node)]
    differs = next((m for m in methods if _meaning(m) not in known), None)
    node = differs if differs is not None else new[0].node
    return node.lineno


def _methods(node: ast.stmt) -> list[ast.stmt]:
    inner = node.body if isinstance(node, ast.ClassDef) else []
    return [n for n in inner if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def _meaning(node: ast.stmt) -> str:
    """A statement without comments, docstrings and places."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return ast.dump(node)
    body = node.body[1:] if _is_docstring(node.body[0]) else node.body
    head = [f"{k}={ast.dump(v) if isinstance(v, ast.AST) else v}" for k, v in ast.iter_fields(node) if k in _HEAD]
    lists = [ast.dump(v) for k in _LISTS for v in getattr(node, k, ())]
    return "\n".join([type(node).__name__, *head, *lists, *(_meaning(s) for s in body)])


_HEAD = ("name", "args", "returns")
_LISTS = ("decorator_list", "bases", "keywords")


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_view(node: ast.stmt) -> bool:
    """`@app.get("/")`"""
    for decorator in getattr(node, "decorator_list", ()):
        called = decorator.func if isinstance(decorator, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in _ROUTE:
            return True
    return False
