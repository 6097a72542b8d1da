"""The settings of a comparison: read from its snapshots, and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from aisec_hooks.errors import UserError
from aisec_hooks.model import Cause, Confidence, Finding, Location, Severity, Snippet, Span
from aisec_hooks.rules import NAMES
from aisec_hooks.scrub import scrub
from aisec_hooks.settings import FILES, Settings, parse, weakenings
from aisec_hooks.snapshot import Comparison, Snapshot, TooLarge
from aisec_hooks.syntax.decode import decode

LARGEST = 1_000_000


class Found(Struct, frozen=True, kw_only=True):
    """Settings and where they were read: `path` is "" where there are none."""

    settings: Settings
    path: str = ""
    blob: str = ""
    text: str = ""


def read(snapshot: Snapshot) -> Found:
    """The settings that a snapshot holds, the defaults where it holds none; UserError if they are wrong."""
    for path in FILES:
        try:
            found = snapshot.read(path, LARGEST)
        except TooLarge:
            raise UserError(f"{path}: larger than {LARGEST} bytes") from None
        if found is not None:
            blob, data = found
            settings = parse(path, data, NAMES)
            if settings is not None:
                return Found(settings=settings, path=path, blob=blob, text=decode(data, python=False)[0])
    return Found(settings=Settings())


def of(comparison: Comparison, *, from_base: bool) -> tuple[Settings, list[Finding]]:
    """The settings to judge a comparison by, and what its change of them weakens.

    With `from_base` (a range in CI) the base's settings hold, so that a pull request cannot switch off
    its own check.
    """
    head = read(comparison.head)
    bases = [_lenient(snapshot) for snapshot in comparison.bases]
    if not bases or any(base.blob == head.blob and base.path == head.path for base in bases):
        return head.settings, []
    found = list(weakened(bases[0], head))
    return (bases[0].settings if from_base else head.settings), found


def _lenient(snapshot: Snapshot) -> Found:
    """A base whose settings are wrong counts as one without: the head may be mending them."""
    try:
        return read(snapshot)
    except UserError:
        return Found(settings=Settings())


def weakened(base: Found, head: Found) -> Iterator[Finding]:
    """A finding for everything that the head's settings check less than the base's."""
    for key, what in weakenings(base.settings, head.settings):
        path = head.path or base.path
        number, line = _line_of(head.text, key)
        span = Span(start_line=number, start_column=1, end_line=number, end_column=max(2, len(line) + 1))
        yield Finding(
            rule="weakened-settings",
            location=Location(path=path, span=span),
            message=scrub(f"{key}: {what}"),
            severity=Severity.MEDIUM,
            confidence=Confidence.MEDIUM,
            engine="settings",
            scope="tool.aisec",
            code=scrub(f"{key}:{what}"),
            snippet=Snippet(first_line=number, lines=()),
            cause=Cause.WEAKENED_CONFIG,
        )


def _line_of(text: str, key: str) -> tuple[int, str]:
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
            return number, line
    return 1, ""
