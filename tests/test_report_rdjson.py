"""The Reviewdog Diagnostic Format."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from aisec_hooks.model import Edit, Fix, Report, Safety, Snippet
from aisec_hooks.report import render
from tests import reports
from tests.reports import EMPTY, OPTIONS, PATHS, rich

POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
PLACE = {
    "type": "object",
    "required": ["path"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string"}, "range": RANGE},
}
# the messages of the format's protocol buffer definition that we use
SCHEMA = {
    "type": "object",
    "required": ["source", "severity", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": PLACE,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"]},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        },
                    },
                    "related_locations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "location"],
                            "properties": {"message": {"type": "string"}, "location": PLACE},
                        },
                    },
                },
            },
        },
    },
}


def diagnostics(report: Report) -> list[dict[str, Any]]:
    text = render("rdjson", report, OPTIONS)
    assert text.isascii()
    document = json.loads(text)
    jsonschema.validate(document, SCHEMA)
    return document["diagnostics"]  # type: ignore[no-any-return]


def test_rich(golden: Callable[[str, str], None]) -> None:
    golden("report.rdjson", render("rdjson", rich(), OPTIONS))
    assert len(diagnostics(rich())) == len(rich().findings) + 1


def test_empty() -> None:
    assert diagnostics(EMPTY) == []


def test_columns_count_bytes() -> None:
    line = 'x = "é日𐐀"; eval(y)'
    column = line.index("eval") + 1
    finding = replace(
        reports.injection(),
        location=reports.at("a.py", reports.span(5, column, column + 7)),
        snippet=Snippet(first_line=5, lines=(line,)),
        fixes=(
            Fix(
                title="t",
                safety=Safety.SAFE,
                rationale="",
                edits=(Edit(path="a.py", span=reports.span(5, column, column + 4), text="literal_eval"),),
            ),
        ),
    )
    (found,) = diagnostics(replace(EMPTY, findings=(finding,)))
    start = len(line[: column - 1].encode()) + 1
    assert found["location"]["range"]["start"] == {"line": 5, "column": start}
    assert found["location"]["range"]["end"] == {"line": 5, "column": start + 7}
    assert found["suggestions"] == [
        {
            "range": {"start": {"line": 5, "column": start}, "end": {"line": 5, "column": start + 4}},
            "text": "literal_eval",
        }
    ]


def test_without_the_text_there_are_lines_only() -> None:
    finding = replace(reports.injection(), snippet=Snippet(first_line=10, lines=()))
    (found,) = diagnostics(replace(EMPTY, findings=(finding,)))
    assert found["location"]["range"] == {"start": {"line": 12}, "end": {"line": 12}}
    assert "suggestions" not in found


def test_half_a_fix_is_not_suggested() -> None:
    finding = reports.injection()
    fix = finding.fixes[0]
    two = replace(fix, edits=(*fix.edits, replace(fix.edits[0], path="other.py")))
    (found,) = diagnostics(replace(EMPTY, findings=(replace(finding, fixes=(two,)),)))
    assert "suggestions" not in found


@pytest.mark.parametrize("path", PATHS)
def test_any_path(path: str) -> None:
    assert diagnostics(reports.nasty(path))[0]["location"]["path"] == path.replace("\udce9", "\ufffd")
