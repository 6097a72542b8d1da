"""The JSON report: as its schema says, and all of the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from aisec_hooks.report import render
from tests import reports
from tests.reports import EMPTY, OPTIONS, PATHS, rich

SCHEMA = json.loads((resources.files("aisec_hooks.report") / "report.schema.json").read_text(encoding="utf-8"))


def parsed(text: str) -> dict[str, object]:
    document: dict[str, object] = json.loads(text)
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
    return document


def test_the_schema_is_one_and_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for definition in (SCHEMA, *SCHEMA["$defs"].values()):
        if definition["type"] == "object" and "properties" in definition:
            assert definition["additionalProperties"] is False
            assert set(definition["required"]) == set(definition["properties"])


def test_rich(golden: Callable[[str, str], None]) -> None:
    text = render("json", rich(), OPTIONS)
    golden("report.json", text)
    document = parsed(text)
    assert document["exit_code"] == 3
    assert len(document["findings"]) == len(rich().findings)  # type: ignore[arg-type]


def test_empty() -> None:
    document = parsed(render("json", EMPTY, OPTIONS))
    assert document["findings"] == [] and document["exit_code"] == 0


@pytest.mark.parametrize("path", PATHS)
def test_any_path(path: str) -> None:
    text = render("json", reports.nasty(path), OPTIONS)
    finding = parsed(text)["findings"][0]  # type: ignore[index]
    assert text.isascii() and "##[" not in text
    assert finding["location"]["path"] == path.replace("\udce9", "\ufffd")


def test_the_uri_tells_the_bytes_of_an_undecodable_path() -> None:
    finding = parsed(render("json", reports.nasty("é/caf\udce9 1.py"), OPTIONS))["findings"][0]  # type: ignore[index]
    assert finding["location"]["uri"] == "%C3%A9/caf%E9%201.py"


def test_the_document_names_every_field() -> None:
    page = (Path(__file__).parents[1] / "docs" / "json-report.md").read_text(encoding="utf-8")
    for definition in (SCHEMA, *SCHEMA["$defs"].values()):
        for name in definition.get("properties", {}):
            assert f"`{name}`" in page, name
