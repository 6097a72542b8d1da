"""The nodes of f-strings and t-strings, from their tokens."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from aisec_hooks import late
from aisec_hooks.syntax.lexer import Field, LexError, Text, Token

_COOKED = late.compiled(
    r"\\(?:\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}\n]*\}|[^{}])|\{\{|\}\}", re.DOTALL
)
_COMMENT = late.compiled(r"#[^\n]*")
_DOUBLED = late.compiled(r"\{\{|\}\}")


class Places(Protocol):
    """What builds the expressions within and knows where things are."""

    def field(self, item: Field) -> ast.expr:
        """The expression of a replacement field."""

    def put(self, node: ast.expr, start: int, end: int) -> None:
        """Give a node its place."""


def joined(text: str, group: list[Token], places: Places) -> tuple[list[ast.expr], bool]:
    """The values of adjacent strings, and whether they are t-strings; LexError where kinds are mixed."""
    templates = {"t" in token.prefix for token in group}
    if len(templates) > 1 or any("b" in token.prefix for token in group):
        raise LexError
    values = _Values(text, places)
    for token in group:
        if token.parts is None:
            values.constant(ast.literal_eval(text[token.start : token.end]), token.start, token.end)
        else:
            values.add(token.parts, raw="r" in token.prefix, spec=False)
    return values.found, templates == {True}


def call_of_template(values: list[ast.expr]) -> ast.Call:
    """`Template(constants and interpolated expressions)`, as which a t-string is told."""
    arguments = [inner for value in values for inner in _interpolated(value)]
    return ast.Call(func=ast.Name(id="Template", ctx=ast.Load()), args=arguments, keywords=[])


def plain_templates(tree: ast.Module) -> None:
    """Make the t-strings of a tree calls, as `call_of_template` does, where the interpreter knows t-strings."""
    template = getattr(ast, "TemplateStr", None)
    if template is None:
        return
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        for name, value in ast.iter_fields(node):
            if isinstance(value, template):
                setattr(node, name, _call_at(value))
            elif isinstance(value, list):
                value[:] = [_call_at(item) if isinstance(item, template) else item for item in value]
        pending += ast.iter_child_nodes(node)  # after, so that what was put in is looked through as well


def _call_at(node: ast.expr) -> ast.Call:
    call = call_of_template(node.values)  # type: ignore[attr-defined]  # TemplateStr is newer than the checker's target
    for new in (call, call.func):
        ast.copy_location(new, node)
    return call


def _interpolated(value: ast.expr) -> list[ast.expr]:
    """What of a part of a string is an expression of its own: of a field its value and what its spec holds."""
    if isinstance(value, ast.Constant):
        return [value]
    spec = getattr(value, "format_spec", None)
    parts = spec.values if isinstance(spec, ast.JoinedStr) else []
    nested = [inner for part in parts if not isinstance(part, ast.Constant) for inner in _interpolated(part)]
    return [value.value, *nested]  # type: ignore[attr-defined]


class _Values:
    """Collects the values of a formatted string; adjacent constants become one."""

    def __init__(self, text: str, places: Places) -> None:
        self.text, self.places = text, places
        self.found: list[ast.expr] = []
        self._start = 0
        self._pieces: list[str] = []

    def add(self, parts: list[Text | Field], *, raw: bool, spec: bool) -> None:
        for part in parts:
            if isinstance(part, Field):
                self.formatted(part, raw=raw)
            else:
                written = self.text[part.start : part.end]
                self.constant(written if raw and spec else _cooked(written, raw), part.start, part.end)

    def formatted(self, item: Field, *, raw: bool) -> None:
        if item.debug:
            self.constant(_shown(self.text, item), item.start + 1, item.debug)
        conversion = ord(item.conversion) if item.conversion else -1
        if item.debug and item.spec is None and not item.conversion:
            conversion = ord("r")
        node = ast.FormattedValue(value=self.places.field(item), conversion=conversion, format_spec=None)
        if item.spec is not None:
            node.format_spec = self.spec(item, item.spec, raw=raw)
        self.places.put(node, item.start, item.end)
        self.found.append(node)

    def spec(self, item: Field, parts: list[Text | Field], *, raw: bool) -> ast.JoinedStr:
        inner = _Values(self.text, self.places)
        inner.add(parts, raw=raw, spec=True)
        node = ast.JoinedStr(values=inner.found)
        self.places.put(node, item.spec_start - 1, item.end - 1)
        return node

    def constant(self, value: str, start: int, end: int) -> None:
        if not value:
            return
        last = self.found[-1] if self.found else None
        if isinstance(last, ast.Constant):
            self._pieces.append(value)
            last.value = "".join(self._pieces)
        else:
            self._start, self._pieces = start, [value]
            last = ast.Constant(value=value)
            self.found.append(last)
        self.places.put(last, self._start, end)


def _shown(text: str, item: Field) -> str:
    """What `{expression = }` shows of itself: all but comments."""
    edges = [item.start + 1, *(edge for token in item.tokens for edge in (token.start, token.end)), item.debug]
    pieces = [text[start:end] for start, end in pairwise(edges)]
    pieces[::2] = [_COMMENT.sub("", gap) for gap in pieces[::2]]
    return "".join(pieces)


def _cooked(written: str, raw: bool) -> str:
    """Literal text with its escapes and doubled braces resolved."""
    return (_DOUBLED if raw else _COOKED).sub(lambda match: _escape(match[0]), written)


@lru_cache(maxsize=256)
def _escape(written: str) -> str:
    """One escape or doubled brace; SyntaxError for a malformed one."""
    if written[0] != "\\":
        return written[0]
    return str(ast.literal_eval(f'"{written}"'))
