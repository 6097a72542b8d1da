"""Which secrets that a change introduces have been committed before, further back than the compared versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

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
    # imported here: a clean commit has no secret to ask for
    from aisec_hooks.history import known as history  # noqa: PLC0415

    known = history.seen(repository, key, {f.secret.digest for f in asked if f.secret})
    for finding in [f for f in asked if not _is(f, known)][:MOST_LOOKED_FOR]:
        path, head = _base_path(changes.get(finding.location.path)), source(finding.location.path)
        text = history.text_of(finding, head.data, key) if path and head is not None else ""
        if finding.secret is not None and history.in_recent_versions(repository, path, text):
            known.add(finding.secret.digest)
    return [replace(f, message=f"{f.message}; {HISTORY}") if f in asked and _is(f, known) else f for f in every]


def _is(finding: Finding, known: set[str]) -> bool:
    return finding.secret is not None and finding.secret.digest in known


def _base_path(change: ChangedFile | None) -> str:
    """Where a file was before, "" if it is new and so has no versions."""
    return next((version.path for version in change.bases if version.blob), "") if change is not None else ""
