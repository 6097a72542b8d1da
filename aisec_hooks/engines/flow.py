"""The dataflow engine as the pipeline sees it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from aisec_hooks.engines import Found
from aisec_hooks.engines.context import is_test_code
from aisec_hooks.flow import sources
from aisec_hooks.flow.interpret import Flow
from aisec_hooks.flow.judge import Judge
from aisec_hooks.flow.sources import Entry
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, FlowRule
from aisec_hooks.rules import rule
from aisec_hooks.syntax.source import Kind, Module, Source

RULES = (
    "code-injection",
    "command-injection",
    "cross-site-scripting",
    "insecure-deserialization",
    "missing-input-validation",
    "path-traversal",
    "sql-injection",
)
DEEPEST = 6
"""Functions nested deeper than this are not followed."""


class FlowEngine:
    """What reaches a call, by function."""

    name = "flow"
    version = "1"

    def wants(self, source: Source) -> bool:
        """Only files that call something that is a sink of some rule."""
        return source.kind in (Kind.PYTHON, Kind.NOTEBOOK) and bool(_hints().search(source.text))

    def check(self, source: Source) -> Iterator[Found]:
        """The matches of every flow rule."""
        module = source.python
        if not isinstance(module, Module):
            return
        judge = Judge(_rules())
        _run(source, module, judge)
        ceiling = Confidence.MEDIUM if is_test_code(source.path) else Confidence.HIGH
        for match in judge.matches:
            yield replace(match, confidence=min(match.confidence, ceiling))
        yield from judge.cleared



@cache
def _rules() -> tuple[FlowRule, ...]:
    return tuple(found for found in map(rule, RULES) if isinstance(found, FlowRule))


@cache
def _hints() -> re.Pattern[str]:
    """Words of which any file with a sink has one."""
    words = {p.rpartition(".")[2] for r in _rules() for sink in r.sinks for p in sink.calls}
    words |= {"request", "render", "route"}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words))) + r")\b")


def _run(source: Source, module: Module, judge: Judge) -> None:
    names = source.names
    classes = {n.name: n for n in ast.walk(module.tree) if isinstance(n, ast.ClassDef)}
    top = Flow(names, classes, source.span, judge, {}, Entry("", "", {}))
    top.run(module.tree.body)
    known = {name: value for name, value in top.state.env.items()}
    pending = [(f, known, 0) for f, _ in top.functions]
    while pending:
        function, outer, depth = pending.pop()
        entry = sources.entry(function, names, classes)
        env: dict[str, Value] = {**outer, **entry.parameters}
        flow = Flow(names, classes, source.span, judge, env, entry)
        flow.run(function.body)
        if depth < DEEPEST:
            pending += [(inner, seen, depth + 1) for inner, seen in flow.functions]
