"""What reaches which sink of which rule, and how sure that is."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import replace

from aisec_hooks.flow import calls, guards, responses, shapes, sinks, templates
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.program import Arguments, Sinks
from aisec_hooks.flow.reached import Reached, match
from aisec_hooks.flow.values import Taint, Value, mixed
from aisec_hooks.model import Cleared, Confidence, FlowRule, Match, Sink, SourceKind, Span

XSS = "cross-site-scripting"
DESERIALIZATION = "insecure-deserialization"
UNVALIDATED = "missing-input-validation"
ANYTHING = Sink(calls=())
_WRITES = re.compile(r"^\s*(?:insert|update|delete|replace|merge|upsert)\b", re.IGNORECASE)


class Judge(Sinks):
    """Collects the matches of some rules over the functions of one file."""

    def __init__(self, rules: Iterable[FlowRule]) -> None:
        self._rules = {rule.name: rule for rule in rules}
        self._sinks: dict[str, list[tuple[FlowRule, str, Sink]]] = defaultdict(list)
        self._sanitizers: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for rule in self._rules.values():
            for sink in rule.sinks:
                for pattern in sink.calls:
                    self._sinks[pattern.rpartition(".")[2]].append((rule, pattern, sink))
            for pattern in rule.sanitizers:
                self._sanitizers[pattern.rpartition(".")[2]].append((rule.name, pattern))
        self._found: dict[tuple[str, Span], Match] = {}
        self._cleared: set[tuple[str, int]] = set()

    @cached_property
    def words(self) -> frozenset[str]:
        """The last names of the calls that matter to rules that care for other text than a request's."""
        return frozenset(
            last
            for last, wanted in self._sinks.items()
            if any(rule.certainty.keys() - {SourceKind.REQUEST} for rule, _, _ in wanted)
        )

    @property
    def matches(self) -> list[Match]:
        """One match for each rule and place, in order of place."""
        return sorted(self._found.values(), key=lambda m: (m.span, m.rule))

    @property
    def cleared(self) -> list[Cleared]:
        """The lines that hold a sink of a rule, or lead to one, and are known to be harmless."""
        open_lines = {(m.rule, line) for m in self._found.values() for line in _lines(m)}
        return [Cleared(rule=rule, line=line) for rule, line in sorted(self._cleared - open_lines)]

    # --- what the interpreter tells ----------------------------------------------------------

    def call(self, node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
        """Judge a call; a sanitizer's result is what went in, harmless for its rules."""
        last = node.func.attr if isinstance(node.func, ast.Attribute) else name.rpartition(".")[2]
        for rule, pattern, sink in self._sinks.get(last, ()):
            most = sinks.ceiling(sink, node, receiver, flow) if sinks.matches(pattern, name, node, flow) else None
            if most is not None:
                limited = sink if most == sink.ceiling else replace(sink, ceiling=most)
                shown = name.lstrip("?") or ast.unparse(node.func)[-40:]
                for argument, value in sinks.arguments(sink, node, receiver, values):
                    self._sink(rule, limited, node, Reached(node, argument, value, flow, shown), values.get(0))
        if last == "render_template_string":
            self._template(node, values, flow)
        rendered = templates.call(node, name, receiver, values)
        if rendered is not None:
            return rendered
        spared = {rule for rule, pattern in self._sanitizers.get(last, ()) if sinks.matches(pattern, name, node, flow)}
        if spared:
            return mixed([receiver, *values.values()]).spared(frozenset(spared))
        return None

    def returned(self, node: ast.Return, value: Value, flow: Invocation) -> None:
        """A text returned by a view is a page in frameworks that answer with HTML."""
        if not flow.entry.returns_html or XSS not in self._rules or node.value is None:
            return
        body = node.value
        if isinstance(body, ast.Tuple) and body.elts:  # (body, status, headers)
            if any(_other_type(e) for e in body.elts[1:]):
                return
            body = body.elts[0]
            value = flow.again(body)
        if value.type:
            return
        place = Reached(node.value, body, value, flow, "the page")
        for taint in place.taints:
            if taint.kind is SourceKind.REQUEST and (value.parts is not None or not _may_be_json(taint)):
                self._judge(self._rules[XSS], ANYTHING, place, taint)

    def assigned(self, node: ast.Assign | ast.AugAssign, target: ast.Attribute, value: Value, flow: Invocation) -> None:
        """`account.balance -= data["amount"]`: an unchecked member of an untyped body; sure where it is counted."""
        if not value.taints or UNVALIDATED not in self._rules or ast.unparse(target.value) == "self":
            return
        sink = Sink(calls=(), ceiling=Confidence.HIGH if _counts_with(node, target) else Confidence.MEDIUM)
        place = Reached(node, node.value, value, flow, ast.unparse(target))
        for taint in place.taints:
            if taint.kind is SourceKind.REQUEST and "[" in taint.label:
                self._judge(self._rules[UNVALIDATED], sink, place, taint)

    # --- judging -----------------------------------------------------------------------------

    def _sink(self, rule: FlowRule, sink: Sink, node: ast.Call, place: Reached, statement: Value | None) -> None:
        if place.value.constant and sink.shape in ("sql", "html"):
            self._clear(rule, place.flow.span(node))
        if sink.shape == "write":
            self._write(rule, sink, node, place, statement)
            return
        for taint in place.taints:
            self._judge(rule, sink, place, taint)

    def _write(self, rule: FlowRule, sink: Sink, node: ast.Call, place: Reached, statement: Value | None) -> None:
        """Body members handed to a database: all of a body at once is certain, single texts are advice."""
        runs = isinstance(node.func, ast.Attribute) and node.func.attr.startswith("execute")
        if runs and (statement is None or not _WRITES.match(statement.text)):
            return
        for taint in place.taints:
            sure = taint.whole or _untyped(taint, place.flow) or _increments(place.argument)
            if taint.whole or "[" in taint.label:
                self._judge(rule, Sink(calls=(), ceiling=sink.ceiling if sure else Confidence.MEDIUM), place, taint)

    def _template(self, node: ast.Call, values: Arguments, flow: Invocation) -> None:
        """A template in the code that prints one of its variables unescaped."""
        template = values.get(0) if XSS in self._rules else None
        for variable in templates.unescaped(template.text) if template is not None else ():
            argument = next((k.value for k in node.keywords if k.arg == variable), None)
            if argument is not None:
                place = Reached(node, argument, values[variable], flow, f"{{{{ {variable} }}}}")
                for taint in place.taints:
                    self._judge(self._rules[XSS], ANYTHING, place, taint)

    def _judge(self, rule: FlowRule, sink: Sink, place: Reached, taint: Taint) -> None:
        most, flow, node = rule.certainty.get(taint.kind), place.flow, place.node
        if rule.name in taint.harmless:
            self._clear(rule, flow.span(node), *(step.span for step in taint.steps))
            return
        if most is None or (calls.CONTENT in taint.harmless and rule.name != DESERIALIZATION):
            return  # what is in a file is not what names it
        database = sink.shape == "sql" and isinstance(node, ast.Call) and sinks.talks_to_database(node, flow)
        surely = shapes.confidence(sink.shape, place.value, taint, database=database)
        if surely is None:
            return
        known = [f for f in flow.state.facts if f.rule in (rule.name, guards.ALL) and f.speaks_of(taint.label)]
        if any(not f.doubtful for f in known) or (rule.name == guards.PATH and _stays_inside(place.value, taint, flow)):
            self._clear(rule, flow.span(node), *(step.span for step in taint.steps))
            return
        near = taint.kind is SourceKind.PARAMETER and flow.entry.private
        doubt = Confidence.MEDIUM if known or near else Confidence.HIGH
        self._keep(rule, place, taint, min(most, surely, sink.ceiling, doubt))

    def _clear(self, rule: FlowRule, *spans: Span) -> None:
        self._cleared.update((rule.name, span.start_line) for span in spans)

    def _keep(self, rule: FlowRule, place: Reached, taint: Taint, confidence: Confidence) -> None:
        if isinstance(place.argument, ast.Call):  # `execute(text(...))` is one finding
            self._found.pop((rule.name, place.flow.span(place.argument)), None)
        key = (rule.name, place.flow.span(place.node))
        known = self._found.get(key)
        if known is None or known.confidence < confidence:
            self._found[key] = match(rule, place, taint, confidence)


def _stays_inside(value: Value, taint: Taint, flow: Invocation) -> bool:
    """No `..` in it, and either no absolute path or put together in a way where that does not matter."""
    known = {f.rule for f in flow.state.facts if f.speaks_of(taint.label)} | taint.harmless
    joined = value.type in (calls.PATH, calls.JOINED)
    return guards.NO_DOTS in known and (guards.NOT_ABSOLUTE in known or not joined)


def _lines(match: Match) -> set[int]:
    return {match.span.start_line, *(step.span.start_line for step in match.trace)}


def _other_type(headers: ast.expr) -> bool:
    """Headers that say that a body is no HTML."""
    told = responses.header(headers) if isinstance(headers, ast.Dict) else None
    return told is not None and responses.speaks_of_html(told) is not Confidence.HIGH


def _may_be_json(taint: Taint) -> bool:
    return taint.whole or "json" in taint.label


def _counts_with(node: ast.Assign | ast.AugAssign, target: ast.Attribute) -> bool:
    """`account.balance = account.balance - amount`."""
    if isinstance(node, ast.AugAssign):
        return True
    shown = ast.dump(target.value)
    read = (n for n in ast.walk(node.value) if isinstance(n, ast.Attribute) and n.attr == target.attr)
    return isinstance(node.value, ast.BinOp) and any(ast.dump(n.value) == shown for n in read)


def _increments(argument: ast.expr) -> bool:
    """`{"$inc": {"points": data["points"]}}`."""
    return any(isinstance(n, ast.Constant) and n.value in ("$inc", "$mul") for n in ast.walk(argument))


def _untyped(taint: Taint, flow: Invocation) -> bool:
    """Whether the body is a parameter of the view: the framework would have validated it, had it a type."""
    value = flow.entry.parameters.get(taint.label.partition("[")[0])
    return value is not None and any(t.whole for t in value.taints)
