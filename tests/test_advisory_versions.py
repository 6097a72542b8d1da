"""Versions and ranges: what a specifier allows and what an advisory means, compared with packaging."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import Version

from aisec_hooks.dependencies.advisories import osv, severity
from aisec_hooks.dependencies.advisories.advisory import Advisory, Record, fixed_version
from aisec_hooks.dependencies.advisories.bounds import Stretch, allowed, covers, parse
from aisec_hooks.dependencies.advisories.verdict import Why, malicious, vulnerable
from tests.osv import Osv, record

NUMBERS = st.integers(0, 3)
RELEASES = st.lists(NUMBERS, min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))
ENDS = st.sampled_from(["", "", "", "", "a1", "b2", "rc1", ".dev0", ".post1", "rc1.dev2", ".post1.dev3"])
EPOCHS = st.sampled_from(["", "", "", "", "1!"])
VERSIONS = st.tuples(EPOCHS, RELEASES, ENDS).map("".join)
CLAUSES = st.one_of(
    st.tuples(st.sampled_from(["==", ">=", "<=", ">", "<", "!=", "==="]), VERSIONS).map("".join),
    st.tuples(EPOCHS, RELEASES).map(lambda parts: f"=={''.join(parts)}.*"),
    st.tuples(EPOCHS, st.lists(NUMBERS, min_size=2, max_size=3)).map(lambda p: f"~={p[0]}{'.'.join(map(str, p[1]))}"),
)
SPECIFIERS = st.lists(CLAUSES, min_size=1, max_size=3).map(",".join)


def holds(specifier: str, version: str) -> bool:
    """What packaging says, pre-releases as good as any other."""
    return SpecifierSet(specifier).contains(version, prereleases=True)


@given(SPECIFIERS, VERSIONS)
def test_no_allowed_version_lies_outside(specifier: str, version: str) -> None:
    found = allowed(specifier)
    if found is not None and holds(specifier, version):
        assert found.stretch.holds(Version(version))


@given(CLAUSES.filter(lambda clause: "post" not in clause and clause[0] != "!"), VERSIONS)
def test_one_clause_is_one_stretch(clause: str, version: str) -> None:
    found = allowed(clause)
    assert found is not None
    inside = found.stretch.holds(Version(version))
    if clause.startswith("===") and inside:
        return  # compared as text
    if clause[:2] in {"> ", ">1", ">0", ">2", ">3"} and Version(version).is_postrelease:
        return  # a post-release is not later than what it belongs to
    assert inside == holds(clause, version)


@pytest.mark.parametrize(
    ("specifier", "inside", "outside"),
    [
        ("^1.2.3", ["1.2.3", "1.9"], ["1.2.2", "2.0.dev1", "2.0"]),
        ("^0.2.3", ["0.2.9"], ["0.3"]),
        ("^0.0.3", ["0.0.3"], ["0.0.4"]),
        ("~1.2.3", ["1.2.9"], ["1.3"]),
        ("~1", ["1.9"], ["2"]),
        ("1!1.0", ["1!1.0"], ["1.0"]),
    ],
)
def test_the_ways_of_other_tools(specifier: str, inside: list[str], outside: list[str]) -> None:
    found = allowed(specifier)
    assert found is not None
    assert all(found.stretch.holds(Version(v)) for v in inside)
    assert not any(found.stretch.holds(Version(v)) for v in outside)


@pytest.mark.parametrize(
    "specifier", ["", "*", "latest", ">=1 || <2", "==x", "~=1", "^", "=1", "==1.0a1.*", "," * 9000]
)
def test_what_cannot_be_read_allows_nothing_to_be_said(specifier: str) -> None:
    assert allowed(specifier) is None


@given(st.text(max_size=60))
def test_any_specifier_is_survived(text: str) -> None:
    allowed(text)
    parse(text)


STRETCHES = st.builds(
    lambda low, high, closed: Stretch(
        Version(low) if low else None, Version(high) if high else None, high_closed=closed and bool(high)
    ),
    st.one_of(st.just(""), VERSIONS),
    st.one_of(st.just(""), VERSIONS),
    st.booleans(),
)


@given(st.lists(STRETCHES, max_size=4), STRETCHES, st.lists(VERSIONS, min_size=5, max_size=40))
def test_what_is_covered_is_covered_everywhere(parts: list[Stretch], whole: Stretch, versions: list[str]) -> None:
    if covers(parts, whole):
        for version in map(Version, versions):
            assert not whole.holds(version) or any(part.holds(version) for part in parts)


@given(STRETCHES, VERSIONS)
def test_a_stretch_covers_itself_in_two_parts(whole: Stretch, middle: str) -> None:
    cut = Version(middle)
    if whole.low is not None and whole.high is not None and not whole.low < whole.high:
        return  # there is nothing in it, or one version
    assert covers([whole], whole)
    assert covers([Stretch(cut, whole.high, high_closed=whole.high_closed), Stretch(whole.low, cut)], whole) or not (
        whole.holds(cut)
    )


# --- events ----------------------------------------------------------------------------------

EVENTS = st.lists(
    st.one_of(
        st.builds(lambda v: {"introduced": v}, st.one_of(st.just("0"), VERSIONS)),
        st.builds(lambda v: {"fixed": v}, VERSIONS),
        st.builds(lambda v: {"last_affected": v}, VERSIONS),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda event: Version(next(iter(event.values()))),
)
LIMITS = st.one_of(st.just(()), st.just(("*",)), st.lists(VERSIONS, min_size=1, max_size=2))


def affected(version: str, events: list[dict[str, str]], limits: list[str]) -> bool:
    """The format's own way to tell whether a version is in a range, event by event."""
    now = Version(version)
    if limits and "*" not in limits and not any(now < Version(limit) for limit in limits):
        return False
    vulnerable = False
    for event in sorted(
        events, key=lambda e: Version("0.dev0" if e == {"introduced": "0"} else next(iter(e.values())))
    ):
        ((kind, text),) = event.items()
        if kind == "introduced" and (text == "0" or now >= Version(text)):
            vulnerable = True
        elif (kind == "fixed" and now >= Version(text)) or (kind == "last_affected" and now > Version(text)):
            vulnerable = False
    return vulnerable


