"""What it tells that a text fits a regular expression, or does not."""

from __future__ import annotations

import ast

from aisec_hooks.flow import guard_urls
from aisec_hooks.flow.alphabets import DIGITS, outside, stopped
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.facts import (
    ALL,
    NO_BACKSLASH,
    NO_DOTS,
    NO_FACTS,
    NOT_ABSOLUTE,
    NOT_DOUBLE,
    NOTHING_TOLD,
    PARSED,
    ROOTED,
    Facts,
    Told,
)
from aisec_hooks.flow.patterns import ASCII, Pattern, after_slash, allowed, flags_of, literal_text, only_class, pattern
from aisec_hooks.flow.telling import NOSQL, UNVALIDATED, everything, lacks, only, text_of, weak
from aisec_hooks.flow.values import NOTHING, Value, literal

METHODS = frozenset({"fullmatch", "match", "search"})
MATCH = "match of a pattern"
COMPILED = "re.Pattern"
"""Types of what `re` makes of a constant pattern."""
UNANCHORED = "the expression is not anchored at both ends, so anything may stand around what fits it"


def compiled(values: dict[int | str, Value], flags: str) -> Value | None:
    """What `re.compile` makes of a constant pattern; None if it is not known."""
    text = text_of(values.get(0, values.get("pattern", NOTHING)))
    if text is None:
        return None
    return Value(type=COMPILED, items=(("pattern", literal(text)), ("flags", literal(flags))))


def match(how: str, pattern_text: Value, flags: str, subject: Value) -> Value:
    """What a match of a text holds: parts of the text."""
    known = (("how", literal(how)), ("pattern", pattern_text), ("flags", literal(flags)), ("subject", subject))
    return Value(subject.taints, None, MATCH, known)


def matched(value: Value, test: ast.expr) -> Told:
    """What is known of a text where a match of it succeeded, and where it failed."""
    if value.type != MATCH or value.items is None:
        return NOTHING_TOLD
    items: dict[object, Value] = dict(value.items)
    how, subject, written = items["how"].text, items["subject"], text_of(items["pattern"])
    if not subject.taints or subject.type == PART:
        return NOTHING_TOLD
    if written is None:  # a pattern of another file, or one that is put together
        return (only(subject, (ALL,), doubtful=True) if how != "search" else NO_FACTS), NO_FACTS
    found = pattern(written, flags_of(items["flags"].text))
    if found is None:
        return NOTHING_TOLD
    node = _subject(test)
    return _fits(found, how, node, subject, test), _fits_not(found, how, subject)


def _subject(test: ast.expr) -> ast.expr:
    """The expression that is matched, as far as the condition shows it."""
    if isinstance(test, ast.NamedExpr):
        test = test.value
    if isinstance(test, ast.Call) and test.args:
        module_level = len(test.args) > 1 and isinstance(test.func, ast.Attribute)
        return test.args[1] if module_level else test.args[0]
    return test


def _fits(found: Pattern, how: str, node: ast.expr, subject: Value, test: ast.expr) -> Facts:
    starts = found.starts or how in ("match", "fullmatch")
    ends = found.ends or how == "fullmatch"
    told = guard_urls.fits(node, subject, found, how, test) | only(subject, (NOSQL, UNVALIDATED))
    if any(PARSED in t.harmless for t in subject.taints):
        return told  # a part of it fits
    if not (starts and ends):
        seeming = stopped(outside(found.allowed))
        return told | (weak(subject, test, seeming, UNANCHORED) if seeming else NO_FACTS)
    if found.closed or found.allowed <= DIGITS:
        return everything(subject)
    absent = outside(found.allowed)
    # a line's end may follow `$`, but nothing after it
    told |= lacks(subject, absent)
    if "." not in found.allowed:
        told |= only(subject, (NO_DOTS,))
    if "/" not in _first(found):
        told |= only(subject, (NOT_ABSOLUTE,))
    elif (second := after_slash(found.tree)) is not None:
        known = {NOT_DOUBLE: "/" not in second, NO_BACKSLASH: "\\" not in second}
        told |= only(subject, (ROOTED, *(mark for mark, holds in known.items() if holds)))
    return told


def _fits_not(found: Pattern, how: str, subject: Value) -> Facts:
    """`if re.search(r"[^\\w-]", name): abort()`."""
    if how != "search":
        return NO_FACTS
    absent = only_class(found.tree)
    if absent is not None:
        return lacks(subject, outside(ASCII - absent))
    return only(subject, (NO_DOTS,)) if literal_text(found.tree) in ("..", "../") else NO_FACTS


def _first(found: Pattern) -> frozenset[str]:
    """The characters that a fitting text may begin with."""
    for node in found.tree:
        kind, argument = node
        if kind == "AT":
            continue
        if kind in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] == 0:
            return found.allowed
        return allowed([node]) if kind != "SUBPATTERN" else found.allowed
    return found.allowed
