"""Which secrets that a change introduces have been committed before, further back than the compared versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from aisec_hooks.history.known import in_recent_versions, seen, text_of
from aisec_hooks.introduced import HISTORY
from aisec_hooks.model import ChangedFile, Finding, Tier
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Repository
from aisec_hooks.syntax.source import Source

MOST_LOOKED_FOR = 5
"""Secrets that are looked for in the versions of their file; each may take as long as git takes to list these."""


def recalled(
    findings: Iterable[Finding],
    changes: Mapping[str, ChangedFile],
    source: Callable[[str], Source | None],
    repository: Repository,
    settings: Settings,
    key: bytes,
) -> list[Finding]:
    """The findings; those that block for a secret that the history holds already say so.

    A scan of the history that was made once is asked, then the last versions of the secret's own file.
    """
    every = list(findings)
    asked = [f for f in every if f.secret and HISTORY not in f.message and settings.tier(f) is Tier.BLOCKING]
    if not asked:
        return every
    digests = {f.secret.digest for f in asked if f.secret}
    known = seen(repository, key, digests)
    known |= _in_own_files(
        [f for f in asked if f.secret and f.secret.digest not in known], changes, source, repository, key
    )
    return [replace(f, message=f"{f.message}; {HISTORY}") if f in asked and _is(f, known) else f for f in every]


def _is(finding: Finding, known: set[str]) -> bool:
    return finding.secret is not None and finding.secret.digest in known


def _in_own_files(
    findings: Sequence[Finding],
    changes: Mapping[str, ChangedFile],
    source: Callable[[str], Source | None],
    repository: Repository,
    key: bytes,
) -> set[str]:
    found: set[str] = set()
    for finding in findings[:MOST_LOOKED_FOR]:
        change, head = changes.get(finding.location.path), source(finding.location.path)
        base = next((version.path for version in change.bases if version.blob), "") if change is not None else ""
        if not base or head is None or finding.secret is None:
            continue  # a file that is new has no versions
        if in_recent_versions(repository, base, text_of(finding, head.data, key)):
            found.add(finding.secret.digest)
    return found
