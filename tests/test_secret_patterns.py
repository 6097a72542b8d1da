"""No pattern of the secret engines and of the mask takes more than linear time; each is proved or listed here."""

from __future__ import annotations

import pytest

from aisec_hooks.syntax.regex_ambiguity import Whole, growth
from aisec_hooks.syntax.regex_automaton import TooLarge, automaton
from tests import regex_steps
from tests.regex_steps import Unbounded
from tests.secret_patterns import Pattern, patterns
from tests.test_regex_ambiguity import EXPONENTIAL

WHOLE = {"match": Whole.PREFIX, "fullmatch": Whole.ALL}
MOST_STEPS = 4_000
"""From one place, without a word about it; more is listed below."""
STEPS: dict[str, int] = {
    "secret_calls: _LITERAL": 100_000,
    "secret_stores: _AUTH": 5_000,
    "secret_stores: _DATA": 2_500_000,
    "secret_stores: _ENTRY": 10_000,
    "secret_clauses: _HEADER": 80_000,
    "secret_clauses: _IDENTIFIED": 5_000,
    "secret_clauses: _LOGIN": 10_000,
    "secret_places: _WORDING": 10_000,
    "secret_codes: *": 50_000,
    "secret_commands: _PIPED": 60_000,
    "secret_commands: f*": 5_000_000,
    "secret_formats: _HEADER": 5_000,
    "secret_telling: _TOLD": 10_000,
    "secret_text: _OPERATOR": 8_000_000,
    "secret_text: _QUOTED": 350_000,
    "secret_tokens: f*": 100_000,
    "secret_urls: _AUTHORITY": 200_000,
    "detect_secrets: plugin.extent": 5_000,
    "forms: _LONG_OPTION": 25_000,
    "forms: _QUERY": 15_000,
    "named: _OPERATOR": 4_000_000,
    "named: _PAIRED": 200_000,
    "named: _TOLD": 5_000,
    "named: _WORD": 8_000,
    "named: '[^<*": 5_000,
}
"""Upper bounds where a pattern's counted repeats multiply; they do not depend on the text's length.

They are far above what any text takes: that all repeats can be varied at once is only not ruled out. How long texts of
all kinds really take is measured in test_secret_hostile.py.
"""
WINDOWS: dict[str, str] = {
    "secret_places: _WORDING": "a path",
    "secret_places: _REHEARSAL": "a path",
    "secret_places: names": "a path",
    "secret_reviews: _NOT_SECRET": "80 characters before a value",
    "secret_reviews: '[=:*": "200 characters before a value",
    "secret_text: '[*": "1,001 characters of a value",
    "secret_randomness: _CODE": "values of up to 200 characters",
    "secret_words: _FIELDS": "values of up to 2,000 characters",
    "secret_words: _MASK": "values of up to 4,096 characters; the growth is not known for references to groups",
    "secret_values: _OTHER": "values of up to 4,096 characters",
    "secret_values: _TEMPLATE": "values; no alternative begins in what its loop reads, which is asked of all at once",
    "secret_values: _WEAK": "values of up to 4,096 characters",
    "forms: _FIELD": "no alternative begins in what its own loop reads, which is asked of all at once",
    "forms: _ISSUED": "its loop comes last and so never fails; too many alternatives for the automaton",
    "named: _QUOTED": "1,400 characters around a name",
    "mask: _STRING": "a loop that ends where nothing can fail; it refers to a group",
}
"""Patterns whose growth is not proved by themselves, and why they take no longer all the same."""
ARGUED = {
    "secret_keys: _BODY": "a round that has begun to read a header can fall back on its name, which is key material",
}
"""Patterns that are not bounded here at all."""
ALL = patterns()


def listed(table: dict[str, int] | dict[str, str], one: Pattern) -> str | None:
    """The entry that a pattern is listed under; a star stands for the rest."""
    if one.where in table:
        return one.where
    return next((key for key in table if key.endswith("*") and one.where.startswith(key[:-1])), None)


def bound(one: Pattern) -> regex_steps.Polynomial | None:
    try:
        return regex_steps.steps(one.text, one.flags, whole=one.method == "fullmatch")
    except Unbounded:
        return None


def is_proved_linear(one: Pattern) -> bool:
    """What is left of the proof where a loop may read on and on: no text makes it read the same again and again."""
    try:
        automaton(one.text, one.flags)
    except TooLarge:
        return False
    found = growth(one.text, one.flags, WHOLE.get(one.method, Whole.ANYWHERE))
    return not found.exponential and found.degree <= 1


def test_all_are_seen() -> None:
    text = {one.where.partition(":")[0] for one in ALL}
    assert len(ALL) > 400
    assert text >= {
        "secret_calls",
        "secret_codes",
        "secret_commands",
        "secret_clauses",
        "secret_formats",
        "secret_names",
    }
    assert text >= {"secret_places", "secret_reviews", "secret_telling", "secret_text", "secret_tokens", "secret_urls"}
    assert text >= {"secret_values", "secret_verdicts", "secrets", "forms", "named", "literals", "mask"}


@pytest.mark.parametrize("one", ALL, ids=[f"{i} {one.where[:40]} {one.method}" for i, one in enumerate(ALL)])
def test_a_pattern_takes_linear_time(one: Pattern) -> None:
    steps = bound(one)
    if steps is None:
        assert listed(ARGUED, one)
        return
    key = listed(STEPS, one)
    assert max(steps) <= (STEPS[key] if key else MOST_STEPS), max(steps)
    assert steps.degree == 0 or is_proved_linear(one) or listed(WINDOWS, one)


def test_the_lists_hold_nothing_that_is_not_needed() -> None:
    most: dict[str, int] = {}
    windows, argued = set(), set()
    for one in ALL:
        steps = bound(one)
        if steps is None:
            argued.add(listed(ARGUED, one))
            continue
        key = listed(STEPS, one)
        if key:
            most[key] = max(most.get(key, 0), *steps)
        if steps.degree and not is_proved_linear(one):
            windows.add(listed(WINDOWS, one))
    assert {key for key in STEPS if not STEPS[key] / 2 < most.get(key, 0) <= STEPS[key]} == set()
    assert windows == set(WINDOWS)
    assert argued == set(ARGUED)


@pytest.mark.parametrize(("pattern", "whole"), EXPONENTIAL)
def test_what_takes_exponential_time_is_never_bounded_by_a_line(pattern: str | bytes, whole: Whole) -> None:
    """A pattern that is known to be slow is not taken for a fast one."""
    try:
        found = regex_steps.steps(pattern, 0, whole=whole is Whole.ALL)
    except Unbounded:
        return
    assert found.degree >= 2 or max(found) > 10**6


@pytest.mark.parametrize(
    ("pattern", "degree", "constant"),
    [
        ("abc", 0, 4),
        ("a{1,50}b{1,50}c", 0, 250),
        ("a{1,50}a{1,50}c", 0, 6_000),
        ("a+b+c", 1, 10),
        ("a+a+c", 2, 10),
        ("(?:a+b)+c", 1, 20),
        ("(?:a{1,20}-){0,3}b", 0, 200),
        ("[a-c]*[c-e]*[e-g]*x", 3, 20),
    ],
)
def test_bounds(pattern: str, degree: int, constant: int) -> None:
    found = regex_steps.steps(pattern)
    assert found.degree == degree
    assert max(found) <= constant
