"""The engine that runs Bandit's tests, under our rules and in our words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.engines.bandit_codes import CODES, Code
from aisec_hooks.engines.bandit_driver import Result, Unfinished, Walk, bidirectional
from aisec_hooks.engines.bandit_loader import Bandit
from aisec_hooks.engines.installed import installed_version
from aisec_hooks.model import Confidence, Match, Note, NoteKind, Severity, Span
from aisec_hooks.syntax.source import Kind, Module, Source

_LONGEST_NAME = 60
_RIGHT_TO_LEFT_MARK = "\u200f"
_REPORTABLE = late.compiled("[\"'(\u200f\u202a-\u202e\u2066-\u2069]|assert|except|import")
"""All that Bandit reports is a string, a call, a default, an assert, a handler, an import or such a character."""
_RUNNERS = frozenset({"asyncio.run", "anyio.run", "trio.run", "uvicorn.run", "subprocess.run"})
_PLACEHOLDER = late.compiled(r"[/.<${%*]|x+\Z|.*://", re.IGNORECASE)


class BanditEngine:
    """Bandit on the tree that is already there; its files, its `nosec` and its message texts play no part."""

    name = "bandit"

    def wants(self, source: Source) -> bool:
        """Whether the text has anything that Bandit could report."""
        return source.kind is not Kind.TEXT and _REPORTABLE.search(source.text) is not None

    def check(self, source: Source) -> Iterator[Match | Note]:
        """What Bandit reports; the tests it could not finish as notes, in which only their codes are named."""
        module = source.python
        if not isinstance(module, Module):
            return
        matches = [_bidirectional(*place) for place in bidirectional(module.text.split("\n"))]
        if module.fallback:
            message = "bandit not run: syntax newer than this interpreter"
            yield Note(path=source.path, kind=NoteKind.PARTIAL, message=message, engine=self.name)
        else:
            walk = Walk(self._bandit, module.tree, source.path)
            walk.run()
            yield from (_note(source, failure) for failure in sorted(walk.unfinished))
            own = {n.name for n in module.tree.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}
            matches += [_match(source, result) for result in walk.results if not _calls_one_of(own, result.node)]
        yield from sorted(matches, key=lambda m: (m.span, m.rule, m.message))

    @cached_property
    def _bandit(self) -> Bandit:
        return Bandit(installed_version("bandit"))


def _calls_one_of(functions: set[str], node: ast.AST) -> bool:
    """Whether a call is one of the file's own function that is named as a builtin is: `def eval(text): ...`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions


def _note(source: Source, failure: Unfinished) -> Note:
    """A test that gave no answer: a gap where that is Bandit's known limit, else a failed check."""
    kind = NoteKind.PARTIAL if failure.expected else NoteKind.FAILED
    message = f"bandit test {failure.code} at line {failure.line}: {failure.error}"
    return Note(path=source.path, kind=kind, message=message, engine="bandit")


def _bidirectional(line: int, column: int, character: str) -> Match:
    span = Span(start_line=line, start_column=column + 1, end_line=line, end_column=column + 2)
    code = CODES["B613"]
    grade = "LOW/MEDIUM" if character == _RIGHT_TO_LEFT_MARK else "HIGH/HIGH"
    return _graded(code, span, f"U+{ord(character):04X}", code.when.get(grade, (code.severity, code.confidence)))


def _match(source: Source, result: Result) -> Match:
    code = CODES[result.code]
    severity, confidence = code.when.get(result.grade, (code.severity, code.confidence))
    if confidence is Confidence.HIGH and not _certain(result):
        confidence = Confidence.MEDIUM
    if result.literal is not None:
        return _credential(source, code, result, result.literal)
    match = _graded(code, _span(source, result), result.name, (severity, confidence))
    return replace(match, code=_code(result.node), names=_names(code, result.node))


def _graded(code: Code, span: Span, name: str, grade: tuple[Severity, Confidence]) -> Match:
    name = name.lstrip(".")
    if len(name) > _LONGEST_NAME:
        name = "..." + name[3 - _LONGEST_NAME :]
    message = code.message.replace("{name}", name or "a call")
    return Match(rule=code.rule, span=span, message=message, severity=grade[0], confidence=grade[1])


def _certain(result: Result) -> bool:
    """Whether what Bandit is not strict about holds: only then may the finding block."""
    call: Any = result.node
    if result.code == "B201":  # any `.run(debug=True)` in a file that imports Flask
        return result.name not in _RUNNERS
    if result.code == "B506":  # any loader but two, also one's own subclass of SafeLoader
        given = [k.value for k in call.keywords if k.arg in ("Loader", None)] + call.args[1:]
        return all(isinstance(g, ast.Attribute) and g.attr in ("Loader", "CLoader", "UnsafeLoader") for g in given)
    return True


def _credential(source: Source, code: Code, result: Result, literal: ast.Constant) -> Match:
    """The string's text is the secret: without its quotes where it stands there as it is."""
    value = str(literal.value)
    span = source.span(literal)
    text = source.segment(span)
    if "\n" not in text and text.count(value) == 1:
        start = span.start_column + text.index(value)
        span, text = replace(span, start_column=start, end_column=start + len(value)), value
    grade = (Severity.MEDIUM, Confidence.MEDIUM) if _random_looking(value) else (code.severity, code.confidence)
    match = _graded(code, span, result.name, grade)
    return replace(match, secret=text, secret_kind="password")


def _random_looking(value: str) -> bool:
    """Letters and digits, one word, no path, address or placeholder."""
    if not 8 <= len(value) <= 200 or any(c.isspace() for c in value) or _PLACEHOLDER.match(value):
        return False
    return any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _span(source: Source, result: Result) -> Span:
    """The span that begins on the line Bandit names."""
    node: Any = result.node
    if isinstance(node, ast.FunctionDef):
        return _line_span(source, result.line)
    if node.lineno == result.line:
        return source.span(node)
    for keyword in getattr(node, "keywords", ()):
        if keyword.value.lineno == result.line:
            return source.span(keyword.value)
    return _line_span(source, result.line)


def _code(node: Any) -> str:
    """What the finding is about, however it is laid out in lines."""
    if isinstance(node, ast.FunctionDef):
        return f"def {node.name}"
    try:
        return ast.unparse(node)
    except (RecursionError, ValueError):
        return type(node).__name__


def _line_span(source: Source, number: int) -> Span:
    line = source.lines[number - 1]
    start = len(line) - len(line.lstrip()) + 1
    return Span(start_line=number, start_column=start, end_line=number, end_column=max(start, len(line.rstrip()) + 1))


def _names(code: Code, node: Any) -> dict[str, str]:
    """What the placeholders of the rule's Fix stand for, where it is a plain name."""
    names = {}
    if isinstance(node, ast.Call):
        if code.first and node.args and isinstance(node.args[0], ast.Name):
            names[code.first] = node.args[0].id
        if code.receiver and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            names[code.receiver] = node.func.value.id
    return names
