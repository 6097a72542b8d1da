"""The dataflow engine as the pipeline sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from aisec_hooks.engines import Found
from aisec_hooks.engines.context import is_test_code
from aisec_hooks.flow import sources
from aisec_hooks.flow.interpret import Flow, Program
from aisec_hooks.flow.judge import Judge
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
    words |= {"request", "render", "route", "get", "post", "put", "patch", "delete"}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words))) + r")\b")


def _run(source: Source, module: Module, judge: Judge) -> None:
    program = Program(module.tree, source.names, source.span)
    top = Flow(program, judge, {}, sources.UNKNOWN)
    top.run(module.tree.body)
    program.globals = dict(top.state.env)
    pending = [(defined, 0) for defined in top.functions]
    while pending:
        defined, depth = pending.pop()
        entry = sources.entry(defined.function, program.names, program.classes)
        env = {**(program.globals if depth == 0 else defined.env), **entry.parameters}
        flow = Flow(program, judge, env, entry, owner=defined.owner, callers=(defined.function,))
        flow.run(defined.function.body)
        if depth < DEEPEST:
            pending += [(inner, depth + 1) for inner in flow.functions]