@given(EVENTS, LIMITS, st.lists(VERSIONS, min_size=1, max_size=10))
def test_ranges_mean_what_their_events_mean(
    events: list[dict[str, str]], limits: list[str], versions: list[str]
) -> None:
    listed = [*events, *({"limit": limit} for limit in limits)]
    (advisory,) = advisories_of(osv_of(listed)) or (Advisory("none", records=(Record(),)),)
    for version in versions:
        lowest = Version(version) < Version("0") and any(e.get("introduced") == "0" for e in events)
        if not lowest:  # what the format calls 0 comes before every version
            assert advisory.affects(version) == affected(version, events, list(limits)), version


@given(EVENTS, st.lists(VERSIONS, max_size=6), VERSIONS)
def test_listed_versions_add_to_the_ranges(events: list[dict[str, str]], versions: list[str], version: str) -> None:
    (advisory,) = advisories_of(osv_of(events, versions=versions)) or (Advisory("none", records=(Record(),)),)
    for listed in versions:
        assert advisory.affects(listed)
    if Version(version) >= Version("0"):
        inside = Version(version) in [Version(v) for v in versions] or affected(version, events, [])
        assert advisory.affects(version) == inside


def osv_of(events: list[dict[str, str]], **more: Any) -> Osv:
    made = record("GHSA-made-up00-0000", "shop", ("0",), **more)
    made["affected"][0]["ranges"][0]["events"] = events
    return made


def advisories_of(*records: Osv) -> tuple[Advisory, ...]:
    read = [osv.read(json.dumps(each).encode()) for each in records]
    return osv.gathered(told for each in read if each for told in each.told).get("shop", ())


