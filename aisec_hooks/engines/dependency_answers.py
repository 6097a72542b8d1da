"""What an index's answer means for a requirement: no such name or version, withdrawn, given up, brand new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import NamedTuple

from aisec_hooks.dependencies import names
from aisec_hooks.dependencies.online import page as pages
from aisec_hooks.dependencies.online import versions
from aisec_hooks.dependencies.online.asking import Answer
from aisec_hooks.dependencies.online.page import Page
from aisec_hooks.dependencies.requirement import Requirement
from aisec_hooks.engines.dependency_names import certainty, is_fresh, place, provider, suggestions
from aisec_hooks.engines.dependency_origins import Origins
from aisec_hooks.model import Confidence, Match, Severity

YOUNG = 30
"""Days within which a package is called new."""


class Asked(NamedTuple):
    """A requirement, and what is known of its surroundings."""

    requirement: Requirement
    here: Origins
    rehearsal: bool
    """Whether it is in tests, documentation or examples."""
    new: bool
    """Whether the name itself is new, and not only the version."""


def judged(asked: Asked, answer: Answer) -> Iterator[Match]:
    """What is wrong with a requirement, going by the answer; of what was not answered nothing is said."""
    if answer.absent:
        if asked.new and (names.exists(asked.requirement.normalised) or not is_fresh()):
            yield _absent(asked)
        return
    if not answer.known:
        return
    page = answer.page
    if page.status == pages.QUARANTINED:
        yield _quarantined(asked, page)
        return
    if not answer.failure:  # else another index may have the version
        yield from _version(asked, page)
    if asked.new:
        yield from _status(asked, page)
        yield from _age(asked, page)


def _absent(asked: Asked) -> Match:
    """A name that the shipped list has, or that it is too old to deny, and no index knows."""
    requirement = asked.requirement
    name = requirement.normalised
    confidence = certainty(requirement, asked.here, rehearsal=asked.rehearsal, fresh=True)
    if names.exists(name):
        why = f", though the names of {names.snapshot_date()} have it"
    else:
        hint = suggestions(name)
        why = f"; {hint}" if hint else ""
    return _match(
        asked,
        "unknown-package",
        f"{requirement.name} is not on the configured index{why}",
        confidence,
        code=f"pypi:{name}",
        more={"package": name, "meant": provider(name) or "the-real-name"},
    )


def _version(asked: Asked, page: Page) -> Iterator[Match]:
    requirement = asked.requirement
    fitting = versions.fitting(requirement.specifier, page.releases)
    if fitting is None:
        return
    if not fitting:
        yield from _no_version(asked, page)
    elif all(page.releases[version].yanked for version in fitting):
        reason = page.releases[fitting[-1]].reason
        why = f": {reason}" if reason else ""
        what = (
            fitting[-1]
            if versions.pinned(requirement.specifier)
            else f"every version that fits {requirement.specifier}"
        )
        yield _match(
            asked,
            "yanked-version",
            f"{requirement.name} {what} was withdrawn from the index{why}",
            Confidence.MEDIUM,
            more={"newest": _usable(page)},
        )


def _no_version(asked: Asked, page: Page) -> Iterator[Match]:
    """No version fits; that is certain only of one that is named, and that no name of a file may mean."""
    requirement = asked.requirement
    pinned = versions.pinned(requirement.specifier)
    if pinned and (len(page.loose) >= pages.MOST_LOOSE or any(f"-{pinned}" in name for name in page.loose)):
        return
    newest = _usable(page)
    certain = pinned and "+" not in pinned  # builds with a local version are never on a public index
    confidence = certainty(requirement, asked.here, rehearsal=asked.rehearsal, fresh=True)
    if not page.releases:
        message = f"the configured index has no version of {requirement.name}"
    elif pinned:
        message = f"{requirement.name} {pinned} is not on the configured index; the newest is {newest}"
    else:
        message = f"no version of {requirement.name} fits {requirement.specifier}; the newest is {newest}"
    yield _match(
        asked,
        "unknown-version",
        message,
        confidence if certain else Confidence.MEDIUM,
        more={"newest": newest},
    )


def _status(asked: Asked, page: Page) -> Iterator[Match]:
    words = {
        pages.ARCHIVED: "is archived: its maintainers expect to release nothing more",
        pages.DEPRECATED: "is deprecated by its maintainers",
    }.get(page.status)
    if words:
        reason = f": {page.reason}" if page.reason else ""
        yield _match(
            asked,
            "deprecated-package",
            f"{asked.requirement.name} {words}{reason}",
            Confidence.MEDIUM,
            code=f"pypi:{asked.requirement.normalised}",
        )


def _quarantined(asked: Asked, page: Page) -> Match:
    reason = f": {page.reason}" if page.reason else ""
    return _match(
        asked,
        "yanked-version",
        f"the index holds {asked.requirement.name} in quarantine: it is believed to be harmful{reason}",
        Confidence.MEDIUM if asked.rehearsal else Confidence.HIGH,
    )


def _age(asked: Asked, page: Page) -> Iterator[Match]:
    requirement = asked.requirement
    if names.popularity(requirement.normalised) is not None or not page.releases:
        return
    days = age(page)
    if days is not None and days <= YOUNG:
        message = f"{requirement.name} was first published {_days(days)}: have you seen who by?"
    elif len(page.releases) == 1:
        message = f"{requirement.name} has a single release and is hardly used: have you seen who published it?"
    else:
        return
    yield _match(asked, "new-package", message, Confidence.MEDIUM, code=f"pypi:{requirement.normalised}")


def age(page: Page) -> int | None:
    """Days since the first upload, None where the index does not tell."""
    times = [release.uploaded for release in page.releases.values() if release.uploaded]
    if not times or len(times) < len(page.releases) // 2:
        return None
    try:
        first = datetime.fromisoformat(min(times)[:10]).replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    return max(0, (datetime.now(timezone.utc) - first).days)


def _days(days: int) -> str:
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


def _usable(page: Page) -> str:
    """The newest version that was not withdrawn."""
    return versions.newest(v for v, release in page.releases.items() if not release.yanked) or "none"


def _match(
    asked: Asked,
    rule: str,
    message: str,
    confidence: Confidence,
    *,
    code: str = "",
    more: dict[str, str] | None = None,
) -> Match:
    requirement = asked.requirement
    severity = Severity.HIGH if confidence is Confidence.HIGH else Severity.LOW if asked.rehearsal else Severity.MEDIUM
    return Match(
        rule=rule,
        span=place(requirement),
        message=message,
        severity=severity,
        confidence=confidence,
        code=code or f"pypi:{requirement.normalised}{requirement.specifier}",
        names={"package": requirement.normalised, **(more or {})},
    )
