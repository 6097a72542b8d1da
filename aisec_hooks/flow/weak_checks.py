"""Findings about checks of outside text that do not stop what they were written to stop."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from aisec_hooks import late
from aisec_hooks.flow.facts import NO_FACTS, WEAK, Fact, about
from aisec_hooks.flow.guard_calls import VALIDATOR, unused
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.remembered import read_off
from aisec_hooks.flow.taints import Taint
from aisec_hooks.model import Confidence, Match, SourceKind, TraceMatch
from aisec_hooks.rules import rule
from aisec_hooks.syntax.blocks import inside

NAME = "bypassable-check"
UNREAD = "nobody reads what it answers"
_ABOUT = late.compiled(r"url|uri|link|host|domain|origin|redirect|next|target|path|file|folder|dir", re.IGNORECASE)
"""What the names of those speak of whose checks are looked at by themselves."""
_LEAVING = frozenset("abort exit _exit fail".split())
_TESTS = (ast.BoolOp, ast.Call, ast.Compare, ast.UnaryOp)


def before_sink(rule_name: str, place: Reached, taint: Taint, confidence: Confidence) -> Iterator[Match]:
    """The checks that a text passed on its way to a sink which they do not guard."""
    sure = taint.kind is SourceKind.REQUEST and confidence is Confidence.HIGH
    most = Confidence.HIGH if sure else Confidence.MEDIUM
    for fact in about(place.flow.state.facts, taint).weak:
        if rule_name in fact.against and fact.check is not None and _is_here(fact.check, place.flow):
            yield _match(fact.check, fact.why, taint, place.flow, most, reached=place)
    for call in _unread(place, taint):
        yield _match(call, UNREAD, taint, place.flow, most, reached=place)


def in_validator(node: ast.Return, flow: Invocation) -> Iterator[Match]:
    """The checks that a function's answer rests on whose name says that it is one."""
    function = flow.defined.function if flow.defined is not None else None
    if function is None or not VALIDATOR.search(function.name) or flow.foreign:
        return
    named = (function.name, *(a.arg for a in function.args.args))
    if not any(_ABOUT.search(name) for name in named):
        return
    true, false = flow.facts(node.value) if isinstance(node.value, _TESTS) else (NO_FACTS, NO_FACTS)
    for fact in _sorted(f for f in true | false | flow.state.facts if f.rule == WEAK):
        spoken_of = [t for v in flow.entry.parameters.values() for t in v.taints if fact.speaks_of(t.label)]
        taint = min(spoken_of, key=lambda t: (t.kind.value, t.label, sorted(t.harmless)), default=None)
        if fact.check is not None and taint is not None and _is_within(fact.check, function):
            yield _match(fact.check, fact.why, taint, flow, Confidence.MEDIUM)


def _match(
    check: ast.expr, why: str, taint: Taint, flow: Invocation, confidence: Confidence, *, reached: Reached | None = None
) -> Match:
    found = rule(NAME)
    span = flow.span(check)
    trace: tuple[TraceMatch, ...] = (*taint.steps, TraceMatch(span=span, note="is checked"))
    if reached is not None:
        trace += (TraceMatch(span=flow.span(reached.node), note=f"reaches {reached.shown} all the same"),)
    return Match(
        rule=NAME,
        span=span,
        message=f"the check of {taint.origin} can be got around: {why}",
        severity=found.severity,
        confidence=min(confidence, found.confidence),
        source_kind=taint.kind.value,
        trace=trace if taint.steps else (),
    )


def _sorted(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(
        facts, key=lambda f: (f.check.lineno, f.check.col_offset, f.label) if f.check is not None else (0, 0, "")
    )


def _is_here(check: ast.expr, flow: Invocation) -> bool:
    """Whether a check is in the file of this frame: one elsewhere is reported when that file is looked at."""
    return not flow.foreign and any(n is check for n in ast.walk(flow.program.tree))


def _is_within(check: ast.expr, function: ast.AST) -> bool:
    return any(n is check for n in ast.walk(function))


def _unread(place: Reached, taint: Taint) -> Iterator[ast.Call]:
    """Calls of checks as statements, before the sink, of the text that reaches it."""
    flow = place.flow
    if flow.defined is None or flow.foreign:
        return
    last = getattr(place.node, "lineno", 0)
    for call in read_off(flow.defined.function, _calls_as_statements):
        if call.lineno < last and _only_answers(call, flow) and _is_about(call, taint, flow):
            yield call


def _calls_as_statements(function: ast.AST) -> list[ast.Call]:
    """The calls of checks whose answers nobody reads."""
    found = []
    for statement in _statements(function):
        match statement:
            case ast.Expr(value=ast.Call() as call) | ast.Expr(value=ast.Await(value=ast.Call() as call)):
                last = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                if VALIDATOR.search(last) or unused(last):
                    found.append(call)
            case _:
                pass
    return found


def _statements(function: ast.AST) -> Iterator[ast.stmt]:
    pending: list[ast.AST] = [function]
    while pending:
        for statement in inside(pending.pop()):
            yield statement
            if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                pending.append(statement)


def _only_answers(call: ast.Call, flow: Invocation) -> bool:
    """Whether a call does nothing but answer: by its name, or because its body, where it is known, never raises."""
    name = flow.qualified(call.func)
    own = _own_function(name, flow)
    if own is not None:
        checks = VALIDATOR.search(own.name) is not None or unused(own.name)
        return checks and not _leaves(own) and any(isinstance(n, ast.Return) and n.value for n in ast.walk(own))
    return unused(name) or name in ("re.match", "re.search", "re.fullmatch")


def _own_function(name: str, flow: Invocation) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    return flow.program.functions.get(name) if flow.names.is_local(name) else None


def _leaves(function: ast.AST) -> bool:
    for node in ast.walk(function):
        if isinstance(node, (ast.Raise, ast.Assert)):
            return True
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            # what it calls may raise as well, if that is a check in its turn
            if called in _LEAVING or called.startswith(("raise_", "validate", "check", "assert", "ensure", "require")):
                return True
    return False


def _is_about(call: ast.Call, taint: Taint, flow: Invocation) -> bool:
    handed = [*call.args, *(k.value for k in call.keywords)]
    if isinstance(call.func, ast.Attribute):
        handed.append(call.func.value)
    return any(t.label == taint.label for a in handed for t in flow.again(a).taints)
