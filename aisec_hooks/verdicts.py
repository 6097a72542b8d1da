"""Where several engines speak of one thing: which of them is heard."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aisec_hooks.mask import SECRET_RULES
from aisec_hooks.model import Match, Span

Named = tuple[str, Match]
"""An engine's name and what it found."""

HINTS = "bandit"
"""The engine that gives way to our own where they decide the same question."""

DECIDED = frozenset({"hardcoded-secret", "template-autoescape-off"})
"""Rules that our own engine decides for every place where the hinting engine would guess."""


_KEYS = frozenset({"hardcoded-crypto-key"})


def final(matches: Sequence[Named], cleared: Collection[tuple[str, int]]) -> list[Named]:
    """One match where several speak of the same thing, in order of place.

    Secrets whose spans overlap are one secret, and the most certain match wins. Elsewhere one rule on one
    line is one finding unless an engine tells two places apart. A hint is dropped where our own engine
    knows the line to be harmless, or tells of it itself, be it as a step on the way to what it found.
    """
    told = {
        (m.rule, line)
        for engine, m in matches
        if engine != HINTS
        for span in (m.span, *(step.span for step in m.trace if not step.path))
        for line in range(span.start_line, span.end_line + 1)
    }
    ordered = sorted(
        (n for n in matches if not _superseded(n, told, cleared)), key=lambda n: (n[1].span, n[1].rule, n[0])
    )
    kept: list[Named] = []
    for named in ordered:
        nearby = range(len(kept) - 1, max(-1, len(kept) - 64), -1)
        rival = next((i for i in nearby if _same(kept[i], named)), None)
        if rival is None:
            kept.append(named)
        elif _rank(named) > _rank(kept[rival]):
            kept[rival] = named
    return sorted(kept, key=lambda n: (n[1].span, n[1].rule))


def _superseded(named: Named, told: Collection[tuple[str, int]], cleared: Collection[tuple[str, int]]) -> bool:
    engine, match = named
    place = (match.rule, match.span.start_line)
    return engine == HINTS and (match.rule in DECIDED or place in told or place in cleared)


def _rank(named: Named) -> tuple[bool, int, int, bool]:
    engine, match = named
    return (engine != HINTS, match.confidence, match.severity, bool(match.names))


def _same(one: Named, other: Named) -> bool:
    a, b = one[1], other[1]
    if a.secret and b.secret:
        return _overlap(a.span, b.span)
    if a.span.start_line != b.span.start_line:
        return False
    if a.secret or b.secret:
        return {a.rule, b.rule} <= SECRET_RULES | _KEYS
    return a.rule == b.rule and (one[0] != other[0] or a.span == b.span)


def _overlap(a: Span, b: Span) -> bool:
    return (a.start_line, a.start_column) < (b.end_line, b.end_column) and (b.start_line, b.start_column) < (
        a.end_line,
        a.end_column,
    )
