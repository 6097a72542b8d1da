"""What an index knows of one project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from aisec_hooks.printable import printable

LONGEST_REASON = 160
MOST_LOOSE = 50
"""Names of files without a version that are kept."""
ACTIVE, ARCHIVED, DEPRECATED, QUARANTINED = "active", "archived", "deprecated", "quarantined"
"""What the status of a project may be (PEP 792)."""


class Release(Struct, frozen=True, kw_only=True):
    """One version of a project."""

    uploaded: str = ""
    """When its first file was uploaded, ISO 8601; "" where the index does not tell."""
    yanked: bool = False
    """Whether all of its files are withdrawn (PEP 592)."""
    reason: str = ""
    """Why they are, fit to be printed."""
    metadata: str = ""
    """The URL of the metadata of one of its files (PEP 658), "" where the index has none."""


class Page(Struct, frozen=True, kw_only=True):
    """The page of a project in the Simple API."""

    releases: Mapping[str, Release] = field(default_factory=dict)
    """By version, in the form that PEP 440 calls normal."""
    loose: tuple[str, ...] = ()
    """Names of files whose version cannot be told."""
    status: str = ACTIVE
    reason: str = ""
    """Why it has that status, fit to be printed."""
    related: tuple[str, ...] = ()
    """Other indexes whose project of the name is the same one (PEP 708), without logins."""


def cleaned(text: object) -> str:
    """What an index says in words of its own, as one short line without control characters."""
    if not isinstance(text, str):
        return ""
    line = printable(" ".join(text[: 4 * LONGEST_REASON].split()))
    return line if len(line) <= LONGEST_REASON else f"{line[: LONGEST_REASON - 1]}…"


def merged(pages: Iterable[Page]) -> Page:
    """What several indexes know of a project, as one."""
    found = list(pages)
    if len(found) == 1:
        return found[0]
    releases: dict[str, Release] = {}
    for page in found:
        for version, release in page.releases.items():
            known = releases.get(version)
            releases[version] = release if known is None or known.yanked else known
    said = next((page for page in found if page.status != ACTIVE), Page())
    return Page(
        releases=releases,
        loose=tuple(name for page in found for name in page.loose),
        status=said.status,
        reason=said.reason,
    )
