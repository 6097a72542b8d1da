"""The demonstration's code: each insecure file is blocked for what it shows, each secure one passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.run import DEMO
from tests.check import Example, check_text

RULES = {
    "config.py": {"credentials-in-url", "hardcoded-secret"},
    "covers.py": {"path-traversal"},
    "loans.py": {"missing-input-validation"},
    "recommend.py": {"insecure-deserialization"},
    "search.py": {"sql-injection"},
    "welcome.py": {"cross-site-scripting"},
}


def blocking(file: Path) -> set[str]:
    """The rules that block the file where the demonstration puts it."""
    example = Example(name=file.name, path=f"library/{file.name}", text=file.read_text(encoding="utf-8"))
    return {finding.rule for finding in check_text(example) if finding.tier.value == "blocking"}


def test_every_file_has_its_twin() -> None:
    for variant in ("insecure", "secure"):
        assert {file.name for file in (DEMO / variant).glob("*.py")} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_insecure_file_is_blocked(name: str) -> None:
    assert blocking(DEMO / "insecure" / name) == RULES[name]


@pytest.mark.parametrize("name", RULES)
def test_secure_file_passes(name: str) -> None:
    assert blocking(DEMO / "secure" / name) == set()