# --- advisories ------------------------------------------------------------------------------


def test_names_of_one_weakness_are_one() -> None:
    found = advisories_of(
        record("PYSEC-2021-1", "shop", ("0", "2.0"), aliases=["CVE-2021-1000"]),
        record("GHSA-aaaa-bbbb-cccc", "Shop", ("0", "2.0"), aliases=["CVE-2021-1000"], severity="HIGH"),
        record("GHSA-xxxx-yyyy-zzzz", "shop", ("0", "2.1")),
        record("OTHER-1", "shop", ("1.0", "2.0"), aliases=["PYSEC-2021-1"]),
    )
    assert [(a.name, a.severity, len(a.records)) for a in found] == [
        ("CVE-2021-1000", 3, 2),
        ("GHSA-xxxx-yyyy-zzzz", 0, 1),
    ]
    assert found[0].affects("1.5") and not found[0].affects("0.5") and found[0].may_affect("0.5")


def test_a_record_that_names_a_package_twice_adds_up() -> None:
    made = record("GHSA-aaaa-bbbb-cccc", "shop", ("0", "1.5"))
    made["affected"] += record("", "shop", ("2.0", "2.5"))["affected"]
    (advisory,) = advisories_of(made)
    assert [v for v in ("1.0", "1.5", "2.0", "2.4", "2.5") if advisory.affects(v)] == ["1.0", "2.0", "2.4"]


def test_the_order_of_versions_is_that_of_pep_440() -> None:
    (advisory,) = advisories_of(record("GHSA-aaaa-bbbb-cccc", "shop", ("1.0", "1!2.0")))
    inside = ["1.0", "1.0.post1", "2024.1", "1!0.1", "1!2.0rc1", "1.5+cu121"]
    outside = ["0.9", "1.0rc1", "1.0.dev3", "1!2.0", "1!2.0+local", "2!0"]
    assert all(advisory.affects(v) for v in inside) and not any(advisory.affects(v) for v in outside)
    (last,) = advisories_of(record("GHSA-aaaa-bbbb-cccc", "shop", ("0", "<=", "1.13.0")))
    assert last.affects("1.13.0+cu117") and not last.affects("1.13.1")


def test_a_noted_end_of_an_open_range_counts() -> None:
    made = record("GHSA-aaaa-bbbb-cccc", "shop", ("0",))
    made["affected"][0]["database_specific"] = {"last_known_affected_version_range": "<= 1.4"}
    (advisory,) = advisories_of(made)
    assert advisory.affects("1.4") and not advisory.affects("1.5")


def test_versions_of_before_the_standard_are_compared_as_text() -> None:
    (advisory,) = advisories_of(record("GHSA-aaaa-bbbb-cccc", "shop", ("1.0", "2.0"), versions=["2004d"]))
    assert advisory.affects("2004d") and not advisory.affects("2004c")


@pytest.mark.parametrize(
    ("version", "fixed"), [("1.0", "1.1"), ("1.1", "2.2"), ("2.0", "2.2"), ("2.2", ""), ("1.0.dev1", "1.1")]
)
def test_the_fix_is_one_that_nothing_affects(version: str, fixed: str) -> None:
    known = advisories_of(
        record("GHSA-aaaa-bbbb-0001", "shop", ("0", "1.0.5"), ("2.0", "2.1")),
        record("GHSA-aaaa-bbbb-0002", "shop", ("1.0.2", "1.1"), ("2.1", "2.2")),
        record("GHSA-aaaa-bbbb-0003", "shop", ("0", "1.0.1rc1")),
        record("GHSA-aaaa-bbbb-0004", "shop", ("0",)),
    )
    assert fixed_version(version, known) == fixed


