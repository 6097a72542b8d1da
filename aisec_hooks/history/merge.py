"""From what is known of blobs to secrets, each with its first commit and its places in HEAD."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from aisec_hooks import suppress
from aisec_hooks.errors import Incomplete
from aisec_hooks.examine import text_only
from aisec_hooks.findings import finding
from aisec_hooks.history.entries import Entry, Looked, Sighting
from aisec_hooks.history.look import representatives
from aisec_hooks.model import FileResult, Location, Span, Suppressed
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Repository
from aisec_hooks.snapshot.history import Origin
from aisec_hooks.syntax.source import Source

Places = Mapping[str, Mapping[str, int]]
"""Blob -> path -> index of the origin."""
_Spot = tuple[str, Span]
"""A secret's digest and where in its file it stands."""


class HeadFiles:
    """The files of HEAD, and which secrets comments in them silence."""

    def __init__(self, repository: Repository, settings: Settings, key: bytes, rules: Collection[str]) -> None:
        self._repository = repository
        self._settings = settings
        self._key = key
        self._rules = rules

    def paths(self, blob: str) -> Sequence[str]:
        """Where a blob is in HEAD."""
        return self._by_blob.get(blob, ())

    @cached_property
    def _by_blob(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path, blob in self._repository.head_files():
            if not self._settings.excludes(path):
                found.setdefault(blob, []).append(path)
        return found

    def reasons(self, blob: str) -> dict[_Spot, str]:
        """The places in a blob at which a comment silences a secret -> the reason it gives."""
        paths = self.paths(blob)
        try:
            data = self._repository.read(blob, self._settings.max_file_bytes) if paths else b""
        except Incomplete:
            return {}  # nothing is silenced by what cannot be read
        found: dict[_Spot, str] = {}
        for path in representatives(paths) if b"aisec:" in data else ():
            for silenced in self._silenced(Source(path, data)):
                secret, location = silenced.finding.secret, silenced.finding.location
                if secret is not None:
                    found[secret.digest, location.span] = silenced.suppression.reason
        return found

    def _silenced(self, source: Source) -> tuple[Suppressed, ...]:
        said = text_only(source)
        hidden = said.mask(source)
        findings = tuple(finding(source, hidden, match, engine, self._key) for engine, match in said.final())
        comments = tuple(suppress.find(source, hidden.lines, hidden.hide, NAMES))
        return suppress.apply(
            FileResult(findings=findings, suppressions=comments), date.today(), self._rules
        ).suppressed


class _Secret(Struct):
    """What is collected of one secret."""

    strictest: Sighting
    first: tuple[int, str, Sighting]
    """(index of the origin, path, sighting)"""
    blobs: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    head: list[Location] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def entries(
    known: Mapping[str, Looked],
    places: Places,
    origins: Sequence[Origin],
    head: HeadFiles,
    settings: Settings,
    rules: Collection[str],
) -> list[Entry]:
    """The secrets under some rules: those in HEAD first, of these the blocking ones, of these the newest."""
    secrets: dict[str, _Secret] = {}
    for blob, looked in known.items():
        reasons = head.reasons(blob) if looked.sightings else {}
        for seen in looked.sightings:
            if seen.rule in rules:
                secret = _add(secrets, seen, blob, places[blob])
                here = head.paths(blob)
                secret.head += [seen.at(path) for path in here]
                if (seen.secret.digest, seen.span) in reasons:
                    secret.reasons += [reasons[seen.secret.digest, seen.span]] * len(here)
    made = (_entry(secret, origins, settings) for secret in secrets.values())
    return sorted(made, key=lambda e: (not e.head, not e.blocks, -e.origin.time, e.first.path, e.first.span))


def _add(secrets: dict[str, _Secret], seen: Sighting, blob: str, paths: Mapping[str, int]) -> _Secret:
    path, index = min(paths.items(), key=lambda place: place[1])
    first = (index, path, seen)
    secret = secrets.setdefault(seen.secret.digest, _Secret(seen, first))
    if _rank(seen) > _rank(secret.strictest):
        secret.strictest = seen
    if (index, path, seen.span) < (secret.first[0], secret.first[1], secret.first[2].span):
        secret.first = first
    secret.blobs.add(blob)
    secret.paths.update(paths)
    return secret


def _rank(seen: Sighting) -> tuple[int, int, str]:
    return seen.confidence, seen.severity, seen.rule


def _entry(secret: _Secret, origins: Sequence[Origin], settings: Settings) -> Entry:
    index, path, seen = secret.first
    rule, severity, confidence = secret.strictest.rule, secret.strictest.severity, secret.strictest.confidence
    quiet = bool(secret.head) and len(secret.reasons) == len(secret.head)
    return Entry(
        rule=rule,
        secret=secret.strictest.secret,
        severity=severity,
        confidence=confidence,
        blocks=not quiet and (settings.strict or settings.grave(confidence, severity)),
        origin=origins[index],
        first=seen.at(path),
        head=tuple(sorted(secret.head, key=lambda place: (place.path, place.span))),
        blobs=len(secret.blobs),
        paths=len(secret.paths),
        reasons=tuple(sorted(set(secret.reasons))) if quiet else (),
    )
