"""The labelled corpus in tests/variants: every marked line blocks, no other line does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from aisec_hooks.model import Finding, Tier
from tests.check import Example, check_text, expand

VARIANTS = Path(__file__).parent / "variants"

ACCEPTED = {
    "sql-injection": {"sql-injection"},
    "insecure-deserialization": {"insecure-deserialization", "bypassable-check"},
    "path-traversal": {"path-traversal", "bypassable-check"},
    "missing-input-validation": {"missing-input-validation", "mass-assignment", "sql-injection"},
    "cross-site-scripting": {"cross-site-scripting"},
    "hardcoded-secret": {
        "hardcoded-secret",
        "hardcoded-crypto-key",
        "provider-token",
        "credentials-in-url",
        "private-key",
        "json-web-token",
    },
}
"""The rules that may block a marked line, by folder."""

FEWEST = 16
"""Bad files, and good files, that each folder holds at least."""


def example_of(path: Path) -> Example:
    name = f"{path.parent.name}/{path.stem}"
    return Example(name=name, path=f"app/{path.name}", text=path.read_text(encoding="utf-8"))


def corpus(pattern: str) -> list[object]:
    """One test parameter for each file, named by its folder and stem."""
    return [
        pytest.param(rule, example_of(path), id=f"{rule}/{path.stem}")
        for rule in ACCEPTED
        for path in sorted((VARIANTS / rule).glob(pattern))
    ]


def blocking(example: Example) -> list[Finding]:
    return [f for f in check_text(example) if f.tier is Tier.BLOCKING]


def described(findings: list[Finding]) -> list[str]:
    return [f"line {f.location.span.start_line}: {f.rule}: {f.message}" for f in findings]


@pytest.mark.parametrize("rule", ACCEPTED)
def test_folder_is_well_stocked(rule: str) -> None:
    assert len(list((VARIANTS / rule).glob("bad_*.py"))) >= FEWEST
    assert len(list((VARIANTS / rule).glob("good_*.py"))) >= FEWEST


def test_nothing_is_left_out() -> None:
    known = {path for rule in ACCEPTED for kind in ("bad", "good") for path in (VARIANTS / rule).glob(f"{kind}_*.py")}
    assert set(VARIANTS.rglob("*.py")) == known


@pytest.mark.parametrize(("rule", "example"), corpus("*.py"))
def test_file_is_labelled_as_its_name_says(rule: str, example: Example) -> None:
    text = expand(example.text, example.name)
    ast.parse(text, feature_version=(3, 10))
    assert 8 <= len(text.splitlines()) <= 40
    assert bool(example.marked() | example.marked("advice")) == Path(example.path).name.startswith("bad_")


@pytest.mark.parametrize(("rule", "example"), corpus("bad_*.py"))
def test_bad_file_blocks_on_its_marked_lines(rule: str, example: Example) -> None:
    found = blocking(example)
    caught = {f.location.span.start_line for f in found if f.rule in ACCEPTED[rule]}
    missed = example.marked() - caught
    assert not missed, f"lines {sorted(missed)} are not blocked; blocked: {described(found)}"
    shown = {f.location.span.start_line for f in check_text(example) if f.rule in ACCEPTED[rule]}
    assert example.marked("advice") <= shown
    stray = [f for f in found if f.location.span.start_line not in example.marked()]
    assert not stray, described(stray)


@pytest.mark.parametrize(("rule", "example"), corpus("good_*.py"))
def test_good_file_does_not_block(rule: str, example: Example) -> None:
    assert not blocking(example), described(blocking(example))