KNOWN = advisories_of(
    record("GHSA-aaaa-bbbb-0001", "shop", ("0", "2.0"), severity="HIGH"),
    record("GHSA-aaaa-bbbb-0002", "shop", ("2.0", "2.2"), severity="LOW"),
    record("GHSA-aaaa-bbbb-0003", "shop", ("3.0", "<=", "3.1")),
    record("GHSA-aaaa-bbbb-0004", "shop", ("4.0",)),
)


@pytest.mark.parametrize(
    ("specifier", "why", "certain", "fixed", "after"),
    [
        ("==1.5", Why.PINNED, True, "2.2", ""),
        ("===1.5", Why.PINNED, True, "2.2", ""),
        (">=1.0,==1.5", Why.PINNED, True, "2.2", ""),
        ("==2.1", Why.PINNED, True, "2.2", ""),
        ("==3.1", Why.PINNED, True, "", "3.1"),
        ("==4.5", Why.PINNED, False, "", ""),
        ("<2.0", Why.ONLY, True, "2.2", ""),
        ("<=2.1", Why.ONLY, True, "2.2", ""),
        ("==1.*", Why.ONLY, True, "2.2", ""),
        (">=3.0,<=3.1", Why.ONLY, True, "", "3.1"),
        (">=1.0", Why.LEAST, False, "2.2", ""),
        ("~=2.1", Why.LEAST, False, "2.2", ""),
        ("^2.1", Why.LEAST, False, "2.2", ""),
        ("~2.1", Why.ONLY, True, "2.2", ""),
    ],
)
def test_verdicts(specifier: str, why: Why, certain: bool, fixed: str, after: str) -> None:
    found = vulnerable(specifier, KNOWN)
    assert found is not None
    assert (found.why, found.certain, found.fixed, found.after) == (why, certain, fixed, after)


@pytest.mark.parametrize("specifier", ["", "==2.2", ">=2.2", "<2.3", "<5", ">=4.0", ">3", "!=1.0", "==3.2", "<1,>2"])
def test_no_verdicts(specifier: str) -> None:
    assert vulnerable(specifier, KNOWN) is None


def test_harm() -> None:
    known = advisories_of(
        record("MAL-2025-1", "shop", versions=["1.5"], aliases=["PYSEC-2025-1"]),
        record("PYSEC-2025-1", "shop", ("0", "9")),
    )
    assert malicious("shop", "==1.5", known) == ("1.5", ("MAL-2025-1",), True)
    assert malicious("shop", ">=1.5", known) == ("1.5", ("MAL-2025-1",), False)
    assert malicious("shop", "", known) is None and malicious("shop", ">=10", known) is None
    every = advisories_of(record("MAL-2025-2", "shop", ("0",), versions=["1.0"]))
    assert malicious("shop", "", every) == ("", ("MAL-2025-2",), True)
    assert malicious("shop", "==7", every) == ("7", ("MAL-2025-2",), True)
    assert malicious("litellm", "==1.82.8", ()) == ("1.82.8", ("PYSEC-2026-2",), True)
    assert malicious("litellm", "<=1.82.8", ()) == ("1.82.8", ("PYSEC-2026-2",), False)


# --- severity --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vector", "score"),
    [
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1),
        ("CVSS:3.0/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N", 2.5),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0),
        ("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H", 5.9),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0),
        ("CVSS:3.1/AV:X", 0.0),
    ],
)
def test_base_scores(vector: str, score: float) -> None:
    assert severity.base_score(vector) == score


def test_severity_is_the_word_or_the_score() -> None:
    high = {"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}
    assert severity.severity([high]) == 3
    assert severity.severity([high], {"severity": "MODERATE"}) == 2
    assert severity.severity([{"type": "CVSS_V4", "score": "CVSS:4.0/AV:N"}, 7, None, {"score": 3}], [], None) == 0
    assert severity.severity(None, {"severity": "low"}) == 1


def test_packaging_agrees_that_the_specifiers_are_specifiers() -> None:
    with pytest.raises(InvalidSpecifier):
        SpecifierSet("^1.0")
