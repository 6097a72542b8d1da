"""The dataflow engine as the pipeline sees it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from aisec_hooks.engines import Found, key_literals
from aisec_hooks.engines.context import is_test_code
from aisec_hooks.flow.budget import Exhausted
from aisec_hooks.flow.judge import Judge
from aisec_hooks.flow.schedule import Schedule
from aisec_hooks.model import Confidence, FlowRule, Note, NoteKind
from aisec_hooks.rules import rule
from aisec_hooks.syntax.source import Kind, Module, Source

RULES = (
    "code-injection",
    "command-injection",
    "cross-site-scripting",
    "format-string-injection",
    "hardcoded-crypto-key",
    "header-injection",
    "insecure-deserialization",
    "ldap-injection",
    "log-injection",
    "mass-assignment",
    "missing-input-validation",
    "nosql-injection",
    "open-redirect",
    "path-traversal",
    "regex-injection",
    "sensitive-data-logged",
    "server-side-request-forgery",
    "sql-injection",
    "template-injection",
    "trust-boundary-violation",
    "weak-hash",
    "weak-randomness",
    "xml-external-entities",
    "xpath-injection",
)


class FlowEngine:
    """What reaches a call, by function."""

    name = "flow"

    def wants(self, source: Source) -> bool:
        """Python; which of its functions matter is seen when it is read."""
        return source.kind in (Kind.PYTHON, Kind.NOTEBOOK)

    def check(self, source: Source) -> Iterator[Found]:
        """The matches of every flow rule."""
        module = source.python
        if not isinstance(module, Module):
            return
        judge = Judge(_rules())
        schedule = Schedule(source, module, judge)
        unfinished = ""
        try:
            schedule.run()
        except Exhausted:
            unfinished = "too much to follow; the dataflow engine stopped half-way"
        if schedule.too_deep:
            unfinished = "nested too deeply for the dataflow engine; the rest was checked"
        elif schedule.too_many and not unfinished:
            unfinished = "more calls, or more in one another, than are followed; what they lead to is advice"
        yield from key_literals.unshown(source, module.tree, judge.literals)
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
