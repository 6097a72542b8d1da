"""One blob through the engines for secrets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from aisec_hooks.engines.secret_places import Setting, is_local_setup, setting
from aisec_hooks.examine import text_only
from aisec_hooks.findings import secret_of
from aisec_hooks.history.entries import RULES, VAGUE, Looked, Sighting
from aisec_hooks.model import Match, Note, NoteKind
from aisec_hooks.syntax.decode import mostly_text, unreadable
from aisec_hooks.syntax.source import Source

MOST_NAMES = 8
"""Different file names that one content is looked at under."""
_STRICTNESS = {Setting.PROGRAM: 0, Setting.REHEARSAL: 1, Setting.WORDING: 2}


def representatives(paths: Iterable[str]) -> tuple[str, ...]:
    """Of the paths of one content those that can make a difference: of each file name the strictest place."""
    best: dict[str, tuple[tuple[int, bool], str]] = {}
    for path in paths:
        name = path.rpartition("/")[2]
        rank = (_STRICTNESS[setting(path)], is_local_setup(path))
        if name not in best or rank < best[name][0]:
            best[name] = (rank, path)
    chosen = sorted(best.values(), key=lambda found: found[0])[:MOST_NAMES]  # stable: first come, first served
    return tuple(path for _, path in chosen)


def look(data: bytes, paths: Sequence[str], key: bytes) -> Looked:
    """The secrets of a content that is found at some paths; a secret counts as it does at the strictest."""
    reason = unreadable(data)
    if reason and not mostly_text(data):
        return Looked(skipped="binary" if reason == "binary file" else reason)
    strictest: dict[tuple[str, object], Sighting] = {}
    notes: list[Note] = []
    for path in paths:
        source = Source(path, data)
        said = text_only(source)
        notes += said.notes
        for _, match in said.final():
            seen = _sighting(source, match, key)
            if seen is not None:
                known = strictest.get((seen.secret.digest, seen.span))
                if known is None or _rank(seen) > _rank(known):
                    strictest[seen.secret.digest, seen.span] = seen
    return Looked(
        sightings=tuple(sorted(strictest.values(), key=lambda s: (s.span, s.rule))),
        partial=any(n.kind is NoteKind.PARTIAL for n in notes),
        failed=next((f"{n.message} ({n.engine})" for n in notes if n.kind is NoteKind.FAILED), ""),
    )


def _rank(seen: Sighting) -> tuple[int, int]:
    return seen.confidence, seen.severity


def _sighting(source: Source, match: Match, key: bytes) -> Sighting | None:
    secret = secret_of(match, key)
    if secret is None or match.rule not in RULES | VAGUE:
        return None
    if not secret.prefix.isprintable():  # half a character of a notebook's JSON cannot be written down
        secret = replace(secret, prefix="")
    place = source.locate(match.span)
    return Sighting(
        rule=match.rule,
        secret=secret,
        severity=match.severity,
        confidence=match.confidence,
        span=place.span,
        cell=place.cell,
        cell_line=place.cell_line,
    )


def encoded(looked: Looked) -> bytes:
    """For the cache and the way between processes; nothing found is nothing."""
    return msgspec.json.encode(looked) if looked != NOTHING else b""


def decoded(row: bytes) -> Looked:
    """The opposite; ValueError for what was not written by `encoded`."""
    return msgspec.json.decode(row, type=Looked) if row else NOTHING


NOTHING = Looked()
