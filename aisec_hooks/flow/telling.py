"""Facts about all the texts in a value."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import NamedTuple

from aisec_hooks.flow.alphabets import SPECIAL
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.facts import ALL, NO_FACTS, PARSED, WEAK, Fact, Facts, Told, lacking
from aisec_hooks.flow.values import Value

SSRF = "server-side-request-forgery"
REDIRECT = "open-redirect"
URL_RULES = (SSRF, REDIRECT)
NOSQL = "nosql-injection"
UNVALIDATED = "missing-input-validation"
DESERIALIZATION = "insecure-deserialization"

_COPIES = frozenset({"set", "frozenset", "tuple", "list"})


class Asked(NamedTuple):
    """How the parts of a condition are looked at."""

    evaluate: Callable[[ast.expr], Value]
    """The value of an expression that was evaluated already."""
    qualified: Callable[[ast.AST], str]
    told: Callable[[ast.expr], Told]
    """What a condition within it tells."""


def everything(value: Value) -> Facts:
    """Nothing but what the check lets through; a check of a part, such as an ending, says nothing of the rest."""
    if not value.taints or value.type == PART:
        return NO_FACTS
    return frozenset(Fact(t.label, ALL) for t in value.taints if PARSED not in t.harmless)


def only(value: Value, rules: Iterable[str], *, doubtful: bool = False) -> Facts:
    """It can no longer offend some rules, or has some marks."""
    return frozenset(Fact(t.label, rule, doubtful) for t in value.taints for rule in rules)


def lacks(value: Value, characters: Iterable[str]) -> Facts:
    """It holds none of some characters, as far as they matter."""
    absent = frozenset(characters) & SPECIAL
    if not absent or not value.taints or value.type == PART:
        return NO_FACTS
    return frozenset(Fact(t.label, lacking(absent)) for t in value.taints if PARSED not in t.harmless)


def weak(value: Value, check: ast.expr, against: Iterable[str], why: str) -> Facts:
    """It was checked in a way that can be got around."""
    against = tuple(against)
    return frozenset(Fact(t.label, WEAK, check=check, against=against, why=why) for t in value.taints)


def swapped(told: Told) -> Told:
    """What the opposite of a condition tells."""
    return told[1], told[0]


def every(told: Iterable[Facts]) -> Facts:
    """What holds if all of some conditions do."""
    return NO_FACTS.union(*told)


def any_of(told: Iterable[Facts]) -> Facts:
    """What holds if one of some conditions does: what they agree on, and the doubts about any of them."""
    each = list(told)
    if not each:
        return NO_FACTS
    sure = each[0].intersection(*each[1:])
    return sure | {f for facts in each for f in facts if f.rule == WEAK}


def text_of(value: Value) -> str | None:
    """The text that a value surely is."""
    return value.text if value.constant and not value.taints else None


def texts_of(node: ast.expr, asked: Asked) -> tuple[str, ...] | None:
    """The texts that a display, a constant, or a variable that holds one of them, is made of; None if not known."""
    copied = isinstance(node, ast.Call) and len(node.args) == 1 and asked.qualified(node.func) in _COPIES
    if isinstance(node, ast.Call) and copied:
        return texts_of(node.args[0], asked)
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        found = [text_of(asked.evaluate(e)) for e in node.elts]
        return tuple(t for t in found if t is not None) if None not in found else None
    value = asked.evaluate(node)
    if value.items is not None and value.type in ("tuple", "list", "set", "frozenset", "dict"):
        if value.type == "dict":
            keys = [k for k, _ in value.items]
            return tuple(k for k in keys if isinstance(k, str)) if all(isinstance(k, str) for k in keys) else None
        found = [text_of(v) for _, v in value.items]
        return tuple(t for t in found if t is not None) if None not in found else None
    text = text_of(value)
    return (text,) if text is not None else None
