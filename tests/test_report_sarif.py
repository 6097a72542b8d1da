"""The SARIF report: valid by the standard's schema, and as GitHub wants it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from aisec_hooks.model import Confidence, Note, NoteKind, Report, Severity
from aisec_hooks.report import render
from tests import reports
from tests.reports import EMPTY, OPTIONS, PATHS, rich

URI = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*")


@cache
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema)


def run_of(report: Report, **changes: object) -> dict[str, Any]:
    document = json.loads(render("sarif", report, replace(OPTIONS, **changes)))
    validator().validate(document)
    (run,) = document["runs"]
    return dict(run)


def test_rich(golden: Callable[[str, str], None]) -> None:
    text = render("sarif", rich(), OPTIONS)
    golden("report.sarif", text)
    validator().validate(json.loads(text))


def test_the_schema_refuses_what_is_wrong() -> None:
    document = json.loads(render("sarif", rich(), OPTIONS))
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator().is_valid(document)


def test_empty() -> None:
    run = run_of(EMPTY)
    assert run["results"] == [] and run["tool"]["driver"]["rules"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def test_only_rules_that_occur_and_each_result_points_to_its_own() -> None:
    run = run_of(rich())
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == sorted({result["ruleId"] for result in run["results"]})
    for result in run["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]


def test_a_rule_as_code_scanning_wants_it() -> None:
    rule = next(r for r in run_of(rich())["tool"]["driver"]["rules"] if r["id"] == "sql-injection")
    assert rule["properties"] == {
        "tags": ["security", "external/cwe/cwe-89", "OWASP-A03:2021", "OWASP-A05:2025"],
        "precision": "high",
        "security-severity": "9.5",
    }
    assert "## Fix" in rule["help"]["markdown"] and "${" not in rule["help"]["markdown"]
    assert len(rule["fullDescription"]["text"]) <= 1024


def test_levels_follow_the_tier() -> None:
    levels = [r["level"] for r in run_of(rich())["results"]]
    assert levels == ["error"] * 7 + ["warning"] * 3 + ["note"] * 2 + ["note"]
    assert [r["level"] for r in run_of(rich(), strict=True)["results"]] == ["error"] * 12 + ["note"]


def test_every_region_is_one_line() -> None:
    for result in run_of(rich())["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        assert region["endColumn"] >= region["startColumn"]


def test_suppressed_results_say_why() -> None:
    (result,) = [r for r in run_of(rich())["results"] if "suppressions" in r]
    (suppression,) = result["suppressions"]
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "a checksum of a cache entry, not a signature"


def test_trace_is_a_code_flow() -> None:
    result = run_of(rich())["results"][0]
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [s["location"]["message"]["text"] for s in steps] == [s.note for s in reports.injection().trace]


def test_a_failure_makes_the_invocation_fail() -> None:
    report = replace(EMPTY, notes=(Note(path="a.py", kind=NoteKind.FAILED, message="crashed"),))
    (invocation,) = run_of(report)["invocations"]
    assert invocation["executionSuccessful"] is False and invocation["exitCode"] == 3
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"


def test_at_most_five_thousand_results_and_the_worst_stay() -> None:
    low = reports.advice("assert-used", 9, Severity.LOW, Confidence.LOW)
    report = replace(EMPTY, findings=(*[low] * 5_001, reports.injection()))
    run = json.loads(render("sarif", report, OPTIONS))["runs"][0]
    assert len(run["results"]) == 5_000
    assert run["results"][0]["ruleId"] == "sql-injection"
    assert "2 results left out" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize("path", PATHS)
def test_any_path_is_a_relative_uri(path: str) -> None:
    result = run_of(reports.nasty(path))["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] == "%SRCROOT%"
    assert URI.fullmatch(place["uri"])


def test_a_message_holds_no_link() -> None:
    finding = replace(reports.injection(), message="see [here](https://example.org) \\")
    (result,) = run_of(replace(EMPTY, findings=(finding,)))["results"]
    assert result["message"]["text"] in (
        "see \\[here\\](https://example.org) \\\\",
        "see \\[here\\](https://example.org) \\\\\\\\",  # where printable doubles a backslash
    )
