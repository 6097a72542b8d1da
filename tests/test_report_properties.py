"""Every format of any report: it renders, parses, and shows nothing that a terminal would obey."""

from __future__ import annotations

import json
import re
import unicodedata

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.model import (
    Cause,
    Confidence,
    Edit,
    Finding,
    Fix,
    Location,
    Note,
    NoteKind,
    Report,
    Safety,
    Secret,
    Severity,
    Snippet,
    Span,
    Step,
    Suppressed,
    Suppression,
    Tier,
)
from aisec_hooks.report import FORMATS, Options, render
from aisec_hooks.report.github import job_summary
from tests.test_report_github import flat
from tests.test_report_json import SCHEMA
from tests.test_report_sarif import validator

STYLE = re.compile("\x1b\\[[0-9;]*m")
any_text = st.one_of(
    st.text(st.characters(codec=None), max_size=40),
    st.sampled_from(
        ["::error::x", "\x1b]0;x\x07", "\u202e\u2066", "\udcff\ud800", "](x)", "`", "```", "##[group]", "\u2028"]
    ),
)
numbers = st.integers(1, 10**6)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, column = draw(numbers), draw(st.integers(1, 60))
    end = start + draw(st.integers(0, 5))
    return Span(
        start_line=start,
        start_column=column,
        end_line=end,
        end_column=draw(st.integers(column if end == start else 1, 90)),
    )


@st.composite
def locations(draw: st.DrawFn) -> Location:
    cell = draw(st.none() | numbers)
    return Location(
        path=draw(any_text), span=draw(spans()), cell=cell, cell_line=None if cell is None else draw(st.integers(1, 9))
    )


edits = st.builds(Edit, path=any_text, span=spans(), text=any_text)
fixes = st.builds(
    Fix,
    title=any_text,
    safety=st.sampled_from(Safety),
    edits=st.tuples(edits) | st.tuples(edits, edits),
    rationale=any_text,
)
steps = st.builds(Step, location=locations(), code=any_text, note=any_text)
secrets = st.builds(Secret, kind=any_text, prefix=st.text(max_size=4), length=numbers, digest=st.just("ab" * 16))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    location = draw(locations())
    lines = tuple(draw(st.lists(any_text, max_size=6)))
    near = (location.cell_line or location.span.start_line) - draw(st.integers(0, 4))
    return Finding(
        rule=draw(st.sampled_from(["sql-injection", "command-injection", "debug-enabled"])),
        location=location,
        message=draw(any_text),
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(st.sampled_from(Confidence)),
        engine="flow",
        scope=draw(any_text),
        code=draw(any_text),
        trace=tuple(draw(st.lists(steps, max_size=2))),
        names=tuple(draw(st.lists(st.tuples(st.sampled_from(["receiver", "value", "app"]), any_text), max_size=2))),
        secret=draw(st.none() | secrets),
        snippet=Snippet(first_line=max(1, near), lines=lines),
        fixes=tuple(draw(st.lists(fixes, max_size=1))),
        cause=draw(st.sampled_from(Cause)),
        tier=draw(st.sampled_from(Tier)),
        fingerprint=draw(st.sampled_from(["", "0" * 32])),
    )


suppressions = st.builds(
    Suppression,
    location=locations(),
    covers=st.just((1,)),
    rules=st.tuples(any_text),
    until=any_text,
    reason=any_text,
    problem=any_text,
)
all_reports = st.builds(
    Report,
    title=any_text,
    files=st.integers(0, 99),
    findings=st.lists(findings(), max_size=3).map(tuple),
    suppressed=st.lists(st.builds(Suppressed, finding=findings(), suppression=suppressions), max_size=1).map(tuple),
    suppressions_added=st.lists(suppressions, max_size=1).map(tuple),
    notes=st.lists(
        st.builds(Note, path=any_text, kind=st.sampled_from(NoteKind), message=any_text, engine=any_text), max_size=2
    ).map(tuple),
)
all_options = st.builds(
    Options,
    color=st.booleans(),
    width=st.integers(0, 200),
    verbose=st.booleans(),
    strict=st.booleans(),
    job_summary=st.booleans(),
)


HIDDEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


def controls(text: str) -> list[str]:
    """What a terminal obeys, a line ends at or a reader cannot see: controls, surrogates, separators, bidi marks."""
    return [c for c in text if c in HIDDEN or (c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp"))]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(report=all_reports, options=all_options)
def test_every_format_renders_any_report(name: str, report: Report, options: Options) -> None:
    text = render(name, report, options)
    assert text.encode("utf-8") and text.endswith("\n")
    assert controls(STYLE.sub("", text) if options.color and name == "text" else text) == []
    match name:
        case "text" | "github":
            own = [line for line in text.splitlines() if line.lstrip().startswith("::")]
            assert name == "github" or not own
            assert all(line.startswith(("::error ", "::warning ")) for line in own)
        case "json":
            jsonschema.validate(json.loads(text), SCHEMA, cls=jsonschema.Draft202012Validator)
        case "sarif":
            validator().validate(json.loads(text))
        case _:
            json.loads(text)


@settings(max_examples=60)
@given(report=all_reports, options=all_options)
def test_the_job_summary_of_any_report(report: Report, options: Options) -> None:
    text = job_summary(report, options)
    assert text.encode("utf-8") and controls(text) == []
    tokens = flat(text)
    assert not [t for t in tokens if t.type in ("html_inline", "html_block", "link_open", "image")]
    headings = [t for t in tokens if t.type == "heading_open"]
    assert len(headings) == len(re.findall("^#{2,3} ", text, re.MULTILINE))
