"""What the names in the pattern of a `case` are worth."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from aisec_hooks.flow import containers
from aisec_hooks.flow.combining import mixed
from aisec_hooks.flow.telling import NOSQL
from aisec_hooks.flow.values import NOTHING, Value, constant

_NUMBERS = frozenset({"int", "float", "bool", "complex"})
_TEXTS = frozenset({"str", "bytes", "bytearray"})
_BUILTIN = _NUMBERS | _TEXTS | {"dict", "list", "tuple", "set", "frozenset"}
Attribute = Callable[[Value, str], Value]
Captured = Iterator[tuple[str, Value]]


def captured(pattern: ast.pattern, subject: Value, attribute: Attribute) -> Captured:
    """The names that a pattern gives to parts of what it fits, each with what it stands for."""
    match pattern:
        case ast.MatchAs(pattern=inner, name=name):
            if inner is not None:
                yield from captured(inner, subject, attribute)
            if name is not None:
                yield name, NOTHING if is_literal(pattern) else _as_fitting(inner, subject)
        case ast.MatchStar(name=name) if name is not None:
            yield name, subject
        case ast.MatchMapping(keys=keys, patterns=patterns, rest=rest):
            for key, inner in zip(keys, patterns, strict=True):
                at = key.value if isinstance(key, ast.Constant) else ...
                yield from captured(inner, _member(subject, at), attribute)
            if rest is not None:
                yield rest, subject
        case ast.MatchSequence(patterns=patterns):
            starred = any(isinstance(p, ast.MatchStar) for p in patterns)
            for index, inner in enumerate(patterns):
                star = isinstance(inner, ast.MatchStar)
                part = _rest(subject) if star else _member(subject, ... if starred else index)
                yield from captured(inner, part, attribute)
        case ast.MatchClass():
            yield from _of_class(pattern, subject, attribute)
        case ast.MatchOr(patterns=patterns):
            for inner in patterns:
                yield from captured(inner, subject, attribute)


def is_literal(pattern: ast.pattern) -> bool:
    """Whether only constants fit."""
    if isinstance(pattern, ast.MatchOr):
        return all(is_literal(p) for p in pattern.patterns)
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        return is_literal(pattern.pattern)
    return isinstance(pattern, (ast.MatchValue, ast.MatchSingleton))


def _of_class(pattern: ast.MatchClass, subject: Value, attribute: Attribute) -> Captured:
    if _name(pattern) in _BUILTIN:  # `str(name)`: the whole of it
        for inner in pattern.patterns[:1]:
            yield from captured(inner, _as_fitting(pattern, subject), attribute)
        return
    for inner in pattern.patterns:
        yield from captured(inner, mixed([subject]), attribute)
    for name, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        yield from captured(inner, attribute(subject, name), attribute)


def _as_fitting(pattern: ast.pattern | None, subject: Value) -> Value:
    """What fits `int()` is a number, and what fits `str()` a text rather than a structure."""
    names = {_name(p) for p in (pattern.patterns if isinstance(pattern, ast.MatchOr) else [pattern])}
    if names <= _NUMBERS:
        return NOTHING
    if names <= _TEXTS | _NUMBERS:
        return Value(frozenset(t.member() for t in subject.taints), subject.parts).spared(frozenset({NOSQL}))
    return subject


def _name(pattern: ast.pattern | None) -> str:
    return pattern.cls.id if isinstance(pattern, ast.MatchClass) and isinstance(pattern.cls, ast.Name) else ""


def _member(subject: Value, key: object) -> Value:
    """A member of it, `...` for one that is not known which."""
    at = constant(key) if isinstance(key, (str, bytes, int, float)) else NOTHING
    known = containers.member_at(subject, at) if subject.items is not None else None
    if known is not None:
        return known
    if isinstance(key, str):
        return containers.item(subject, at) if subject.taints else NOTHING
    return containers.member(subject)


def _rest(subject: Value) -> Value:
    return Value(frozenset(t.member() for t in subject.taints), None, "list")
