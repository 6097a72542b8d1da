"""Whether outside text at a sink is a finding, known to be harmless, or neither."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from aisec_hooks.flow import alphabets, calls, escapes, shapes
from aisec_hooks.flow.facts import ALL, NO_DOTS, NOT_ABSOLUTE, PATH, About, about
from aisec_hooks.flow.frame import Frame
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.shape_command import shell_of
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, FlowRule, Sink, SourceKind

DESERIALIZATION = "insecure-deserialization"
_OF_CONTENT = frozenset({DESERIALIZATION, "xml-external-entities"})
"""Rules about what is in a file, whoever named it."""
COMMANDS = "command-injection"
HEADERS = "header-injection"
_OF_HEADER = re.compile(r"\bHTTP_[A-Z]|\bheaders\b")
_WHERE = frozenset({"command", "ldap"})
"""Shapes in which where an escaped text stands matters as much as that it is escaped."""


class _Cleared(Enum):
    HARMLESS = "harmless"


HARMLESS: Final = _Cleared.HARMLESS
Verdict = Confidence | _Cleared | None


def decide(rule: FlowRule, sink: Sink, place: Reached, taint: Taint) -> Verdict:
    """How sure a finding is, HARMLESS if it is known that there is none, None if it is no question of this rule."""
    if sink.kinds and taint.kind not in sink.kinds:
        return None
    known = about(place.flow.state.facts, taint)
    spared = rule.name in taint.harmless
    shape = sink.shape or ("command" if rule.name == COMMANDS else "")
    limit = Confidence.HIGH
    if rule.name == escapes.XSS and escapes.MARKS & taint.harmless:
        breaking_out = escapes.confidence(place, taint, known, shape)
        if breaking_out is None:
            return HARMLESS
        limit = breaking_out
    elif spared and shape not in _WHERE:
        return HARMLESS
    most = rule.certainty.get(taint.kind)
    if most is None or (calls.CONTENT in taint.harmless and rule.name not in _OF_CONTENT):
        return HARMLESS if spared else None  # what is in a file is not what names it
    if rule.name == HEADERS and _OF_HEADER.search(taint.label):
        return HARMLESS  # a header of a request is one line
    surely = shapes.confidence(shape, place, taint, known)
    if surely is None:
        plain = shape == "command" and not place.value.opaque and not shell_of(place)
        return HARMLESS if spared or plain else None
    if is_stopped(rule.name, known, place.value) or (rule.name == PATH and _is_no_step(place, taint, known)):
        return HARMLESS
    found = min(most, surely, limit, sink.ceiling, _most(rule, place, taint, known))
    if found < Confidence.HIGH and taint.kind is SourceKind.PARAMETER and is_followed(place.flow):
        return HARMLESS  # what its callers hand over is seen there
    return found


def is_followed(frame: Frame) -> bool:
    """Whether the function that is run by itself here is called in its own file, too, or is one within another."""
    while frame.outer is not None:
        frame = frame.outer
    defined = frame.defined
    if defined is None:
        return False
    method = defined.owner is not None
    called = frame.program.called_methods if method else frame.program.called
    return defined.env is not None or defined.function.name in called


def is_stopped(rule: str, known: About, value: Value) -> bool:
    """Whether what is known of a text keeps it from offending."""
    if ALL in known.marks or rule in known.told or alphabets.stops(rule, known.absent):
        return True
    return rule == PATH and _stays_inside(value, known)


def _most(rule: FlowRule, place: Reached, taint: Taint, known: About) -> Confidence:
    """What doubts leave of a finding."""
    # the name of a check that was read, and found to be weak, is no argument
    read = any(rule.name in fact.against for fact in known.weak)
    doubted = (bool(known.doubtful & {ALL, rule.name}) and not read) or alphabets.hinders(rule.name, known.absent)
    near = taint.kind is SourceKind.PARAMETER and place.flow.entry.private
    return Confidence.MEDIUM if doubted or near or taint.doubtful else Confidence.HIGH


def _is_no_step(place: Reached, taint: Taint, known: About) -> bool:
    """What continues a name, as `f"cover.{extension}"` does, is no absolute path; without dots it leads nowhere."""
    before = place.before(taint) if place.value.parts is not None else ""
    return bool(before) and before[-1] not in "/\\\0" and (NO_DOTS in known.marks or "." in known.absent)


def _stays_inside(value: Value, known: About) -> bool:
    """No `..` in it, and either no absolute path or put together in a way where that does not matter."""
    joined = value.type in (calls.PATH, calls.JOINED)
    return NO_DOTS in known.marks and (NOT_ABSOLUTE in known.marks or not joined)
