"""What a condition tells of outside text on the branch where it holds."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from aisec_hooks.flow import guard_calls, guard_characters, guard_paths, guard_patterns, guard_urls
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.facts import ALL, NO_DOTS, NO_FACTS, NOTHING_TOLD, PATH, Fact, Facts, Told
from aisec_hooks.flow.guard_calls import ANSWERING
from aisec_hooks.flow.guard_paths import inside
from aisec_hooks.flow.taints import PIECE
from aisec_hooks.flow.telling import (
    REDIRECT,
    UNVALIDATED,
    Asked,
    any_of,
    every,
    everything,
    only,
    swapped,
    text_of,
    texts_of,
    weak,
)
from aisec_hooks.flow.values import Value
from aisec_hooks.model import SourceKind

__all__ = ["ALL", "ANSWERING", "NO_FACTS", "PATH", "Fact", "Facts", "called_validator", "facts", "inside"]

_EMPTY = (None, "", 0, True, False)
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


_OPERATORS_OWN = frozenset({SourceKind.ENVIRONMENT, SourceKind.STORED, SourceKind.SECRET})
"""Where a list comes from that whoever runs the program has made: what is in it is meant to be let through."""


def facts(test: ast.expr, evaluate: Callable[[ast.expr], Value], qualified: Callable[[ast.AST], str]) -> Told:
    """(facts where the test is true, facts where it is false)."""
    asked = Asked(lambda node: _of_part(node, evaluate(node)), qualified, lambda inner: _told(inner, asked))
    return _told(test, asked)


def called_validator(name: str, arguments: list[Value]) -> Iterator[Fact]:
    """What is known after a project's own check was called as a statement: it raises if it objects."""
    if not guard_calls.unused(name):
        yield from guard_calls.named_validator(name, arguments)


def _of_part(node: ast.expr, value: Value) -> Value:
    """`name[0]`, `name[-4:]`: a letter, or a member of a list, that says nothing of the others."""
    if not isinstance(node, ast.Subscript) or value.type or not value.taints:
        return value
    if all(PIECE in t.label for t in value.taints):
        return value  # has a name of its own already
    position = node.slice.operand if isinstance(node.slice, ast.UnaryOp) else node.slice
    numbered = isinstance(position, ast.Constant) and isinstance(position.value, int)
    return Value(value.taints, None, PART) if numbered or isinstance(position, ast.Slice) else value


def _told(test: ast.expr, asked: Asked) -> Told:
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return swapped(_told(operand, asked))
        case ast.BoolOp(op=operator, values=values):
            each = [_told(v, asked) for v in values]
            trues, falses = [t for t, _ in each], [f for _, f in each]
            if isinstance(operator, ast.And):
                return every(trues), any_of(falses)
            return any_of(trues), every(falses)
        case ast.Compare():
            return _compared(test, asked)
        case ast.Call():
            return _answered(test, asked)
        case ast.NamedExpr(value=value):
            return _told(value, asked)
        case ast.Name() | ast.Attribute():
            return _is_true(test, asked)
        case _:
            return NOTHING_TOLD


def _answered(test: ast.Call, asked: Asked) -> Told:
    """What a call tells: of a function that was run, what its ways out did, else what its name says."""
    if len(test.args) == 1 and not test.keywords and isinstance(test.func, ast.Name):
        if test.func.id == "bool":
            return _told(test.args[0], asked)
        if test.func.id == "len" and isinstance(test.args[0], ast.Call):
            return _answered(test.args[0], asked)  # `if len(adapter.allowed_methods(path)):`
    told = asked.evaluate(test).told
    if told is None:
        return guard_calls.called(test, asked)
    signed = guard_calls.of_signature([asked.evaluate(a) for a in test.args])
    return (told[0] | signed, told[1]) if signed else told


def answered(call: ast.Call, evaluate: Callable[[ast.expr], Value]) -> Facts:
    """What a check says that answers with more than yes or no, by its name."""
    last = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    return frozenset(guard_calls.named_validator(last, [evaluate(a) for a in call.args]))


def _is_true(test: ast.Name | ast.Attribute, asked: Asked) -> Told:
    """`if name:`; what is false is empty."""
    value = asked.evaluate(test)
    if value.told is not None:
        return value.told
    if not value.taints:
        return NOTHING_TOLD
    if value.type == guard_patterns.MATCH:
        return guard_patterns.matched(value, test)
    part = guard_urls.empty(test, value)
    if part is not None:
        return NO_FACTS, part
    if isinstance(test, ast.Attribute):
        return NO_FACTS, guard_urls.is_public(test, value)
    return NO_FACTS, _absent(test, value)


def _absent(node: ast.expr, value: Value) -> Facts:
    """What is empty holds nothing; that what was made of a text is empty says nothing of the text."""
    if not isinstance(node, (ast.Name, ast.Attribute)) or any(t.doubtful for t in value.taints):
        return NO_FACTS
    return everything(value)


def _compared(test: ast.Compare, asked: Asked) -> Told:
    if len(test.ops) > 1:
        return _range(test, asked)
    left, right, operator = test.left, test.comparators[0], test.ops[0]
    letters = guard_paths.letters(test, asked)
    if letters is not None:
        return letters
    match operator:
        case ast.In():
            return _member(test, left, right, asked)
        case ast.NotIn():
            return swapped(_member(test, left, right, asked))
        case ast.Eq() | ast.Is():
            return _equal(test, left, right, asked)
        case ast.NotEq() | ast.IsNot():
            return swapped(_equal(test, left, right, asked))
        case ast.LtE() if asked.evaluate(left).taints and _is_set(left):
            return guard_characters.within(left, right, asked), NO_FACTS
        case _:
            return _range(test, asked)


