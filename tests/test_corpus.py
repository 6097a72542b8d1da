"""The labelled corpus in tests/corpus: what is vulnerable blocks, what is safe is left alone."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from aisec_hooks.engines.context import is_test_code
from aisec_hooks.rules import NAMES
from tests.corpus_cases import KNOWN, LABELS, Case, cases, known_limitations, rates, run

CASES = cases()
RULES = sorted({case.rule for case in CASES})
MOST_OF_A_PROJECT = 8
"""Files."""


@cache
def wrong_of(rule: str) -> set[str]:
    """The cases of a rule that are not judged as they are labelled."""
    return {case.name for case in of(rule) if not run(case).right}


def of(rule: str) -> list[Case]:
    return [case for case in CASES if case.rule == rule]


@pytest.mark.parametrize("rule", RULES)
def test_cases_are_judged_as_they_are_labelled(rule: str) -> None:
    wrong, known = wrong_of(rule), {case.name for case in of(rule)}.intersection(known_limitations())
    assert not wrong - known, "see python -m tests.corpus_report --messages"
    assert not known - wrong, f"judged rightly by now, to be taken out of {KNOWN.name}"


@pytest.mark.parametrize("rule", RULES)
def test_rates_of_each_rule(rule: str) -> None:
    found, blocking, alarms = rates(of(rule), set(known_limitations()))
    assert found >= 0.8
    assert blocking <= 0.1
    assert alarms <= 0.5


def test_rates_of_all_rules() -> None:
    # that the list of known limitations is all that is judged wrongly is what the tests by rule see to
    found, blocking, alarms = rates(CASES, set(known_limitations()))
    assert found >= 0.95
    assert blocking <= 0.02
    assert alarms <= 0.05  # advice on code whose callers are in another file, and of Bandit on the standard library


def test_corpus_is_well_stocked() -> None:
    count = {label: sum(case.label == label for case in CASES) for label in LABELS}
    assert len(CASES) >= 600
    assert sum(count.values()) == len(CASES)
    assert abs(count["bad"] - count["good"]) <= 0.05 * len(CASES)
    assert set(RULES) <= set(NAMES)


def test_known_limitations_are_cases_and_say_why() -> None:
    known = known_limitations()
    assert set(known) <= {case.name for case in CASES}
    assert all(known.values())
    assert list(known) == sorted(known)


@pytest.mark.parametrize("rule", RULES)
def test_cases_are_python_of_the_oldest_version_and_no_tests(rule: str) -> None:
    for case in of(rule):
        files = case.files()
        assert 1 <= len(files) <= MOST_OF_A_PROJECT
        for path, data in files:
            assert not is_test_code(path), f"{case.name}: {path}"
            if path.endswith(".py"):
                ast.parse(data, path, feature_version=(3, 10))
