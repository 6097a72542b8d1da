"""The engines: each reads one source and yields matches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from aisec_hooks.model import Cleared, Match, Note
from aisec_hooks.syntax.source import Source

Found = Match | Note | Cleared
"""What an engine may say of a source."""


class Engine(Protocol):
    """What the pipeline needs of an engine."""

    @property
    def name(self) -> str:
        """What reports call it."""

    @property
    def version(self) -> str:
        """Changes whenever results may; part of the cache's key."""

    def wants(self, source: Source) -> bool:
        """A cheap look at the text: False only if `check` would surely yield nothing."""

    def check(self, source: Source) -> Iterator[Found]:
        """The matches in the source, in order of their spans; a Note for what could not be checked,
        a Cleared for what is known to be harmless."""
