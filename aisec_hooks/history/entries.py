"""What is told of a history: each secret once, with all that is known of where it was and is."""

from __future__ import annotations

from msgspec import Struct

from aisec_hooks.model import Confidence, Location, Note, Secret, Severity, Span
from aisec_hooks.snapshot.history import Origin

RULES = frozenset({"hardcoded-secret", "credentials-in-url", "provider-token", "private-key", "json-web-token"})
VAGUE = frozenset({"high-entropy-string"})
"""Rules that are asked for with --strict only."""


class Sighting(Struct, frozen=True, kw_only=True):
    """A secret at a place of a blob, without its text."""

    rule: str
    secret: Secret
    severity: Severity
    confidence: Confidence
    span: Span
    cell: int | None = None
    cell_line: int | None = None

    def at(self, path: str) -> Location:
        """The place, in a file of that name."""
        return Location(path=path, span=self.span, cell=self.cell, cell_line=self.cell_line)


class Looked(Struct, frozen=True, kw_only=True):
    """What is known of a blob; the cache holds these as JSON."""

    sightings: tuple[Sighting, ...] = ()
    skipped: str = ""
    """Why it was not looked at, by design: "binary", "git LFS pointer", "too large"."""
    partial: bool = False
    """An engine looked at part of it only."""
    failed: str = ""
    """Why it could not be looked at; such a thing is not remembered."""


class Entry(Struct, frozen=True, kw_only=True):
    """One secret, known by its keyed hash."""

    rule: str
    secret: Secret
    severity: Severity
    confidence: Confidence
    """The strictest of all its places."""
    blocks: bool
    origin: Origin
    first: Location
    """Where it was found in the earliest commit that had it."""
    head: tuple[Location, ...]
    """Where it is in HEAD, sorted; empty if it is not."""
    blobs: int
    paths: int
    reasons: tuple[str, ...] = ()
    """The reasons of the comments that silence it, if there is one at every place in HEAD."""


class History(Struct, frozen=True, kw_only=True):
    """The report on a history."""

    strict: bool
    commits: int
    blobs: int
    """Blobs that were looked at, now or earlier."""
    remembered: int
    """How many of them were looked at earlier."""
    entries: tuple[Entry, ...]
    silenced: tuple[Entry, ...]
    left_out: tuple[tuple[str, int], ...]
    """What was not looked at by design: (kind, how many)."""
    partial: int
    """Blobs that an engine looked at in part."""
    notes: tuple[Note, ...]

    @property
    def blocking(self) -> int:
        """How many secrets block."""
        return sum(entry.blocks for entry in self.entries)

    @property
    def exit_code(self) -> int:
        """3 incomplete, 1 something blocks, 0 neither."""
        return 3 if self.notes else int(self.blocking > 0)
