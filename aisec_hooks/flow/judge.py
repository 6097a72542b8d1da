"""What reaches which sink of which rule, and how sure that is."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from msgspec.structs import replace

from aisec_hooks.flow import (
    bodies,
    draws,
    escapes,
    pages,
    rendering,
    responses,
    sinks,
    stores,
    templates,
    transforms,
    weak_checks,
)
from aisec_hooks.flow.calls import MARKUP
from aisec_hooks.flow.combining import mixed
from aisec_hooks.flow.constants import key_confidence
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.library import Library
from aisec_hooks.flow.made import Made
from aisec_hooks.flow.program import Arguments, Program, Sinks
from aisec_hooks.flow.reached import Reached, is_of_this_file, literal_match, match, span_of
from aisec_hooks.flow.stores import Store
from aisec_hooks.flow.tables import ANY_CALL, Tables, Wanted, tables
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.flow.verdict import COMMANDS, HARMLESS, decide
from aisec_hooks.model import Cleared, Confidence, FlowRule, Match, Sink, Span

XSS = "cross-site-scripting"
HASHES = "weak-hash"
LOGGED = "sensitive-data-logged"
RANDOMNESS = "weak-randomness"
UNVALIDATED = "missing-input-validation"
_UNDOING = frozenset({"unescape", "striptags"})
ANYTHING = Sink()
_TEXTS = ("", "part of a text", "os.path.join", "pathlib.Path", "list", "tuple", "dict")
"""Types of values whose text is all that there is to them."""
_OPEN_SHAPES = frozenset({"attribute", "crypt", "drawn", "hash", "keys", "log", "path", "write"})
"""Shapes in which a constant text says nothing of whether the call is safe, or nobody asks."""


class Judge(Sinks):
    """Collects the matches of some rules over the functions of one file."""

    def __init__(self, rules: Iterable[FlowRule], libraries: Iterable[Library] = ()) -> None:
        self._order = tuple(rules)
        self._tables = tables(self._order, libraries)
        self._rules = self._tables.rules
        self._by_program: dict[Program, Tables] = {}
        self._found: dict[tuple[str, Span], Match] = {}
        self._cleared: set[tuple[str, int]] = set()
        self.literals: set[str] = set()
        """Literals that were reported as keys: nobody is to see them."""
        self._made = Made()
        self._drawn: dict[tuple[str, str, Span], Span] = {}
        """(rule, label, where it comes from) -> the first name that it was given."""

    @property
    def matches(self) -> list[Match]:
        """One match for each rule and place, in order of place."""
        found = self._found.values()
        hashes = [m for m in found if m.rule == HASHES]
        outer = {id(m) for m in hashes if any(o is not m and _repeats(m, o) for o in hashes)}
        return sorted((m for m in found if id(m) not in outer), key=lambda m: (m.span, m.rule))

    @property
    def cleared(self) -> list[Cleared]:
        """The lines that hold a sink of a rule, or lead to one, and are known to be harmless."""
        open_lines = {(m.rule, line) for m in self._found.values() for line in _lines(m)}
        return [Cleared(rule=rule, line=line) for rule, line in sorted(self._cleared - open_lines)]

    # --- what the interpreter tells ----------------------------------------------------------

    def call(self, node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
        """Judge a call; some transform their arguments in a way of their own."""
        known = self.tables_of(flow.program)
        last = _last(node, name)
        wanted = known.calls.get(last)
        if wanted is not None:
            self._call(wanted, node, name, receiver, values, flow)
        if node.keywords:
            self._keywords(known, node, name, receiver, values, flow)
        if last == "setdefault" and isinstance(node.func, ast.Attribute) and len(node.args) > 1:
            self._stored(known, Store(node, node.func.value, node.args[0], node.args[1], values[1]), flow)
        if XSS in self._rules:
            plain = []
            for handed in rendering.handed(node, name, receiver, values, flow):
                if handed.plain:
                    plain.append(handed.value)
                    continue
                place = Reached(node, handed.argument, handed.value, flow, handed.shown)
                for taint in place.taints:
                    self._judge(self._rules[XSS], Sink(ceiling=handed.ceiling, shape=escapes.IN_TEMPLATE), place, taint)
            if plain:
                return mixed(plain)
        if last in _UNDOING and receiver.type == MARKUP and isinstance(node.func, ast.Attribute):
            self._found.pop((XSS, span_of(node.func.value, flow)), None)  # a plain text again
        if RANDOMNESS in self._rules and draws.is_plain(name, values):
            self._clear(self._rules[RANDOMNESS], span_of(node, flow))
        rendered = templates.call(node, name, receiver, values)
        if rendered is not None:
            return rendered
        return transforms.call(node, name, receiver, values, flow) if last in transforms.WORDS else None

    def sanitized(self, node: ast.Call, name: str, result: Value, given: Value, flow: Invocation) -> Value:
        """A sanitizer's result is harmless for its rules; what it was given is in it unless more is known."""
        last = _last(node, name)
        sanitizing = self.tables_of(flow.program).sanitizers.get(last)
        if sanitizing is None or not given.taints:
            return result
        spared = frozenset(rule for rule, pattern in sanitizing if sinks.matches(pattern, name, node, flow))
        if not spared:
            return result
        whole = result if result.taints or not result.opaque else given
        marks = escapes.marks(name, node, flow) if XSS in spared else None
        if marks is not None:
            spared = (spared - {XSS}) | marks
        return whole.spared(spared | transforms.escaped_for(last, spared))

    def returned(self, node: ast.Return, value: Value, flow: Invocation) -> None:
        """A text returned by a view is a page in frameworks that answer with HTML."""
        if node.value is None:
            return
        if value.taints and flow.defined is not None:
            self._names(self.tables_of(flow.program), flow.defined.function.name, node, node.value, value, flow)
        for weak in weak_checks.in_validator(node, flow):
            self._add(weak)
        if flow.entry.returns_html and XSS in self._rules:
            for place, taint in pages.returned(node.value, value, flow):
                self._judge(self._rules[XSS], ANYTHING, place, taint)

    def assigned(self, node: ast.stmt, target: ast.expr, value: Value, flow: Invocation) -> None:
        """`target = value`: a name, a member or an attribute may be a sink of its own."""
        given: ast.expr | None = getattr(node, "value", None)
        if given is None:
            return
        if isinstance(target, (ast.Tuple, ast.List)):
            each = given.elts if isinstance(given, (ast.Tuple, ast.List)) else []
            if len(each) == len(target.elts):
                for inner, element in zip(target.elts, each, strict=True):
                    self._assigned(node, inner, element, flow.again(element), flow)
        else:
            self._made.note(node, target, value, flow)
            self._assigned(node, target, given, value, flow)

    # --- sinks of each kind ------------------------------------------------------------------

    def tables_of(self, program: Program) -> Tables:
        """The tables for a file, by what it imports."""
        found = self._by_program.get(program)
        if found is None:
            found = self._by_program[program] = tables(self._order, program.known.libraries)
        return found

    def _call(
        self, wanted: list[Wanted], node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation
    ) -> None:
        for rule, _, sink in sinks.of_call(wanted, name, node, flow):
            most = sinks.ceiling(sink, node, receiver, values, flow)
            if most is None:
                if sinks.is_excused(sink, node, receiver, values, flow):
                    self._clear(rule, span_of(node, flow), also=sink.answers)
                continue
            flow.world.met += 1
            limited = sink if most == sink.ceiling else replace(sink, ceiling=most)
            shown = name.lstrip("?") or ast.unparse(node.func)[-40:]
            for argument, value in sinks.arguments(sink, node, receiver, values):
                if rule.name == LOGGED and "#" in value.type:
                    value = flow.printed(value, node)  # noqa: PLW2901
                self._sink(rule, limited, Reached(node, argument, value, flow, shown), values.get(0))

    def _keywords(
        self, known: Tables, node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation
    ) -> None:
        for keyword in node.keywords:
            value = values[keyword.arg or "**"]
            if not value.taints:
                continue
            if keyword.arg is not None:
                self._names(known, keyword.arg, keyword.value, keyword.value, value, flow)
            elif (any_call := known.calls.get(ANY_CALL)) is not None and name.rpartition(".")[2][:1].isupper():
                self._call(any_call, node, name, receiver, values, flow)

    def _assigned(self, node: ast.stmt, target: ast.expr, given: ast.expr, value: Value, flow: Invocation) -> None:
        known = self.tables_of(flow.program)
        if isinstance(target, ast.Subscript):
            self._stored(known, Store(node, target.value, target.slice, given, value), flow)
            name = flow.again(target.slice).known
        elif isinstance(target, ast.Attribute):
            name = target.attr
            self._stored(known, Store(node, target.value, ast.Constant(name), given, value, attribute=True), flow)
            page = responses.assigned(target, flow) if value.taints and XSS in self._rules else None
            if page is not None:
                place = Reached(node, given, value, flow, ast.unparse(target))
                self._sink(self._rules[XSS], Sink(ceiling=page), place, None)
            elif value.taints and isinstance(node, (ast.Assign, ast.AugAssign)) and UNVALIDATED in self._rules:
                for sink, place, taint in bodies.assigned(node, target, value, flow):
                    self._judge(self._rules[UNVALIDATED], sink, place, taint)
        else:
            name = target.id if isinstance(target, ast.Name) else ""
        if not isinstance(name, str):
            return
        if value.targets and known.named_so(name):
            value = flow.force(value)
        if value.taints:
            self._names(known, name, node, given, value, flow)

    def _names(self, known: Tables, name: str, node: ast.AST, given: ast.expr, value: Value, flow: Invocation) -> None:
        """A value is given a name; what was reported under one name is not reported again under another."""
        for rule, sink, place in stores.named(known, name, node, given, value, flow):
            span = span_of(place.node, place.flow)
            for taint in place.taints:
                if not taint.steps:
                    continue
                origin = (rule.name, taint.label, taint.steps[0].span)
                first = self._drawn.get(origin, span)
                before = self._found.get((rule.name, first))
                if first == span or (before is not None and before.confidence < Confidence.HIGH):
                    there = self._found.get((rule.name, span))
                    self._judge(rule, sink, place, taint)
                    found = self._found.get((rule.name, span))
                    if found is None:
                        continue
                    if first == span or before is None:
                        self._drawn[origin] = span
                    elif found.confidence > before.confidence:  # the name that says more
                        self._drawn[origin] = span
                        del self._found[rule.name, first]
                    elif there is None:
                        del self._found[rule.name, span]

    def _stored(self, known: Tables, store: Store, flow: Invocation) -> None:
        for rule, sink, place in stores.stored(store, known, flow):
            self._sink(rule, sink, place, None)

    # --- judging -----------------------------------------------------------------------------

    def _sink(self, rule: FlowRule, sink: Sink, place: Reached, statement: Value | None) -> None:
        if sink.constant:
            sure = key_confidence(place)
            if sure is not None and is_of_this_file(place, None):
                self.literals.add(place.value.text)
                self._add(literal_match(rule, place, min(sure, sink.ceiling, rule.confidence)))
            return
        expands = rule.name == COMMANDS and "*" in place.value.text  # a file may be called `-x`
        if self._is_known(sink, place) and not expands:
            self._clear(rule, span_of(place.node, place.flow), *self._made.spans(place))
        if sink.shape == "write":
            for limited, taint in bodies.written(sink, place, statement):
                self._judge(rule, limited, place, taint)
            return
        for taint in place.taints:
            self._judge(rule, sink, place, taint)

    def _is_known(self, sink: Sink, place: Reached) -> bool:
        """Whether all of a value is known to hold nothing from outside."""
        value = place.value
        if value.taints or value.opaque or value.targets:
            return False
        return value.constant if sink.shape in _OPEN_SHAPES else value.type in _TEXTS

    def _judge(self, rule: FlowRule, sink: Sink, place: Reached, taint: Taint) -> None:
        verdict = decide(rule, sink, place, taint)
        if verdict is HARMLESS:
            self._clear(rule, span_of(place.node, place.flow), *(s.span for s in taint.steps if not s.path))
        elif verdict is not None and is_of_this_file(place, taint):
            self._keep(rule, place, taint, verdict)
            for weak in weak_checks.before_sink(rule.name, place, taint, verdict):
                self._add(weak)

    def _clear(self, rule: FlowRule, *spans: Span, also: str = "") -> None:
        lines = [line for s in spans for line in range(s.start_line, s.end_line + 1)]
        self._cleared.update((name, line) for name in filter(None, (rule.name, also)) for line in lines)

    def _keep(self, rule: FlowRule, place: Reached, taint: Taint, confidence: Confidence) -> None:
        if isinstance(place.argument, ast.Call):  # `execute(text(...))` is one finding
            inner = self._found.pop((rule.name, span_of(place.argument, place.flow)), None)
            confidence = max(confidence, inner.confidence) if inner is not None else confidence
        if place.flow.world.cut_short:  # a check that nobody got to may stop it
            confidence = min(confidence, Confidence.MEDIUM)
        self._add(match(rule, place, taint, confidence))

    def _add(self, found: Match) -> None:
        key = (found.rule, found.span)
        known = self._found.get(key)
        if known is None or known.confidence < found.confidence:
            self._found[key] = found


def _last(node: ast.Call, name: str) -> str:
    """The last name of what is called: of an attribute that holds a function, that function's."""
    if isinstance(node.func, ast.Attribute) and (not name or name[0] == "?"):
        return node.func.attr
    return name.rpartition(".")[2]


def _repeats(found: Match, part: Match) -> bool:
    """Whether a finding is that of one of its parts again: `data["hash"] = md5(password)`."""
    outer, inner = found.span, part.span
    begins = (outer.start_line, outer.start_column) <= (inner.start_line, inner.start_column)
    ends = (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    return begins and ends and part.confidence >= found.confidence


def _lines(match: Match) -> set[int]:
    return {match.span.start_line, *(s.span.start_line for s in match.trace if not s.path)}
