"""The GitLab Code Quality artefact."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from aisec_hooks.model import Report
from aisec_hooks.report import render
from tests import reports
from tests.reports import EMPTY, OPTIONS, PATHS, rich

# as GitLab's documentation of the format lists it; there is no published schema
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def entries(report: Report) -> list[dict[str, Any]]:
    text = render("gitlab", report, OPTIONS)
    assert text.isascii()
    found: list[dict[str, Any]] = json.loads(text)
    jsonschema.validate(found, SCHEMA)
    return found


def test_rich(golden: Callable[[str, str], None]) -> None:
    golden("report.gitlab.json", render("gitlab", rich(), OPTIONS))
    found = entries(rich())
    assert len(found) == len(rich().findings) + 1
    assert found[-1]["check_name"] == "check-incomplete"


def test_empty() -> None:
    assert entries(EMPTY) == []


def test_fingerprints_are_distinct_and_stable() -> None:
    same = replace(EMPTY, findings=(reports.secret(), reports.secret(), replace(reports.secret(), fingerprint="")))
    prints = [entry["fingerprint"] for entry in entries(same)]
    assert prints[0] == reports.secret().fingerprint
    assert len(set(prints)) == 3
    assert prints == [entry["fingerprint"] for entry in entries(same)]


@pytest.mark.parametrize("path", PATHS)
def test_any_path(path: str) -> None:
    assert entries(reports.nasty(path))[0]["location"]["path"] == path.replace("\udce9", "\ufffd")
