"""The dataflow engine as the pipeline sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from aisec_hooks.engines import Found
from aisec_hooks.engines.context import is_test_code
from aisec_hooks.flow.judge import Judge
from aisec_hooks.flow.program import Exhausted
from aisec_hooks.flow.schedule import Schedule
from aisec_hooks.model import Confidence, FlowRule, Note, NoteKind
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
        schedule = Schedule(module, source.names, source.span, source.path, judge)
        unfinished = ""
        try:
            schedule.run()
        except Exhausted:
            unfinished = "too much to follow; the dataflow engine stopped half-way"
        if schedule.too_deep:
            unfinished = "nested too deeply for the dataflow engine; the rest was checked"
        ceiling = Confidence.MEDIUM if is_test_code(source.path) else Confidence.HIGH
        for match in judge.matches:
            yield replace(match, confidence=min(match.confidence, ceiling))
        if unfinished:
            yield Note(path=source.path, kind=NoteKind.PARTIAL, message=unfinished, engine=self.name)
        else:
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