def _is_set(node: ast.expr) -> bool:
    return isinstance(node, (ast.Call, ast.SetComp, ast.Set)) and not isinstance(node, ast.Constant)


def _range(test: ast.Compare, asked: Asked) -> Told:
    """`0 < amount <= 100`: only a number can be compared with one, whatever comes out."""
    operands = (test.left, *test.comparators)
    measured = NO_FACTS.union(*(only(asked.evaluate(m), (UNVALIDATED,)) for o in operands for m in _measured(o)))
    numbers = any(isinstance(o, ast.Constant) and type(o.value) in (int, float) for o in operands)
    if not numbers or not all(isinstance(o, _ORDER) for o in test.ops):
        return measured, measured
    known = measured.union(*(everything(asked.evaluate(o)) for o in operands))
    return known, known


def _measured(node: ast.expr) -> list[ast.expr]:
    """`text` of `len(text)`."""
    return (
        node.args[:1]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"
        else []
    )


def _member(test: ast.Compare, left: ast.expr, right: ast.expr, asked: Asked) -> Told:
    member, container = asked.evaluate(left), asked.evaluate(right)
    if isinstance(right, ast.Attribute) and right.attr == "parents":
        return frozenset(inside(asked.evaluate(right.value))), NO_FACTS
    if not all(t.kind in _OPERATORS_OWN for t in container.taints):
        text = text_of(member)
        if text is not None and container.type not in ("list", "tuple", "set", "dict"):
            return guard_characters.holds(container, text, test)
        return NOTHING_TOLD
    if not member.taints:
        return NOTHING_TOLD
    if guard_paths.names_parent(right):
        # `part in (".", "..")` rejects climbing up by one part of a path
        return NO_FACTS, only(member, (NO_DOTS,))
    denied = guard_urls.is_denied(left, member, texts_of(right, asked) or (), right, test)
    allowed = guard_urls.is_allowed(left, member)
    return (allowed if allowed is not None else everything(member)), denied


def _equal(test: ast.Compare, left: ast.expr, right: ast.expr, asked: Asked) -> Told:
    a, b = asked.evaluate(left), asked.evaluate(right)
    for node in (left, right):
        if isinstance(node, ast.Call) and (prefix := guard_paths.compared_prefix(node, asked)) is not None:
            return prefix, NO_FACTS
    if _is_type(left):
        return guard_calls.of_type(asked.evaluate(left.args[0]), ast.unparse(right)), NO_FACTS  # type: ignore[attr-defined]
    if not a.taints and not b.taints:
        return NOTHING_TOLD
    constant = next((s.value for s in (left, right) if isinstance(s, ast.Constant)), ...)
    if constant in _EMPTY and not (isinstance(constant, float)):
        return _nothing(constant, *((left, a) if a.taints else (right, b)), asked)
    if a.taints and b.taints:
        told = guard_calls.of_signature([a, b]) | _same(a, b) | _same(b, a) | _hosts(left, a, right, b)
        return told.union(*(everything(one) for one, other in ((a, b), (b, a)) if _is_fixed(other))), NO_FACTS
    node, value = (left, a) if a.taints else (right, b)
    if guard_paths.is_cut_to_length(node, value):
        return weak(value, test, (PATH,), guard_paths.NO_SEPARATOR), NO_FACTS
    part = guard_urls.is_allowed(node, value)
    if part is not None:
        return part, guard_urls.is_denied(node, value, filter(None, [text_of(b if a.taints else a)]), right, test)
    return everything(value), NO_FACTS


def _nothing(constant: object, node: ast.expr, value: Value, asked: Asked) -> Told:
    """`x == ""`, `match is None`."""
    if value.type == guard_patterns.MATCH and constant is None:
        return swapped(guard_patterns.matched(value, node))
    if constant is True or constant is False:
        answer = _told(node, asked) if isinstance(node, ast.Call) else NOTHING_TOLD
        return answer if constant else swapped(answer)
    part = guard_urls.empty(node, value)
    if part is not None:
        return part, NO_FACTS
    return (_absent(node, value), NO_FACTS) if constant in (None, "") else NOTHING_TOLD


def _is_fixed(value: Value) -> bool:
    """Whether whoever installed the program chose it: what is equal to it is no text of the outside's choosing."""
    return all(t.kind is SourceKind.ENVIRONMENT for t in value.taints)


def _same(made: Value, text: Value) -> Facts:
    """`secure_filename(name) == name`: what was done to the one need not be done to the other."""
    before = {t.label: t.harmless for t in text.taints}
    marks = {(t.label, rule) for t in made.taints if t.label in before for rule in t.harmless - before[t.label]}
    return frozenset(Fact(label, rule) for label, rule in marks if "-" in rule and " " not in rule)


def _hosts(left: ast.expr, a: Value, right: ast.expr, b: Value) -> Facts:
    """`urlparse(target).netloc == urlparse(request.host_url).netloc`: both of one host."""
    parts = (guard_urls.part(left, a), guard_urls.part(right, b))
    return only(a, (REDIRECT,), doubtful=True) if guard_urls.UrlPart.HOST in parts else NO_FACTS


def _is_type(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and len(node.args) == 1
        and isinstance(node.func, ast.Name)
        and node.func.id == "type"
    )
