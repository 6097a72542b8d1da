"""What the advisories say of a package that somebody asks about."""

from __future__ import annotations

from typing import NamedTuple

from aisec_hooks.dependencies.advisories import store, verdict
from aisec_hooks.dependencies.advisories.advisory import Advisory
from aisec_hooks.dependencies.advisories.verdict import Malicious, Vulnerable, Why
from aisec_hooks.errors import Incomplete

MOST_NAMED = 3
WORDS = ("", "low", "medium", "high", "critical")


class Answer(NamedTuple):
    """In words, and what follows from it."""

    words: str
    verdict: str
    """"ok", "warning", "bad", or "unknown" for what was not checked."""
    ids: tuple[str, ...] = ()
    fixed: str = ""
    """The least version to move to, "" if none is known or none is needed."""


def answer(normalised: str, specifier: str) -> Answer:
    """For a package as it is asked for; without a version no more than how many are known."""
    problem, day, advisories = "run aisec update", "", tuple[Advisory, ...]()
    try:
        index = store.loaded()
        if index is not None:
            problem, day, advisories = "", f" (advisories of {_age(index.facts.data_day)})", index.of(normalised)
    except Incomplete as damaged:
        problem = str(damaged)
    harm = verdict.malicious(normalised, specifier, advisories)
    if harm is not None:
        return _harm(harm, specifier, day)
    if problem:
        return Answer(f"not checked: {problem}", "unknown")
    found = verdict.vulnerable(specifier, advisories)
    if found is not None:
        return _vulnerable(found, day)
    if not advisories:
        return Answer(f"none known of any version{day}", "ok")
    if not specifier:
        return Answer(f"{len(advisories)} known of some versions, name one such as {normalised}==1.2.3{day}", "unknown")
    return Answer(f"none known of {'this version' if '==' in specifier else 'what is asked for'}{day}", "ok")


def named(advisory: Advisory) -> str:
    """Such as "CVE-2021-44228 (critical)"."""
    word = WORDS[advisory.severity]
    return f"{advisory.name} ({word})" if word else advisory.name


def way_out(found: Vulnerable) -> str:
    """Which version to move to, in words."""
    if found.fixed:
        return f"fixed in {found.fixed}"
    return f"versions after {found.after} are not known to have it" if found.after else "no fixed version is known"


def listed(advisories: tuple[Advisory, ...], most: int) -> str:
    """The gravest, and how many more there are."""
    more = len(advisories) - most
    return ", ".join(map(named, advisories[:most])) + (f" and {more} more" if more > 0 else "")


def _harm(harm: Malicious, specifier: str, day: str) -> Answer:
    what = f"{harm.version} was" if harm.version else "every version was"
    start = "" if harm.certain else f"{specifier} allows it: "
    words = f"{start}{what} made to do harm ({', '.join(harm.ids[:MOST_NAMED])}){day}"
    return Answer(words, "bad" if harm.certain else "warning", harm.ids)


def _vulnerable(found: Vulnerable, day: str) -> Answer:
    least = f"in {found.version}, the least that is allowed: " if found.why is Why.LEAST else ""
    words = f"{least}{listed(found.advisories, MOST_NAMED)}; {way_out(found)}{day}"
    bad = found.why is not Why.LEAST and found.severity != 1
    return Answer(words, "bad" if bad else "warning", tuple(a.name for a in found.advisories), found.fixed)


def _age(day: str) -> str:
    return day or "an unknown day"
