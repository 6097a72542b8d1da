"""A value at a sink, and the match that it makes."""

from __future__ import annotations

import ast
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.flow.frame import Frame
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.private import is_private
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, FlowRule, Match, SourceKind, Span

_NAMED = late.compiled(r"^(?:[a-z]+\.)?(?:request|req)\b")
LITERAL = "literal"
"""The kind of source of what is written in the code."""

_MESSAGES = {SourceKind.DIGEST: "{sink} is given what {source} made, a broken hash"}
"""What there is to say where the kind of text is the weakness."""


class Reached(NamedTuple):
    """A place where a value matters."""

    node: ast.AST
    """What is reported."""
    argument: ast.expr
    value: Value
    """The argument's."""
    flow: Invocation
    shown: str
    """What the value reaches, for people."""

    @property
    def taints(self) -> list[Taint]:
        """The outside texts in it, always in the same order."""
        return sorted(self.value.taints, key=lambda t: (t.kind.value, t.label, t.whole, sorted(t.harmless)))

    def before(self, taint: Taint) -> str:
        """The text before the first piece that holds the outside text, NUL for what is not known of it."""
        return _joined(self.value, taint)[0]

    def after(self, taint: Taint) -> str:
        """The text after the last piece that holds the outside text."""
        return _joined(self.value, taint)[1]


def _joined(value: Value, taint: Taint) -> tuple[str, str]:
    pieces = [
        p if isinstance(p, str) else None if any(t.label == taint.label for t in p.taints) else "\0"
        for p in value.parts or ()
    ]
    if None not in pieces:
        return "", ""
    first, last = pieces.index(None), len(pieces) - 1 - pieces[::-1].index(None)
    return "".join(p or "" for p in pieces[:first]), "".join(p or "" for p in pieces[last + 1 :])


def span_of(node: ast.AST, flow: Invocation) -> Span:
    """Where a finding at a node is shown: in the file that is looked at, at the call that led to another one."""
    frame, node = flow.anchor(node)
    return frame.span(node)


def is_of_this_file(place: Reached, taint: Taint | None) -> bool:
    """Whether the file that is looked at has a part in it: what another one does by itself is found there.

    A literal, which has no taint, has one if it is among what is handed over.
    """
    frame: Frame = place.flow
    if not frame.foreign:
        return True
    if taint is not None and taint.kind is SourceKind.REQUEST and _NAMED.search(taint.label) is None:
        return True  # what is a request there may be one only by what is handed over here
    site, files = frame.site, set()
    while frame.foreign and frame.outer is not None:
        files.add(frame.program.path)
        if taint is not None and taint.kind is SourceKind.SECRET and _says_so(frame, taint):
            return False  # its parameter has a name that tells
        site, frame = frame.site, frame.outer
    if frame.foreign:
        return False  # what the other file does when it is loaded
    if taint is not None and taint.steps and taint.steps[0].path not in files:
        return True  # what this file has a part in, or brings together, is found here alone
    handed = [frame.again(n) for n in ast.walk(site) if isinstance(n, ast.expr)] if site is not None else []
    if taint is None:
        return any(v.known == place.value.known for v in handed)
    return any(t.label == taint.label for v in handed for t in frame.outside(v))


def _says_so(frame: Frame, taint: Taint) -> bool:
    """Whether the function itself has a private name for what it was given."""
    if frame.defined is None:
        return False
    arguments = frame.defined.function.args
    return any(
        is_private(a.arg) and taint.label == a.arg
        for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    )


def match(rule: FlowRule, place: Reached, taint: Taint, confidence: Confidence) -> Match:
    """What there is to say of an outside text at a sink."""
    source = (
        taint.origin
        if taint.kind in (SourceKind.PARAMETER, SourceKind.DIGEST)
        else f"{taint.origin} ({taint.kind.value})"
    )
    return Match(
        rule=rule.name,
        span=span_of(place.node, place.flow),
        message=_MESSAGES.get(taint.kind, rule.message).format(source=source, sink=place.shown),
        severity=rule.severity,
        confidence=confidence,
        code=_code(place.shown, place.value, taint),
        source_kind=taint.kind.value,
        trace=(*taint.steps, place.flow.step(place.node, f"reaches {place.shown}")) if taint.steps else (),
        names=_names(place.node, place.argument),
    )


def literal_match(rule: FlowRule, place: Reached, confidence: Confidence) -> Match:
    """What there is to say of a literal at a sink; never what it says."""
    return Match(
        rule=rule.name,
        span=span_of(place.node, place.flow),
        message=rule.message.format(source="a literal", sink=place.shown),
        severity=rule.severity,
        confidence=confidence,
        code=f"{place.shown.rpartition('.')[2]}⇐⇐{LITERAL}",
        source_kind=LITERAL,
        names=_names(place.node, place.argument),
    )


def _code(sink: str, value: Value, taint: Taint) -> str:
    """What makes this flow another than the next one: its sink, the text that it gets, its source.

    Names of variables play no part. `alike.PARTS` parts the three.
    """
    text = value.text.replace("\0", "{}") if value.parts is not None else ""
    source = taint.kind.value if taint.origin.isidentifier() else taint.origin  # a parameter's name is one, too
    return f"{sink.rpartition('.')[2]}⇐{text}⇐{source}"


def _names(node: ast.AST, argument: ast.expr) -> dict[str, str]:
    """Identifiers of the code for the page's Fix block, where they are plain."""
    names = {}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        names["receiver"] = node.func.value.id
    variables = {n.id for n in ast.walk(argument) if isinstance(n, ast.Name)}
    if isinstance(argument, ast.JoinedStr) and len(variables) == 1:
        names["value"] = variables.pop()
    return names
